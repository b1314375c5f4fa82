import { copyTo, properties, remove, turnsExactly } from '../backup-mutant';
import type { BackupTemplates } from '../compliant-backup';

const VAULT = 'AWS::Backup::BackupVault';
const TEST_PLAN = 'AWS::Backup::RestoreTestingPlan';
const TEST_SELECTION = 'AWS::Backup::RestoreTestingSelection';
const ALARM = 'AWS::CloudWatch::Alarm';

describe('whether backups are encrypted', () => {
  turnsExactly([
    {
      broken: 'the vault here has no key',
      inTemplates: ({ home }) => delete properties(home, VAULT).EncryptionKeyArn,
      turns: { 'BAK-4': 'not met' },
    },
    {
      broken: 'the vault in the other Region has no key',
      inTemplates: ({ other }) => delete properties(other, VAULT).EncryptionKeyArn,
      turns: { 'BAK-4': 'not met' },
    },
    {
      broken: 'the key of the vault in the other Region is the one that AWS makes for everybody',
      inTemplates: ({ other }) => {
        properties(other, VAULT).EncryptionKeyArn = 'arn:aws:kms:eu-central-1:111122223333:alias/aws/backup';
      },
      turns: { 'BAK-4': 'not met' },
    },
    {
      broken: 'the database, whose snapshots are as it is, is not encrypted',
      inTemplates: ({ home }) => delete properties(home, 'AWS::RDS::DBInstance').StorageEncrypted,
      turns: { 'BAK-4': 'not met' },
    },
    {
      broken: 'no template holds the vault for copies',
      inTemplates: (templates) =>
        copyTo(templates, 'arn:aws:backup:eu-central-1:111122223333:backup-vault:other'),
      turns: { 'BAK-4': 'unknown' },
    },
  ]);
});

describe('whether data can be brought back', () => {
  turnsExactly([
    {
      broken: 'no runbook restores the database',
      inTemplates: (templates) => remove(templates, 'AWS::SSM::Document', 'RestoreOrders'),
      turns: { 'BAK-5': 'not met' },
    },
    {
      broken: 'a runbook of the database restores nothing',
      inTemplates: ({ home }) => {
        const document = properties(home, 'AWS::SSM::Document', 'RestoreOrders');
        (document.Content as Record<string, unknown>).mainSteps = [];
      },
      turns: { 'BAK-5': 'not met' },
    },
    {
      broken: 'no restore of the table is tested',
      inTemplates: (templates) => remove(templates, TEST_SELECTION, 'TestCarts'),
      turns: { 'BAK-6': 'not met' },
    },
    {
      broken: 'restores of another kind of store are tested',
      inTemplates: ({ home }) => {
        properties(home, TEST_SELECTION, 'TestCarts').ProtectedResourceType = 'EFS';
      },
      turns: { 'BAK-6': 'not met' },
    },
    {
      broken: 'tests restore from another vault',
      inTemplates: ({ home }) => {
        properties(home, TEST_PLAN).RecoveryPointSelection = {
          IncludeVaults: ['arn:aws:backup:eu-west-1:111122223333:backup-vault:other'],
        };
      },
      turns: { 'BAK-6': 'not met' },
    },
    {
      broken: 'there is no restore testing plan',
      inTemplates: (templates) => remove(templates, TEST_PLAN),
      turns: { 'BAK-6': 'not met' },
    },
    {
      broken: 'which stores are tested is known only at deployment',
      inTemplates: ({ home }) => {
        properties(home, TEST_SELECTION, 'TestCarts').ProtectedResourceArns = [{ Ref: 'Stores' }];
      },
      turns: { 'BAK-6': 'unknown' },
    },
    {
      broken: 'nothing: every table is tested, from every vault',
      inTemplates: ({ home }) => {
        properties(home, TEST_SELECTION, 'TestCarts').ProtectedResourceArns = ['*'];
        properties(home, TEST_PLAN).RecoveryPointSelection = { IncludeVaults: ['*'] };
      },
      turns: {},
    },
  ]);
});

describe('whether backups are watched', () => {
  turnsExactly([
    ...['BackupFailed', 'BackupMissing', 'CopyFailed', 'CopyMissing', 'RestoreFailed', 'RestoreMissing'].map(
      (id) => ({
        broken: `there is no alarm ${id}`,
        inTemplates: (templates: BackupTemplates) => remove(templates, ALARM, id),
        turns: { 'OPS-2': 'not met' },
      }),
    ),
    {
      broken: 'an alarm does nothing',
      inTemplates: ({ home }) => delete properties(home, ALARM, 'CopyFailed').AlarmActions,
      turns: { 'OPS-2': 'not met' },
    },
    {
      broken: 'an alarm is switched off',
      inTemplates: ({ home }) => {
        properties(home, ALARM, 'CopyFailed').ActionsEnabled = false;
      },
      turns: { 'OPS-2': 'not met' },
    },
    {
      broken: 'an alarm on jobs that do not happen takes no figure for a good sign',
      inTemplates: ({ home }) => {
        properties(home, ALARM, 'BackupMissing').TreatMissingData = 'notBreaching';
      },
      turns: { 'OPS-2': 'not met' },
    },
    {
      broken: 'an alarm is on another vault',
      inTemplates: ({ home }) => {
        properties(home, ALARM, 'BackupFailed').Dimensions = [{ Name: 'BackupVaultName', Value: 'other' }];
      },
      turns: { 'OPS-2': 'not met' },
    },
    {
      broken: 'nothing: an alarm is on all vaults',
      inTemplates: ({ home }) => delete properties(home, ALARM, 'BackupFailed').Dimensions,
      turns: {},
    },
    {
      broken: 'nothing: without tests of restores, nobody watches them',
      inTemplates: (templates) => {
        remove(templates, TEST_PLAN);
        remove(templates, ALARM, 'RestoreMissing');
        remove(templates, ALARM, 'RestoreFailed');
      },
      turns: { 'BAK-6': 'not met' },
    },
  ]);
});
