/** A failure that its message explains in full: no stack trace helps. */
export class Failure extends Error {
  override readonly name = 'Failure';
}
