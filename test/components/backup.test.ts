import {
  App,
  CliCredentialsStackSynthesizer,
  DefaultStackSynthesizer,
  Duration,
  NestedStack,
  Stack,
  Stage,
} from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Backup } from '../../lib/components/backup/backup';
import { ACCOUNT, appOf, aStack, backedUp, copies, FRANKFURT, IRELAND } from './backed-up';
import { resource, resourcesOf } from './reading';
import { wrongUse } from './wrong-use';

const VAULT = 'AWS::Backup::BackupVault';
const PLAN = 'AWS::Backup::BackupPlan';
const SELECTION = 'AWS::Backup::BackupSelection';
const KEPT = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

const it = backedUp();
const home = Template.fromStack(it.stack);
const there = copies(it);

/** The role with which CloudFormation deploys, by the CDK's bootstrap. */
const executionRole = (region: string) => ({
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      `:iam::${ACCOUNT}:role/cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-${region}`,
    ],
  ],
});

describe.each([
  ['here', home],
  ['in the other Region', there],
])('the vault %s', (_where, template) => {
  test('is under a customer key of its own, which is rotated', () => {
    const [key] = resource(template, 'AWS::KMS::Key', 'BackupVault');

    template.hasResourceProperties(VAULT, { EncryptionKeyArn: { 'Fn::GetAtt': [key, 'Arn'] } });
    expect(template.findResources('AWS::KMS::Key')[key]).toMatchObject({
      Properties: { EnableKeyRotation: true },
    });
  });

  test('denies everyone to delete a recovery point or to shorten its retention', () => {
    template.hasResourceProperties(VAULT, {
      AccessPolicy: {
        Statement: Match.arrayWith([
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
            Resource: '*',
          },
        ]),
      },
    });
  });

  test('denies everyone but a deployment by CloudFormation to take its protection away', () => {
    const region = template === home ? 'eu-west-1' : 'eu-central-1';
    template.hasResourceProperties(VAULT, {
      AccessPolicy: {
        Statement: Match.arrayWith([
          {
            Sid: 'ProtectionChangesByDeployment',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: [
              'backup:DeleteBackupVault',
              'backup:DeleteBackupVaultAccessPolicy',
              'backup:DeleteBackupVaultLockConfiguration',
              'backup:DisassociateRecoveryPoint',
              'backup:PutBackupVaultAccessPolicy',
              'backup:PutBackupVaultLockConfiguration',
            ],
            Resource: '*',
            Condition: {
              'ForAllValues:StringNotEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] },
              ArnNotLike: { 'aws:PrincipalArn': [executionRole(region)] },
            },
          },
        ]),
      },
    });
  });

  test('is locked in governance mode, from which there is a way back', () => {
    template.hasResourceProperties(VAULT, {
      LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: Match.absent() },
    });
  });

  test.each([VAULT, 'AWS::KMS::Alias'])(
    'outlives the environment, and is not in the way of a second attempt: %s',
    (type) => template.hasResource(type, KEPT),
  );

  test('has a literal name, by which it can be taken back', () => {
    const [, vault] = resource(template, VAULT);

    expect(vault.Properties?.BackupVaultName).toMatch(/^Shop-Env-[0-9a-f]{8}$/);
  });
});

