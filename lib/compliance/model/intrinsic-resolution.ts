import { asUnknown, unknownIn } from '../../internal/unknown-value';
import { intrinsic, isObject, list, object, scalar, type JsonObject } from '../../internal/json';
import { Conditions } from './conditions';
import type { Variable } from './decisions';
import type { Exploration } from './exploration';
import { isLiteralValue, lazyObject } from './lazy-values';
import { allEntries, type Choice, entryOf, oneOfValues } from './mapped-values';
import { isList } from './parameter-values';
import { parameterVariable } from './parameter-variables';
import type { ResolutionContext } from './resolution-context';
import { textOf } from './text-values';
import { DerivedValue, VariableValue } from './unknown-values';

/** Stands for a property that is left out. */
const NO_VALUE = Symbol('no value');
const DYNAMIC_REFERENCE = /^\{\{resolve:(ssm:[^}]*)\}\}$/;
/** Functions that checks read themselves, or that give text. */
const UNRESOLVED = ['Fn::GetAZs', 'Fn::Cidr', 'Fn::Base64', 'Fn::GetAtt', 'Fn::ToJsonString'];

/** Resolves the conditions, parameters and mappings of a template under what the evaluation assumes. */
export class IntrinsicResolution {
  readonly conditions: Conditions;

  constructor(
    private readonly template: ResolutionContext,
    private readonly exploration: Exploration,
  ) {
    this.conditions = new Conditions(template, exploration, (written) => this.value(written));
  }

  /** The resolved value; undefined for a property that is left out. */
  value(written: unknown): unknown {
    const resolved = this.resolve(written);
    return resolved === NO_VALUE ? undefined : resolved;
  }

