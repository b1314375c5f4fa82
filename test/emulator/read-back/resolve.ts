import type { Properties } from './reader';

/** What references stand for. */
export interface Scope {
  /** The value of `Ref`: a parameter, a pseudo parameter or a resource. */
  ref(name: string): Promise<unknown>;
  getAtt(logicalId: string, attribute: string): Promise<unknown>;
  findInMap(path: readonly unknown[]): unknown;
}

const NOTHING = Symbol('AWS::NoValue');

/**
 * A template's value with its functions resolved against what was deployed.
 *
 * @throws Error for a function that it does not know
 */
export async function resolve(value: unknown, scope: Scope): Promise<unknown> {
  if (Array.isArray(value)) {
    const items = await Promise.all(value.map((item) => resolve(item, scope)));
    return items.filter((item) => item !== NOTHING);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Properties);
  const [name, argument] = entries[0] ?? ['', undefined];
  if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) return call(name, argument, scope);
  const fields = await Promise.all(
    entries.map(async ([key, field]) => [key, await resolve(field, scope)] as const),
  );
  return Object.fromEntries(fields.filter(([, field]) => field !== NOTHING));
}

async function call(name: string, argument: unknown, scope: Scope): Promise<unknown> {
  if (name === 'Ref') return argument === 'AWS::NoValue' ? NOTHING : scope.ref(String(argument));
  if (name === 'Fn::Sub') return substitute(argument, scope);
  if (name === 'Fn::GetAtt') {
    const [logicalId = '', ...attribute] = Array.isArray(argument)
      ? argument.map(String)
      : String(argument).split('.');
    return scope.getAtt(logicalId, attribute.join('.'));
  }
  const resolved = await resolve(argument, scope);
  const list = Array.isArray(resolved) ? (resolved as unknown[]) : [resolved];
  const [first, second] = list;
  switch (name) {
    case 'Fn::Join':
      return (second as unknown[]).join(String(first));
    case 'Fn::Split':
      return String(second).split(String(first));
    case 'Fn::Select':
      return (second as unknown[])[Number(first)];
    case 'Fn::Base64':
      return Buffer.from(String(first)).toString('base64');
    case 'Fn::FindInMap':
      return scope.findInMap(list);
    case 'Fn::GetAZs': {
      const region = first === '' ? await scope.ref('AWS::Region') : first;
      return ['a', 'b', 'c', 'd'].map((zone) => `${String(region)}${zone}`);
    }
    default:
      throw new Error(`${name} is not resolved by the read-back`);
  }
}

async function substitute(argument: unknown, scope: Scope): Promise<string> {
  const [pattern, values] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, Properties];
  const given = (await resolve(values, scope)) as Properties;
  const parts = pattern.split(/\$\{([^!][^}]*)\}/);
  const resolved = await Promise.all(
    parts.map((part, index) => {
      if (index % 2 === 0) return part.replace(/\$\{!/g, '${');
      if (part in given) return given[part];
      const [logicalId = '', ...attribute] = part.split('.');
      return attribute.length > 0 ? scope.getAtt(logicalId, attribute.join('.')) : scope.ref(part);
    }),
  );
  return resolved.map(String).join('');
}
