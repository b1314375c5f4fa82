import type { Exploration } from './exploration';

/** Something that may exist. */
export interface Candidate<T> {
  readonly value: T;
  /** The conditions under which it exists; none if it exists in any case. */
  readonly conditions: readonly string[];
  readonly exists: () => boolean;
}

/**
 * What may exist. Whether it does is asked only of what matters: of two alarms under a condition, only that which an
 * evaluation looks for.
 */
export class Candidates<T> {
  constructor(
    private readonly candidates: readonly Candidate<T>[],
    readonly exploration: Exploration,
  ) {}

  /** How many may exist. */
  get count(): number {
    return this.candidates.length;
  }

  /** All that may exist. */
  get all(): readonly T[] {
    return this.candidates.map(({ value }) => value);
  }

  /** With the conditions of each. */
  get entries(): readonly Candidate<T>[] {
    return this.candidates;
  }

  /** True if none exists. */
  isEmpty(): boolean {
    return !this.some(() => true);
  }

  /** Whether one exists that answers yes. What exists in any case is looked at first. */
  some(isSo: (value: T) => boolean): boolean {
    return this.find(isSo) !== undefined;
  }

  /** Whether it is so of each that exists. */
  every(isSo: (value: T) => boolean): boolean {
    return !this.some((value) => !isSo(value));
  }

  /** The first that exists and answers yes; one that exists in any case, if there is one. */
  find(isSo: (value: T) => boolean): T | undefined {
    const certain = this.candidates.find(({ value, conditions }) => conditions.length === 0 && isSo(value));
    const found =
      certain ??
      this.candidates.find(
        ({ value, conditions, exists }) => conditions.length > 0 && isSo(value) && exists(),
      );
    return found?.value;
  }

  /** Those that answer yes. */
  filter(isSo: (value: T) => boolean): Candidates<T> {
    return new Candidates(
      this.candidates.filter(({ value }) => isSo(value)),
      this.exploration,
    );
  }

  /** What is made of each; it exists with it. */
  flatMap<U>(make: (value: T) => readonly U[]): Candidates<U> {
    return new Candidates(
      this.candidates.flatMap(({ value, ...existence }) =>
        make(value).map((made) => ({ ...existence, value: made })),
      ),
      this.exploration,
    );
  }

  map<U>(make: (value: T) => U): Candidates<U> {
    return this.flatMap((value) => [make(value)]);
  }

  /** These and others. */
  concat(others: Candidates<T>): Candidates<T> {
    return new Candidates([...this.candidates, ...others.candidates], this.exploration);
  }

  /** Those that exist. It asks whether each exists, so prefer a question about them. */
  existing(): readonly T[] {
    return this.candidates.filter(({ exists }) => exists()).map(({ value }) => value);
  }
}
