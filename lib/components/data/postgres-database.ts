import { Token } from 'aws-cdk-lib';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Connections, type IConnectable, Port, type SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { Grant, IGrantable, Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  type DatabaseInstance,
  DatabaseInstanceEngine,
  type ParameterGroup,
  type SubnetGroup,
} from 'aws-cdk-lib/aws-rds';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { environmentCase } from '../../internal/case';
import { removeOnFailure } from '../../internal/remove-on-failure';
import type {
  AdministrationConfig,
  ConnectionConfig,
  IConnectionTarget,
  IConsumer,
} from '../../spi/connection';
import { MonitoredKind } from '../../spi/monitored-kind';
import type { ProtectedResource, Replacement } from '../../spi/protected-resource';
import { StageHost } from '../../spi/stage-host';
import { instanceAutomations } from './instance-automations';
import { instanceEvents } from './instance-events';
import { createInstanceResources } from './instance-resources';
import { databaseAlarms } from './postgres-alarms';
import type { PostgresDatabaseProps } from './postgres-database-props';
import { checkedPostgresSettings, databaseUser } from './postgres-limits';
import { postgresParameters } from './postgres-parameters';
import { postgresUser } from './postgres-user';
import { checkedRestoreSource } from './restore-source';

const CLIENT_IMAGE = ContainerImage.fromRegistry('public.ecr.aws/docker/library/postgres:17.6-alpine3.22');

/**
 * A PostgreSQL database on Amazon RDS, in the subnets for data: encrypted with the environment's key, TLS only, IAM
 * authentication, a master secret that RDS creates and rotates. Size, backup and retention follow the stage. In production
 * it has a standby in a second zone that takes over within minutes.
 *
 * In soft launch and production it is protected from deletion, and a snapshot remains if the protection is lifted and the
 * database deleted; not in a first deployment, which must be able to roll back (`firstDeployment` of the environment).
 */
export class PostgresDatabase extends Construct implements IConnectable, IConnectionTarget {
  /** Unique in the environment: the construct path below it, joined. */
  public readonly componentId: string;
  public readonly instance: DatabaseInstance;
  public readonly securityGroup: SecurityGroup;
  public readonly subnetGroup: SubnetGroup;
  public readonly parameterGroup: ParameterGroup;
  /** The master user and password. RDS creates and rotates it; only init containers and migrations read it. */
  public readonly masterSecret: ISecret;
  public readonly databaseName: string;
  public readonly port: number;
  /** With the database's port as default port. */
  public readonly connections: Connections;
  /** The log groups of the database, in soft launch and production. */
  public readonly logGroups: LogGroup[];
  /**
   * The role of Enhanced Monitoring.
   *
   * @default - the environment is not monitored
   */
  public readonly monitoringRole?: Role;
  /** When RDS may restart the instance for maintenance, each week, in UTC. */
  public readonly maintenanceWindow: string;
  private readonly clientImage: ContainerImage;
  private readonly dataKey: IKey;

  /**
   * @param scope an environment, or a construct below one
   * @param id a letter, then letters and digits; with the ids between it and the environment at most 40 characters
   * @throws StageEnvironmentError if the scope stands in no environment, the id is malformed or taken, or RDS refuses a
   * property
   */
  constructor(scope: Construct, id: string, props: PostgresDatabaseProps) {
    const host = StageHost.of(scope);
    const componentId = host.componentId(scope, id);
    const settings = checkedPostgresSettings(componentId, props);
    const { databaseName, port, allocatedStorage, maxAllocatedStorage } = settings;
    super(scope, id);
    this.componentId = componentId;
    this.databaseName = databaseName;
    this.port = port;
    this.clientImage = props.clientImage ?? CLIENT_IMAGE;

    this.dataKey = host.dataKey;
    const { instance, instanceType, replacement, ...resources } = removeOnFailure(this, () =>
      createInstanceResources(this, {
        componentId,
        host,
        settings,
        engine: DatabaseInstanceEngine.postgres({ version: props.version }),
        parameters: postgresParameters(props.version),
        logs: ['postgresql', 'upgrade'],
        instanceType: props.instanceType,
        maintenanceWindow: props.maintenanceWindow,
        allowMajorVersionUpgrade: props.allowMajorVersionUpgrade,
        ...checkedRestoreSource(`database ${componentId}`, props),
      }),
    );
    this.instance = instance;
    this.securityGroup = resources.securityGroup;
    this.subnetGroup = resources.subnetGroup;
    this.parameterGroup = resources.parameterGroup;
    this.logGroups = resources.logGroups;
    this.monitoringRole = resources.monitoringRole;
    this.maintenanceWindow = resources.maintenanceWindow;
    this.masterSecret = Secret.fromSecretAttributes(this, 'MasterSecret', {
      secretCompleteArn: masterSecretArn(this.instance),
    });
    this.connections = new Connections({
      securityGroups: [this.securityGroup],
      defaultPort: Port.tcp(port),
    });
    host.register(this, {
      monitoredKind: MonitoredKind.DATABASES,
      runsServers: false,
      alarms: databaseAlarms({
        componentId,
        instance,
        instanceType,
        allocatedStorage,
        grows: maxAllocatedStorage !== undefined,
      }),
      eventNotifications: instanceEvents(componentId, instance),
      protectedResources: [this.protectedResource(props.version.postgresMajorVersion, replacement)],
      connectionTarget: this,
      readinessDependency: instance,
      automations: instanceAutomations(instance),
    });
  }

