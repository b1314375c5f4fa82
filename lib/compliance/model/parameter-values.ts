import { object, scalar } from '../../internal/json';

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
