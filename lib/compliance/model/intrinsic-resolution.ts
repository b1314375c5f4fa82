import { Assumptions, type Noting } from './assumptions';
import { Conditions } from './conditions';
import { intrinsic, isObject, list, object, scalar, type JsonObject } from './json';
import { valuesOf } from './parameter-values';
import { type Assumption, SAMPLES, type Unknown } from './unknowns';

/** The parts of a template that decide what its values are. */
export interface Deciding {
  /** Not that of another template. */
  readonly id: string;
  readonly parameters: JsonObject;
  readonly conditions: JsonObject;
  readonly mappings: JsonObject;
  /** True if a reference leads to a resource. */
  readonly isFollowable: (value: unknown) => boolean;
  /** What a function or a reference is as text, if the templates and where they are deployed to tell. */
  readonly literal: (value: unknown) => string | undefined;
}

/** Stands for a property that is not written. */
const NO_VALUE = Symbol('no value');
const DYNAMIC_REFERENCE = /^\{\{resolve:(ssm:[^}]*)\}\}$/;
/** Functions that checks read themselves, or that are text. */
const LEFT_ALONE = ['Fn::GetAZs', 'Fn::Cidr', 'Fn::Base64', 'Fn::GetAtt', 'Fn::ToJsonString'];

/** Settles what a template leaves to conditions, parameters and mappings, as far as an assumption goes. */
export class IntrinsicResolution {
  private readonly assumed: Assumptions;
  private readonly conditions: Conditions;

  constructor(
    private readonly template: Deciding,
    assumption: Assumption,
    note: Noting,
  ) {
    this.assumed = new Assumptions(template.id, assumption, note);
    this.conditions = new Conditions(template, this.assumed, (written) => this.text(written));
  }

  /** The value with what is decided put in its place; undefined for one that is left out. */
  value(written: unknown): unknown {
    const settled = this.settle(written);
    return settled === NO_VALUE ? undefined : settled;
  }

  /** Whether a condition holds; nothing if that is open, which is then noted. */
  condition(name: string): boolean | undefined {
    return this.conditions.holds(name);
  }