  private resolve(written: unknown): unknown {
    if (isLiteralValue(written)) return written;
    if (typeof written === 'string') return this.dynamic(written);
    if (Array.isArray(written)) {
      return written.map((one: unknown) => this.resolve(one)).filter((one) => one !== NO_VALUE);
    }
    const call = intrinsic(written);
    if (call !== undefined) return this.function(call.name, call.argument, written as JsonObject);
    return lazyObject(written as JsonObject, (value) => this.value(value), this.exploration);
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
      case 'Fn::Split':
        return this.split(list(argument), written);
      case 'Fn::Sub':
        return this.substitution(argument, written);
      case 'Fn::Join':
        return this.join(list(argument), written);
      default:
        return this.called(name, argument, written);
    }
  }

  private called(name: string, argument: unknown, written: JsonObject): unknown {
    const call = { [name]: this.value(argument) };
    if (UNRESOLVED.includes(name) || this.template.isReference(call)) return call;
    const literal = this.template.literal(call);
    if (literal !== undefined) return literal;
    const source = this.template.source(call);
    return source === undefined
      ? this.anyValue(call, `the result of ${name}`, written)
      : this.sourced(call, source);
  }

  private reference(id: string, written: JsonObject): unknown {
    if (id === 'AWS::NoValue') return NO_VALUE;
    if (!(id in this.template.parameters)) return written;
    if (this.template.isReference(written)) return written;
    const parameter = this.template.parameters[id];
    const source = this.template.source(written);
    if (source !== undefined) return this.sourced(written, source, isList(object(parameter).Type));
    const variable = parameterVariable(id, this.keyOf(written), parameter);
    return asUnknown(written, new VariableValue(variable, this.exploration));
  }

  /** A value of another template. A reference to a resource there is not one here, and stays as it is written. */
  private sourced(written: JsonObject, value: unknown, isOfList = false): unknown {
    const unknown = unknownIn(value);
    if (unknown !== undefined) {
      return isOfList ? this.unknownList(written, unknown.key, unknown.subject) : asUnknown(written, unknown);
    }
    const text = scalar(value);
    if (text !== undefined) return isOfList ? text.split(',').map((one) => one.trim()) : value;
    return Array.isArray(value) && isLiteralValue(value) ? value : written;
  }

  private choice([name, whenTrue, whenFalse]: readonly unknown[], written: JsonObject): unknown {
    if (isSame(whenTrue, whenFalse)) return this.resolve(whenTrue);
    const isTrue = this.conditions.isTrue(String(name));
    if (isTrue === undefined) return written;
    return this.resolve(isTrue ? whenTrue : whenFalse);
  }

  private mappedValue(argument: readonly unknown[], written: JsonObject): unknown {
    const [name, top, second] = argument.slice(0, 3).map((key) => this.keyText(key));
    const map = object(this.template.mappings[String(name)]);
    const [fallback] = Object.values(object(argument[3])).map((value) => this.value(value));
    const choice = this.choiceOf(written, `the result of mapping ${String(name)}`);
    const [topText, secondText] = [scalar(top), scalar(second)];
    if (topText !== undefined && secondText !== undefined) {
      const found = object(map[topText])[secondText] ?? fallback;
      return found ?? oneOfValues(allEntries(map), choice, this.exploration);
    }
    if (topText !== undefined) {
      const values = new Map(Object.entries(object(map[topText])));
      return entryOf({ key: second, values, fallback }, choice, this.exploration);
    }
    if (secondText !== undefined) {
      const values = new Map(
        Object.entries(map).flatMap(([key, entry]) => {
          const value = object(entry)[secondText];
          return value === undefined ? [] : [[key, value] as const];
        }),
      );
      return entryOf({ key: top, values, fallback }, choice, this.exploration);
    }
    const all = [...allEntries(map), ...(fallback === undefined ? [] : [fallback])];
    return oneOfValues(all, choice, this.exploration);
  }

  /** A text, or what only the deployment knows. */
  private keyText(written: unknown): unknown {
    const resolved = this.value(written);
    if (scalar(resolved) !== undefined || unknownIn(resolved) !== undefined) return resolved;
    return this.template.literal(resolved) ?? this.conditions.pseudoParameter(resolved);
  }

  private selection(argument: readonly unknown[], written: JsonObject): unknown {
    const subject = `the selection ${JSON.stringify(written)}`;
    const [index, values] = argument.map((one) => this.value(one));
    const position = scalar(index);
    if (Array.isArray(values)) {
      const selected = position === undefined ? [] : values.slice(Number(position), Number(position) + 1);
      const choice = this.choiceOf(written, subject);
      return oneOfValues(selected.length > 0 ? selected : (values as unknown[]), choice, this.exploration);
    }
    const unknown = unknownIn(values);
    if (unknown === undefined) return { 'Fn::Select': [index, values] };
    const [separator, text] = list(object(values)['Fn::Split']);
    const source = unknownIn(text);
    if (source instanceof VariableValue || source instanceof DerivedValue) {
      const textFor = (whole: string) => whole.split(String(separator))[Number(position)];
      return asUnknown(written, new DerivedValue(this.keyOf(written), source, { textFor }));
    }
    const variable = unknown instanceof VariableValue ? unknown.variable : {};
    return asUnknown(
      written,
      new VariableValue(
        {
          admits: () => true,
          ...variable,
          key: this.keyOf(written),
          subject: unknown.subject,
          isMember: false,
        },
        this.exploration,
      ),
    );
  }

  private split(argument: readonly unknown[], written: JsonObject): unknown {
    const [separator, source] = argument.map((one) => this.value(one));
    const text = scalar(source);
    const by = scalar(separator);
    if (text !== undefined && by !== undefined) return text.split(by);
    const unknown = unknownIn(source);
    const call = { 'Fn::Split': [separator, source] };
    return unknown === undefined ? call : this.unknownList(call, this.keyOf(written), unknown.subject);
  }

  /** Known parts are joined as text; a single part is itself. */
  private join(argument: readonly unknown[], written: JsonObject): unknown {
    const [separator, values] = argument.map((one) => this.value(one));
    const call = { 'Fn::Join': [separator, values] };
    const parts = Array.isArray(values) ? (values as unknown[]) : undefined;
    if (parts === undefined) {
      const unknown = unknownIn(values);
      return unknown === undefined ? call : this.anyValue(call, unknown.subject, written);
    }
    if (parts.length === 1) return parts[0];
    const between = parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
    return this.text(between, call, written);
  }

  /** Text without unknown variables is plain text; a single variable is its value. */
  private substitution(argument: unknown, written: JsonObject): unknown {
    const [text, variables] = list(argument);
    const given = object(this.value(variables));
    const valueOf = (name: string) => {
      if (name in given) return given[name];
      return name in this.template.parameters ? this.value({ Ref: name }) : undefined;
    };
    const parts = String(text)
      .split(/(\$\{[^!${}]+\})/)
      .filter((part) => part !== '')
      .map((part) => {
        const isName = /^\$\{[^!${}]+\}$/.test(part);
        return {
          part,
          value: isName ? (valueOf(part.slice(2, -1)) ?? { 'Fn::Sub': part }) : unescaped(part),
        };
      });
    const values = parts.map(({ value }) => value);
    if (values.length === 1 && unknownIn(values[0]) !== undefined) return values[0];
    const replaced = parts
      .map(({ part, value }) => (value === unescaped(part) ? part : (scalar(value) ?? part)))
      .join('');
    const left = Object.entries(given).filter(([, value]) => scalar(value) === undefined);
    const alone = left.find(([name]) => replaced === `\${${name}}`);
    if (alone !== undefined) return alone[1];
    const call = { 'Fn::Sub': left.length === 0 ? replaced : [replaced, Object.fromEntries(left)] };
    return this.text(values, call, written);
  }

  /** @param call stands for a text that only the deployment knows */
  private text(parts: readonly unknown[], call: JsonObject, written: JsonObject): unknown {
    const texts = parts.flatMap((part) => (unknownIn(part) === undefined ? (scalar(part) ?? []) : []));
    if (texts.length === parts.length) return texts.join('');
    return textOf(parts, call, { key: this.keyOf(written), exploration: this.exploration });
  }

  private dynamic(written: string): unknown {
    const name = DYNAMIC_REFERENCE.exec(written)?.[1];
    if (name === undefined) return written;
    return this.anyValue({ 'Fn::DynamicReference': written }, `parameter ${name}`);
  }

  private anyValue(call: JsonObject, subject: string, written: JsonObject = call): unknown {
    const variable: Variable = { key: this.keyOf(written), subject, admits: () => true };
    return asUnknown(call, new VariableValue(variable, this.exploration));
  }

  private unknownList(written: JsonObject, key: string, subject: string): unknown {
    const variable: Variable = { key: `members of ${key}`, subject, admits: () => true, isMember: true };
    return asUnknown(written, new VariableValue(variable, this.exploration));
  }

  private choiceOf(written: JsonObject, subject: string): Choice {
    return { written, key: this.keyOf(written), subject };
  }

  private keyOf(written: JsonObject): string {
    return `${this.template.id}/${JSON.stringify(written)}`;
  }
}

/** `${!Name}` in `Fn::Sub` is the text `${Name}`. */
function unescaped(text: string): string {
  return text.replaceAll('${!', '${');
}

/** True for values that are written alike, or are the same text. */
function isSame(one: unknown, other: unknown): boolean {
  if (isObject(one) || Array.isArray(one)) return JSON.stringify(one) === JSON.stringify(other);
  return scalar(one) !== undefined && scalar(one) === scalar(other);
}
