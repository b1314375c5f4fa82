/** The acknowledgement of a rule in code. */
export interface Acknowledgement {
  readonly reason: string;
  /** The path of the construct that carries it: the construct of the finding, or one above it. */
  readonly acknowledgedAt: string;
}
