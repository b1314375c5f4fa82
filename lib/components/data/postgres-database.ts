import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib';
import { type Connections, InstanceType, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  CaCertificate,
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  ParameterGroup,
  StorageType,
  SubnetGroup,
} from 'aws-cdk-lib/aws-rds';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../../internal/acknowledgements';
import { environmentCase } from '../../internal/case';
import type { ManagedPolicyRole } from '../../internal/managed-policy-role';
import { StageKind } from '../../requirements/stage-kind';
import { isRequired } from '../../requirements/stage-profile';
import type { AlarmDefinition } from '../../spi/alarm-definition';
import type { Automations } from '../../spi/automation';
import type { IConsumer, IConnectionTarget, ConnectionConfig } from '../../spi/connection';
import type { ProtectedResource } from '../../spi/protected-resource';
import type { IStageHost } from '../../spi/stage-host';
import type { PostgresOptions } from './database';
import { createMonitoringRole } from './enhanced-monitoring';
import { createExportedLogs } from './exported-logs';
import type { IDatabase } from './i-database';
import { checkedPostgresOptions, databaseUser } from './postgres-limits';
import { databaseAutomations } from './postgres-automations';
import { databaseAlarms } from './postgres-alarms';
import { type PostgresConnection, postgresUser } from './postgres-user';

/** What a database is made from. */
export interface PostgresDatabaseProps extends PostgresOptions {
  readonly componentId: string;
  readonly host: IStageHost;
}

const INSTANCE_TYPE: Readonly<Record<StageKind, string>> = {
  [StageKind.DEVELOPMENT]: 't4g.micro',
  [StageKind.STAGING]: 't4g.small',
  [StageKind.SOFT_LAUNCH]: 'm7g.large',
  [StageKind.PRODUCTION]: 'm7g.large',
};

const MASTER_USER = 'stage_admin';
const CLIENT_IMAGE = ContainerImage.fromRegistry('public.ecr.aws/docker/library/postgres:17.6-alpine3.22');

/**
 * A PostgreSQL database on Amazon RDS, in the subnets for data. In production it has a standby in a second zone that
 * takes over within minutes: two zones, not three.
 *
 * In soft launch and production it is protected from deletion, and whoever lifts the protection is left a snapshot. A
 * first deployment that fails therefore cannot take a database back: deploy it with `--no-rollback`, or lift the
 * protection before it is tried again.
 */
export class PostgresDatabase extends Construct implements IDatabase, IConnectionTarget {
  public readonly componentId: string;
  public readonly instance: DatabaseInstance;
  public readonly securityGroup: SecurityGroup;
  public readonly subnetGroup: SubnetGroup;
  public readonly parameterGroup: ParameterGroup;
  /** Holds the master user and password. RDS makes and rotates it; only preparations and migrations read it. */
  public readonly masterSecret: ISecret;
  public readonly databaseName: string;
  public readonly port: number;
  public readonly connections: Connections;
  public readonly connectionTarget: IConnectionTarget = this;
  public readonly readinessDependency: DatabaseInstance;
  public readonly automations: Automations;
  public readonly protectedResources: readonly ProtectedResource[];
  public readonly alarms: readonly AlarmDefinition[];
  /** Where the logs of the database are kept, in soft launch and production. */
  public readonly logGroups: readonly LogGroup[];
  /** What RDS may do in order to tell how the operating system is, where the environment is monitored. */
  public readonly monitoringRole?: ManagedPolicyRole;
  private readonly clientImage: ContainerImage;
  private readonly dataKey: IKey;

