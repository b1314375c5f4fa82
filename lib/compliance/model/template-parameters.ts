import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import { didYouMean } from '../../internal/did-you-mean';
import { intrinsic, isObject, list, object, scalar, type JsonObject } from '../../internal/json';
import { isList, isLookedUp } from './parameter-values';

/** Values of template parameters, by name. */
export type GivenParameters = ReadonlyMap<string, string>;

const NONE: GivenParameters = new Map();

/**
 * A template in which references to given parameters are replaced by their values.
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
    // No template has the value of a Systems Manager parameter.
    if (!isLookedUp(parameter)) values.set(name, value);
  }
  return values.size === 0 ? body : { Parameters, ...object(replaced(rest, values)) };
}

/** @throws StageEnvironmentError if no template has a parameter of that name */
export function expectParameters(given: GivenParameters = NONE, known: readonly string[]): void {
  const unknown = [...given.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new StageEnvironmentError({
    id: 'parameter.unknown',
    what: "'--parameter'",
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
    const limit = `it allows ${allowed.map((one) => `'${one}'`).join(', ')} only`;
    throw wrong(name, text, { id: 'parameter.allowed-values', limit });
  }
  if (Type === 'Number' && (text.trim() === '' || Number.isNaN(Number(text)))) {
    throw wrong(name, text, { id: 'parameter.not-a-number', limit: 'its type is Number' });
  }
  const constraint = violatedConstraint(parameter, text, value);
  if (constraint !== undefined) {
    const limit = `its ${constraint} is ${scalar(parameter[constraint])}`;
    throw wrong(name, text, { id: 'parameter.constraint', limit });
  }
  return value;
}

/** The name of the constraint of a parameter that a text violates, or the value that is made of it. */
export function violatedConstraint(
  parameter: JsonObject,
  text: string,
  value: unknown = text,
): string | undefined {
  return violatedBound(parameter, text) ?? unmatched(parameter, value);
}

/** The name of the bound that a value violates: of a number its value, of text its length. */
function violatedBound(parameter: JsonObject, text: string): string | undefined {
  const measured = MEASURED.find(({ type }) => type === parameter.Type);
  if (measured === undefined) return undefined;
  const { min, max, measure } = measured;
  const bound = (name: string) => scalar(parameter[name]);
  if (measure(text) < Number(bound(min))) return min;
  if (measure(text) > Number(bound(max))) return max;
  return undefined;
}

const MEASURED = [
  { type: 'Number', min: 'MinValue', max: 'MaxValue', measure: Number },
  { type: 'String', min: 'MinLength', max: 'MaxLength', measure: ({ length }: string) => length },
];

/** The name of the pattern that a text, or a member of a list, does not match as a whole. */
function unmatched({ Type, AllowedPattern }: JsonObject, value: unknown): string | undefined {
  const pattern = scalar(AllowedPattern);
  if (pattern === undefined || !['String', 'CommaDelimitedList'].includes(String(Type))) return undefined;
  const whole = readPattern(pattern);
  const matches = list(value).every((one) => whole?.test(String(one)) !== false);
  return matches ? undefined : 'AllowedPattern';
}

/** CloudFormation uses regular expressions of Java. With `u`, JavaScript rejects those that it interprets differently. */
function readPattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return undefined;
  }
}

function wrong(
  name: string,
  value: string,
  fault: Pick<StageEnvironmentErrorProps, 'id' | 'limit'>,
): StageEnvironmentError {
  return new StageEnvironmentError({
    ...fault,
    what: `'--parameter' ${name}`,
    value,
    remediation: 'give a value with which the template can be deployed',
  });
}

function replaced(written: unknown, values: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(written)) return written.map((one: unknown) => replaced(one, values));
  if (!isObject(written)) return written;
  const call = intrinsic(written);
  if (call?.name === 'Ref') return values.get(String(call.argument)) ?? written;
  if (call?.name === 'Fn::Sub') return { 'Fn::Sub': replacedInText(call.argument, values) };
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, replaced(value, values)]));
}

/** The argument of `Fn::Sub`, whose own variables are no parameters. */
function replacedInText(argument: unknown, values: ReadonlyMap<string, unknown>): unknown {
  const [text, variables] = list(argument);
  const own = object(replaced(variables, values));
  const filled = String(text).replace(/\$\{([^!${}]+)\}/g, (all, name: string) =>
    name in own ? all : (scalar(values.get(name)) ?? all),
  );
  return Array.isArray(argument) ? [filled, own] : filled;
}
