import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { InstanceType, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CaCertificate,
  Credentials,
  DatabaseInstance,
  type IInstanceEngine,
  ParameterGroup,
  StorageType,
  SubnetGroup,
} from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { acknowledge } from '../../internal/acknowledgements';
import { checkedMaintenanceWindow } from '../../internal/maintenance-window';
import type { ManagedPolicyRole } from '../../internal/managed-policy-role';
import { StageKind } from '../../requirements/stage-kind';
import { isRequired } from '../../requirements/stage-profile';
import type { Replacement } from '../../spi/protected-resource';
import type { IStageHost } from '../../spi/stage-host';
import { createMonitoringRole } from './enhanced-monitoring';
import { createExportedLogs } from './exported-logs';
import type { InstanceSettings } from './instance-limits';
import { instanceReplacement } from './instance-replacement';
import { applyRestoreSource } from './restore-source';

const INSTANCE_TYPE: Readonly<Record<StageKind, string>> = {
  [StageKind.DEVELOPMENT]: 't4g.micro',
  [StageKind.STAGING]: 't4g.small',
  [StageKind.SOFT_LAUNCH]: 'm7g.large',
  [StageKind.PRODUCTION]: 'm7g.large',
};

// At night, an hour before AWS Backup looks after continuous backups, and beside the start of snapshots every two hours or
// more seldom. Minor versions are deployed in it.
const MAINTENANCE_WINDOW: Readonly<Record<StageKind, string>> = {
  [StageKind.DEVELOPMENT]: 'tue:01:30-tue:02:00',
  [StageKind.STAGING]: 'tue:01:30-tue:02:00',
  [StageKind.SOFT_LAUNCH]: 'sun:01:30-sun:02:00',
  [StageKind.PRODUCTION]: 'sun:01:30-sun:02:00',
};

const MASTER_USER = 'stage_admin';

const CA_CERTIFICATE = CaCertificate.RDS_CA_RSA2048_G1;

const MONITORING_INTERVAL = Duration.minutes(1);

/** What an instance is created with. */
export interface InstanceResourcesProps {
  readonly componentId: string;
  readonly host: IStageHost;
  readonly settings: InstanceSettings;
  readonly engine: IInstanceEngine;
  /** The parameters of the engine, among them the one that refuses connections without TLS. */
  readonly parameters: { readonly [name: string]: string };
  /** The logs of the engine, by the names under which RDS exports them. */
  readonly logs: readonly string[];
  /** @default - by stage */
  readonly instanceType?: InstanceType;
  /** @default - by stage */
  readonly maintenanceWindow?: string;
  /** @default false */
  readonly allowMajorVersionUpgrade?: boolean;
  /** @default - an empty database */
  readonly snapshotIdentifier?: string;
  /** @default - the instance is the one that CloudFormation created */
  readonly restoredFrom?: string;
}

/** The resources of a database. */
export interface InstanceResources {
  readonly instance: DatabaseInstance;
  readonly instanceType: InstanceType;
  readonly maintenanceWindow: string;
  readonly securityGroup: SecurityGroup;
  readonly subnetGroup: SubnetGroup;
  readonly parameterGroup: ParameterGroup;
  readonly logGroups: LogGroup[];
  readonly monitoringRole?: ManagedPolicyRole;
  /** How a restored instance takes its place. */
  readonly replacement: Replacement;
}

