/** Far deeper than any template. */
export const MAX_DEPTH = 100;
export const TOO_DEEP = `it is nested deeper than ${MAX_DEPTH} levels`;

/** The error of a text, with line and column from 1. */
export interface TextFault {
  readonly fault: string;
  readonly line: number;
  readonly column: number;
  /** What to do about text that is valid, and that CloudFormation does not take. */
  readonly remediation?: string;
}

/** The value of a text, or its error. */
export type ReadText = { readonly value: unknown } | TextFault;

/** An error with its offset in the text. */
export class Unreadable extends Error {
  /** @param remediation what to do about text that is valid, and that CloudFormation does not take */
  constructor(
    message: string,
    public readonly offset: number,
    public readonly remediation?: string,
  ) {
    super(message);
  }
}

export function reading(text: string, read: () => unknown): ReadText {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message: fault, offset, remediation } = error;
    const before = text.slice(0, offset).split('\n');
    return { fault, line: before.length, column: before[before.length - 1].length + 1, remediation };
  }
}
