import { intrinsic, isObject, list, object, scalar, type JsonObject } from './json';
import { type Assumption, ELSE, isShort, TELLING_NUMBERS, TELLING_VALUES, type Unknown } from './unknowns';

/** The parts of a template that decide what its values are. */
export interface Deciding {
  readonly stackName: string;
  readonly parameters: JsonObject;
  readonly conditions: JsonObject;
  readonly mappings: JsonObject;
  /** Values that the parent gives to the parameters of a nested stack. */
  readonly given: JsonObject;
  /** True if a reference leads to a resource. */
  readonly isFollowable: (value: unknown) => boolean;
  /** What a reference to another stack is, if templates tell. */
  readonly literal: (value: unknown) => string | undefined;
}

/** Gets every unknown value that was come across. */
export type Noting = (unknown: Unknown) => void;

/** Stands for a property that is not written. */
const NO_VALUE = Symbol('no value');
const DYNAMIC_REFERENCE = /^\{\{resolve:ssm:[^}]*\}\}$/;
const DEEPEST_CONDITION = 20;
/** Functions that checks read themselves, or that are text. */
const LEFT_ALONE = ['Fn::GetAZs', 'Fn::Cidr', 'Fn::Base64', 'Fn::GetAtt', 'Fn::ToJsonString'];

/** Settles what a template leaves to conditions, parameters and mappings, as far as an assumption goes. */
export class Settling {
  constructor(
    private readonly template: Deciding,
    private readonly assumption: Assumption,
    private readonly note: Noting,
  ) {}

  /** The value with what is decided put in its place; undefined for one that is left out. */
  value(written: unknown): unknown {
    const settled = this.settle(written);
    return settled === NO_VALUE ? undefined : settled;
  }

  /** Whether a condition holds; nothing if that is open, which is then noted. */
  condition(name: string): boolean | undefined {
    return this.holds({ Condition: name }, 0);
  }

