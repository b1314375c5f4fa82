/** A resource that AWS Backup protects. */
export interface ProtectedResource {
  /** The ARN by which a backup selection names the resource. */
  readonly resourceArn: string;
  /** The resource type as AWS Backup names it, such as `RDS`. The account must have opted in to it. */
  readonly resourceType: string;
  /** Whether AWS Backup can keep a continuous backup of it, with point-in-time restore. */
  readonly supportsContinuousBackup: boolean;
  /**
   * AWS Backup's restore metadata for the type. Spell the keys as the API of the service does, such as
   * `DBSubnetGroupName`: restore tests ignore case, restore jobs do not document that they do.
   */
  readonly restoreMetadata: { readonly [name: string]: string };
  /**
   * The engine of a database, such as `postgres`, which AWS Backup needs for a point-in-time restore.
   *
   * @default - none
   */
  readonly engine?: string;
  /**
   * When its service may change it for maintenance, as Amazon RDS writes it, such as `sun:01:30-sun:02:00` in UTC. A backup
   * that starts then fails.
   *
   * @default - not known
   */
  readonly maintenanceWindow?: string;
  /**
   * Other resources that the service uses for what it restores, in either Region, each by the last part of its ARN, such
   * as `pg:default.postgres17`, the default parameter group of an engine on Amazon RDS.
   *
   * @default - none
   */
  readonly restoreDependencies?: string[];
}
