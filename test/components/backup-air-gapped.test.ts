import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Backup } from '../../lib/components/backup/backup';
import type { BackupOptions } from '../../lib/components/backup/backup-options';
import type { RetentionBounds } from '../../lib/components/backup/vault-lock';
import { buildLedger } from '../../lib/compliance/ledger/build-ledger';
import { modelFromScope } from '../../lib/compliance/model/from-scope';
import type { ProtectedResource } from '../../lib/spi/protected-resource';
import { DECLARATIONS } from '../compliance/compliant-staging';
import { ACCOUNT, appOf, aStack, type BackedUp, backedUp, copies, database, FRANKFURT } from './backed-up';
import { resource, resourcesOf } from './reading';
import { wrongUse } from './wrong-use';

const AIR_GAPPED = 'AWS::Backup::LogicallyAirGappedBackupVault';
const PLAN = 'AWS::Backup::BackupPlan';
const SELECTION = 'AWS::Backup::BackupSelection';
const YEAR = { maxRetention: Duration.days(365) };

const toFrankfurt = (airGappedVault: RetentionBounds, options: Partial<BackupOptions> = {}) =>
  Backup.toRegion(FRANKFURT, { interval: Duration.hours(12), airGappedVault, ...options });

const arnOf = (resourceType: string) =>
  resourceType === 'S3' ? 'arn:aws:s3:::files' : `arn:aws:x:eu-west-1:${ACCOUNT}:${resourceType}/1`;

const store = (resourceType: string): ProtectedResource => ({
  resourceArn: arnOf(resourceType),
  resourceType,
  supportsContinuousBackup: resourceType === 'S3',
  restoreMetadata: {},
});

/** Orders, a database on RDS, and Files, a bucket. */
function withFiles(props: Parameters<typeof backedUp>[0] = {}): BackedUp {
  const described = backedUp({ backup: toFrankfurt(YEAR), ...props });
  described.backup.attach('Files', [store('S3')]);
  return described;
}

/** The names of the rules by which a component is backed up. */
function rulesOf(template: Template, componentId: string): string[] {
  const plans = resourcesOf(template, PLAN);
  return resourcesOf(template, SELECTION)
    .filter(([, { Properties }]) => JSON.stringify(Properties).includes(`"SelectionName":"${componentId}"`))
    .map(([, { Properties }]) => (Properties?.BackupPlanId as { 'Fn::GetAtt': string[] })['Fn::GetAtt'][0])
    .map((planId) => JSON.stringify(plans.find(([id]) => id === planId)))
    .map((plan) => /"RuleName":"(\w+)"/.exec(plan)?.[1] ?? '')
    .sort();
}

describe('a logically air-gapped vault', () => {
  const it = withFiles();
  const template = copies(it);
  const [, vault] = resource(template, AIR_GAPPED);

  test('is in the Region of the copies, with the retention that it accepts, under a key that AWS owns', () => {
    template.hasResourceProperties(AIR_GAPPED, { MinRetentionDays: 7, MaxRetentionDays: 365 });
    expect(vault.Properties).not.toHaveProperty('EncryptionKeyArn');
    expect(resourcesOf(Template.fromStack(it.stack), AIR_GAPPED)).toEqual([]);
  });

  test('outlives the environment, under a literal name of its own', () => {
    expect(vault).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    expect(vault.Properties?.BackupVaultName).toMatch(/^Shop-Env-air-gapped-[0-9a-f]{8}$/);
  });

  test('denies everyone but a deployment to delete it or to change its policy', () => {
    const { Statement } = vault.Properties?.AccessPolicy as { Statement: object[] };

    expect(Statement).toEqual([
      expect.objectContaining({
        Sid: 'ProtectionChangesByDeployment',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: expect.arrayContaining([
          'backup:DeleteBackupVault',
          'backup:PutBackupVaultAccessPolicy',
        ]) as string[],
      }),
    ]);
  });

  test('accepts the minimum that is chosen', () => {
    const minRetention = Duration.days(30);

    copies(withFiles({ backup: toFrankfurt({ ...YEAR, minRetention }) })).hasResourceProperties(AIR_GAPPED, {
      MinRetentionDays: 30,
    });
  });

  test('is reached from the environment, with its plan', () => {
    expect(it.stack.resolve(it.backup.airGappedVault?.backupVaultName)).toBe(
      vault.Properties?.BackupVaultName,
    );
    expect(it.backup.airGappedPlan?.node.id).toBe('AirGappedPlan');
  });

  test('is watched like the vault beside it', () => {
    const described = withFiles({
      stack: aStack(),
      alarmTopic: (stack) => new Topic(stack, 'Contacts'),
      alarmTopicIn: (scope) => new Topic(scope, 'Contacts'),
    });
    const name = /Shop-Env-air-gapped-[0-9a-f]{8}/;

    expect(JSON.stringify(resourcesOf(copies(described), 'AWS::Events::Rule'))).toMatch(name);
  });

  test('is in the tasks for vaults that an earlier environment left behind', () => {
    const task = it.backup.declared?.preflight.find(({ id }) => id === 'backup-vaults-left');

    expect(task?.what).toMatch(/named Shop-Env-[0-9a-f]{8} or Shop-Env-air-gapped-[0-9a-f]{8} that/);
  });
});

