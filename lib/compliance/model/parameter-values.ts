import { list, object, scalar } from '../../internal/json';
import { isShort, SAMPLES, SAMPLE_NUMBERS, SAMPLE_VALUES, type Unknown } from './unknowns';

type Possible = Pick<Unknown, 'values' | 'isExact'>;

/** The possible values of a parameter. */
export function valuesOf(parameter: unknown): Possible {
  const allowed = allowedOf(parameter);
  if (allowed !== undefined) return { values: allowed, isExact: isShort(allowed) };
  const { Type, MinValue, MaxValue } = object(parameter);
  if (isList(Type)) return { values: [[], ...SAMPLE_VALUES.map((value) => [value])], isExact: false };
  if (Type !== 'Number') return SAMPLES;
  const [min, max] = [Number(MinValue ?? -Infinity), Number(MaxValue ?? Infinity)];
  const bounds = [MinValue, MaxValue].flatMap((bound) => scalar(bound) ?? []);
  const numbers = [...bounds, ...SAMPLE_NUMBERS].filter(
    (value) => Number(value) >= min && Number(value) <= max,
  );
  return { values: numbers, isExact: false };
}

/** The allowed values of a parameter, if it lists them. */
export function allowedOf(parameter: unknown): readonly string[] | undefined {
  const { AllowedValues, Type } = object(parameter);
  // For a list they are those of its members, for a Systems Manager parameter the names of parameters.
  if (AllowedValues === undefined || isList(Type) || isLookedUp(parameter)) return undefined;
  return [...new Set(list(AllowedValues).map((value) => scalar(value) ?? ''))];
}

/** The default of a parameter. */
export function defaultOf(parameter: unknown): string | undefined {
  const { Default, Type } = object(parameter);
  return isList(Type) || isLookedUp(parameter) ? undefined : scalar(Default);
}

/** True if the value is the name of a Systems Manager parameter. */
export function isLookedUp(parameter: unknown): boolean {
  return scalar(object(parameter).Type)?.startsWith('AWS::SSM::Parameter::Value') === true;
}

export function isList(type: unknown): boolean {
  return scalar(type)?.includes('List') === true;
}
