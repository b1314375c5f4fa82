import { list, object, scalar } from '../../internal/json';
import type { Variable } from './decisions';
import { isList, isLookedUp } from './parameter-values';
import { violatedConstraint } from './template-parameters';

/** A parameter whose value only the deployment knows. */
export function parameterVariable(id: string, key: string, parameter: unknown): Variable {
  const written = object(parameter);
  const variable = { key, subject: `parameter ${id}` };
  // The constraints are on the name of a Systems Manager parameter.
  if (isLookedUp(parameter)) return { ...variable, admits: () => true, isMember: isList(written.Type) };
  const values = allowedValues(written);
  const isNumber = scalar(written.Type) === 'Number';
  return {
    ...variable,
    ...(values && { values }),
    ...(isNumber && { bounds: boundsOf(written) }),
    isMember: isList(written.Type),
    admits: (text) =>
      !(isNumber && (text.trim() === '' || Number.isNaN(Number(text)))) &&
      violatedConstraint(written, text) === undefined,
  };
}

/** For a list they are those of its members. */
function allowedValues({
  AllowedValues,
}: {
  readonly AllowedValues?: unknown;
}): readonly string[] | undefined {
  return AllowedValues === undefined
    ? undefined
    : [...new Set(list(AllowedValues).map((value) => scalar(value) ?? ''))];
}

function boundsOf({ MinValue, MaxValue }: { readonly MinValue?: unknown; readonly MaxValue?: unknown }): {
  readonly min: number;
  readonly max: number;
} {
  return { min: Number(scalar(MinValue) ?? -Infinity), max: Number(scalar(MaxValue) ?? Infinity) };
}
