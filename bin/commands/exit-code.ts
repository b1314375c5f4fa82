/** The exit code of a command. */
export enum ExitCode {
  /** Every environment passes, or nothing got worse. */
  PASSED = 0,
  /** An environment does not pass, or something got worse. */
  FAILED = 1,
  /** The command is used incorrectly, or its input cannot be read. Nothing was evaluated. */
  NOT_EVALUATED = 2,
}

/** The part of the help of every command that evaluates. */
export const EXIT_CODES = `
Exit codes:
  0  passed
  1  failed
  2  wrong usage or unreadable input; nothing was evaluated`;
