import { list, object, scalar } from './json';
import { isShort, SAMPLES, SAMPLE_NUMBERS, SAMPLE_VALUES, type Unknown } from './unknowns';

type Possible = Pick<Unknown, 'values' | 'isExact'>;

/** What a parameter may turn out to be. */
export function valuesOf(parameter: unknown): Possible {
  const allowed = allowedOf(parameter);
  if (allowed !== undefined) return { values: allowed, isExact: isShort(allowed) };
  const { Type, MinValue, MaxValue } = object(parameter);
  if (isList(Type)) return { values: [[], ...SAMPLE_VALUES.map((value) => [value])], isExact: false };
  if (Type !== 'Number') return SAMPLES;
  const [least, most] = [Number(MinValue ?? -Infinity), Number(MaxValue ?? Infinity)];
  const bounds = [MinValue, MaxValue].flatMap((bound) => scalar(bound) ?? []);
  const numbers = [...bounds, ...SAMPLE_NUMBERS].filter(
    (value) => Number(value) >= least && Number(value) <= most,
  );
  return { values: numbers, isExact: false };
}

/** All values that a parameter allows, if it names them. */
export function allowedOf(parameter: unknown): readonly string[] | undefined {
  const { AllowedValues, Type } = object(parameter);
  // What a list allows are its members, and what one of Systems Manager allows are names of parameters there.
  if (AllowedValues === undefined || isList(Type) || isLookedUp(parameter)) return undefined;
  return [...new Set(list(AllowedValues).map((value) => scalar(value) ?? ''))];
}

/** What a parameter is that is given nothing, if its template tells. */
export function defaultOf(parameter: unknown): string | undefined {
  const { Default, Type } = object(parameter);
  return isList(Type) || isLookedUp(parameter) ? undefined : scalar(Default);
}

/** True if what is given to the parameter is the name under which Systems Manager has its value. */
export function isLookedUp(parameter: unknown): boolean {
  return scalar(object(parameter).Type)?.startsWith('AWS::SSM::Parameter::Value') === true;
}

export function isList(type: unknown): boolean {
  return scalar(type)?.includes('List') === true;
}