  private settle(written: unknown): unknown {
    if (Array.isArray(written)) {
      return written.map((one: unknown) => this.settle(one)).filter((one) => one !== NO_VALUE);
    }
    if (typeof written === 'string') return this.dynamic(written);
    if (!isObject(written)) return written;
    const call = intrinsic(written);
    if (call !== undefined) return this.function(call.name, call.argument, written);
    const entries = Object.entries(written)
      .map(([key, value]) => [key, this.settle(value)] as const)
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
        return this.mapped(list(argument), written);
      case 'Fn::Select':
        return this.selected(list(argument), written);
      case 'Fn::Sub':
        return this.substituted(argument);
      case 'Fn::Join':
        return this.joined(list(argument));
      default:
        return this.called(name, argument);
    }
  }

  private called(name: string, argument: unknown): unknown {
    const call = { [name]: this.value(argument) };
    if (LEFT_ALONE.includes(name) || this.isOfResource(call)) return call;
    return this.template.literal(call) ?? this.open(call, `what ${name} gives`);
  }

  private reference(id: string, written: JsonObject): unknown {
    if (id === 'AWS::NoValue') return NO_VALUE;
    if (!(id in this.template.parameters)) return written;
    const literal = this.template.literal(written);
    if (literal !== undefined) return literal;
    if (this.template.isFollowable(written)) return written;
    return this.open(written, `parameter ${id}`, valuesOf(this.template.parameters[id]));
  }

  private choice([name, whenTrue, whenFalse]: readonly unknown[], written: JsonObject): unknown {
    const holds = this.condition(String(name));
    if (holds === undefined) return written;
    return this.settle(holds ? whenTrue : whenFalse);
  }

  private mapped(argument: readonly unknown[], written: JsonObject): unknown {
    const [name, top, second] = argument.slice(0, 3).map((key) => this.text(key));
    const map = object(this.template.mappings[String(name)]);
    const found = object(map[String(top)])[String(second)];
    if (found !== undefined) return found;
    const fallback = Object.values(object(argument[3])).map((value) => this.settle(value));
    const isMissing = top !== undefined && second !== undefined && fallback.length > 0;
    const possible = isMissing ? [] : under(under([map], top), second);
    return this.oneOf([...possible, ...fallback], written, `what mapping ${String(name)} gives`);
  }

  private selected(argument: readonly unknown[], written: JsonObject): unknown {
    const what = `what is selected by ${JSON.stringify(written)}`;
    const [index, values] = argument.map((one) => this.value(one));
    if (Array.isArray(values)) {
      const from = Number(scalar(index));
      const selected = values.slice(from, from + 1);
      return this.oneOf(selected.length > 0 ? selected : values, written, what);
    }
    const call = { 'Fn::Select': [index, values] };
    const isReadByChecks = LEFT_ALONE.includes(intrinsic(values)?.name ?? '') || this.isOfResource(values);
    return isReadByChecks ? call : this.open(call, what);
  }

  /** Parts of what names a resource leave no more open than the name does. */
  private isOfResource(value: unknown): boolean {
    const split = object(value)['Fn::Split'];
    return this.template.isFollowable(split === undefined ? value : list(split)[1]);
  }

  /** Parts that are all known are text, and one part alone is itself. */
  private joined(argument: readonly unknown[]): unknown {
    const [separator, parts] = argument.map((one) => this.value(one));
    if (!Array.isArray(parts)) return { 'Fn::Join': [separator, parts] };
    if (parts.length === 1) return parts[0] as unknown;
    const texts = parts.flatMap((part) => scalar(part) ?? []);
    return texts.length === parts.length
      ? texts.join(scalar(separator) ?? '')
      : { 'Fn::Join': [separator, parts] };
  }

  /** Text in which nothing is left to put is plain text, and one value alone is itself. */
  private substituted(argument: unknown): unknown {
    const [text, variables] = list(argument);
    const given = object(this.value(variables));
    const valueOf = (name: string) => {
      if (name in given) return given[name];
      return name in this.template.parameters ? this.value({ Ref: name }) : undefined;
    };
    const put = String(text).replace(
      /\$\{([^!${}]+)\}/g,
      (all, name: string) => scalar(valueOf(name)) ?? all,
    );
    if (!put.includes('${')) return put;
    const left = Object.entries(given).filter(([, value]) => scalar(value) === undefined);
    const alone = left.find(([name]) => put === `\${${name}}`);
    if (alone !== undefined) return alone[1];
    return { 'Fn::Sub': left.length === 0 ? put : [put, Object.fromEntries(left)] };
  }

  private text(written: unknown): string | undefined {
    const settled = this.value(written);
    return scalar(settled) ?? (isObject(settled) ? this.template.literal(settled) : undefined);
  }

  private dynamic(written: string): unknown {
    const name = DYNAMIC_REFERENCE.exec(written)?.[1];
    return name === undefined ? written : this.open({ 'Fn::DynamicReference': written }, `parameter ${name}`);
  }

  /** One of the values, which are all that it may be; anything, if there is none. */
  private oneOf(values: readonly unknown[], written: JsonObject, what: string): unknown {
    const unlike = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
    if (unlike.length === 1) return unlike[0];
    return this.open(written, what, unlike.length === 0 ? SAMPLES : { values: unlike, isExact: true });
  }

  /** What is assumed of an unknown value; the value as it is written, if nothing is. */
  private open(written: JsonObject, what: string, known: Omit<Unknown, 'key' | 'what'> = SAMPLES): unknown {
    return this.assumed.ask(written, { what, ...known }) ?? written;
  }
}

/** What stands under a key of maps; anything, if the key is not known, or is none with which it could be deployed. */
function under(maps: readonly unknown[], key: string | undefined): readonly unknown[] {
  const all = maps.flatMap((map) => Object.entries(object(map)));
  const found = all.filter(([name]) => name === key);
  return (found.length > 0 ? found : all).map(([, value]) => value);
}
