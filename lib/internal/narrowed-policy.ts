/**
 * How the role of a feature is narrower than the policy that AWS keeps for it. A role too narrow to copy a backup is worse
 * than one too wide, so a test compares the roles with AWS's policies and fails for a narrowing that is not listed.
 */
export interface NarrowedPolicy {
  /** The AWS managed policy, or what AWS's documentation calls the policy that it recommends. */
  readonly policy: string;
  /** Actions on fewer resources than in AWS's policy, each with the reason that these suffice. */
  readonly narrowed: readonly Narrowing[];
  /** Actions of AWS's policy that the role does not have, with the reason. */
  readonly leftOut: readonly LeftOut[];
}

/** Actions that a role has on fewer resources. */
export interface Narrowing {
  readonly actions: readonly string[];
  /** The resources by the last parts of their ARNs; a reference to a resource of the template is in angle brackets. */
  readonly resources: readonly string[];
  readonly reason: string;
}

/** Actions that a role does not have. */
export interface LeftOut {
  readonly actions: readonly string[];
  readonly reason: string;
}
