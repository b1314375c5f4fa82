import { Aws, type Duration } from 'aws-cdk-lib';
import type { InstanceType, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CaCertificate, DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { backupWindowAfter } from '../../internal/maintenance-window';
import type { AutomationStep } from '../../spi/automation';
import type { Replacement } from '../../spi/protected-resource';
import {
  assertion,
  call,
  FALSE,
  RESTORED_NAME,
  REPLACED_NAME,
  settling,
  TRUE,
  USABLE,
  waiting,
} from './instance-steps';

/** What a restored instance is configured with: what its template says of the instance, where a restore leaves a default. */
export interface ReplacementProps {
  readonly componentId: string;
  readonly instance: DatabaseInstance;
  readonly instanceType: InstanceType;
  readonly securityGroup: SecurityGroup;
  readonly parameterGroupName: string;
  readonly maintenanceWindow: string;
  readonly maxAllocatedStorage?: number;
  readonly caCertificate: CaCertificate;
  readonly multiAz: boolean;
  readonly deletionProtection: boolean;
  /** The logs that are exported; none in stages whose data is disposable. */
  readonly logs: readonly string[];
  readonly monitoringInterval: Duration;
  readonly monitoringRole?: Role;
  readonly dataKey: IKey;
}

/**
 * How a restored instance takes the place of its original. RDS restores into one zone, with the default parameter group and
 * without IAM authentication, protection, log exports, monitoring and a managed secret. The restored instance takes the
 * identifier of the original, and with it the endpoint, the log groups, the alarms and the backup selection. Its resource id
 * and its secret are others: an update of the instance makes CloudFormation read them and pass them on.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RenameInstance.html
 */
export function instanceReplacement(props: ReplacementProps): Replacement {
  return {
    configure: { steps: configureSteps(props), statements: configureStatements(props) },
    verify: { steps: verifySteps(props), statements: [] },
    replace: { steps: replaceSteps(props), statements: replaceStatements(props) },
    check: { steps: checkSteps(props), statements: [] },
    deployment: `Set restoredFrom of ${props.componentId} to the recovery point and deploy.`,
  };
}

function configureSteps(props: ReplacementProps): AutomationStep[] {
  const { componentId, monitoringRole, maxAllocatedStorage, maintenanceWindow } = props;
  const backupWindow = backupWindowAfter(maintenanceWindow);
  const restored = `{{ ${componentId}_DescribeRestored.ResourceId }}`;
  return [
    describing('DescribeRestored', RESTORED_NAME),
    call('Configure', 'ModifyDBInstance', {
      DBInstanceIdentifier: RESTORED_NAME,
      DBInstanceClass: `db.${props.instanceType.toString()}`,
      DBParameterGroupName: props.parameterGroupName,
      VpcSecurityGroupIds: [props.securityGroup.securityGroupId],
      MultiAZ: props.multiAz,
      PubliclyAccessible: false,
      EnableIAMDatabaseAuthentication: true,
      CACertificateIdentifier: props.caCertificate.toString(),
      CopyTagsToSnapshot: true,
      AutoMinorVersionUpgrade: true,
      PreferredMaintenanceWindow: maintenanceWindow,
      // RDS draws the backup window of a restored instance by chance, and refuses one that overlaps the maintenance window.
      ...(backupWindow !== undefined && { PreferredBackupWindow: backupWindow }),
      ...(monitoringRole !== undefined && {
        MonitoringInterval: props.monitoringInterval.toSeconds(),
        MonitoringRoleArn: monitoringRole.roleArn,
      }),
      ApplyImmediately: true,
    }),
    ...settling('Configure', restored),
    ...(maxAllocatedStorage === undefined ? [] : growth(maxAllocatedStorage, restored)),
    // A parameter group takes effect with a restart.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.Associating.html
    call('Restart', 'RebootDBInstance', { DBInstanceIdentifier: RESTORED_NAME }),
    ...settling('Restart', restored),
    assertion('CheckParameters', restored, 'DBParameterGroups[0].ParameterApplyStatus', ['in-sync']),
  ];
}

/**
 * Lets the storage of the restored instance grow. RDS refuses a maximum that is not a tenth above what is allocated, which is
 * no reason to stop a restore.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
 */
function growth(maxAllocatedStorage: number, restored: string): AutomationStep[] {
  const change = call('Growth', 'ModifyDBInstance', {
    DBInstanceIdentifier: RESTORED_NAME,
    MaxAllocatedStorage: maxAllocatedStorage,
    ApplyImmediately: true,
  });
  return [{ ...change, continueOnFailure: true }, ...settling('Growth', restored)];
}

function replaceSteps(props: ReplacementProps): AutomationStep[] {
  const { componentId, instance, logs } = props;
  const identifier = instance.instanceIdentifier;
  const original = `{{ ${componentId}_DescribeOriginal.ResourceId }}`;
  const restored = `{{ ${componentId}_DescribeRestored.ResourceId }}`;
  const withLogs = logs.length > 0;
  return [
    // An original that is gone has left its name free. If it was not found for another reason, RDS refuses the name.
    { ...describing('DescribeOriginal', identifier), onFailureStep: 'NameRestored' },
    // Under its new name it would write to log groups that RDS creates without key and retention.
    ...(withLogs
      ? [
          call('StopLogs', 'ModifyDBInstance', {
            DBInstanceIdentifier: identifier,
            CloudwatchLogsExportConfiguration: { DisableLogTypes: [...logs] },
            ApplyImmediately: true,
          }),
          ...settling('StopLogs', original),
        ]
      : []),
    call('NameOriginal', 'ModifyDBInstance', {
      DBInstanceIdentifier: identifier,
      NewDBInstanceIdentifier: REPLACED_NAME,
      ApplyImmediately: true,
    }),
    waiting('NameOriginalDone', original, 'DBInstanceIdentifier', [REPLACED_NAME]),
    call('NameRestored', 'ModifyDBInstance', {
      DBInstanceIdentifier: RESTORED_NAME,
      NewDBInstanceIdentifier: identifier,
      ApplyImmediately: true,
    }),
    waiting('NameRestoredDone', restored, 'DBInstanceIdentifier', [identifier]),
    ...settling('NameRestored', restored),
    call('Protect', 'ModifyDBInstance', {
      DBInstanceIdentifier: identifier,
      DeletionProtection: props.deletionProtection,
      ManageMasterUserPassword: true,
      MasterUserSecretKmsKeyId: props.dataKey.keyArn,
      ...(withLogs && { CloudwatchLogsExportConfiguration: { EnableLogTypes: [...logs] } }),
      ApplyImmediately: true,
    }),
    ...settling('Protect', restored),
    waiting('ProtectSecret', restored, 'MasterUserSecret.SecretStatus', ['active']),
  ];
}

type Expectation = [name: string, property: string, values: readonly string[]];

/** What consumers need of an instance, whatever its name is. */
function expectations({ securityGroup, parameterGroupName, multiAz }: ReplacementProps): Expectation[] {
  return [
    ['Status', 'DBInstanceStatus', USABLE],
    ['IamAuthentication', 'IAMDatabaseAuthenticationEnabled', TRUE],
    ['SecurityGroup', 'VpcSecurityGroups[0].VpcSecurityGroupId', [securityGroup.securityGroupId]],
    ['ParameterGroup', 'DBParameterGroups[0].DBParameterGroupName', [parameterGroupName]],
    ['Zones', 'MultiAZ', multiAz ? TRUE : FALSE],
  ];
}

function verifySteps(props: ReplacementProps): AutomationStep[] {
  const restored = `{{ ${props.componentId}_DescribeRestored.ResourceId }}`;
  return [
    describing('DescribeRestored', RESTORED_NAME),
    ...expectations(props).map(([name, property, values]) =>
      assertion(`Verify${name}`, restored, property, values),
    ),
  ];
}

function checkSteps(props: ReplacementProps): AutomationStep[] {
  const { componentId, instance, deletionProtection } = props;
  const restored = `{{ ${componentId}_DescribeRestored.ResourceId }}`;
  const expected: Expectation[] = [
    ['Name', 'DBInstanceIdentifier', [instance.instanceIdentifier]],
    ...expectations(props),
    ['Protection', 'DeletionProtection', deletionProtection ? TRUE : FALSE],
    ['Secret', 'MasterUserSecret.SecretStatus', ['active']],
  ];
  return expected.map(([name, property, values]) => assertion(`Check${name}`, restored, property, values));
}

/** Finds the resource id, which a new name does not change. */
function describing(name: string, identifier: string): AutomationStep {
  return {
    ...call(name, 'DescribeDBInstances', { DBInstanceIdentifier: identifier }),
    outputs: { ResourceId: '$.DBInstances[0].DbiResourceId' },
  };
}

const IN_REGION = `arn:${Aws.PARTITION}:rds:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
const RESTORED = `${IN_REGION}:db:awsbackup-restored*`;

function configureStatements({ parameterGroupName, monitoringRole }: ReplacementProps): PolicyStatement[] {
  return [
    // RDS authorizes a search by resource id on all instances.
    allow(['rds:DescribeDBInstances'], [`${IN_REGION}:db:*`]),
    allow(
      ['rds:ModifyDBInstance', 'rds:RebootDBInstance'],
      [RESTORED, `${IN_REGION}:pg:${parameterGroupName}`],
    ),
    ...(monitoringRole === undefined
      ? []
      : [
          new PolicyStatement({
            actions: ['iam:PassRole'],
            resources: [monitoringRole.roleArn],
            conditions: { StringEquals: { 'iam:PassedToService': 'monitoring.rds.amazonaws.com' } },
          }),
        ]),
  ];
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-permissions */
function replaceStatements({ instance, dataKey }: ReplacementProps): PolicyStatement[] {
  return [
    allow(['rds:DescribeDBInstances'], [`${IN_REGION}:db:*`]),
    allow(['rds:ModifyDBInstance'], [RESTORED, instance.instanceArn]),
    allow(
      ['secretsmanager:CreateSecret', 'secretsmanager:TagResource'],
      [`arn:${Aws.PARTITION}:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:rds!db-*`],
    ),
    allow(['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], [dataKey.keyArn]),
  ];
}

function allow(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}
