import type { Declarations } from '../../../../lib/requirements/declarations';
import {
  type Properties,
  type Placed,
  MET,
  NOT_MET,
  IMPORTED,
  UNKNOWN,
  checkOutcome,
} from '../../check-outcome';

const DATABASE = 'AWS::RDS::DBInstance';

const orders = (properties: Properties = {}): Placed => ({
  Orders: [DATABASE, { DBInstanceIdentifier: 'orders', ...properties }],
});

const ARN = 'arn:aws:rds:eu-west-1:111122223333:db:orders';

const state = (check: string, placed: Placed, declarations: Partial<Declarations> = {}) =>
  checkOutcome(check, placed, declarations).state;

describe('BAK-6.restore-testing', () => {
  const PLAN = 'AWS::Backup::RestoreTestingPlan';
  const vault = { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] };
  const plan = (changed: Properties = {}) =>
    [
      PLAN,
      {
        RestoreTestingPlanName: 'weekly',
        ScheduleExpression: 'cron(0 5 ? * SUN *)',
        RecoveryPointSelection: { IncludeVaults: [vault] },
        ...changed,
      },
    ] as const;
  const includes = (...IncludeVaults: unknown[]) => ({
    Tests: plan({ RecoveryPointSelection: { IncludeVaults } }),
  });
  const excludes = (...ExcludeVaults: unknown[]) => ({
    Tests: plan({ RecoveryPointSelection: { IncludeVaults: ['*'], ExcludeVaults } }),
  });
  const select = (changed: Properties = {}) =>
    [
      'AWS::Backup::RestoreTestingSelection',
      {
        RestoreTestingPlanName: { Ref: 'Tests' },
        ProtectedResourceType: 'RDS',
        ProtectedResourceArns: [ARN],
        ...changed,
      },
    ] as const;
  const whole: Placed = {
    ...orders(),
    Vault: ['AWS::Backup::BackupVault', { BackupVaultName: 'shop' }],
    Plan: [
      'AWS::Backup::BackupPlan',
      { BackupPlan: { BackupPlanRule: [{ TargetBackupVault: { Ref: 'Vault' } }] } },
    ],
    Selection: [
      'AWS::Backup::BackupSelection',
      { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { Resources: [ARN] } },
    ],
    Tests: plan(),
    TestSelection: select(),
  };

  test.each<[string, Placed, string]>([
    ['on a schedule, from the vault', {}, MET],
    ['by the name of the plan', { TestSelection: select({ RestoreTestingPlanName: 'weekly' }) }, MET],
    ['by the name of another plan', { TestSelection: select({ RestoreTestingPlanName: 'daily' }) }, NOT_MET],
    [
      'by a plan that is known only at deployment',
      {
        Tests: plan({ RestoreTestingPlanName: undefined }),
        TestSelection: select({ RestoreTestingPlanName: IMPORTED }),
      },
      NOT_MET,
    ],
    ['of every resource of the type', { TestSelection: select({ ProtectedResourceArns: ['*'] }) }, MET],
    ['of another type', { TestSelection: select({ ProtectedResourceType: 'EBS' }) }, NOT_MET],
    ['of another resource', { TestSelection: select({ ProtectedResourceArns: [`${ARN}-old`] }) }, NOT_MET],
    [
      'of a resource that is known only at deployment',
      { TestSelection: select({ ProtectedResourceArns: [IMPORTED] }) },
      UNKNOWN,
    ],
    [
      'of resources with a tag',
      { TestSelection: select({ ProtectedResourceArns: undefined, ProtectedResourceConditions: {} }) },
      UNKNOWN,
    ],
    ['without resources', { TestSelection: select({ ProtectedResourceArns: undefined }) }, NOT_MET],
    ['without a schedule', { Tests: plan({ ScheduleExpression: undefined }) }, NOT_MET],
    ['from every vault', includes('*'), MET],
    ['from the vault by its ARN', includes('arn:aws:backup:eu-west-1:1:backup-vault:other', vault), MET],
    ['from another vault', includes('arn:aws:backup:eu-west-1:1:backup-vault:other'), NOT_MET],
    ['from no vault', includes(), NOT_MET],
    ['from every vault except that one', excludes(vault), NOT_MET],
    [
      'from every vault except that one, by its ARN',
      excludes('arn:aws:backup:eu-west-1:1:backup-vault:shop'),
      NOT_MET,
    ],
    ['from every vault except all', excludes('*'), NOT_MET],
    ['from every vault except another', excludes('arn:aws:backup:eu-west-1:1:backup-vault:other'), MET],
  ])('%s', (_what, changed, state) => {
    expect(checkOutcome('BAK-6.restore-testing', { ...whole, ...changed }).state).toBe(state);
  });

  test.each<[string, string, Properties]>([
    ['AWS::RDS::DBCluster', 'Aurora', { Engine: 'aurora-mysql' }],
    ['AWS::RDS::DBCluster', 'RDS', { Engine: 'mysql' }],
    ['AWS::DocDB::DBCluster', 'DocumentDB', {}],
    ['AWS::Neptune::DBCluster', 'Neptune', {}],
    ['AWS::DynamoDB::Table', 'DynamoDB', {}],
    ['AWS::DynamoDB::GlobalTable', 'DynamoDB', {}],
    ['AWS::EFS::FileSystem', 'EFS', {}],
    ['AWS::FSx::FileSystem', 'FSx', {}],
    ['AWS::EC2::Volume', 'EBS', {}],
    ['AWS::S3::Bucket', 'S3', {}],
    ['AWS::Redshift::Cluster', 'Redshift', {}],
  ])('the resource type of %s is %s', (type, ProtectedResourceType, properties) => {
    const state = (kind: string) =>
      checkOutcome('BAK-6.restore-testing', {
        ...whole,
        Orders: [type, properties],
        Selection: [
          'AWS::Backup::BackupSelection',
          { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { Resources: ['*'] } },
        ],
        TestSelection: select({ ProtectedResourceType: kind, ProtectedResourceArns: ['*'] }),
      }).state;

    expect(state(ProtectedResourceType)).toBe(MET);
    expect(state('Storage Gateway')).toBe(NOT_MET);
  });
});

