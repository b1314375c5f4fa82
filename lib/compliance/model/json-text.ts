import { type JSONVisitor, ParseErrorCode, visit } from 'jsonc-parser';
import { MAX_DEPTH, reading, type ReadText, TOO_DEEP, Unreadable } from './unreadable';

/** Messages of parse errors; all others are about a string or a number that is not valid in JSON. */
const FAULTS: Readonly<Partial<Record<ParseErrorCode, string>>> = {
  [ParseErrorCode.ValueExpected]: 'expected a value',
  [ParseErrorCode.PropertyNameExpected]: 'expected a key in double quotes',
  [ParseErrorCode.ColonExpected]: "expected ':'",
  [ParseErrorCode.CommaExpected]: "expected ','",
  [ParseErrorCode.EndOfFileExpected]: 'expected the end of the file',
  [ParseErrorCode.InvalidCommentToken]: 'JSON has no comments',
};

/**
 * Parses JSON as `JSON.parse` does, with the position of errors and the same messages in every version of Node.js. It
 * rejects duplicate keys; `JSON.parse` keeps the last of them.
 */
export function readJson(text: string): ReadText {
  return reading(text, () => {
    visit(text, strictVisitor(text), { disallowComments: true });
    return JSON.parse(text) as unknown;
  });
}

/** Throws at the first fault. */
function strictVisitor(text: string): JSONVisitor {
  /** The keys of each enclosing object; none for an enclosing list. */
  const open: Set<string>[] = [];
  const begin = (offset: number): void => {
    if (open.length === MAX_DEPTH) throw new Unreadable(TOO_DEEP, offset);
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
      if (keys?.has(key)) throw new Unreadable(`duplicate key '${key}'`, offset);
      keys?.add(key);
    },
    onError: (error, offset, length) => {
      const fault = isCutOff(text.slice(offset).trimEnd(), length)
        ? 'unexpected end of the file, which may be cut off'
        : (FAULTS[error] ?? 'expected a string in double quotes, a number, true, false or null');
      throw new Unreadable(fault, offset);
    },
  };
}

/** @param rest the text from the error on, whose last word may be incomplete */
function isCutOff(rest: string, length: number): boolean {
  return rest.length <= length && /^(?:["a-z]|$)/.test(rest);
}
