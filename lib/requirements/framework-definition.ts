/** A control of a framework of the application's own. At least one of `nagRules`, `checks`, `attested` and `manual` is set. */
export interface FrameworkControl {
  /** Its identifier in the framework, such as `4.2`. */
  readonly id: string;
  /** Its title in the framework. */
  readonly title: string;
  /**
   * The cdk-nag rules that prove it, each with its pack, such as `AwsSolutions-RDS10` or
   * `HIPAA.Security-RDSStorageEncrypted`.
   *
   * @default - none
   */
  readonly nagRules?: string[];
  /**
   * The ids of the checks that prove it: of this package, such as `BAK-2.copied-to-other-region`, or of the application.
   *
   * @default - none
   */
  readonly checks?: string[];
  /**
   * What a person attests for the environment, as a clause that follows "attest", such as `that access is reviewed`.
   *
   * @default - nothing
   */
  readonly attested?: string;
  /**
   * Why no environment can prove it: whose duty it is, such as `the organization trains its staff`.
   *
   * @default - the environment proves it
   */
  readonly manual?: string;
}

/** A framework of the application's own, such as the policy of an organization. */
export interface FrameworkDefinition {
  /** Its name in reports and records, such as `ACME`: without a slash, and not that of a built-in framework. */
  readonly name: string;
  /** Its edition, such as `ACME Cloud Policy 3`. */
  readonly edition: string;
  /** The publication date of the edition, `YYYY-MM-DD` or `YYYY-MM`. */
  readonly published: string;
  /** Its controls, at least one, each with an id of its own. */
  readonly controls: FrameworkControl[];
  /**
   * What its controls are called, in the plural.
   *
   * @default 'controls'
   */
  readonly unit?: string;
}
