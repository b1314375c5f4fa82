import { StageEnvironmentError, type StageEnvironmentErrorProps } from './errors';

/** The keys, and places in lists, that lead to a value. */
export type KeyPath = readonly (string | number)[];

/** What is wrong with one of several options. */
export interface Fault extends StageEnvironmentErrorProps {
  /** Where in the options the value stands; empty for the options as a whole. */
  readonly path: KeyPath;
}

/** Thrown at construction for options with one or more faults. The message has a line for each. */
export class FaultyOptionsError extends StageEnvironmentError {
  constructor(public readonly faults: readonly [Fault, ...Fault[]]) {
    super(faults[0]);
    this.message = faults.map((fault) => new StageEnvironmentError(fault).message).join('\n');
  }
}

/** @throws FaultyOptionsError if there is any fault */
export function refuseFaults(faults: readonly Fault[]): void {
  const [first, ...others] = faults;
  if (faults.length > 0) throw new FaultyOptionsError([first, ...others]);
}

/** The faults that a check finds in what stands at a path; it reports them by throwing a StageEnvironmentError. */
export function faultsAt(path: KeyPath, check: () => unknown): Fault[] {
  try {
    check();
    return [];
  } catch (error) {
    return faultsOf(error).map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
  }
}

/**
 * The faults that an error reports.
 *
 * @throws the error itself if it is no StageEnvironmentError
 */
export function faultsOf(error: unknown): readonly Fault[] {
  if (error instanceof FaultyOptionsError) return error.faults;
  if (error instanceof StageEnvironmentError) return [{ ...error.use, path: [] }];
  throw error;
}