describe('the protection of both vaults', () => {
  const exceptionsOf = (described: ReturnType<typeof backedUp>): unknown[] =>
    [Template.fromStack(described.stack), copies(described)].map((template) => {
      const [, { Properties }] = resource(template, VAULT);
      const { Statement } = Properties?.AccessPolicy as {
        Statement: { Sid?: string; Condition?: { ArnNotLike?: object } }[];
      };
      return Statement.find(({ Sid }) => Sid === 'ProtectionChangesByDeployment')?.Condition?.ArnNotLike;
    });

  test('may be changed by the administrators that are named', () => {
    const vaultAdministrators = [`arn:aws:iam::${ACCOUNT}:role/BreakGlass`];
    const backup = Backup.toRegion(FRANKFURT, { interval: Duration.hours(1), vaultAdministrators });

    expect(exceptionsOf(backedUp({ backup }))).toEqual(
      ['eu-west-1', FRANKFURT].map((region) => ({
        'aws:PrincipalArn': [executionRole(region), ...vaultAdministrators],
      })),
    );
  });

  test('may be changed by the caller of a deployment that has no role of its own', () => {
    const synthesizer = () => new CliCredentialsStackSynthesizer();
    const stack = new Stack(new App(), 'Shop', { env: IRELAND, synthesizer: synthesizer() });

    expect(exceptionsOf(backedUp({ stack }))[0]).toBeUndefined();
  });

  test('is named with the parameters of a stack whose account is open', () => {
    const stack = new Stack(new App(), 'Shop', { env: { region: 'eu-west-1' } });
    const [exceptions] = exceptionsOf(backedUp({ stack }));

    expect(JSON.stringify(exceptions)).toMatch(/cfn-exec-role-",\{"Ref":"AWS::AccountId"\},"-eu-west-1"/);
    expect(JSON.stringify(exceptions)).not.toContain('${');
  });
});

describe('names', () => {
  const nameIn = (id: string, stack = aStack()) =>
    resource(Template.fromStack(backedUp({ id, stack }).stack), VAULT)[1].Properties?.BackupVaultName;

  test('are the same in both Regions, and whenever the environment is made', () => {
    expect(nameIn('Env')).toBe(nameIn('Env'));
    expect(resource(there, VAULT)[1].Properties?.BackupVaultName).toBe(nameIn('Env'));
  });

  test('fit the service and differ, however long and alike the identities', () => {
    const long = 'E'.repeat(100);
    const names = [`${long}1`, `${long}2`, 'A.B', 'A_B'].map((id) => String(nameIn(id)));

    expect(new Set(names).size).toBe(4);
    expect(names.filter((name) => !/^[a-zA-Z0-9_-]{2,50}$/.test(name))).toEqual([]);
  });
});

describe('the support stack', () => {
  test('stands beside the stack, in the same stage and account and in the other Region, and is deployed first', () => {
    const app = new App();
    const stack = new Stack(new Stage(app, 'Production'), 'Shop', { env: IRELAND });
    const { backup } = backedUp({ stack });

    const support = Stack.of(backup.support[0]);

    expect([support.node.path, support.region, support.account]).toEqual([
      'Production/Production-Shop-eu-central-1',
      FRANKFURT,
      ACCOUNT,
    ]);
    expect(stack.dependencies).toEqual([support]);
  });

  test('is one for all environments of a stack', () => {
    const stack = aStack();
    const [one, other] = ['One', 'Other'].map((id) => backedUp({ stack, id }));

    expect(Stack.of(one.backup.support[0])).toBe(Stack.of(other.backup.support[0]));
    copies(one).resourceCountIs(VAULT, 2);
  });

  test('may be made by its user, under its id', () => {
    const stack = aStack();
    const own = new Stack(appOf(stack), 'Shop-eu-central-1', {
      env: { account: ACCOUNT, region: FRANKFURT },
    });

    expect(Stack.of(backedUp({ stack }).backup.support[0])).toBe(own);
  });

  test('is refused where something else has its id', () => {
    const stack = aStack();
    new Stack(appOf(stack), 'Shop-eu-central-1', { env: { account: ACCOUNT, region: 'eu-west-3' } });

    expect(wrongUse(() => backedUp({ stack }))).toMatch(/Shop-eu-central-1.*stack of eu-central-1/);
  });

  test('is bootstrapped like the stack, and is protected like it', () => {
    const stack = new Stack(new App(), 'Shop', {
      env: IRELAND,
      synthesizer: new DefaultStackSynthesizer({ qualifier: 'shop1' }),
      terminationProtection: true,
    });

    const support = Stack.of(backedUp({ stack }).backup.support[0]);

    expect([support.synthesizer.bootstrapQualifier, support.terminationProtection]).toEqual(['shop1', true]);
  });

  test('needs no account, and stands outside of a nested stack', () => {
    const stack = new Stack(new App(), 'Shop', { env: { region: 'eu-west-1' } });
    const { backup } = backedUp({ stack: new NestedStack(stack, 'Nested') });

    expect(Stack.of(backup.support[0]).node.path).toBe('Shop-eu-central-1');
  });
});

describe('the plans', () => {
  const rulesOf = (template: Template): { readonly snapshot: unknown; readonly continuous: unknown } => {
    const [continuous, ...others] = resourcesOf(template, PLAN)
      .map(([, { Properties }]) => (Properties?.BackupPlan as { BackupPlanRule: unknown[] }).BackupPlanRule)
      .sort((one) => (JSON.stringify(one).includes('EnableContinuousBackup') ? -1 : 1));
    expect([continuous.length, others.length, others[0].length]).toEqual([1, 1, 1]);
    return { snapshot: others[0][0], continuous: continuous[0] };
  };

  test('take snapshots and copy them to the vault in the other Region', () => {
    const [vault] = resource(home, VAULT);
    const [, copyVault] = resource(there, VAULT);
    const { snapshot } = rulesOf(home);

    expect(snapshot).not.toHaveProperty('EnableContinuousBackup');
    expect(snapshot).toMatchObject({
      TargetBackupVault: { 'Fn::GetAtt': [vault, 'BackupVaultName'] },
      Lifecycle: { DeleteAfterDays: 35 },
      CopyActions: [
        {
          DestinationBackupVaultArn: {
            'Fn::Join': [
              '',
              [
                'arn:',
                { Ref: 'AWS::Partition' },
                `:backup:eu-central-1:${ACCOUNT}:backup-vault:${String(copyVault.Properties?.BackupVaultName)}`,
              ],
            ],
          },
          Lifecycle: { DeleteAfterDays: 35 },
        },
      ],
    });
  });

  test('back up continuously into the same vault, in a plan of its own, whose start windows concern no other', () => {
    const [vault] = resource(home, VAULT);
    const { continuous } = rulesOf(home);

    expect(continuous).toMatchObject({
      EnableContinuousBackup: true,
      TargetBackupVault: { 'Fn::GetAtt': [vault, 'BackupVaultName'] },
      Lifecycle: { DeleteAfterDays: 35 },
    });
    expect(continuous).not.toHaveProperty('CopyActions');
  });

  test.each([
    [1, 'cron(0 0/1 * * ? *)', 'cron(30 3 * * ? *)'],
    [3, 'cron(0 0/3 * * ? *)', 'cron(0 4 * * ? *)'],
    [6, 'cron(0 0/6 * * ? *)', 'cron(0 3 * * ? *)'],
    [24, 'cron(0 5 * * ? *)', 'cron(0 3 * * ? *)'],
  ])('start snapshots every %i hours, and continuous backups apart from them', (hours, snapshots, other) => {
    const backup = Backup.toRegion(FRANKFURT, { interval: Duration.hours(hours) });

    expect(rulesOf(Template.fromStack(backedUp({ backup }).stack))).toMatchObject({
      snapshot: { ScheduleExpression: snapshots },
      continuous: { ScheduleExpression: other },
    });
  });

  test('retain backups and copies for the given times', () => {
    const backup = Backup.toRegion(FRANKFURT, {
      interval: Duration.hours(1),
      retention: Duration.days(7),
      copyRetention: Duration.days(365),
    });
    const described = backedUp({ backup });

    expect(rulesOf(Template.fromStack(described.stack))).toMatchObject({
      snapshot: {
        Lifecycle: { DeleteAfterDays: 7 },
        CopyActions: [{ Lifecycle: { DeleteAfterDays: 365 } }],
      },
      continuous: { Lifecycle: { DeleteAfterDays: 7 } },
    });
    copies(described).hasResourceProperties(VAULT, { LockConfiguration: { MinRetentionDays: 365 } });
  });

  test('select a store by its ARN, with a role of its own', () => {
    const [orders] = resource(home, 'AWS::RDS::DBInstance');
    const [role] = resource(home, 'AWS::IAM::Role', 'RolesBackup');
    const selections = resourcesOf(home, SELECTION).map(([, { Properties }]) => Properties);

    expect(selections).toHaveLength(2);
    for (const selection of selections) {
      expect(selection?.BackupSelection).toMatchObject({ IamRoleArn: { 'Fn::GetAtt': [role, 'Arn'] } });
      expect(JSON.stringify(selection)).toContain(`":rds:eu-west-1:${ACCOUNT}:db:",{"Ref":"${orders}"}`);
    }
  });

  test('take only snapshots of a store that cannot be backed up continuously', () => {
    const stack = aStack();
    const files = {
      resourceArn: `arn:aws:elasticfilesystem:eu-west-1:${ACCOUNT}:file-system/fs-1`,
      resourceType: 'EFS',
      supportsContinuousBackup: false,
      restoreMetadata: {},
    };
    const template = Template.fromStack(backedUp({ stack, protectedResources: [files] }).stack);
    const [plan] = resourcesOf(template, PLAN).find(
      ([, { Properties }]) => !JSON.stringify(Properties).includes('EnableContinuousBackup'),
    ) ?? [''];

    expect(resource(template, SELECTION)[1].Properties?.BackupPlanId).toEqual({
      'Fn::GetAtt': [plan, 'BackupPlanId'],
    });
  });

  test('select nothing for a component that holds nothing', () => {
    const template = Template.fromStack(backedUp({ protectedResources: [] }).stack);

    template.resourceCountIs(SELECTION, 0);
  });
});
