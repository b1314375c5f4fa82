import { StageEnvironmentError } from '../../internal/errors';
import { didYouMean } from '../../internal/did-you-mean';
import { intrinsic, isObject, list, object, scalar, type JsonObject } from './json';
import { isList, isLookedUp } from './parameter-values';

/** Values that are given to parameters of templates, by their names. */
export type GivenParameters = ReadonlyMap<string, string>;

const NONE: GivenParameters = new Map();

/**
 * A template in which a value that is given to a parameter stands wherever the parameter is referred to.
 *
 * @throws StageEnvironmentError if a parameter does not allow its value
 */
export function withParameters(body: JsonObject, given: GivenParameters = NONE): JsonObject {
  const { Parameters, ...rest } = body;
  const values = new Map<string, unknown>();
  for (const [name, text] of given) {
    const parameter = object(Parameters)[name];
    if (parameter === undefined) continue;
    const value = valueOf(name, object(parameter), text);
    // What stands in Systems Manager under the name that is given, is in no template.
    if (!isLookedUp(parameter)) values.set(name, value);
  }
  return values.size === 0 ? body : { Parameters, ...object(put(rest, values)) };
}

/** @throws StageEnvironmentError if no template has a parameter to which a value is given */
export function expectParameters(given: GivenParameters = NONE, known: readonly string[]): void {
  const unknown = [...given.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new StageEnvironmentError({
    what: 'parameter',
    value: unknown,
    limit: 'no template has it',
    remediation: didYouMean(unknown, [...new Set(known)]),
  });
}

function valueOf(name: string, parameter: JsonObject, text: string): unknown {
  const { Type, AllowedValues } = parameter;
  const value = isList(Type) ? text.split(',').map((one) => one.trim()) : text;
  const allowed = list(AllowedValues).map(scalar);
  if (allowed.length > 0 && !list(value).every((one) => allowed.includes(scalar(one)))) {
    throw wrong(name, text, `it allows ${allowed.map((one) => `'${one}'`).join(', ')} only`);
  }
  if (Type === 'Number' && (text.trim() === '' || Number.isNaN(Number(text)))) {
    throw wrong(name, text, 'its type is Number');
  }
  const broken = brokenBy(parameter, text) ?? unmatched(parameter, value);
  if (broken !== undefined) throw wrong(name, text, broken);
  return value;
}

/** Which of its bounds a value breaks: numbers have them of their size, text of its length. */
function brokenBy(parameter: JsonObject, text: string): string | undefined {
  const measured = MEASURED.find(({ type }) => type === parameter.Type);
  if (measured === undefined) return undefined;
  const { least, most, measure } = measured;
  const bound = (name: string) => scalar(parameter[name]);
  if (measure(text) < Number(bound(least))) return `its ${least} is ${bound(least)}`;
  if (measure(text) > Number(bound(most))) return `its ${most} is ${bound(most)}`;
  return undefined;
}

const MEASURED = [
  { type: 'Number', least: 'MinValue', most: 'MaxValue', measure: Number },
  { type: 'String', least: 'MinLength', most: 'MaxLength', measure: ({ length }: string) => length },
];

/** The pattern that a text, or one of a list of texts, does not match as a whole. */
function unmatched({ Type, AllowedPattern }: JsonObject, value: unknown): string | undefined {
  const pattern = scalar(AllowedPattern);
  if (pattern === undefined || !['String', 'CommaDelimitedList'].includes(String(Type))) return undefined;
  const whole = readPattern(pattern);
  const matches = list(value).every((one) => whole?.test(String(one)) !== false);
  return matches ? undefined : `its AllowedPattern is ${pattern}`;
}

/** CloudFormation takes patterns of Java. With `u`, JavaScript refuses those of which it would make something else. */
function readPattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return undefined;
  }
}

function wrong(name: string, value: string, limit: string): StageEnvironmentError {
  return new StageEnvironmentError({
    what: `parameter ${name}`,
    value,
    limit,
    remediation: 'give a value with which the template can be deployed',
  });
}

function put(written: unknown, values: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(written)) return written.map((one: unknown) => put(one, values));
  if (!isObject(written)) return written;
  const call = intrinsic(written);
  if (call?.name === 'Ref') return values.get(String(call.argument)) ?? written;
  if (call?.name === 'Fn::Sub') return { 'Fn::Sub': putInText(call.argument, values) };
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, put(value, values)]));
}

/** The argument of `Fn::Sub`: names that it gives a value to by itself are no parameters. */
function putInText(argument: unknown, values: ReadonlyMap<string, unknown>): unknown {
  const [text, variables] = list(argument);
  const own = object(put(variables, values));
  const filled = String(text).replace(/\$\{([^!${}]+)\}/g, (all, name: string) =>
    name in own ? all : (scalar(values.get(name)) ?? all),
  );
  return Array.isArray(argument) ? [filled, own] : filled;
}
