import { scalar } from './json';
import { type Question, unknownIn, type UnknownValue } from './unknown-value';

/**
 * Questions about values of templates. A value that only the deployment knows gives the answer that follows from what the
 * evaluation assumes; if none does, the evaluation assumes yes, and later no.
 */

type Literal = string | number | boolean;

/** Whether the value is a text, a number or a boolean. */
export function is(value: unknown, literal: Literal): boolean {
  return isOneOf(value, [String(literal)]);
}

/** Whether the value is one of several texts. */
export function isOneOf(value: unknown, texts: readonly string[]): boolean {
  return holds(value, oneOf(texts));
}

/** Whether the text of the value matches a pattern. */
export function isLike(value: unknown, pattern: RegExp): boolean {
  return holds(value, matching(pattern));
}

/** Whether the value is a number, and at least another. */
export function isAtLeast(value: unknown, min: number): boolean {
  return holds(value, atLeast(min));
}

/** Whether two values are the same text. */
export function isSame(one: unknown, other: unknown): boolean {
  const [text, otherText] = [scalar(one), scalar(other)];
  if (text !== undefined) return otherText === undefined ? isOneOf(other, [text]) : text === otherText;
  if (otherText !== undefined) return isOneOf(one, [otherText]);
  const [unknown, otherUnknown] = [unknownIn(one), unknownIn(other)];
  if (unknown === undefined || otherUnknown === undefined) return false;
  if (unknown.key === otherUnknown.key) return true;
  const [texts, otherTexts] = [unknown.texts(), otherUnknown.texts()];
  if (texts === undefined && otherTexts === undefined) return unknown.ask(sameAs(otherUnknown));
  // The value with fewer texts is asked first, and only for those that the other may have.
  const [all, shared] = [texts ?? otherTexts ?? [], otherTexts ?? texts ?? []];
  const found = all
    .filter((each) => shared.includes(each))
    .find((each) => isOneOf(texts === undefined ? other : one, [each]));
  return found !== undefined && isOneOf(texts === undefined ? one : other, [found]);
}

function sameAs({ key, subject }: UnknownValue): Question {
  return { id: `is ${key}`, phrase: `is the same as ${subject}`, isRelative: true, holds: () => false };
}

export function oneOf(texts: readonly string[]): Question {
  return { id: `is one of ${JSON.stringify(texts)}`, holds: (text) => texts.includes(text), among: texts };
}

export function matching(pattern: RegExp): Question {
  return { id: `matches ${String(pattern)}`, holds: (text) => pattern.test(text) };
}

export function atLeast(min: number): Question {
  return { id: `is at least ${min}`, holds: (text) => Number(text) >= min, threshold: min };
}

export function above(min: number): Question {
  return { id: `is above ${min}`, holds: (text) => Number(text) > min, threshold: min };
}

/** Whether the answer to a question about the text of the value is yes. */
export function holds(value: unknown, question: Question): boolean {
  const text = scalar(value);
  if (text !== undefined) return question.holds(text);
  return unknownIn(value)?.ask(question) ?? false;
}