describe('restore tests of a data store with two backup rules', () => {
  const arn = (name: string) => `arn:aws:backup:eu-west-1:111122223333:backup-vault:${name}`;
  const tested = (IncludeVaults: unknown[]): Placed => ({
    Orders: ['AWS::RDS::DBInstance', {}],
    Plan: [
      'AWS::Backup::BackupPlan',
      { BackupPlan: { BackupPlanRule: [{ TargetBackupVault: 'one' }, { TargetBackupVault: 'two' }] } },
    ],
    Selection: [
      'AWS::Backup::BackupSelection',
      { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { Resources: ['*'] } },
    ],
    Tests: [
      'AWS::Backup::RestoreTestingPlan',
      {
        RestoreTestingPlanName: 'weekly',
        ScheduleExpression: 'cron(0 5 ? * SUN *)',
        RecoveryPointSelection: { IncludeVaults },
      },
    ],
    Chosen: [
      'AWS::Backup::RestoreTestingSelection',
      { RestoreTestingPlanName: 'weekly', ProtectedResourceType: 'RDS', ProtectedResourceArns: ['*'] },
    ],
  });

  test.each<[string, unknown[], string]>([
    ['one of the vaults, which is in no template', [arn('two')], MET],
    ['a vault of neither rule', [arn('three')], NOT_MET],
  ])('from %s', (_what, vaults, expected) => {
    expect(state('BAK-6.restore-testing', tested(vaults))).toBe(expected);
  });

  test('are covered by one selection, whatever another has', () => {
    const lost = {
      Lost: [
        'AWS::Backup::RestoreTestingSelection',
        { RestoreTestingPlanName: 'gone', ProtectedResourceType: 'RDS', ProtectedResourceArns: ['*'] },
      ],
    } as const;

    expect(state('BAK-6.restore-testing', { ...tested([arn('two')]), ...lost })).toBe(MET);
  });

  test.each(['BAK-5.restore-runbooks', 'BAK-6.restore-testing'])(
    'are not required without a data store: %s',
    (check) => {
      expect(checkOutcome(check, { Topic: ['AWS::SNS::Topic', {}] }).reason).toBe(
        'The environment has no data store that AWS Backup can protect.',
      );
    },
  );

  test('name the data store without point-in-time restore', () => {
    const { findings } = checkOutcome('PRB-4.point-in-time-restore', {
      Orders: ['AWS::RDS::DBInstance', { BackupRetentionPeriod: 0 }],
    });

    expect(findings.map(({ resource }) => resource?.logicalId)).toEqual(['Orders']);
  });
});
