/** RPO and retention of a rule of a backup plan. */
export interface RecoveryFact {
  /** The plan, as `stack/logical id`. */
  readonly plan: string;
  /** The rule of the plan. */
  readonly rule: string;
  /** The RPO in hours: the maximum loss of writes; less with continuous backup. None if known only at deployment. */
  readonly rpoHours?: number;
  /** The RPO in hours after the loss of the Region; none without a copy, or if known only at deployment. */
  readonly copyRpoHours?: number;
  /** The retention of a recovery point in days; none if unlimited, or known only at deployment. */
  readonly retentionDays?: number;
  /** The retention of a copy in days; none if unlimited, or known only at deployment. */
  readonly copyRetentionDays?: number;
  /** The Region of the copies, if it is known. */
  readonly copiedTo?: string;
  /** True if a restore to a point in time is possible. */
  readonly continuous: boolean;
}
