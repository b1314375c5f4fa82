/** The most that a loss may cost, in minutes of work: the recovery point objective (RPO). Never full coverage. */
export interface DeclaredRecoveryPoint {
  /** In the environment's Region. */
  readonly here: number;
  /** From the copies in the other Region: their interval. A backup and its copy take time that adds to it. */
  readonly there: number;
}

/** Something that no template can set. */
export interface DeclaredPreflight {
  /** Stable, such as `backup-opt-in.eu-west-1`. */
  readonly id: string;
  /** What a person must do before the first deployment. */
  readonly what: string;
}

/** What is kept of the environment's data (BAK-1 to BAK-6). */
export interface DeclaredBackup {
  /** One line for the report: what is kept where, or why nothing is. */
  readonly description: string;
  /**
   * The most that a loss may cost.
   *
   * @default - nothing is kept, or the description does not say
   */
  readonly recoveryPoint?: DeclaredRecoveryPoint;
  /** What no template can set, and a person must do before the first deployment. */
  readonly preflight: DeclaredPreflight[];
}
