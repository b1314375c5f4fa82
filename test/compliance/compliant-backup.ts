import { OutcomeState } from '../../lib/compliance/outcome';
import { App, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { buildLedger } from '../../lib/compliance/ledger/build-ledger';
import { type Ledger } from '../../lib/compliance/ledger/ledger';
import { modelOf } from '../../lib/compliance/model/build-model';
import { readTemplate } from '../../lib/compliance/model/template';
import type { Declarations } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import { ACCOUNT, DECLARATIONS, type MutableTemplate } from './compliant-staging';
import { synthesizedOnce } from './synthesized-once';

/** The templates of an environment and of its stack in the other Region. */
export interface BackupTemplates {
  readonly home: MutableTemplate;
  readonly other: MutableTemplate;
}

const BACKUP_REQUIREMENTS = /^(?:BAK-|OPS-2)/;
const JOBS = ['Backup', 'Copy', 'Restore'];

/** Data stores with backups, copies, restore tests and alarms, without the constructs of this package. */
function stacks(): { home: Stack; other: Stack } {
  const app = new App();
  const other = new Stack(app, 'Copies', { env: { account: ACCOUNT, region: 'eu-central-1' } });
  new backup.CfnBackupVault(other, 'Vault', {
    backupVaultName: 'copies',
    encryptionKeyArn: new kms.Key(other, 'Key').keyArn,
  });

  const home = new Stack(app, 'Shop', { env: { account: ACCOUNT, region: 'eu-west-1' } });
  const orders = new rds.CfnDBInstance(home, 'Orders', {
    engine: 'postgres',
    dbInstanceClass: 'db.t4g.micro',
    storageEncrypted: true,
  });
  const carts = new dynamodb.CfnTable(home, 'Carts', { keySchema: [], attributeDefinitions: [] });
  const logs = new s3.Bucket(home, 'Logs', { removalPolicy: RemovalPolicy.DESTROY });
  logs.addToResourcePolicy(
    new iam.PolicyStatement({
      actions: ['s3:PutObject'],
      principals: [new iam.ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
      resources: [logs.arnForObjects('*')],
    }),
  );
  const arns = {
    Orders: home.formatArn({
      service: 'rds',
      resource: 'db',
      resourceName: orders.ref,
      arnFormat: undefined,
    }),
    Carts: carts.attrArn,
  };
  addPlan(home, arns);
  addAlarms(home);
  return { home, other };
}

function addPlan(home: Stack, arns: Readonly<Record<string, string>>): void {
  const vault = new backup.CfnBackupVault(home, 'Vault', {
    backupVaultName: 'backups',
    encryptionKeyArn: new kms.Key(home, 'Key').keyArn,
  });
  const plan = new backup.CfnBackupPlan(home, 'Plan', {
    backupPlan: {
      backupPlanName: 'hourly',
      backupPlanRule: [
        {
          ruleName: 'hourly',
          targetBackupVault: vault.ref,
          scheduleExpression: 'cron(0 * ? * * *)',
          enableContinuousBackup: true,
          copyActions: [
            {
              destinationBackupVaultArn: Fn.sub(
                'arn:${AWS::Partition}:backup:eu-central-1:${AWS::AccountId}:backup-vault:copies',
              ),
            },
          ],
        },
      ],
    },
  });
  const role = `arn:aws:iam::${ACCOUNT}:role/backup`;
  const tests = new backup.CfnRestoreTestingPlan(home, 'Tests', {
    restoreTestingPlanName: 'weekly',
    scheduleExpression: 'cron(0 5 ? * SUN *)',
    recoveryPointSelection: {
      algorithm: 'LATEST_WITHIN_WINDOW',
      includeVaults: [vault.attrBackupVaultArn],
      recoveryPointTypes: ['SNAPSHOT'],
    },
  });
  for (const [store, arn] of Object.entries(arns)) {
    new backup.CfnBackupSelection(home, `Select${store}`, {
      backupPlanId: plan.attrBackupPlanId,
      backupSelection: { iamRoleArn: role, selectionName: store, resources: [arn] },
    });
    new backup.CfnRestoreTestingSelection(home, `Test${store}`, {
      restoreTestingPlanName: tests.restoreTestingPlanName,
      restoreTestingSelectionName: store,
      protectedResourceType: store === 'Orders' ? 'RDS' : 'DynamoDB',
      protectedResourceArns: [arn],
      iamRoleArn: role,
    });
    new ssm.CfnDocument(home, `Restore${store}`, {
      documentType: 'Automation',
      content: {
        schemaVersion: '0.3',
        description: `Restores ${arn}`,
        mainSteps: [
          {
            name: 'Restore',
            action: 'aws:executeAwsApi',
            inputs: { Service: 'backup', Api: 'StartRestoreJob' },
          },
        ],
      },
    });
  }
}

function addAlarms(home: Stack): void {
  const alarm = (id: string, metricName: string, rest: Partial<cloudwatch.CfnAlarmProps>) =>
    new cloudwatch.CfnAlarm(home, id, {
      namespace: 'AWS/Backup',
      metricName,
      dimensions: [{ name: 'BackupVaultName', value: 'backups' }],
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      alarmActions: [`arn:aws:sns:eu-west-1:${ACCOUNT}:alarms`],
      ...rest,
    });
  for (const jobs of JOBS) {
    alarm(`${jobs}Failed`, `NumberOf${jobs}JobsFailed`, {});
    alarm(`${jobs}Missing`, `NumberOf${jobs}JobsCompleted`, {
      comparisonOperator: 'LessThanThreshold',
      treatMissingData: 'breaching',
    });
  }
}

/** Copies of the templates, in which every requirement of backups is met. */
export const backupTemplates = synthesizedOnce('compliant-backup', () => {
  const { home, other } = stacks();
  return {
    home: Template.fromStack(home).toJSON(),
    other: Template.fromStack(other).toJSON(),
  } as BackupTemplates;
});

/** The RPO of an hourly plan with continuous backup of the database, but not of the table. */
export const RECOVERY_POINT = { here: 60, there: 60 };

export function ledgerOf({ home, other }: BackupTemplates, declared: Partial<Declarations> = {}): Ledger {
  const declarations = {
    ...DECLARATIONS,
    stage: StageKind.PRODUCTION,
    backup: { description: 'hourly', recoveryPoint: RECOVERY_POINT, preflight: [] },
    ...declared,
  };
  const read = (body: unknown, name: string, region: string) =>
    readTemplate({ body, bytes: 0, name, account: ACCOUNT, region, constructPaths: new Map() });
  return buildLedger({
    model: modelOf([read(home, 'Shop', 'eu-west-1'), read(other, 'Copies', 'eu-central-1')]),
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
    declarations,
    nag: [],
  });
}

/** The requirements of backups that are not met, by id. */
export function notMet(ledger: Ledger): Record<string, string> {
  return Object.fromEntries(
    ledger.requirements
      .filter(({ id, state }) => BACKUP_REQUIREMENTS.test(id) && state !== OutcomeState.MET)
      .map(({ id, state }) => [id, state]),
  );
}
