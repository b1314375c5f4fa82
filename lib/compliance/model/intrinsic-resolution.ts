import { Assumptions, type UnknownListener } from './assumptions';
import { Conditions } from './conditions';
import { intrinsic, isObject, list, object, scalar, type JsonObject } from '../../internal/json';
import { valuesOf } from './parameter-values';
import type { ResolutionContext } from './resolution-context';
import { type Assumption, SAMPLES, type Unknown } from './unknowns';

/** Stands for a property that is left out. */
const NO_VALUE = Symbol('no value');
const DYNAMIC_REFERENCE = /^\{\{resolve:(ssm:[^}]*)\}\}$/;
/** Functions that checks read themselves, or that give text. */
const UNRESOLVED = ['Fn::GetAZs', 'Fn::Cidr', 'Fn::Base64', 'Fn::GetAtt', 'Fn::ToJsonString'];

/** Resolves the conditions, parameters and mappings of a template under an assumption. */
export class IntrinsicResolution {
  private readonly assumptions: Assumptions;
  private readonly conditions: Conditions;

  constructor(
    private readonly template: ResolutionContext,
    assumption: Assumption,
    onUnknown: UnknownListener,
  ) {
    this.assumptions = new Assumptions(template.id, assumption, onUnknown);
    this.conditions = new Conditions(template, this.assumptions, (written) => this.text(written));
  }

  /** The resolved value; undefined for a property that is left out. */
  value(written: unknown): unknown {
    const resolved = this.resolve(written);
    return resolved === NO_VALUE ? undefined : resolved;
  }

  /** Whether a condition is true; undefined if that is unknown, which is then reported. */
  condition(name: string): boolean | undefined {
    return this.conditions.isTrue(name);
  }

  private resolve(written: unknown): unknown {
    if (Array.isArray(written)) {
      return written.map((one: unknown) => this.resolve(one)).filter((one) => one !== NO_VALUE);
    }
    if (typeof written === 'string') return this.dynamic(written);
    if (!isObject(written)) return written;
    const call = intrinsic(written);
    if (call !== undefined) return this.function(call.name, call.argument, written);
    const entries = Object.entries(written)
      .map(([key, value]) => [key, this.resolve(value)] as const)
      .filter(([, value]) => value !== NO_VALUE);
    return Object.fromEntries(entries);
  }

  private function(name: string, argument: unknown, written: JsonObject): unknown {
    switch (name) {
      case 'Ref':
        return this.reference(String(argument), written);
      case 'Fn::If':
        return this.choice(list(argument), written);
      case 'Fn::FindInMap':
        return this.mappedValue(list(argument), written);
      case 'Fn::Select':
        return this.selection(list(argument), written);
      case 'Fn::Sub':
        return this.substitution(argument);
      case 'Fn::Join':
        return this.join(list(argument));
      default:
        return this.called(name, argument);
    }
  }

  private called(name: string, argument: unknown): unknown {
    const call = { [name]: this.value(argument) };
    if (UNRESOLVED.includes(name) || this.isOfResource(call)) return call;
    return this.template.literal(call) ?? this.open(call, `the result of ${name}`);
  }

  private reference(id: string, written: JsonObject): unknown {
    if (id === 'AWS::NoValue') return NO_VALUE;
    if (!(id in this.template.parameters)) return written;
    const literal = this.template.literal(written);
    if (literal !== undefined) return literal;
    if (this.template.isReference(written)) return written;
    return this.open(written, `parameter ${id}`, valuesOf(this.template.parameters[id]));
  }

  private choice([name, whenTrue, whenFalse]: readonly unknown[], written: JsonObject): unknown {
    const isTrue = this.condition(String(name));
    if (isTrue === undefined) return written;
    return this.resolve(isTrue ? whenTrue : whenFalse);
  }

