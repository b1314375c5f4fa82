import { GIVEN, MET, NO, NONE, PENDING, type Placed, type Properties, verdictOf } from '../verdict-of';

const DATABASE = 'AWS::RDS::DBInstance';
const orders = (properties: Properties = {}): Placed => ({
  Orders: [DATABASE, { DBInstanceIdentifier: 'orders', ...properties }],
});
const ARN = 'arn:aws:rds:eu-west-1:111122223333:db:orders';

describe('a runbook that restores a store', () => {
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
      'by reference beside its steps',
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
      'by the call of its own service',
      { mainSteps: [call({ ...named, Api: 'RestoreDBInstanceFromDBSnapshot' })] },
      MET,
    ],
    ['of another by its ARN', { mainSteps: [call({ ...restore, Store: `${ARN}-old` })] }, NO],
    ['of what is called as it is', { mainSteps: [call({ ...restore, Store: 'orders' })] }, NO],
    ['of everything, which is no ARN', { mainSteps: [call({ ...restore, Store: '*' })] }, NO],
    ['of none', { mainSteps: [call(restore)] }, NO],
    ['by another call', { mainSteps: [call({ ...named, Api: 'DescribeRestoreJob' })] }, NO],
    ['by another action', { mainSteps: [call(named, 'aws:sleep')] }, NO],
    ['after another step', { mainSteps: [call({}, 'aws:sleep'), call(named)] }, MET],
    ['in what nobody can read', '---\nmainSteps: []', NO],
  ])('%s: %s', (_what, content, state) => {
    expect(verdictOf('BAK-5.restore-runbooks', runbook(content)).state).toBe(state);
  });
});

describe('restores that are tested', () => {
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
    Chosen: select(),
  };

  test.each<[string, Placed, string]>([
    ['on a schedule, from the vault', {}, MET],
    ['by the name of the plan', { Chosen: select({ RestoreTestingPlanName: 'weekly' }) }, MET],
    ['by the name of another plan', { Chosen: select({ RestoreTestingPlanName: 'daily' }) }, NO],
    [
      'by a plan that nobody knows',
      {
        Tests: plan({ RestoreTestingPlanName: undefined }),
        Chosen: select({ RestoreTestingPlanName: GIVEN }),
      },
      NO,
    ],
    ['of every store of the type', { Chosen: select({ ProtectedResourceArns: ['*'] }) }, MET],
    ['of another type', { Chosen: select({ ProtectedResourceType: 'EBS' }) }, NO],
    ['of another store', { Chosen: select({ ProtectedResourceArns: [`${ARN}-old`] }) }, NO],
    ['of a store that nobody knows', { Chosen: select({ ProtectedResourceArns: [GIVEN] }) }, PENDING],
    [
      'of what has a tag',
      { Chosen: select({ ProtectedResourceArns: undefined, ProtectedResourceConditions: {} }) },
      PENDING,
    ],
    ['of nothing', { Chosen: select({ ProtectedResourceArns: undefined }) }, NO],
    ['without a schedule', { Tests: plan({ ScheduleExpression: undefined }) }, NO],
    ['from every vault', includes('*'), MET],
    ['from the vault by its ARN', includes('arn:aws:backup:eu-west-1:1:backup-vault:other', vault), MET],
    ['from another vault', includes('arn:aws:backup:eu-west-1:1:backup-vault:other'), NO],
    ['from no vault', includes(), NO],
    ['from every vault but that one', excludes(vault), NO],
    [
      'from every vault but that one, by its ARN',
      excludes('arn:aws:backup:eu-west-1:1:backup-vault:shop'),
      NO,
    ],
    ['from every vault but all', excludes('*'), NO],
    ['from every vault but another', excludes('arn:aws:backup:eu-west-1:1:backup-vault:other'), MET],
  ])('%s', (_what, changed, state) => {
    expect(verdictOf('BAK-6.restore-testing', { ...whole, ...changed }).state).toBe(state);
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
  ])('of %s under the name of %s', (type, ProtectedResourceType, properties) => {
    const state = (kind: string) =>
      verdictOf('BAK-6.restore-testing', {
        ...whole,
        Orders: [type, properties],
        Selection: [
          'AWS::Backup::BackupSelection',
          { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { Resources: ['*'] } },
        ],
        Chosen: select({ ProtectedResourceType: kind, ProtectedResourceArns: ['*'] }),
      }).state;

    expect(state(ProtectedResourceType)).toBe(MET);
    expect(state('Storage Gateway')).toBe(NO);
  });
});

