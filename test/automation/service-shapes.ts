import * as scaling from '@aws-sdk/client-application-auto-scaling';
import * as backup from '@aws-sdk/client-backup';
import * as ecs from '@aws-sdk/client-ecs';
import * as rds from '@aws-sdk/client-rds';

/**
 * The clients by the names that Automation has for their services. Each exports the schemas of its operations, and the
 * commands.
 */
export const CLIENTS: Readonly<Record<string, object | undefined>> = {
  'application-autoscaling': scaling,
  backup,
  ecs,
  rds,
};

/** A schema as the SDK holds it: a structure has the names of its members at 4 and their schemas at 5. */
type Schema = readonly unknown[];

const STRUCTURE = 3;
const [INPUT, OUTPUT] = [4, 5];
const [MEMBER_NAMES, MEMBERS] = [4, 5];

/** The names of the inputs of an operation, as its API reference lists them. */
export function inputsOf(service: string, api: string): readonly string[] {
  return namesOf(resolved(operation(service, api)[INPUT]));
}

/**
 * Fails unless a response of the operation has the property.
 *
 * @param selector such as `$.DBInstances[0].DBInstanceStatus`
 */
export function checkSelector(service: string, api: string, selector: string): void {
  let schema = resolved(operation(service, api)[OUTPUT]);
  for (const [, name, index] of selector.matchAll(/\.(\w+)((?:\[\d+\])?)/g)) {
    const position = namesOf(schema).indexOf(name);
    if (position < 0) throw new Error(`${service} ${api} answers without ${name} of ${selector}`);
    schema = resolved((schema?.[MEMBERS] as unknown[])[position]);
    if (index !== '') schema = resolved(schema?.[MEMBER_NAMES]);
  }
}

function operation(service: string, api: string): Schema {
  const schema = (CLIENTS[service] as Record<string, Schema | undefined> | undefined)?.[`${api}$`];
  if (schema === undefined) throw new Error(`${service} has no operation ${api}`);
  return schema;
}

function namesOf(schema: Schema | undefined): readonly string[] {
  return schema?.[0] === STRUCTURE ? (schema[MEMBER_NAMES] as string[]) : [];
}

/** Members are schemas, functions that return one, or either with traits beside it. Numbers stand for simple types. */
function resolved(member: unknown): Schema | undefined {
  if (typeof member === 'function') return resolved((member as () => unknown)());
  if (!Array.isArray(member)) return undefined;
  return typeof member[0] === 'number' ? member : resolved(member[0]);
}
