import { changesExactly, copyTo, copyToAirGapped, properties, remove } from '../../backup-mutant';
import type { BackupTemplates } from '../../compliant-backup';

const VAULT = 'AWS::Backup::BackupVault';

const TEST_PLAN = 'AWS::Backup::RestoreTestingPlan';

const TEST_SELECTION = 'AWS::Backup::RestoreTestingSelection';

const ALARM = 'AWS::CloudWatch::Alarm';

describe('BAK-4.backups-encrypted', () => {
  changesExactly([
    {
      broken: 'the vault in the Region has no key',
      inTemplates: ({ home }) => delete properties(home, VAULT).EncryptionKeyArn,
      changes: { 'BAK-4': 'not met' },
    },
    {
      broken: 'the vault in the other Region has no key',
      inTemplates: ({ other }) => delete properties(other, VAULT).EncryptionKeyArn,
      changes: { 'BAK-4': 'not met' },
    },
    {
      broken: 'the vault in the other Region has the AWS managed key',
      inTemplates: ({ other }) => {
        properties(other, VAULT).EncryptionKeyArn = 'arn:aws:kms:eu-central-1:111122223333:alias/aws/backup';
      },
      changes: { 'BAK-4': 'not met' },
    },
    {
      broken: 'the database, and so its snapshots, is not encrypted',
      inTemplates: ({ home }) => delete properties(home, 'AWS::RDS::DBInstance').StorageEncrypted,
      changes: { 'BAK-4': 'not met' },
    },
    {
      broken: 'the vault of the copies is in no template',
      inTemplates: (templates) =>
        copyTo(templates, 'arn:aws:backup:eu-central-1:111122223333:backup-vault:other'),
      changes: { 'BAK-4': 'unknown' },
    },
  ]);
});

describe('BAK-5.restore-runbooks and BAK-6.restore-testing', () => {
  changesExactly([
    {
      broken: 'no runbook restores the database',
      inTemplates: (templates) => remove(templates, 'AWS::SSM::Document', 'RestoreOrders'),
      changes: { 'BAK-5': 'not met' },
    },
    {
      broken: 'the runbook of the database has no steps',
      inTemplates: ({ home }) => {
        const document = properties(home, 'AWS::SSM::Document', 'RestoreOrders');
        (document.Content as Record<string, unknown>).mainSteps = [];
      },
      changes: { 'BAK-5': 'not met' },
    },
    {
      broken: 'no restore testing selection has the table',
      inTemplates: (templates) => remove(templates, TEST_SELECTION, 'TestCarts'),
      changes: { 'BAK-6': 'not met' },
    },
    {
      broken: 'the restore testing selection has another resource type',
      inTemplates: ({ home }) => {
        properties(home, TEST_SELECTION, 'TestCarts').ProtectedResourceType = 'EFS';
      },
      changes: { 'BAK-6': 'not met' },
    },
    {
      broken: 'the restore testing plan includes another vault',
      inTemplates: ({ home }) => {
        properties(home, TEST_PLAN).RecoveryPointSelection = {
          IncludeVaults: ['arn:aws:backup:eu-west-1:111122223333:backup-vault:other'],
        };
      },
      changes: { 'BAK-6': 'not met' },
    },
    {
      broken: 'there is no restore testing plan',
      inTemplates: (templates) => remove(templates, TEST_PLAN),
      changes: { 'BAK-6': 'not met' },
    },
    {
      broken: 'the tested resources are known only at deployment',
      inTemplates: ({ home }) => {
        properties(home, TEST_SELECTION, 'TestCarts').ProtectedResourceArns = [{ Ref: 'Stores' }];
      },
      changes: { 'BAK-6': 'unknown' },
    },
    {
      broken: 'nothing: every table and every vault is selected',
      inTemplates: ({ home }) => {
        properties(home, TEST_SELECTION, 'TestCarts').ProtectedResourceArns = ['*'];
        properties(home, TEST_PLAN).RecoveryPointSelection = { IncludeVaults: ['*'] };
      },
      changes: {},
    },
  ]);
});

describe('OPS-2.backup-alarms', () => {
  changesExactly([
    ...['BackupFailed', 'BackupMissing', 'CopyFailed', 'CopyMissing', 'RestoreFailed', 'RestoreMissing'].map(
      (id) => ({
        broken: `there is no alarm ${id}`,
        inTemplates: (templates: BackupTemplates) => remove(templates, ALARM, id),
        changes: { 'OPS-2': 'not met' },
      }),
    ),
    {
      broken: 'an alarm has no action',
      inTemplates: ({ home }) => delete properties(home, ALARM, 'CopyFailed').AlarmActions,
      changes: { 'OPS-2': 'not met' },
    },
    {
      broken: 'the actions of an alarm are disabled',
      inTemplates: ({ home }) => {
        properties(home, ALARM, 'CopyFailed').ActionsEnabled = false;
      },
      changes: { 'OPS-2': 'not met' },
    },
    {
      broken: 'an alarm on missing jobs treats missing data as not breaching',
      inTemplates: ({ home }) => {
        properties(home, ALARM, 'BackupMissing').TreatMissingData = 'notBreaching';
      },
      changes: { 'OPS-2': 'not met' },
    },
    {
      broken: 'an alarm is on another vault',
      inTemplates: ({ home }) => {
        properties(home, ALARM, 'BackupFailed').Dimensions = [{ Name: 'BackupVaultName', Value: 'other' }];
      },
      changes: { 'OPS-2': 'not met' },
    },
    {
      broken: 'nothing: an alarm is on all vaults',
      inTemplates: ({ home }) => delete properties(home, ALARM, 'BackupFailed').Dimensions,
      changes: {},
    },
    {
      broken: 'without restore tests, no alarm on them is required',
      inTemplates: (templates) => {
        remove(templates, TEST_PLAN);
        remove(templates, ALARM, 'RestoreMissing');
        remove(templates, ALARM, 'RestoreFailed');
      },
      changes: { 'BAK-6': 'not met' },
    },
  ]);
});

describe('a logically air-gapped vault', () => {
  changesExactly([
    {
      broken: 'nothing: it has further copies, under a key that AWS owns',
      inTemplates: (templates) => copyToAirGapped(templates),
      changes: {},
    },
    {
      broken: 'nothing: it has a customer managed key',
      inTemplates: (templates) =>
        copyToAirGapped(templates, { EncryptionKeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/1' }),
      changes: {},
    },
    {
      broken: 'it has the AWS managed key',
      inTemplates: (templates) =>
        copyToAirGapped(templates, {
          EncryptionKeyArn: 'arn:aws:kms:eu-central-1:111122223333:alias/aws/backup',
        }),
      changes: { 'BAK-4': 'not met' },
    },
    {
      broken: 'it is the only destination, and does not take the database',
      inTemplates: (templates) => copyToAirGapped(templates, { only: true }),
      changes: { 'BAK-2': 'not met' },
    },
    {
      broken: 'nothing: it is the only destination of the table, which it takes',
      inTemplates: (templates) => {
        remove(templates, 'AWS::RDS::DBInstance');
        remove(templates, 'AWS::Backup::BackupSelection', 'SelectOrders');
        copyToAirGapped(templates, { only: true });
      },
      changes: {},
    },
  ]);
});
