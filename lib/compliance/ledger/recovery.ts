/** What a plan of backups keeps of the resources that it selects, as the templates have it. */
export interface RecoveryFact {
  /** The plan, as `stack/logical id`. */
  readonly plan: string;
  /** The rule of the plan. */
  readonly rule: string;
  /** The most hours of writes that are lost here; fewer with continuous backup. None if only the deployment tells. */
  readonly rpoHours?: number;
  /** The most hours of writes that are lost with the Region; none without a copy, or if only the deployment tells. */
  readonly copyRpoHours?: number;
  /** Days for which a recovery point is kept here; none if without end or known at deployment only. */
  readonly retentionDays?: number;
  /** Days for which a copy is kept; none likewise. */
  readonly copyRetentionDays?: number;
  /** The Region of the copies, if it is known. */
  readonly copiedTo?: string;
  /** True if a point in time can be restored. */
  readonly continuous: boolean;
}