  constructor(scope: Construct, id: string, props: PostgresDatabaseProps) {
    super(scope, id);
    const { host } = props;
    const { databaseName, port, allocatedStorage } = checkedPostgresOptions(props);
    this.componentId = props.componentId;
    this.databaseName = databaseName;
    this.port = port;
    this.clientImage = props.clientImage ?? CLIENT_IMAGE;

    const { profile, network, dataKey } = host;
    const engine = DatabaseInstanceEngine.postgres({ version: props.version });
    // A retained instance would hold on to its network and name when a first deployment that failed is taken back.
    const removalPolicy = profile.retainsData ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY;
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: `Database ${this.componentId} of ${host.environmentName}`,
      allowAllOutbound: false,
    });
    this.subnetGroup = new SubnetGroup(this, 'SubnetGroup', {
      description: `Database ${this.componentId} of ${host.environmentName}`,
      vpc: network.vpc,
      vpcSubnets: { subnets: [...network.dataSubnets] },
      removalPolicy: profile.retainsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.parameterGroup = new ParameterGroup(this, 'Parameters', {
      engine,
      description: `Database ${this.componentId} of ${host.environmentName}`,
      parameters: { 'rds.force_ssl': '1' },
    });
    const instanceType = props.instanceType ?? new InstanceType(INSTANCE_TYPE[profile.stage]);
    const logs = profile.retainsData ? createExportedLogs(this, host) : undefined;
    const monitoringRole = isRequired(profile, 'MON-1') ? createMonitoringRole(this, host) : undefined;
    this.instance = new DatabaseInstance(this, 'Instance', {
      instanceIdentifier: logs?.instanceIdentifier,
      engine,
      databaseName,
      port,
      instanceType,
      vpc: network.vpc,
      subnetGroup: this.subnetGroup,
      parameterGroup: this.parameterGroup,
      securityGroups: [this.securityGroup],
      publiclyAccessible: false,
      multiAz: isRequired(profile, 'CLU-1'),
      credentials: Credentials.fromUsername(MASTER_USER, { encryptionKey: dataKey }),
      manageMasterUserPassword: true,
      iamAuthentication: true,
      caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
      storageType: StorageType.GP3,
      allocatedStorage,
      storageEncrypted: true,
      storageEncryptionKey: dataKey,
      copyTagsToSnapshot: true,
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: props.allowMajorVersionUpgrade,
      // AWS Backup sets the retention of what it backs up, and refuses every other value but none.
      backupRetention: isRequired(profile, 'BAK-1') ? undefined : Duration.days(0),
      deleteAutomatedBackups: !profile.retainsData,
      deletionProtection: profile.retainsData,
      enablePerformanceInsights: false,
      cloudwatchLogsExports: logs && [...logs.exports],
      monitoringInterval: monitoringRole && Duration.minutes(1),
      monitoringRole,
      removalPolicy,
    });
    this.logGroups = logs?.logGroups ?? [];
    this.monitoringRole = monitoringRole;
    // RDS looks for its log groups, and at the role's rights, when it makes the instance.
    this.logGroups.forEach((logGroup) => this.instance.node.addDependency(logGroup));
    if (monitoringRole !== undefined)
      this.instance.node.addDependency(monitoringRole.node.findChild('Policy'));
    this.masterSecret = Secret.fromSecretAttributes(this, 'MasterSecret', {
      secretCompleteArn: masterSecretArn(this.instance),
    });
    this.dataKey = dataKey;
    this.connections = this.securityGroup.connections;
    this.readinessDependency = this.instance;
    this.automations = databaseAutomations(this.instance);
    this.protectedResources = [this.protectedResource(props.version.postgresMajorVersion)];
    this.alarms = databaseAlarms({
      componentId: this.componentId,
      instance: this.instance,
      instanceType,
      allocatedStorage,
    });
    acknowledge(this.instance, 'ONE_ZONE_BY_GUIDELINE', profile);
    acknowledge(this.instance, 'NO_BACKUP_BY_GUIDELINE', profile);
    acknowledge(this.instance, 'DISPOSABLE_BY_GUIDELINE', profile);
    acknowledge(this.instance, 'NOT_WATCHED_BY_GUIDELINE', profile);
  }

  public connect(consumer: IConsumer): ConnectionConfig {
    const user = databaseUser(consumer.componentId);
    // A literal port: the instance's own would be a token, which reviewers and rules cannot read.
    this.securityGroup.connections.allowFrom(
      consumer,
      Port.tcp(this.port),
      `${consumer.componentId} uses it`,
    );
    this.instance.grantConnect(consumer, user);
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

  /** Restores go where the database stands, and are reached by nobody until somebody lets them be. */
  private protectedResource(major: string): ProtectedResource {
    return {
      resourceArn: this.instance.instanceArn,
      resourceType: 'RDS',
      supportsContinuousBackup: true,
      engine: 'postgres',
      restoreMetadata: {
        DBSubnetGroupName: this.subnetGroup.subnetGroupName,
        VpcSecurityGroupIds: `["${this.securityGroup.securityGroupId}"]`,
      },
      // RDS makes what it restores with its own default groups, unless it is told the group that there was.
      restoreDependencies: [
        `og:default:postgres-${major}`,
        `pg:default.postgres${major}`,
        `pg:${this.parameterGroup.bindToInstance({}).parameterGroupName}`,
      ],
    };
  }

  private administration(): PostgresConnection {
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
  if (arn === undefined || !Token.isUnresolved(arn))
    throw new Error('RDS manages the master secret of the instance');
  return arn;
}