describe('a store that goes back to a point in time', () => {
  const CHECK = 'PRB-4.point-in-time-restore';
  const points = (PointInTimeRecoveryEnabled: unknown) => ({
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
  });

  test.each<[string, Properties, string]>([
    [DATABASE, {}, MET],
    [DATABASE, { BackupRetentionPeriod: 0 }, NO],
    [DATABASE, { BackupRetentionPeriod: 7 }, MET],
    ['AWS::DynamoDB::Table', points(true), MET],
    ['AWS::DynamoDB::Table', {}, NO],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [points(true), points(true)] }, MET],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [points(true), {}] }, NO],
    ['AWS::RDS::DBCluster', {}, MET],
    ['AWS::DocDB::DBCluster', {}, MET],
    ['AWS::Neptune::DBCluster', {}, MET],
    ['AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } }, MET],
    ['AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Suspended' } }, NO],
    ['AWS::EFS::FileSystem', {}, NONE],
  ])('%s with %j: %s', (type, properties, state) => {
    expect(verdictOf(CHECK, { It: [type, properties] }).state).toBe(state);
  });

  const rule = (EnableContinuousBackup?: boolean) => ({ EnableContinuousBackup });
  const chosen = (BackupPlanRule: unknown, BackupPlanId: unknown = { Ref: 'Plan' }): Placed => ({
    It: [DATABASE, { BackupRetentionPeriod: 0 }],
    Plan: ['AWS::Backup::BackupPlan', { BackupPlan: { BackupPlanRule } }],
    Selection: [
      'AWS::Backup::BackupSelection',
      { BackupPlanId, BackupSelection: { Resources: [{ 'Fn::GetAtt': ['It', 'DBInstanceArn'] }] } },
    ],
  });

  test.each<[string, Placed, string]>([
    ['a continuous rule', chosen([rule(true)]), MET],
    ['a continuous rule among others', chosen([rule(), rule(true)]), MET],
    ['rules once a day', chosen([rule()]), NO],
    ['a plan in no template', chosen([rule(true)], 'another'), NO],
  ])('chosen by %s', (_what, placed, state) => {
    expect(verdictOf(CHECK, placed).state).toBe(state);
  });

  test('nothing is said of what the organization backs up', () => {
    const inherited = (requirement: string) => ({
      inherited: [
        { requirement: 'MON-2', reason: 'r', evidence: 'e' },
        { requirement, reason: 'the group does it', evidence: 'https://wiki.example.com' },
      ],
    });

    expect(verdictOf(CHECK, { It: ['AWS::DynamoDB::Table', {}] }, inherited('BAK-1')).state).toBe(NONE);
    expect(verdictOf(CHECK, { It: ['AWS::DynamoDB::Table', {}] }, inherited('BAK-2')).state).toBe(NO);
  });
});

describe('data that stays in the declared Regions', () => {
  const dataResidency = { regions: ['eu-west-1', 'eu-central-1'], reason: 'the law' };
  const arn = (region: string) => `arn:aws:rds:${region}:111122223333:db:orders`;
  const regions = (...all: unknown[]) => all.map((Region) => ({ Region }));

  test.each<[string, Properties, string]>([
    [DATABASE, {}, MET],
    [DATABASE, { AutomaticBackupReplicationRegion: 'us-east-1' }, NO],
    [DATABASE, { AutomaticBackupReplicationRegion: GIVEN }, PENDING],
    [DATABASE, { SourceRegion: 'us-east-1' }, NO],
    [DATABASE, { SourceDBInstanceIdentifier: arn('us-east-1') }, NO],
    [DATABASE, { SourceDBInstanceIdentifier: arn('eu-central-1') }, MET],
    [DATABASE, { SourceDBInstanceIdentifier: 'orders' }, MET],
    ['AWS::RDS::DBCluster', { SourceRegion: 'us-east-1' }, NO],
    ['AWS::RDS::DBCluster', { ReplicationSourceIdentifier: arn('us-east-1') }, NO],
    ['AWS::RDS::DBCluster', { ReplicationSourceIdentifier: GIVEN }, PENDING],
    ['AWS::DynamoDB::GlobalTable', { Replicas: regions('eu-west-1', 'us-east-1') }, NO],
    ['AWS::DynamoDB::GlobalTable', { Replicas: regions('eu-west-1') }, MET],
    ['AWS::SecretsManager::Secret', { ReplicaRegions: regions('us-east-1') }, NO],
    ['AWS::EFS::FileSystem', { ReplicationConfiguration: { Destinations: regions('us-east-1') } }, NO],
    [
      'AWS::ECR::ReplicationConfiguration',
      { ReplicationConfiguration: { Rules: [{ Destinations: regions('us-east-1') }] } },
      NO,
    ],
    ['AWS::KMS::ReplicaKey', { PrimaryKeyArn: 'arn:aws:kms:us-east-1:1:key/x' }, NO],
    ['AWS::KMS::ReplicaKey', { PrimaryKeyArn: 'arn:aws:kms:eu-west-1:1:key/x' }, MET],
    ['AWS::CloudFormation::StackSet', { StackInstancesGroup: [{ Regions: ['eu-west-1', 'us-east-1'] }] }, NO],
    ['AWS::CloudFormation::StackSet', { StackInstancesGroup: [{ Regions: ['eu-west-1'] }] }, MET],
    ['Custom::DynamoDBReplica', { Region: 'us-east-1' }, NO],
    ['Custom::DynamoDBReplica', { Region: 'eu-central-1' }, MET],
  ])('%s with %j: %s', (type, properties, state) => {
    expect(verdictOf('FRM-1.data-residency', { It: [type, properties] }, { dataResidency }).state).toBe(
      state,
    );
  });

  test.each<[string, unknown, string]>([
    ['beside it', { 'Fn::GetAtt': ['Copy', 'Arn'] }, MET],
    ['beside it, by its name', 'arn:aws:s3:::copy', MET],
    ['in no template', 'arn:aws:s3:::theirs', PENDING],
  ])('a bucket that is replicated to one %s: %s', (_what, Bucket, state) => {
    const placed: Placed = {
      It: ['AWS::S3::Bucket', { ReplicationConfiguration: { Rules: [{ Destination: { Bucket } }] } }],
      Copy: ['AWS::S3::Bucket', { BucketName: 'copy' }],
    };

    expect(verdictOf('FRM-1.data-residency', placed, { dataResidency }).state).toBe(state);
  });

  test('the stack itself stands in one', () => {
    const abroad = { ...dataResidency, regions: ['us-east-1'] };

    expect(verdictOf('FRM-1.data-residency', orders(), { dataResidency: abroad }).state).toBe(NO);
  });
});
