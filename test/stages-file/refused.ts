import { changed, read, refusalOf } from './temp-file';

/** A fault in a valid file. */
export interface BadInput {
  readonly name: string;
  /** The passage of the valid file, and what stands there instead. */
  readonly change: readonly [passage: string, replacement: string];
  /** The problem, in a single line that starts with this and contains the rest. */
  readonly says: readonly [start: string, ...parts: string[]];
}

/** Expects the problems of the fault, and no others. */
export function expectRefusal({ change, says: [start, ...parts] }: BadInput, content?: string): void {
  const expected = refusalOf(() => read(changed(...change, content)));

  expect(expected).toHaveLength(1);
  expect(expected[0].slice(0, start.length)).toBe(start);
  parts.forEach((part) => expect(expected[0]).toContain(part));
}
