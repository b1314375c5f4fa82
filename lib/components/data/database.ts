import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import type { IComponent } from '../../spi/component';
import type { IStageHost } from '../../spi/stage-host';
import { PostgresDatabase } from './postgres-database';
import type { IDatabase } from './i-database';

/** How a PostgreSQL database is set up. */
export interface PostgresOptions {
  /** The engine version. There is no default: an upgrade is a decision. */
  readonly version: PostgresEngineVersion;
  /**
   * The name of the database in the instance: a letter, then letters, digits and underscores; at most 63 characters.
   *
   * @default - the component's id in lower case
   */
  readonly databaseName?: string;
  /**
   * @default - by stage: t4g.micro in development, t4g.small in staging, m7g.large in soft launch and production
   */
  readonly instanceType?: InstanceType;
  /**
   * In GiB, from 20 (the least RDS gives on gp3) to 65536.
   *
   * @default 20
   */
  readonly allocatedStorage?: number;
  /**
   * The port, from 1150 to 65535. Not the engine's usual one, which is the first that scanners try.
   *
   * @default 15432
   */
  readonly port?: number;
  /**
   * The image with `psql` that creates the least-privilege users: PostgreSQL 16 or newer, pinned by tag or digest.
   * Give your own copy where tasks cannot reach Amazon's public registry.
   *
   * @default - public.ecr.aws/docker/library/postgres:17.6-alpine3.22
   */
  readonly clientImage?: ContainerImage;
  /**
   * Whether a version with another major number may be deployed over this one. The instance is down while it upgrades,
   * and there is no way back.
   *
   * @default false
   */
  readonly allowMajorVersionUpgrade?: boolean;
}

/** A database of an environment. */
export abstract class Database implements IComponent {
  /**
   * PostgreSQL on Amazon RDS: under the customer key, TLS forced, IAM authentication, and a master secret that RDS
   * makes and rotates by itself. It is sized, backed up and kept as its stage asks.
   *
   * @throws StageEnvironmentError for a name, port or size that RDS refuses
   */
  public static postgres(options: PostgresOptions): Database {
    return new Postgres(options);
  }

  public abstract bind(scope: Construct, host: IStageHost): IDatabase;
}

class Postgres extends Database {
  constructor(private readonly options: PostgresOptions) {
    super();
  }

  public override bind(scope: Construct, host: IStageHost): IDatabase {
    return new PostgresDatabase(scope, 'Postgres', { ...this.options, componentId: scope.node.id, host });
  }
}
