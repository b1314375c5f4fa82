/** Why something is done outside of this environment, and what shows it. */
export interface InheritedOptions {
  /** Why it is done outside of the environment. */
  readonly reason: string;
  /** Where a reviewer can see it. */
  readonly evidence: string;
}
