/** A failure that it explains in full itself: no stack trace helps. */
export class Failure extends Error {
  override readonly name = 'Failure';

  /**
   * @param message one sentence
   * @param details the output of the failed command, and what to do
   */
  constructor(
    message: string,
    readonly details = '',
  ) {
    super(message);
  }

  override toString(): string {
    return this.details === '' ? this.message : `${this.message}\n${this.details}`;
  }
}