/** Creates an instance as its stage requires it, with its subnet group, parameter group and security group. */
export function createInstanceResources(scope: Construct, props: InstanceResourcesProps): InstanceResources {
  const { host, settings, engine } = props;
  const { profile, network, dataKey } = host;
  const { retainsData, protectsFromDeletion } = profile;
  const description = `Database ${props.componentId} of ${host.environmentName}`;
  const instanceType = props.instanceType ?? new InstanceType(INSTANCE_TYPE[profile.stage]);
  const maintenanceWindow = checkedMaintenanceWindow(
    `database ${props.componentId}`,
    props.maintenanceWindow ?? MAINTENANCE_WINDOW[profile.stage],
  );
  const securityGroup = new SecurityGroup(scope, 'SecurityGroup', {
    vpc: network.vpc,
    description,
    allowAllOutbound: false,
  });
  const subnetGroup = new SubnetGroup(scope, 'SubnetGroup', {
    description,
    vpc: network.vpc,
    vpcSubnets: { subnets: [...network.dataSubnets] },
    removalPolicy: retainsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
  });
  const parameterGroup = new ParameterGroup(scope, 'Parameters', {
    engine,
    description,
    parameters: props.parameters,
  });
  const logs = retainsData ? createExportedLogs(scope, host, props.logs) : undefined;
  const logGroups = logs?.logGroups ?? [];
  const monitoringRole = isRequired(profile, 'MON-1') ? createMonitoringRole(scope, profile) : undefined;
  const multiAz = isRequired(profile, 'CLU-1');
  const instance = new DatabaseInstance(scope, 'Instance', {
    ...settings,
    instanceIdentifier: logs?.instanceIdentifier,
    engine,
    instanceType,
    vpc: network.vpc,
    subnetGroup,
    parameterGroup,
    securityGroups: [securityGroup],
    publiclyAccessible: false,
    multiAz,
    credentials: Credentials.fromUsername(MASTER_USER, { encryptionKey: dataKey }),
    manageMasterUserPassword: true,
    iamAuthentication: true,
    caCertificate: CA_CERTIFICATE,
    storageType: StorageType.GP3,
    storageEncrypted: true,
    storageEncryptionKey: dataKey,
    copyTagsToSnapshot: true,
    autoMinorVersionUpgrade: true,
    preferredMaintenanceWindow: maintenanceWindow,
    allowMajorVersionUpgrade: props.allowMajorVersionUpgrade,
    // AWS Backup sets the retention and the window of what it backs up, and refuses every other value than none.
    backupRetention: isRequired(profile, 'BAK-1') ? undefined : Duration.days(0),
    deleteAutomatedBackups: !retainsData,
    deletionProtection: protectsFromDeletion,
    enablePerformanceInsights: false,
    cloudwatchLogsExports: logs && [...logs.exports],
    monitoringInterval: monitoringRole && MONITORING_INTERVAL,
    monitoringRole,
    // A retained instance would keep its network and name in use after a first deployment that failed, and RDS takes no final
    // snapshot of an instance that failed to start:
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
    removalPolicy: protectsFromDeletion ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY,
  });
  applyRestoreSource(instance, props);
  // RDS looks for its log groups, and at the permissions of the role, when it creates the instance.
  logGroups.forEach((logGroup) => instance.node.addDependency(logGroup));
  if (monitoringRole !== undefined) instance.node.addDependency(monitoringRole.node.findChild('Policy'));
  acknowledge(instance, 'ONE_ZONE_BY_GUIDELINE', profile);
  acknowledge(instance, 'NO_BACKUP_BY_GUIDELINE', profile);
  acknowledge(instance, 'DISPOSABLE_BY_GUIDELINE', profile);
  acknowledge(instance, 'NOT_PROTECTED_YET', profile);
  acknowledge(instance, 'NOT_WATCHED_BY_GUIDELINE', profile);
  return {
    instance,
    instanceType,
    maintenanceWindow,
    securityGroup,
    subnetGroup,
    parameterGroup,
    logGroups,
    monitoringRole,
    replacement: instanceReplacement({
      componentId: props.componentId,
      instance,
      instanceType,
      securityGroup,
      parameterGroupName: parameterGroup.bindToInstance({}).parameterGroupName,
      maintenanceWindow,
      maxAllocatedStorage: settings.maxAllocatedStorage,
      caCertificate: CA_CERTIFICATE,
      multiAz,
      deletionProtection: protectsFromDeletion,
      logs: logs?.exports ?? [],
      monitoringInterval: MONITORING_INTERVAL,
      monitoringRole,
      dataKey,
    }),
  };
}
