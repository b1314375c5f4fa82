import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { runChecks } from '../../../lib/compliance/run-checks';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/stage-profile';
import { DECLARATIONS } from '../compliant-staging';
import {
  IMPORTED,
  UNRESOLVABLE,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  type Placed,
  type Properties,
  checkOutcome,
} from '../check-outcome';

const PLAN = 'AWS::Backup::BackupPlan';
const ALARM = 'AWS::CloudWatch::Alarm';
const vaultIn = (region: string) => `arn:aws:backup:${region}:111122223333:backup-vault:shop`;
const copies = (...regions: string[]) => ({
  CopyActions: regions.map((region) => ({ DestinationBackupVaultArn: vaultIn(region) })),
});

/** A store that a plan of these rules chooses. */
function planOf(...rules: Properties[]): Placed {
  const named = rules.map((rule, number) => ({
    RuleName: `rule${number}`,
    TargetBackupVault: 'central',
    ...rule,
  }));
  return {
    Orders: ['AWS::DynamoDB::Table', {}],
    Plan: [PLAN, { BackupPlan: { BackupPlanRule: named } }],
    Selection: [
      'AWS::Backup::BackupSelection',
      { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { Resources: ['*'] } },
    ],
  };
}

/** What a check says where no template tells the Region. */
function inSomeRegion(check: string, placed: Placed): string {
  const Resources = Object.fromEntries(
    Object.entries(placed).map(([id, [Type, Properties]]) => [id, { Type, Properties }]),
  );
  const [{ state }] = runChecks([check], modelFromTemplate({ Resources }), {
    declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION },
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
  });
  return state;
}

describe('where backups are copied to', () => {
  const says = (...rules: Properties[]) => checkOutcome('BAK-2.copied-to-other-region', planOf(...rules));

  test('is said by Region, each once and in order', () => {
    expect(says(copies('us-east-1', 'eu-west-1', 'eu-central-1'), copies('us-east-1'))).toMatchObject({
      state: MET,
      reason: 'Backups are copied to eu-central-1, us-east-1.',
    });
  });

  test.each<[string, Properties[], string]>([
    ['nowhere', [{}], NOT_MET],
    ['to another vault of their own Region', [copies('eu-west-1')], NOT_MET],
    ['to another Region by one of two rules', [{}, copies('eu-central-1')], MET],
    ['where nobody knows', [{ CopyActions: [{ DestinationBackupVaultArn: vaultIn('${Region}') }] }], UNKNOWN],
    [
      'where nobody knows by one of two rules',
      [{}, { CopyActions: [{ DestinationBackupVaultArn: vaultIn('${Region}') }] }],
      UNKNOWN,
    ],
  ])('%s', (_what, rules, state) => {
    expect(says(...rules).state).toBe(state);
  });

  test('shows nothing where nobody knows in which Region the plan itself stands', () => {
    expect(inSomeRegion('BAK-2.copied-to-other-region', planOf(copies('eu-central-1')))).toBe(UNKNOWN);
  });
});

