import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { BackupVault } from 'aws-cdk-lib/aws-backup';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Backup } from '../../lib/components/backup/backup';
import { buildLedger } from '../../lib/compliance/ledger/build-ledger';
import { modelFromScope } from '../../lib/compliance/model/from-scope';
import { PathTraffic } from '../../lib/requirements/path-traffic';
import { DECLARATIONS } from '../compliance/compliant-staging';
import { ACCOUNT, aStack, type BackedUp, backedUp, FRANKFURT } from './backed-up';
import { resource, statementsOf } from './reading';

const OTHER_ACCOUNT = '444455556666';
const PLAN = 'AWS::Backup::BackupPlan';
const VAULT = 'AWS::Backup::BackupVault';
const KEY = 'AWS::KMS::Key';
const THERE = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${OTHER_ACCOUNT}:root`]] };
const USE_OF_KEY = Match.objectLike({
  Effect: 'Allow',
  Principal: { AWS: THERE },
  Action: Match.arrayWith(['kms:Decrypt', 'kms:DescribeKey', 'kms:ReEncryptFrom']),
});
const GRANTS_OF_KEY = Match.objectLike({
  Principal: { AWS: THERE },
  Action: Match.arrayWith(['kms:CreateGrant']),
  Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
});

const vaultArn = (region: string) => `arn:aws:backup:${region}:${OTHER_ACCOUNT}:backup-vault:Copies`;
const keyArn = (region: string) => `arn:aws:kms:${region}:${OTHER_ACCOUNT}:key/1`;

function copiedTo(region: string, props: Parameters<typeof backedUp>[0] = {}): BackedUp {
  const copyKeyArn = keyArn(region);
  const interval = Duration.hours(12);
  const backup = Backup.toVault(vaultArn(region), { copyKeyArn, evidence: 'wiki/copies', interval });
  return backedUp({ ...props, backup });
}

function statesOf({ environment, backup, profile }: BackedUp, ...ids: string[]): Record<string, string> {
  const topic = new Topic(environment, 'Topic');
  for (const definition of backup.alarms) {
    new Alarm(environment, definition.id, definition).addAlarmAction(new SnsAction(topic));
  }
  const { inherited, paths, declared } = backup;
  const ledger = buildLedger({
    model: modelFromScope(environment),
    profile,
    declarations: {
      ...DECLARATIONS,
      stage: profile.stage,
      backup: declared,
      inherited,
      paths: [...(DECLARATIONS.paths ?? []), ...paths],
    },
    nag: [],
  });
  return Object.fromEntries(
    ledger.requirements.filter(({ id }) => ids.includes(id)).map(({ id, state }) => [id, state]),
  );
}

describe('copies in another account and another Region', () => {
  const it = copiedTo(FRANKFURT);
  const template = Template.fromStack(it.stack);
  const statements = statementsOf(template, 'BackupPlanRolesBackup');
  const taskOf = (id: string) =>
    it.backup.declared?.preflight.find((task) => task.id === `backup-copies.${id}`)?.what ?? '';

  test('go to the vault there in one action, and no vault is made in a second Region', () => {
    template.hasResourceProperties(PLAN, {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({
            CopyActions: [
              { DestinationBackupVaultArn: vaultArn(FRANKFURT), Lifecycle: { DeleteAfterDays: 35 } },
            ],
          }),
        ],
      },
    });
    template.resourceCountIs(VAULT, 1);
    expect(it.backup.support).toEqual([]);
  });

  test('are allowed to the role into that vault, under its key, with grants to services of AWS only', () => {
    const into = statements.filter(({ Action }) => [Action].flat().includes('backup:CopyIntoBackupVault'));
    const granting = statements.filter(({ Action }) => Action === 'kms:CreateGrant');

    expect(into.flatMap(({ Resource }) => Resource)).toContain(vaultArn(FRANKFURT));
    expect(granting.flatMap(({ Resource }) => Resource)).toContain(keyArn(FRANKFURT));
    expect(granting.map(({ Condition }) => Condition)).toEqual(
      granting.map(() => ({ Bool: { 'kms:GrantIsForAWSResource': 'true' } })),
    );
  });

  test('do not open the key there to restores', () => {
    expect(JSON.stringify(statementsOf(template, 'BackupPlanRolesRestore'))).not.toContain(OTHER_ACCOUNT);
  });

  test('have the key of the data open to that account, and not the key of the vault, which encrypts nothing', () => {
    const [, { Properties: data }] = resource(template, KEY, 'DataKey');
    const [, { Properties: vault }] = resource(template, KEY, 'Vault');

    template.hasResourceProperties(KEY, {
      KeyPolicy: { Statement: Match.arrayWith([USE_OF_KEY, GRANTS_OF_KEY]) },
    });
    expect(JSON.stringify(data?.KeyPolicy)).toContain(OTHER_ACCOUNT);
    expect(JSON.stringify(vault?.KeyPolicy)).not.toContain(OTHER_ACCOUNT);
  });

  test('can be brought back into the vault of the environment, which stays protected', () => {
    template.hasResourceProperties(VAULT, {
      AccessPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Action: Match.arrayWith(['backup:DeleteBackupVault']) }),
          Match.objectLike({
            Effect: 'Allow',
            Principal: { AWS: THERE },
            Action: 'backup:CopyIntoBackupVault',
          }),
        ]),
      },
    });
  });

  test('have tasks: the organization, and the policies there as text', () => {
    const from = `"Principal":{"AWS":"arn:aws:iam::${ACCOUNT}:root"}`;

    expect(taskOf('organization')).toContain('isCrossAccountBackupEnabled=true');
    expect(taskOf('vault-policy')).toContain(`${from},"Action":"backup:CopyIntoBackupVault"`);
    expect(taskOf('vault-policy')).toContain('retention of 35 days');
    expect(taskOf('key-policy')).toContain(keyArn(FRANKFURT));
    expect(taskOf('key-policy')).toContain(from);
    expect(taskOf('key-policy')).toContain('"kms:GrantIsForAWSResource":"true"');
    expect(taskOf('restore')).toContain('aws backup start-copy-job --region eu-central-1');
  });

  test('need the opt-in of that account too', () => {
    const optIns = it.backup.declared?.preflight.filter(({ id }) => id.startsWith('backup-opt-in.'));

    expect(optIns?.map(({ id }) => id)).toEqual([
      'backup-opt-in.eu-west-1',
      `backup-opt-in.${OTHER_ACCOUNT}.${FRANKFURT}`,
    ]);
    expect(optIns?.[1].what).toContain(`account ${OTHER_ACCOUNT} has opted in`);
  });

  test('are brought back from there by what the runbooks say', () => {
    const documents = JSON.stringify(template.findResources('AWS::SSM::Document'));
    expect(documents).toContain(`vault Copies of account ${OTHER_ACCOUNT} in ${FRANKFURT} has the copies`);
    expect(documents).not.toContain('the same role restores them there');
  });

  test('are described and take a declared path', () => {
    expect(it.backup.declared?.description).toContain(
      `in ${FRANKFURT} of account ${OTHER_ACCOUNT} for 35 days`,
    );
    expect(it.backup.paths).toMatchObject([
      { traffic: PathTraffic.BACKUPS, from: 'eu-west-1', to: FRANKFURT },
    ]);
  });

  test('are watched by the name of either vault', () => {
    const alarms = it.backup.alarms.filter(({ id }) => id.startsWith('Copy'));
    const names = alarms.map(({ metric }) =>
      Object.values(metric.toMetricConfig().mathExpression?.usingMetrics ?? {})
        .flatMap((one) => one.toMetricConfig().metricStat ?? [])
        .filter(({ namespace }) => namespace === 'AWS/Backup')
        .map(({ dimensions }) => dimensions?.[0].value as string),
    );

    expect(alarms.map(({ title }) => title)).toEqual([
      `A copy to account ${OTHER_ACCOUNT} failed`,
      `No copy to account ${OTHER_ACCOUNT} has succeeded for 15 hours`,
    ]);
    expect(names).toEqual([
      [expect.stringContaining('Shop'), 'Copies'],
      [expect.stringContaining('Shop'), 'Copies'],
    ]);
  });

  test('meet the requirements of backups, with the key there as inherited', () => {
    const watched = copiedTo(FRANKFURT, { alarmTopic: (stack) => new Topic(stack, 'Alarms') });

    expect(statesOf(watched, 'BAK-1', 'BAK-2', 'BAK-3', 'BAK-4', 'BAK-5', 'OPS-2')).toEqual({
      'BAK-1': 'met',
      'BAK-2': 'met',
      'BAK-3': 'met',
      'BAK-4': 'inherited',
      'BAK-5': 'met',
      'OPS-2': 'met',
    });
  });
});

describe('copies in another account of the same Region', () => {
  test('are taken, and do not meet BAK-2, which is about another location', () => {
    expect(statesOf(copiedTo('eu-west-1'), 'BAK-1', 'BAK-2')).toEqual({ 'BAK-1': 'met', 'BAK-2': 'not met' });
  });
});

describe('a key of the data that exists', () => {
  test('is opened to the account of the copies by a task, with the policy as text', () => {
    const { environment, profile } = backedUp();
    const dataKey = Key.fromKeyArn(environment, 'Imported', `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`);
    const backup = Backup.toVault(vaultArn(FRANKFURT), {
      copyKeyArn: keyArn(FRANKFURT),
      evidence: 'wiki/copies',
      interval: Duration.hours(12),
    })._bind(new Construct(environment, 'Other'), {
      host: { environmentName: 'Other', profile, dataKey },
      identity: 'Other',
    });
    const task = backup.declared?.preflight.find(({ id }) => id === 'backup-copies.data-key');

    expect(task?.what).toContain(`"AWS":"arn:aws:iam::${OTHER_ACCOUNT}:root"`);
    expect(task?.what).toContain('kms:Decrypt');
  });
});

describe('what AWS Backup encrypts with the key of the vault', () => {
  test('has that key open to the account of the copies', () => {
    const described = copiedTo(FRANKFURT, {
      protectedResources: ['Files', 'Images'].map((name) => ({
        resourceArn: `arn:aws:s3:::${name.toLowerCase()}`,
        resourceType: 'S3',
        supportsContinuousBackup: true,
        restoreMetadata: {},
      })),
    });
    const [, { Properties }] = resource(Template.fromStack(described.stack), KEY, 'Vault');

    expect(JSON.stringify(Properties?.KeyPolicy).match(/"Sid":"BackupCopies"/g)).toHaveLength(1);
  });
});

describe('existing vaults, the one for copies in another account', () => {
  const stack = aStack();
  const home = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`;
  const described = backedUp({
    stack,
    backup: Backup.existing({
      vault: BackupVault.fromBackupVaultName(stack, 'Kept', 'Kept'),
      copyVaultArn: vaultArn('eu-west-1'),
      keyArns: [home, keyArn('eu-west-1')],
      evidence: 'wiki/vaults',
      interval: Duration.hours(12),
    }),
  });
  const template = Template.fromStack(Stack.of(described.environment));

  test('are used, with the key of the data open to that account', () => {
    template.hasResourceProperties(KEY, {
      KeyPolicy: { Statement: Match.arrayWith([USE_OF_KEY, GRANTS_OF_KEY]) },
    });
    template.resourceCountIs(VAULT, 0);
  });

  test('have tasks for the policies there, with the key of that vault only', () => {
    const tasks = described.backup.declared?.preflight ?? [];
    const key = tasks.find(({ id }) => id === 'backup-copies.key-policy')?.what;

    expect(tasks.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['backup-copies.organization', 'backup-copies.vault-policy']),
    );
    expect(key).toContain(keyArn('eu-west-1'));
    expect(key).not.toContain(home);
  });
});
