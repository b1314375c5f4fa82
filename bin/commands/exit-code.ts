/** What a command says to the shell that ran it. */
export enum ExitCode {
  /** Everything that was asked holds. */
  HOLDS = 0,
  /** Something does not hold: a required requirement is not met, a check found a fault, something got worse. */
  DOES_NOT_HOLD = 1,
  /** The command was used wrongly, or what it was given cannot be read. Nothing was judged. */
  NOT_JUDGED = 2,
}

/** For the help of every command that judges. */
export const EXIT_CODES = `
Exit codes:
  0  everything that was asked holds
  1  something does not hold
  2  wrong use, or input that cannot be read; nothing was judged`;
