import { intrinsic, scalar } from '../internal/json';
import { type Question, unknownIn } from '../internal/unknown-value';
import { above, matching, oneOf } from '../internal/values';

/** Whether something is so; unknown if the templates do not show it, or only the deployment knows it. */
export type Answer = 'yes' | 'no' | 'unknown';

export function yesIf(isSo: boolean): Answer {
  return isSo ? 'yes' : 'no';
}

/** Whether a value is true. */
export function isTrue(value: unknown, byDefault = false): Answer {
  return isOneOf(value, ['true'], String(byDefault));
}

/**
 * Whether a value is one of several texts.
 *
 * @param byDefault the value of AWS for one that is left out
 */
export function isOneOf(value: unknown, texts: readonly string[], byDefault?: string): Answer {
  return test(value ?? byDefault, oneOf(texts));
}

/** Whether a value matches a pattern; no for one that is left out without a default. */
export function matches(value: unknown, pattern: RegExp, byDefault?: string): Answer {
  return test(value ?? byDefault, matching(pattern));
}

/** Whether a number is above another; no for one that is left out without a default. */
export function isAbove(min: number, value: unknown, byDefault?: number): Answer {
  const written = value ?? byDefault;
  if (scalar(written) !== undefined && Number.isNaN(Number(scalar(written)))) return 'unknown';
  return test(written, above(min));
}

/** Whether a property is set, which an empty text is not. A reference to a resource is one. */
export function isSet(value: unknown): Answer {
  if (intrinsic(value)?.name === 'Fn::If') return 'unknown';
  const unknown = unknownIn(value);
  if (unknown?.texts()?.includes('') === true) return not(test(value, oneOf([''])));
  return yesIf(value !== undefined && value !== '');
}

export function not(answer: Answer): Answer {
  if (answer === 'unknown') return answer;
  return yesIf(answer === 'no');
}

/** Yes if all are: one that is not decides, whatever is unknown of the others. */
export function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** Yes if one is: one that is decides, whatever is unknown of the others. */
export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

function test(value: unknown, question: Question): Answer {
  if (value === undefined || value === null) return 'no';
  const text = scalar(value);
  if (text !== undefined) return yesIf(question.holds(text));
  const answer = unknownIn(value)?.answer(question);
  return answer === undefined ? 'unknown' : yesIf(answer);
}