  private mappedValue(argument: readonly unknown[], written: JsonObject): unknown {
    const [name, top, second] = argument.slice(0, 3).map((key) => this.text(key));
    const map = object(this.template.mappings[String(name)]);
    const found = object(map[String(top)])[String(second)];
    if (found !== undefined) return found;
    const fallback = Object.values(object(argument[3])).map((value) => this.resolve(value));
    const isMissing = top !== undefined && second !== undefined && fallback.length > 0;
    const possible = isMissing ? [] : under(under([map], top), second);
    return this.oneOf([...possible, ...fallback], written, `the result of mapping ${String(name)}`);
  }

  private selection(argument: readonly unknown[], written: JsonObject): unknown {
    const subject = `the selection ${JSON.stringify(written)}`;
    const [index, values] = argument.map((one) => this.value(one));
    if (Array.isArray(values)) {
      const from = Number(scalar(index));
      const selected = values.slice(from, from + 1);
      return this.oneOf(selected.length > 0 ? selected : values, written, subject);
    }
    const call = { 'Fn::Select': [index, values] };
    const isReadByChecks = UNRESOLVED.includes(intrinsic(values)?.name ?? '') || this.isOfResource(values);
    return isReadByChecks ? call : this.open(call, subject);
  }

  /** Parts of the name of a resource are known as far as the name is. */
  private isOfResource(value: unknown): boolean {
    const split = object(value)['Fn::Split'];
    return this.template.isReference(split === undefined ? value : list(split)[1]);
  }

  /** Known parts are joined as text; a single part is itself. */
  private join(argument: readonly unknown[]): unknown {
    const [separator, parts] = argument.map((one) => this.value(one));
    if (!Array.isArray(parts)) return { 'Fn::Join': [separator, parts] };
    if (parts.length === 1) return parts[0] as unknown;
    const texts = parts.flatMap((part) => scalar(part) ?? []);
    return texts.length === parts.length
      ? texts.join(scalar(separator) ?? '')
      : { 'Fn::Join': [separator, parts] };
  }

  /** Text without unknown variables is plain text; a single variable is its value. */
  private substitution(argument: unknown): unknown {
    const [text, variables] = list(argument);
    const given = object(this.value(variables));
    const valueOf = (name: string) => {
      if (name in given) return given[name];
      return name in this.template.parameters ? this.value({ Ref: name }) : undefined;
    };
    const replaced = String(text).replace(
      /\$\{([^!${}]+)\}/g,
      (all, name: string) => scalar(valueOf(name)) ?? all,
    );
    if (!replaced.includes('${')) return replaced;
    const left = Object.entries(given).filter(([, value]) => scalar(value) === undefined);
    const alone = left.find(([name]) => replaced === `\${${name}}`);
    if (alone !== undefined) return alone[1];
    return { 'Fn::Sub': left.length === 0 ? replaced : [replaced, Object.fromEntries(left)] };
  }

  private text(written: unknown): string | undefined {
    const resolved = this.value(written);
    return scalar(resolved) ?? (isObject(resolved) ? this.template.literal(resolved) : undefined);
  }

  private dynamic(written: string): unknown {
    const name = DYNAMIC_REFERENCE.exec(written)?.[1];
    return name === undefined ? written : this.open({ 'Fn::DynamicReference': written }, `parameter ${name}`);
  }

  /** One of the possible values; any value if there is none. */
  private oneOf(values: readonly unknown[], written: JsonObject, subject: string): unknown {
    const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
    if (distinct.length === 1) return distinct[0];
    return this.open(written, subject, distinct.length === 0 ? SAMPLES : { values: distinct, isExact: true });
  }

  /** The assumed value of an unknown value; without one, the value as written. */
  private open(
    written: JsonObject,
    subject: string,
    known: Omit<Unknown, 'key' | 'subject'> = SAMPLES,
  ): unknown {
    return this.assumptions.read(written, { subject, ...known }) ?? written;
  }
}

/** The values under a key of maps; all values if the key is unknown, or not in the maps. */
function under(maps: readonly unknown[], key: string | undefined): readonly unknown[] {
  const all = maps.flatMap((map) => Object.entries(object(map)));
  const found = all.filter(([name]) => name === key);
  return (found.length > 0 ? found : all).map(([, value]) => value);
}
