/** A question about the text of a value. */
export interface Question {
  /** Equal for equal questions. */
  readonly id: string;
  /**
   * As messages name it, after `a value that`.
   *
   * @default - the id
   */
  readonly phrase?: string;
  readonly holds: (text: string) => boolean;
  /**
   * All texts for which it holds.
   *
   * @default - there may be any number of them
   */
  readonly among?: readonly string[];
  /**
   * It holds for all greater numbers, and for no smaller one.
   *
   * @default - it is not about a number
   */
  readonly threshold?: number;
  /**
   * It compares the value with another one that only the deployment knows, so that no text of this one answers it.
   *
   * @default false
   */
  readonly isRelative?: boolean;
}

/** A value that only the deployment knows. */
export interface UnknownValue {
  /** Equal for equal values. */
  readonly key: string;
  /** As messages name it, such as `parameter Size`. */
  readonly subject: string;
  /** The text, once what is assumed leaves only one. */
  text(): string | undefined;
  /** All texts that what is assumed leaves; undefined if there may be any number of them. */
  texts(): readonly string[] | undefined;
  /** The answer that follows from what is assumed; undefined if none does. */
  answer(question: Question): boolean | undefined;
  /** The answer that follows from what is assumed. If none does, one is assumed, and later the other. */
  ask(question: Question): boolean;
}

const UNKNOWN = Symbol('unknown value');

/** A value as written in a template, such as `{ Ref: Size }`, that only the deployment knows. */
export function asUnknown<T extends object>(written: T, unknown: UnknownValue): T {
  return { ...written, [UNKNOWN]: unknown };
}

/** What only the deployment knows, if the value is so. */
export function unknownIn(value: unknown): UnknownValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as { readonly [UNKNOWN]?: UnknownValue })[UNKNOWN];
}
