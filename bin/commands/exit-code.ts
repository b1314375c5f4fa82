/** The exit code of a command. */
export enum ExitCode {
  /** Every environment passes, or nothing got worse. */
  PASSED = 0,
  /** An environment does not pass, or something got worse. */
  FAILED = 1,
  /** Nothing was evaluated: the command is used incorrectly, its input cannot be read, or has nothing to evaluate. */
  NOT_EVALUATED = 2,
}

/** The part of the help of every command that evaluates. */
export const EXIT_CODES = `
Exit codes:
  0  passed
  1  failed
  2  nothing was evaluated: wrong usage, unreadable input, or nothing in it
     to evaluate`;
