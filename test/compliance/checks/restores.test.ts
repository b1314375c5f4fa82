import {
  IMPORTED,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  type Placed,
  type Properties,
  checkOutcome,
} from '../check-outcome';

const DATABASE = 'AWS::RDS::DBInstance';
const orders = (properties: Properties = {}): Placed => ({
  Orders: [DATABASE, { DBInstanceIdentifier: 'orders', ...properties }],
});
const ARN = 'arn:aws:rds:eu-west-1:111122223333:db:orders';

describe('BAK-5.restore-runbooks', () => {
  const runbook = (Content: unknown): Placed => ({
    ...orders(),
    Runbook: ['AWS::SSM::Document', { DocumentType: 'Automation', Content }],
  });
  const call = (inputs: Properties, action = 'aws:executeAwsApi') => ({ name: 'restore', action, inputs });
  const restore = { Service: 'backup', Api: 'StartRestoreJob' };
  const named = { ...restore, Store: { Ref: 'Orders' } };

  test.each<[string, unknown, string]>([
    ['by reference', { mainSteps: [call(named)] }, MET],
    [
      'by reference outside of its steps',
      { parameters: { Store: { Ref: 'Orders' } }, mainSteps: [call(restore)] },
      MET,
    ],
    [
      'by its ARN',
      { mainSteps: [call({ ...restore, Metadata: { Store: ARN, Empty: null, Count: 1 } })] },
      MET,
    ],
    ['by its ARN, as text', JSON.stringify({ mainSteps: [call({ ...restore, Store: ARN })] }), MET],
    [
      'by an API action of its service',
      { mainSteps: [call({ ...named, Api: 'RestoreDBInstanceFromDBSnapshot' })] },
      MET,
    ],
    ['of another ARN', { mainSteps: [call({ ...restore, Store: `${ARN}-old` })] }, NOT_MET],
    ['by its name only', { mainSteps: [call({ ...restore, Store: 'orders' })] }, NOT_MET],
    ['by a wildcard, which is no ARN', { mainSteps: [call({ ...restore, Store: '*' })] }, NOT_MET],
    ['without a data store', { mainSteps: [call(restore)] }, NOT_MET],
    ['by another API action', { mainSteps: [call({ ...named, Api: 'DescribeRestoreJob' })] }, NOT_MET],
    ['by another action', { mainSteps: [call(named, 'aws:sleep')] }, NOT_MET],
    ['after another step', { mainSteps: [call({}, 'aws:sleep'), call(named)] }, MET],
    ['in YAML, which is not parsed', '---\nmainSteps: []', NOT_MET],
  ])('%s: %s', (_what, content, state) => {
    expect(checkOutcome('BAK-5.restore-runbooks', runbook(content)).state).toBe(state);
  });
});

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

describe('PRB-4.point-in-time-restore', () => {
  const CHECK = 'PRB-4.point-in-time-restore';
  const points = (PointInTimeRecoveryEnabled: unknown) => ({
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
  });

  test.each<[string, Properties, string]>([
    [DATABASE, {}, MET],
    [DATABASE, { BackupRetentionPeriod: 0 }, NOT_MET],
    [DATABASE, { BackupRetentionPeriod: 7 }, MET],
    ['AWS::DynamoDB::Table', points(true), MET],
    ['AWS::DynamoDB::Table', {}, NOT_MET],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [points(true), points(true)] }, MET],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [points(true), {}] }, NOT_MET],
    ['AWS::RDS::DBCluster', {}, MET],
    ['AWS::DocDB::DBCluster', {}, MET],
    ['AWS::Neptune::DBCluster', {}, MET],
    ['AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } }, MET],
    ['AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Suspended' } }, NOT_MET],
    ['AWS::EFS::FileSystem', {}, NOT_APPLICABLE],
  ])('%s with %j: %s', (type, properties, state) => {
    expect(checkOutcome(CHECK, { It: [type, properties] }).state).toBe(state);
  });

  const rule = (EnableContinuousBackup?: boolean) => ({ EnableContinuousBackup });
  const selectedBy = (BackupPlanRule: unknown, BackupPlanId: unknown = { Ref: 'Plan' }): Placed => ({
    It: [DATABASE, { BackupRetentionPeriod: 0 }],
    Plan: ['AWS::Backup::BackupPlan', { BackupPlan: { BackupPlanRule } }],
    Selection: [
      'AWS::Backup::BackupSelection',
      { BackupPlanId, BackupSelection: { Resources: [{ 'Fn::GetAtt': ['It', 'DBInstanceArn'] }] } },
    ],
  });

  test.each<[string, Placed, string]>([
    ['a continuous rule', selectedBy([rule(true)]), MET],
    ['a continuous rule among others', selectedBy([rule(), rule(true)]), MET],
    ['daily rules', selectedBy([rule()]), NOT_MET],
    ['a plan that is in no template', selectedBy([rule(true)], 'another'), NOT_MET],
  ])('a database that is selected by %s', (_what, placed, state) => {
    expect(checkOutcome(CHECK, placed).state).toBe(state);
  });

  test('does not apply to backups of the organization', () => {
    const inherited = (requirement: string) => ({
      inherited: [
        { requirement: 'MON-2', reason: 'r', evidence: 'e' },
        { requirement, reason: 'by the organization', evidence: 'https://wiki.example.com' },
      ],
    });

    expect(checkOutcome(CHECK, { It: ['AWS::DynamoDB::Table', {}] }, inherited('BAK-1')).state).toBe(
      NOT_APPLICABLE,
    );
    expect(checkOutcome(CHECK, { It: ['AWS::DynamoDB::Table', {}] }, inherited('BAK-2')).state).toBe(NOT_MET);
  });
});