  /**
   * Allows the traffic of a service to the database, grants it to connect as a database user of its own, and returns the
   * address with the init container that creates the user.
   */
  public connect(consumer: IConsumer): ConnectionConfig {
    const user = databaseUser(consumer.componentId);
    // A literal port: the instance's own is a token, which reviewers and rules cannot read.
    const port = Port.tcp(this.port);
    consumer.connections.allowTo(this, port, `${consumer.componentId} uses ${this.componentId}`);
    this.grantConnect(consumer, user);
    const prefix = environmentCase(this.componentId);
    const administration = this.administration();
    return {
      environment: {
        [`${prefix}_HOST`]: this.instance.dbInstanceEndpointAddress,
        [`${prefix}_PORT`]: String(this.port),
        [`${prefix}_NAME`]: this.databaseName,
        [`${prefix}_USER`]: user,
      },
      initContainers: [
        postgresUser({
          image: this.clientImage,
          databaseName: this.databaseName,
          user,
          administration,
        }),
      ],
      administration,
    };
  }

  /**
   * Grants to connect with an IAM token.
   *
   * @param grantee what connects
   * @param user the database user, which must exist and have the role `rds_iam`
   */
  public grantConnect(grantee: IGrantable, user: string): Grant {
    return this.instance.grantConnect(grantee, user);
  }

  /** A metric of the instance in the namespace `AWS/RDS`. */
  public metric(metricName: string, props?: MetricOptions): Metric {
    return this.instance.metric(metricName, props);
  }

  /**
   * The percentage of its CPU that the instance uses.
   *
   * @default - the average over five minutes
   */
  public metricCPUUtilization(props?: MetricOptions): Metric {
    return this.instance.metricCPUUtilization(props);
  }

  /**
   * The number of client connections.
   *
   * @default - the average over five minutes
   */
  public metricDatabaseConnections(props?: MetricOptions): Metric {
    return this.instance.metricDatabaseConnections(props);
  }

  /**
   * The free storage in bytes.
   *
   * @default - the average over five minutes
   */
  public metricFreeStorageSpace(props?: MetricOptions): Metric {
    return this.instance.metricFreeStorageSpace(props);
  }

  /**
   * The free memory in bytes.
   *
   * @default - the average over five minutes
   */
  public metricFreeableMemory(props?: MetricOptions): Metric {
    return this.instance.metricFreeableMemory(props);
  }

  /** A restored instance stands in the same subnets and security group, which admits its consumers only. */
  private protectedResource(major: string, replacement: Replacement): ProtectedResource {
    return {
      resourceArn: this.instance.instanceArn,
      resourceType: 'RDS',
      supportsContinuousBackup: true,
      engine: 'postgres',
      maintenanceWindow: this.maintenanceWindow,
      replacement,
      restoreMetadata: {
        DBSubnetGroupName: this.subnetGroup.subnetGroupName,
        VpcSecurityGroupIds: `["${this.securityGroup.securityGroupId}"]`,
      },
      // RDS restores with its own default groups, unless the restore names the parameter group.
      restoreDependencies: [
        `og:default:postgres-${major}`,
        `pg:default.postgres${major}`,
        `pg:${this.parameterGroup.bindToInstance({}).parameterGroupName}`,
      ],
    };
  }

  private administration(): AdministrationConfig {
    return {
      environment: {
        PGHOST: this.instance.dbInstanceEndpointAddress,
        PGPORT: String(this.port),
        PGDATABASE: this.databaseName,
        PGSSLMODE: 'require',
      },
      secrets: {
        PGUSER: { secret: this.masterSecret, field: 'username', key: this.dataKey },
        PGPASSWORD: { secret: this.masterSecret, field: 'password', key: this.dataKey },
      },
    };
  }
}

function masterSecretArn(instance: DatabaseInstance): string {
  const arn = instance.secret?.secretArn;
  if (arn === undefined || !Token.isUnresolved(arn)) {
    throw new Error('RDS manages the master secret of the instance');
  }
  return arn;
}