test('a store is chosen by its name in a Region, where nobody knows in which one it stands', () => {
  const { Orders, ...plan } = planOf({});
  const [type] = Orders;
  const selection: Placed[string] = [
    'AWS::Backup::BackupSelection',
    {
      BackupPlanId: { Ref: 'Plan' },
      BackupSelection: { Resources: ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders'] },
    },
  ];

  expect(
    inSomeRegion('BAK-1.data-stores-backed-up', {
      ...plan,
      Orders: [type, { TableName: 'orders' }],
      Selection: selection,
    }),
  ).toBe(MET);
});

describe('alarms on backups', () => {
  const on = (MetricName: string, value = 'central') => ({
    Namespace: 'AWS/Backup',
    MetricName,
    Dimensions: [{ Name: 'BackupVaultName', Value: value }],
  });
  const failed = (kind: string, changed: Properties = {}): Placed[string] => [
    ALARM,
    {
      AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:ops'],
      ComparisonOperator: 'GreaterThanThreshold',
      ...on(`NumberOf${kind}JobsFailed`),
      ...changed,
    },
  ];
  const absent = (kind: string, changed: Properties = {}): Placed[string] => [
    ALARM,
    {
      AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:ops'],
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      ...on(`NumberOf${kind}JobsCompleted`),
      ...changed,
    },
  ];
  const backups: Placed = { Failed: failed('Backup'), Absent: absent('Backup') };
  const ofCopies: Placed = { CopyFailed: failed('Copy'), CopyAbsent: absent('Copy') };
  const says = (rules: Properties[], alarms: Placed, inherited: string[] = []) =>
    checkOutcome(
      'OPS-2.backup-alarms',
      { ...planOf(...rules), ...alarms },
      {
        inherited: inherited.map((requirement) => ({
          requirement,
          reason: 'the group does',
          evidence: 'wiki',
        })),
      },
    ).state;

  test.each<[string, Properties[], Placed, string]>([
    ['on backups, where nothing is copied', [{}], backups, MET],
    ['on backups only, where all is copied', [copies('eu-central-1')], backups, NOT_MET],
    ['on backups only, where one of two rules copies', [{}, copies('eu-central-1')], backups, NOT_MET],
    ['on backups and copies', [{}, copies('eu-central-1')], { ...backups, ...ofCopies }, MET],
    [
      'on another vault than the one in no template',
      [{}],
      { ...backups, Failed: failed('Backup', on('NumberOfBackupJobsFailed', 'other')) },
      NOT_MET,
    ],
    [
      'on a sum of failures and something else',
      [{}],
      {
        ...backups,
        Failed: failed('Backup', {
          MetricName: undefined,
          Metrics: [
            { MetricStat: { Metric: on('NumberOfBackupJobsFailed') } },
            { MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Orders' } } },
          ],
        }),
      },
      MET,
    ],
  ])('%s', (_what, rules, alarms, state) => {
    expect(says(rules, alarms)).toBe(state);
  });

  test('are not asked for where somebody else watches', () => {
    expect(says([{}], {}, ['MON-1'])).toBe(NOT_APPLICABLE);
    expect(says([{}], {}, ['MON-2'])).toBe(NOT_MET);
  });
});

describe('the vaults that backups stand in', () => {
  const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
  const encrypted = (vault: Placed[string] | undefined, name: unknown, store: Properties = {}) =>
    checkOutcome('BAK-4.backups-encrypted', {
      ...planOf({ TargetBackupVault: name }),
      ...(vault && { Vault: vault }),
      Orders: ['AWS::RDS::DBInstance', { StorageEncrypted: true, ...store }],
    });
  const VAULT = 'AWS::Backup::BackupVault';

  test.each<[string, Placed[string] | undefined, unknown, string]>([
    ['by reference, with a key', [VAULT, { EncryptionKeyArn: KEY }], { Ref: 'Vault' }, MET],
    ['by name, with a key', [VAULT, { BackupVaultName: 'central', EncryptionKeyArn: KEY }], 'central', MET],
    ['by name, without a key', [VAULT, { BackupVaultName: 'central' }], 'central', NOT_MET],
    [
      'by another name than that of the one with a key',
      [VAULT, { BackupVaultName: 'shop', EncryptionKeyArn: KEY }],
      'central',
      UNKNOWN,
    ],
    ['in no template', undefined, 'central', UNKNOWN],
    [
      'one that AWS always encrypts',
      ['AWS::Backup::LogicallyAirGappedBackupVault', { BackupVaultName: 'central' }],
      'central',
      MET,
    ],
  ])('%s', (_what, vault, name, state) => {
    expect(encrypted(vault, name).state).toBe(state);
  });

  test.each<[string, string, string]>([
    ['Vault', 'by reference', '${Vault}'],
    ['Vault', 'by its attribute', '${Vault.BackupVaultName}'],
    ['Vault2', 'by reference, beside one whose id begins alike', '${Vault2}'],
    ['Vault2', 'by its attribute, beside one whose id begins alike', '${Vault2.BackupVaultName}'],
  ])('a copy to %s %s goes to that one', (id, _how, name) => {
    const arn = `arn:aws:backup:eu-west-1:111122223333:backup-vault:${name}`;
    const placed: Placed = {
      ...planOf({ CopyActions: [{ DestinationBackupVaultArn: { 'Fn::Sub': arn } }] }),
      Central: [VAULT, { BackupVaultName: 'central', EncryptionKeyArn: KEY }],
      Vault: [VAULT, {}],
      Vault2: [VAULT, {}],
    };

    expect(checkOutcome('BAK-4.backups-encrypted', placed)).toMatchObject({
      state: NOT_MET,
      findings: [{ resource: { logicalId: id } }],
    });
  });

  test('of two vaults, each is looked at', () => {
    const placed: Placed = {
      ...planOf({ TargetBackupVault: 'one' }, { TargetBackupVault: 'two' }),
      One: [VAULT, { BackupVaultName: 'one', EncryptionKeyArn: KEY }],
      Two: [VAULT, { BackupVaultName: 'two' }],
    };

    expect(checkOutcome('BAK-4.backups-encrypted', placed)).toMatchObject({
      state: NOT_MET,
      findings: [{ resource: { logicalId: 'Two' } }],
    });
    expect(
      checkOutcome('BAK-4.backups-encrypted', planOf({}, { TargetBackupVault: 'two' })).findings,
    ).toHaveLength(2);
  });

  test('a store whose encryption only the deployment tells leaves its backups open', () => {
    expect(
      encrypted([VAULT, { EncryptionKeyArn: KEY }], { Ref: 'Vault' }, { StorageEncrypted: UNRESOLVABLE })
        .state,
    ).toBe(UNKNOWN);
    expect(
      encrypted([VAULT, { EncryptionKeyArn: KEY }], { Ref: 'Vault' }, { StorageEncrypted: IMPORTED }).state,
    ).toBe(UNKNOWN);
  });
});

test('a copy to a vault that this template names in another Region is not the vault of that name here', () => {
  const here: Placed = {
    Here: ['AWS::Backup::BackupVault', { BackupVaultName: 'shop' }],
    Central: [
      'AWS::Backup::BackupVault',
      { BackupVaultName: 'central', EncryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
    ],
  };
  const { state } = checkOutcome('BAK-4.backups-encrypted', { ...planOf(copies('eu-central-1')), ...here });

  expect(state).toBe(UNKNOWN);
});

test.each(['BAK-1.data-stores-backed-up', 'BAK-2.copied-to-other-region', 'BAK-4.backups-encrypted'])(
  '%s asks nothing of an environment without a store',
  (check) => {
    expect(checkOutcome(check, { Network: ['AWS::EC2::VPC', {}] })).toMatchObject({
      state: MET,
      reason: 'The environment has no data store that AWS Backup can protect.',
    });
  },
);