  private settle(written: unknown): unknown {
    if (Array.isArray(written)) {
      return written.map((one: unknown) => this.settle(one)).filter((one) => one !== NO_VALUE);
    }
    if (typeof written === 'string' && DYNAMIC_REFERENCE.test(written)) {
      return this.open({ 'Fn::DynamicReference': written }, `parameter ${written.slice(10, -2)}`);
    }
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
        return this.choice(argument);
      case 'Fn::FindInMap':
        return this.mapped(argument);
      case 'Fn::Select':
        return this.selected(argument, written);
      case 'Fn::Sub':
        return this.substituted(argument, written);
      case 'Fn::Join':
        return this.joined(argument);
      default:
        break;
    }
    const inner = { [name]: this.value(argument) };
    if (LEFT_ALONE.includes(name) || this.isOfResource(written)) return inner;
    return this.template.literal(written) ?? this.open(inner, `what ${name} gives`);
  }

  private reference(id: string, written: JsonObject): unknown {
    if (id === 'AWS::NoValue') return NO_VALUE;
    if (id.startsWith('AWS::') || !(id in this.template.parameters)) return written;
    const literal = scalar(this.template.given[id]);
    if (literal !== undefined) return literal;
    if (this.template.isFollowable(written)) return written;
    return this.open(written, `parameter ${id}`, this.valuesOf(id));
  }

  /** One branch; both, if they are the same; else the function as it is. */
  private choice(argument: unknown): unknown {
    const [name, whenTrue, whenFalse] = list(argument);
    const holds = this.condition(String(name));
    if (holds !== undefined) return this.settle(holds ? whenTrue : whenFalse);
    const [one, other] = [this.settle(whenTrue), this.settle(whenFalse)];
    if (one === other || JSON.stringify(one) === JSON.stringify(other)) return one;
    return { 'Fn::If': [name, this.value(whenTrue), this.value(whenFalse)] };
  }

  private mapped(argument: unknown): unknown {
    const [name, top, second] = list(argument).map((one) => this.value(one));
    const map = object(this.template.mappings[String(scalar(name))]);
    const found = object(map[String(scalar(top))])[String(scalar(second))];
    if (found !== undefined) return found;
    const tops =
      scalar(top) === undefined ? Object.values(map).map(object) : [object(map[String(scalar(top))])];
    const seconds = tops.flatMap((values) =>
      scalar(second) === undefined ? Object.values(values) : [values[String(scalar(second))]],
    );
    const possible = unique(seconds.filter((value) => value !== undefined));
    const written = { 'Fn::FindInMap': [name, top, second] };
    return possible.length === 0
      ? this.open(written, `what mapping ${String(name)} gives`)
      : this.open(written, `what mapping ${String(name)} gives`, { values: possible, isExact: true });
  }

  private selected(argument: unknown, written: JsonObject): unknown {
    const [index, values] = list(argument).map((one) => this.value(one));
    if (Array.isArray(values)) {
      const found: unknown = values[Number(scalar(index))];
      if (found !== undefined) return found;
    }
    const source = intrinsic(values)?.name;
    const inner = { 'Fn::Select': [index, values] };
    const isReadByChecks = source !== undefined && ['Fn::GetAZs', 'Fn::Cidr'].includes(source);
    if (isReadByChecks || this.isOfResource(values)) return inner;
    return this.open(inner, `what is selected by ${JSON.stringify(written)}`);
  }

  /** Parts of what names a resource leave no more open than the name does. */
  private isOfResource(value: unknown): boolean {
    const call = intrinsic(value);
    const whole = call?.name === 'Fn::Split' ? list(call.argument)[1] : value;
    return this.template.isFollowable(whole);
  }

  /** Parts that are all known are text, and one part alone is itself. */
  private joined(argument: unknown): unknown {
    const [separator, parts] = list(argument).map((one) => this.value(one));
    if (!Array.isArray(parts)) return { 'Fn::Join': [separator, parts] };
    if (parts.length === 1) return parts[0] as unknown;
    const texts = parts.flatMap((part) => scalar(part) ?? []);
    return texts.length === parts.length
      ? texts.join(scalar(separator) ?? '')
      : { 'Fn::Join': [separator, parts] };
  }

  /** Text in which nothing is left to put is plain text. */
  private substituted(argument: unknown, written: JsonObject): unknown {
    if (Array.isArray(argument)) return this.substitutedBy(argument);
    const text = typeof argument === 'string' ? argument : '';
    const whole = /^\$\{([^!${}:]+)\}$/.exec(text)?.[1];
    if (whole !== undefined && whole in this.template.parameters) {
      return this.reference(whole, { Ref: whole });
    }
    const put = text.replace(/\$\{([^!${}:.]+)\}/g, (all, id: string) => {
      const value = this.assumption.get(this.keyOf({ Ref: id }));
      return scalar(value ?? this.template.given[id]) ?? all;
    });
    if (!put.includes('${')) return put;
    return put === text ? written : { 'Fn::Sub': put };
  }

  private substitutedBy([text, variables]: readonly unknown[]): unknown {
    const given = object(this.value(variables));
    const put = String(text).replace(/\$\{([^!${}]+)\}/g, (all, name: string) => scalar(given[name]) ?? all);
    const left = Object.entries(given).filter(([, value]) => scalar(value) === undefined);
    const only = left.find(([name]) => put === `\${${name}}`);
    if (only !== undefined) return only[1];
    return left.length === 0
      ? this.settle({ 'Fn::Sub': put })
      : { 'Fn::Sub': [put, Object.fromEntries(left)] };
  }

  /** What is assumed of an unknown value; the value as it is written, if nothing is. */
  private open(
    written: JsonObject,
    what: string,
    known: Pick<Unknown, 'values' | 'isExact'> = SAMPLES,
  ): unknown {
    const decided = this.keyOf(written);
    const key = this.assumption.get(decided) === ELSE ? `${decided} else` : decided;
    if (!this.assumption.has(key)) this.note({ key, what, ...known });
    return this.assumption.get(key) ?? written;
  }

  private valuesOf(parameter: string): Pick<Unknown, 'values' | 'isExact'> {
    const { AllowedValues, Type } = object(this.template.parameters[parameter]);
    const isList = /^(?:CommaDelimitedList|List<.*>)$/.test(scalar(Type) ?? '');
    const allowed = list(AllowedValues).map((value) => scalar(value) ?? '');
    if (allowed.length > 0 && !isList) return { values: unique(allowed), isExact: isShort(allowed) };
    if (isList) return { values: [[], ...TELLING_VALUES.map((value) => [value])], isExact: false };
    return Type === 'Number' ? { values: TELLING_NUMBERS, isExact: false } : SAMPLES;
  }

  private holds(written: unknown, depth: number): boolean | undefined {
    const [name, argument] = Object.entries(object(written)).at(0) ?? ['', undefined];
    if (depth > DEEPEST_CONDITION) return this.eitherWay(written);
    const parts = () => list(argument).map((part) => this.holds(part, depth + 1));
    switch (name) {
      case 'Condition': {
        const condition = this.template.conditions[String(argument)];
        return condition === undefined ? this.eitherWay(written) : this.holds(condition, depth + 1);
      }
      case 'Fn::And':
        return decided(parts(), false);
      case 'Fn::Or':
        return decided(parts(), true);
      case 'Fn::Not': {
        const [part] = parts();
        return part === undefined ? undefined : !part;
      }
      case 'Fn::Equals':
        return this.equal(list(argument), written);
      default:
        return this.eitherWay(written);
    }
  }

  private equal(sides: readonly unknown[], written: unknown): boolean | undefined {
    const [one, other] = sides.map((side) => this.side(side));
    if (one === undefined || other === undefined) return this.eitherWay(written);
    if ('text' in one && 'text' in other) return one.text === other.text;
    if ('text' in one === 'text' in other) {
      return 'id' in one && 'id' in other && one.id === other.id ? true : this.eitherWay(written);
    }
    const [reference, text] =
      'id' in one ? [one.id, (other as Text).text] : [(other as Reference).id, one.text];
    return this.compared(reference, text);
  }

  /** A comparison of a parameter with text is decided by what the parameter is taken to be. */
  private compared(id: string, text: string): boolean | undefined {
    const key = this.keyOf({ Ref: id });
    const assumed = this.assumption.get(key);
    if (assumed === ELSE) return false;
    if (assumed !== undefined) return scalar(assumed) === text;
    const allowed = this.allowed(id);
    const compared = unique([...comparedWith(id, this.template.conditions), text]);
    const values = allowed === undefined ? compared : compared.filter((value) => allowed.includes(value));
    const others = allowed === undefined || allowed.some((value) => !compared.includes(value));
    if (values.length === 0) return false;
    const what = id.startsWith('AWS::') ? id : `parameter ${id}`;
    this.note({ key, what, values: others ? [...values, ELSE] : values, isExact: true });
    return undefined;
  }

  private allowed(id: string): readonly string[] | undefined {
    const { AllowedValues } = object(this.template.parameters[id]);
    return Array.isArray(AllowedValues)
      ? AllowedValues.map((value: unknown) => scalar(value) ?? '')
      : undefined;
  }

  private side(written: unknown): Text | Reference | undefined {
    const call = intrinsic(written);
    if (call?.name === 'Ref') {
      const id = String(call.argument);
      const text = scalar(this.template.given[id]);
      return text === undefined ? { id } : { text };
    }
    const text = scalar(this.value(written));
    return text === undefined ? undefined : { text };
  }

  /** A condition that nothing here tells apart: it holds or it does not. */
  private eitherWay(written: unknown): boolean | undefined {
    const key = this.keyOf({ condition: written });
    const assumed = this.assumption.get(key);
    if (typeof assumed === 'boolean') return assumed;
    const what = `condition ${scalar(object(written).Condition) ?? JSON.stringify(written)}`;
    this.note({ key, what, values: [true, false], isExact: true });
    return undefined;
  }

  private keyOf(written: unknown): string {
    return `${this.template.stackName}/${JSON.stringify(written)}`;
  }
}

interface Text {
  readonly text: string;
}

interface Reference {
  readonly id: string;
}

const SAMPLES = { values: TELLING_VALUES, isExact: false };

/** The texts that conditions compare a parameter with. */
function comparedWith(id: string, conditions: unknown): string[] {
  if (Array.isArray(conditions)) return conditions.flatMap((one: unknown) => comparedWith(id, one));
  const equals = object(conditions)['Fn::Equals'];
  if (equals === undefined) return Object.values(object(conditions)).flatMap((one) => comparedWith(id, one));
  const sides = list(equals);
  const isOf = sides.some((side) => intrinsic(side)?.name === 'Ref' && intrinsic(side)?.argument === id);
  return isOf ? sides.flatMap((side) => scalar(side) ?? []) : [];
}

/** `or` is decided by one that is true, `and` by one that is false. */
function decided(parts: readonly (boolean | undefined)[], by: boolean): boolean | undefined {
  if (parts.includes(by)) return by;
  return parts.includes(undefined) ? undefined : !by;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
