import { type JSONVisitor, ParseErrorCode, visit } from 'jsonc-parser';
import { DEEPEST, reading, type ReadText, TOO_DEEP, Unreadable } from './yaml-template';

/** What is wrong where the text is broken; anything else is a text or a number that JSON does not write so. */
const FAULTS: Readonly<Partial<Record<ParseErrorCode, string>>> = {
  [ParseErrorCode.ValueExpected]: 'a value is expected here',
  [ParseErrorCode.PropertyNameExpected]: 'a key in double quotes is expected here',
  [ParseErrorCode.ColonExpected]: "':' is expected here",
  [ParseErrorCode.CommaExpected]: "',' is expected here",
  [ParseErrorCode.EndOfFileExpected]: 'nothing more is expected here',
  [ParseErrorCode.InvalidCommentToken]: 'JSON has no comments',
};

/**
 * Reads JSON as `JSON.parse` does. It tells where the text is broken, in the same words on every Node.js, and refuses a
 * key that stands twice in one object, of which `JSON.parse` drops the first without a word.
 */
export function readJson(text: string): ReadText {
  return reading(text, () => {
    visit(text, refusing(text), { disallowComments: true });
    return JSON.parse(text) as unknown;
  });
}

/** Throws at the first fault. */
function refusing(text: string): JSONVisitor {
  /** The keys of each object, and of each list none, that is open. */
  const open: Set<string>[] = [];
  const begin = (offset: number): void => {
    if (open.length === DEEPEST) throw new Unreadable(TOO_DEEP, offset);
    open.push(new Set());
  };
  const end = (): void => {
    open.pop();
  };
  return {
    onObjectBegin: begin,
    onArrayBegin: begin,
    onObjectEnd: end,
    onArrayEnd: end,
    onObjectProperty: (key, offset) => {
      const keys = open.at(-1);
      if (keys?.has(key)) throw new Unreadable(`the key '${key}' stands twice in one object`, offset);
      keys?.add(key);
    },
    onError: (error, offset, length) => {
      const fault = isCutOff(text.slice(offset).trimEnd(), length)
        ? 'it ends before it is complete, it was cut off'
        : (FAULTS[error] ?? 'this is neither text in double quotes nor a number, true, false or null');
      throw new Unreadable(fault, offset);
    },
  };
}

/** @param rest from the fault on: the last word may be the beginning of a longer one */
function isCutOff(rest: string, length: number): boolean {
  return rest.length <= length && /^(?:["a-z]|$)/.test(rest);
}