describe('what the vault takes', () => {
  const it = withFiles();
  const home = Template.fromStack(it.stack);

  test('has a plan of its own, whose one rule copies to both vaults', () => {
    const [, { Properties }] = resource(home, PLAN, 'AirGappedPlan');
    const { BackupPlanRule: rules } = Properties?.BackupPlan as {
      BackupPlanRule: { CopyActions: object[] }[];
    };
    const actions = rules.flatMap(({ CopyActions }) => CopyActions).map((action) => JSON.stringify(action));

    expect(rules).toHaveLength(1);
    expect(actions).toEqual([
      expect.stringMatching(/eu-central-1:111122223333:backup-vault:Shop-Env-[0-9a-f]{8}"/),
      expect.stringMatching(/eu-central-1:111122223333:backup-vault:Shop-Env-air-gapped-[0-9a-f]{8}"/),
    ]);
    for (const action of actions) expect(action).toContain('"Lifecycle":{"DeleteAfterDays":35}');
  });

  test('has snapshots by that plan only, and continuous backups as before', () => {
    expect(rulesOf(home, 'Files')).toEqual(['Continuous', 'SnapshotAndCopies']);
  });

  test('leaves the rest in its plan, so that nothing is copied where it is not taken', () => {
    expect(rulesOf(home, 'Orders')).toEqual(['Continuous', 'SnapshotAndCopy']);
  });

  test.each(['Aurora DSQL', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'S3'])('is %s', (type) => {
    const described = backedUp({ backup: toFrankfurt(YEAR), protectedResources: [store(type)] });

    expect(rulesOf(Template.fromStack(described.stack), 'Orders')).toContain('SnapshotAndCopies');
  });

  test.each(['Aurora', 'DocumentDB', 'Neptune', 'FSx'])('is not %s', (type) => {
    const described = withFiles({ protectedResources: [store(type)] });

    expect(rulesOf(Template.fromStack(described.stack), 'Orders')).toEqual(['SnapshotAndCopy']);
  });

  test('is split where a component has both', () => {
    const stack = aStack();
    const described = backedUp({ stack, backup: toFrankfurt(YEAR), protectedResources: [] });
    described.backup.attach('Both', [database(described.orders), store('EFS')]);

    expect(rulesOf(Template.fromStack(stack), 'Both')).toEqual([
      'Continuous',
      'SnapshotAndCopies',
      'SnapshotAndCopy',
    ]);
  });

  test('is in the description, with what is not', () => {
    expect(it.backup.declared?.description).toMatch(
      /air-gapped vault in eu-central-1, irreversible; in it: Files \(S3\); not in it, .*: Orders \(RDS\)$/,
    );
  });

  test('may be copied by the role of the backup, which the policy for S3 does not allow', () => {
    const described = backedUp({ backup: toFrankfurt(YEAR), protectedResources: [store('S3')] });
    const [, role] = resource(Template.fromStack(described.stack), 'AWS::IAM::Role', 'RolesBackup');

    expect(JSON.stringify(role.Properties?.ManagedPolicyArns).match(/AWSBackup\w+/g)).toEqual([
      'AWSBackupServiceRolePolicyForS3Backup',
      'AWSBackupServiceRolePolicyForBackup',
    ]);
  });

  test('has the advanced features of DynamoDB in the checklist', () => {
    const described = backedUp({ backup: toFrankfurt(YEAR), protectedResources: [store('DynamoDB')] });
    const tasks = described.backup.declared?.preflight.filter(({ id }) => id.startsWith('backup-opt-in.'));

    expect(tasks).toHaveLength(2);
    for (const { what } of tasks ?? []) {
      expect(what).toMatch(/DynamoDB=true --resource-type-management-preference DynamoDB=true$/);
    }
  });
});

test('a copy to either vault that fails raises the alarm, and nothing else changes', () => {
  const metrics = ({ backup }: BackedUp, id: string) =>
    JSON.stringify(backup.alarms.find((alarm) => alarm.id === id)?.metric.toMetricConfig());
  const it = withFiles();
  const others = it.backup.alarms.map(({ id }) => id).filter((id) => id !== 'CopyFailed');

  expect(metrics(it, 'CopyFailed')).toContain('FILL(source, 0) + FILL(destination, 0)');
  for (const id of others) expect(metrics(it, id)).not.toContain('FILL');
});

test('an environment without one has neither its vault nor its plan', () => {
  const it = backedUp();

  copies(it).resourceCountIs(AIR_GAPPED, 0);
  Template.fromStack(it.stack).resourceCountIs(PLAN, 2);
  expect(it.backup.airGappedVault).toBeUndefined();
});

test('the checks of backups are met', () => {
  const { environment, backup, profile } = withFiles({ alarmTopic: (stack) => new Topic(stack, 'Contacts') });
  const topic = new Topic(environment, 'Topic');
  for (const definition of backup.alarms) {
    new Alarm(environment, definition.id, definition).addAlarmAction(new SnsAction(topic));
  }
  const { declared, inherited, paths } = backup;
  const ledger = buildLedger({
    model: modelFromScope(environment, ...backup.support),
    profile,
    declarations: { ...DECLARATIONS, stage: profile.stage, backup: declared, inherited, paths },
    nag: [],
  });
  const states = ledger.requirements
    .filter(({ id }) => /^(?:BAK-[1-4]|OPS-2)$/.test(id))
    .map(({ id, state }) => [id, state]);

  expect(Object.fromEntries(states)).toEqual({
    'BAK-1': 'met',
    'BAK-2': 'met',
    'BAK-3': 'met',
    'BAK-4': 'met',
    'OPS-2': 'met',
  });
});

describe('is refused', () => {
  test.each<[string, () => unknown, RegExp]>([
    [
      'without a maximum',
      () => toFrankfurt({}),
      /'maxRetention' of the air-gapped vault: got nothing.*never be changed.*\[backup\.air-gapped-max-retention\]$/,
    ],
    [
      'with a maximum below that of AWS Backup',
      () => toFrankfurt({ ...YEAR, maxRetention: Duration.days(6) }),
      /'maxRetention' of the air-gapped vault: got '6 days'.*from 7 to 36500.*\[backup\.whole-days\]$/,
    ],
    [
      'with a minimum below that of AWS Backup',
      () => toFrankfurt({ ...YEAR, minRetention: Duration.hours(36) }),
      /'minRetention' of the air-gapped vault: got '1 day 12 hours'.*from 7 to 36500/,
    ],
    [
      'with a maximum below the minimum',
      () => toFrankfurt({ ...YEAR, minRetention: Duration.days(400) }),
      /got '365 days'.*at least minRetention, 400 days.*\[backup\.air-gapped-bounds\]$/,
    ],
    [
      'with a maximum below the retention of copies',
      () => toFrankfurt({ ...YEAR, maxRetention: Duration.days(30) }),
      /retention of copies: got '35 days'.*accepts 7 to 30 days.*\[backup\.retention-outside-air-gapped-vault\]$/,
    ],
    [
      'if copies are retained for less than a week',
      () => toFrankfurt(YEAR, { copyRetention: Duration.days(6) }),
      /retention of copies: got '6 days'.*accepts 7 to 365 days/,
    ],
    [
      'in a Region without such vaults',
      () => Backup.toRegion('ca-west-1', { interval: Duration.hours(12), airGappedVault: YEAR }),
      /got 'ca-west-1'.*no logically air-gapped vault.*another Region.*\[backup\.air-gapped-region\]$/,
    ],
  ])('%s', (_what, attempt, message) => {
    expect(wrongUse(attempt)).toMatch(message);
  });

  test('with every fault at once', () => {
    const options = { minRetention: Duration.days(1), maxRetention: Duration.days(1) };

    expect(wrongUse(() => toFrankfurt(options)).split('\n')).toHaveLength(2);
  });

  test.each([
    ['only an RDS instance', undefined, "got 'Orders \\(RDS\\)'"],
    ['nothing', [], "got 'nothing that is backed up'"],
  ])('at synthesis, if the environment backs up %s', (_what, protectedResources, value) => {
    const stack = new Stack(new App(), 'Shop', { env: { account: ACCOUNT, region: 'eu-west-1' } });
    backedUp({ stack, backup: toFrankfurt(YEAR), protectedResources });

    expect(() => appOf(stack).synth()).toThrow(
      new RegExp(`${value}, but .*takes only .*DynamoDB.*Backup.toVault.*air-gapped-nothing-to-copy`),
    );
  });
});
