// Frozen, like the environment that uses it.
import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as events from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { createHeartbeat } from './production-heartbeat';
import { createAlarmTopic } from './production-monitoring';

const NAME = 'production-shop';
const KEPT = Duration.days(35);

/** The vault in the other region, with a topic of its own. */
export function createCopyVault(stack: Stack): void {
  createVault(stack);
  watchChanges(stack, createAlarmTopic(stack));
}

/** Changes of vaults and keys, which CloudTrail records. */
function watchChanges(scope: Construct, topic: ITopic): void {
  const watched = {
    VaultChanges: { source: 'aws.backup', eventName: ['DeleteBackupVault', 'PutBackupVaultAccessPolicy'] },
    KeyChanges: { source: 'aws.kms', eventName: ['DisableKey', 'ScheduleKeyDeletion'] },
  };
  for (const [id, { source, eventName }] of Object.entries(watched)) {
    new events.Rule(scope, id, {
      eventPattern: {
        source: [source],
        detailType: ['AWS API Call via CloudTrail'],
        detail: { eventName },
      },
      targets: [new SnsTopic(topic)],
    });
  }
}

/** Backups of the orders: taken, copied, kept, tried. */
export function createBackup(
  scope: Construct,
  { orders, topic }: { orders: IDatabaseInstance; topic: ITopic },
): backup.BackupVault {
  const vault = createVault(scope, topic);
  const stack = Stack.of(scope);
  const copies = backup.BackupVault.fromBackupVaultArn(
    scope,
    'Copies',
    stack.formatArn({
      service: 'backup',
      region: 'eu-west-1',
      resource: 'backup-vault',
      resourceName: NAME,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  );
  const plan = new backup.BackupPlan(scope, 'BackupPlan', { backupPlanName: NAME, backupVault: vault });
  plan.addRule(
    new backup.BackupPlanRule({
      ruleName: 'SnapshotsAndCopies',
      scheduleExpression: events.Schedule.expression('cron(0 0/12 * * ? *)'),
      startWindow: Duration.hours(1),
      completionWindow: Duration.days(1),
      deleteAfter: KEPT,
      copyActions: [{ destinationBackupVault: copies, deleteAfter: KEPT }],
    }),
  );
  const { backupRole, restoreRole } = createRoles(scope, orders, vault);
  const continuous = new backup.BackupPlan(scope, 'ContinuousPlan', {
    backupPlanName: `${NAME}-continuous`,
    backupVault: vault,
  });
  continuous.addRule(
    new backup.BackupPlanRule({
      ruleName: 'Continuous',
      scheduleExpression: events.Schedule.expression('cron(0 3 * * ? *)'),
      enableContinuousBackup: true,
      deleteAfter: KEPT,
    }),
  );
  for (const one of [plan, continuous]) {
    one.addSelection('Orders', {
      backupSelectionName: 'Orders',
      resources: [backup.BackupResource.fromArn(orders.instanceArn)],
      role: backupRole,
      disableDefaultBackupPolicy: true,
    });
  }
  watchChanges(scope, topic);
  new events.Rule(scope, 'JobsWithIssues', {
    eventPattern: {
      source: ['aws.backup'],
      detailType: ['Backup Job State Change'],
      detail: { state: ['COMPLETED'], backupVaultName: [NAME] },
    },
    targets: [new SnsTopic(topic)],
  });
  const tests = new backup.CfnRestoreTestingPlan(scope, 'RestoreTests', {
    restoreTestingPlanName: 'production_shop',
    scheduleExpression: 'cron(0 5 ? * MON,THU *)',
    startWindowHours: 1,
    recoveryPointSelection: {
      algorithm: 'LATEST_WITHIN_WINDOW',
      includeVaults: [vault.backupVaultArn],
      recoveryPointTypes: ['CONTINUOUS', 'SNAPSHOT'],
      selectionWindowDays: 7,
    },
  });
  new backup.CfnRestoreTestingSelection(scope, 'RestoreTestOfOrders', {
    restoreTestingPlanName: tests.ref,
    restoreTestingSelectionName: 'Orders',
    protectedResourceType: 'RDS',
    protectedResourceArns: [orders.instanceArn],
    iamRoleArn: restoreRole.roleArn,
    validationWindowHours: 1,
  });
  createHeartbeat(scope);
  createRunbook(scope, 'Restore', restoreRole, {});
  createRunbook(scope, 'RestoreToMoment', restoreRole, { RestoreTime: '{{ Moment }}' });
  createReplacement(scope, orders);
  return vault;
}

function createVault(scope: Construct, topic?: ITopic): backup.BackupVault {
  return new backup.BackupVault(scope, 'Vault', {
    backupVaultName: NAME,
    encryptionKey: new kms.Key(scope, 'VaultKey', {
      description: 'Backups of the shop in production',
      alias: `${NAME}-backup`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    }),
    lockConfiguration: { minRetention: KEPT },
    accessPolicy: new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({
          effect: iam.Effect.DENY,
          principals: [new iam.AnyPrincipal()],
          actions: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
          resources: ['*'],
        }),
      ],
    }),
    notificationTopic: topic,
    notificationEvents: topic && [
      backup.BackupVaultEvents.COPY_JOB_FAILED,
      backup.BackupVaultEvents.RESTORE_JOB_COMPLETED,
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

function createRoles(
  scope: Construct,
  orders: IDatabaseInstance,
  vault: backup.BackupVault,
): { backupRole: iam.Role; restoreRole: iam.Role } {
  const assumedBy = new iam.ServicePrincipal('backup.amazonaws.com');
  const backupRole = new iam.Role(scope, 'BackupRole', { assumedBy });
  const restoreRole = new iam.Role(scope, 'RestoreRole', { assumedBy });
  const snapshots = Stack.of(scope).formatArn({
    service: 'rds',
    resource: 'snapshot',
    resourceName: 'awsbackup:*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const take = ['rds:CreateDBSnapshot', 'rds:ModifyDBInstance', 'rds:AddTagsToResource'];
  const restore = ['rds:RestoreDBInstanceFromDBSnapshot', 'rds:RestoreDBInstanceToPointInTime'];
  new iam.ManagedPolicy(scope, 'BackupPolicy', {
    roles: [backupRole],
    statements: [
      new iam.PolicyStatement({ actions: take, resources: [orders.instanceArn, snapshots] }),
      new iam.PolicyStatement({
        actions: ['rds:CopyDBSnapshot', 'rds:DescribeDBSnapshots'],
        resources: [snapshots],
      }),
      new iam.PolicyStatement({
        actions: ['backup:CopyIntoBackupVault'],
        resources: [vault.backupVaultArn],
      }),
      new iam.PolicyStatement({ actions: ['tag:GetResources'], resources: ['*'] }),
    ],
  });
  new iam.ManagedPolicy(scope, 'RestorePolicy', {
    roles: [restoreRole],
    statements: [
      new iam.PolicyStatement({ actions: restore, resources: [orders.instanceArn, snapshots] }),
      new iam.PolicyStatement({
        actions: ['rds:DescribeDBInstances', 'rds:DeleteDBInstance'],
        resources: [snapshots],
      }),
    ],
  });
  new iam.ManagedPolicy(scope, 'VaultKeyPolicy', {
    roles: [backupRole, restoreRole],
    statements: [
      new iam.PolicyStatement({
        actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
        resources: [Stack.of(scope).formatArn({ service: 'kms', region: '*', resource: 'key/*' })],
        conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${NAME}-backup` } },
      }),
    ],
  });
  return { backupRole, restoreRole };
}

/** Puts a restored database in the place of the original, by a role of its own, which operators may start. */
function createReplacement(scope: Construct, orders: IDatabaseInstance): void {
  const role = new iam.Role(scope, 'RunbookRole', {
    assumedBy: new iam.ServicePrincipal('ssm.amazonaws.com'),
  });
  new iam.ManagedPolicy(scope, 'RunbookPolicy', {
    roles: [role],
    statements: [
      new iam.PolicyStatement({
        actions: ['rds:ModifyDBInstance', 'rds:DescribeDBInstances'],
        resources: [orders.instanceArn],
      }),
    ],
  });
  const runbook = new CfnDocument(scope, 'Replace', {
    documentType: 'Automation',
    updateMethod: 'NewVersion',
    content: {
      schemaVersion: '0.3',
      description: 'Puts the restored orders in the place of the original.',
      assumeRole: role.roleArn,
      parameters: { Restored: { type: 'String' } },
      mainSteps: [
        {
          name: 'Rename',
          action: 'aws:executeAwsApi',
          inputs: {
            Service: 'rds',
            Api: 'ModifyDBInstance',
            DBInstanceIdentifier: '{{ Restored }}',
            NewDBInstanceIdentifier: orders.instanceIdentifier,
            ApplyImmediately: true,
          },
        },
      ],
    },
  });
  new iam.ManagedPolicy(scope, 'OperatorsPolicy', {
    statements: [
      new iam.PolicyStatement({
        actions: ['ssm:StartAutomationExecution'],
        resources: [
          Stack.of(scope).formatArn({
            service: 'ssm',
            resource: 'automation-definition',
            resourceName: `${runbook.ref}:*`,
          }),
        ],
      }),
      new iam.PolicyStatement({ actions: ['iam:PassRole'], resources: [role.roleArn] }),
    ],
  });
}

function createRunbook(
  scope: Construct,
  id: string,
  role: iam.IRole,
  metadata: Readonly<Record<string, string>>,
): void {
  new CfnDocument(scope, id, {
    documentType: 'Automation',
    updateMethod: 'NewVersion',
    content: {
      schemaVersion: '0.3',
      description: 'Restores the orders beside what there is.',
      parameters: { RecoveryPoint: { type: 'String' }, Moment: { type: 'String', default: '' } },
      mainSteps: [
        {
          name: 'Restore',
          action: 'aws:executeAwsApi',
          inputs: {
            Service: 'backup',
            Api: 'StartRestoreJob',
            RecoveryPointArn: '{{ RecoveryPoint }}',
            IamRoleArn: role.roleArn,
            Metadata: { DBInstanceIdentifier: `${NAME}-restored`, ...metadata },
          },
          outputs: [{ Name: 'Job', Selector: '$.RestoreJobId', Type: 'String' }],
        },
        {
          name: 'Wait',
          action: 'aws:waitForAwsResourceProperty',
          timeoutSeconds: 14400,
          inputs: {
            Service: 'backup',
            Api: 'DescribeRestoreJob',
            RestoreJobId: '{{ Restore.Job }}',
            PropertySelector: '$.Status',
            DesiredValues: ['COMPLETED'],
          },
        },
      ],
    },
  });
}
