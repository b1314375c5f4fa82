import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';

/** Properties of a PostgreSQL database. */
export interface PostgresDatabaseProps {
  /** The engine version. There is no default, since an upgrade is a decision. */
  readonly version: PostgresEngineVersion;
  /**
   * The name of the database in the instance: a lower-case letter, then lower-case letters, digits and underscores; at
   * most 63 characters.
   *
   * @default - the component id in snake case
   */
  readonly databaseName?: string;
  /**
   * The instance type.
   *
   * @default - by stage: t4g.micro in development, t4g.small in staging, m7g.large in soft launch and production
   */
  readonly instanceType?: InstanceType;
  /**
   * Storage in GiB, from 20 (the minimum of RDS on gp3) to 65536.
   *
   * @default 20
   */
  readonly allocatedStorage?: number;
  /**
   * The storage in GiB to which RDS lets the instance grow when less than a tenth of it is free: at least a tenth more than
   * `allocatedStorage`, at most 65536; the same as `allocatedStorage` for storage that does not grow. Storage never shrinks.
   *
   * @default - twice `allocatedStorage`, at least 100
   */
  readonly maxAllocatedStorage?: number;
  /**
   * The port, from 1150 to 65535. The default is not the engine's usual port, since scanners try that one first.
   *
   * @default 15432
   */
  readonly port?: number;
  /**
   * When RDS may change the instance for maintenance, such as the upgrade to a minor version, which restarts it: two times
   * of the week in UTC, from half an hour to a day apart. It must not overlap the time at which backups start.
   *
   * @default - by stage, so that upgrades reach the stages without users first: tue:01:30-tue:02:00 in development and
   * staging, sun:01:30-sun:02:00 in soft launch and production
   */
  readonly maintenanceWindow?: string;
  /**
   * The snapshot that the database is created from, by its name or ARN, such as a copy that AWS Backup keeps in this Region:
   * of PostgreSQL, of the major version of `version`, encrypted. The database keeps the snapshot's name, users, key, minor
   * version and size; `maxAllocatedStorage` must be a tenth above its size. Decide before the database exists, and keep it as
   * long as the database: CloudFormation replaces the instance if it is added, changed or removed, and refuses that in soft
   * launch and production, where the instance has a name.
   *
   * @default - an empty database
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
   */
  readonly snapshotIdentifier?: string;
  /**
   * The recovery point of the instance that a runbook has put in the place of this one, by its ARN. It becomes a tag of the
   * instance, and the change makes CloudFormation read the instance again: services get its resource id and its secret.
   *
   * @default - the instance is the one that CloudFormation created
   */
  readonly restoredFrom?: string;
  /**
   * An image with `psql` of PostgreSQL 16 or newer, pinned by tag or digest. It creates the least-privilege users of
   * services. Pass a copy of your own where tasks cannot reach Amazon's public registry.
   *
   * @default - public.ecr.aws/docker/library/postgres:17.6-alpine3.22
   */
  readonly clientImage?: ContainerImage;
  /**
   * Whether a version with another major number may be deployed over this one. The instance is down during the upgrade,
   * which cannot be undone.
   *
   * @default false
   */
  readonly allowMajorVersionUpgrade?: boolean;
}
