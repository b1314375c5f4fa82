import type { Automation } from './automation';

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
  /**
   * How a restored resource takes the place of the resource.
   *
   * @default - consumers are pointed to the restored resource by hand
   */
  readonly replacement?: Replacement;
}

/**
 * How a restored resource takes the place of the one that it was restored from, as steps of Automation runbooks. Their
 * inputs name the restored resource as `{{ RestoredName }}`, and the new name of the resource that is replaced as
 * `{{ ReplacedName }}`.
 */
export interface Replacement {
  /** Configures a restored resource as the resource is configured, where a restore leaves a default. */
  readonly configure: Automation;
  /** Finds the restored resource, and fails unless it is configured as the resource is. The consumers still run. */
  readonly verify: Automation;
  /** Gives the restored resource the name of the resource. The consumers are stopped. */
  readonly replace: Automation;
  /** Fails unless the restored resource has the name, and what consumers need of it. */
  readonly check: Automation;
  /** What must be deployed once the restored resource has the name, before the consumers start. */
  readonly deployment: string;
}
