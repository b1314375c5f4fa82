import {
  type Properties,
  checkOutcome,
  NOT_MET,
  MET,
  IMPORTED,
  UNKNOWN,
  type Placed,
  UNRESOLVABLE,
} from '../../check-outcome';
import { planOf, inSomeRegion } from '../../backup-plan';

const DATABASE = 'AWS::RDS::DBInstance';

const ORDERS = { DBInstanceIdentifier: 'orders' };

/** An attribute of a custom resource. */
const FOUND = { 'Fn::GetAtt': ['Lookup', 'Arn'] };

/** A store, and a plan with a selection. */
function chosenBy(selection: Properties, store: Placed[string] = [DATABASE, ORDERS]): string {
  const placed: Placed = {
    Store: store,
    Vault: ['AWS::Backup::BackupVault', { BackupVaultName: 'shop' }],
    Lookup: ['Custom::Lookup', {}],
    Plan: [
      'AWS::Backup::BackupPlan',
      {
        BackupPlan: {
          BackupPlanRule: [
            {
              TargetBackupVault: { Ref: 'Vault' },
              ScheduleExpression: 'cron(0 5 ? * * *)',
              RuleName: 'daily',
            },
          ],
        },
      },
    ],
    Selection: [
      'AWS::Backup::BackupSelection',
      { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { IamRoleArn: 'role', ...selection } },
    ],
  };
  const resourceTypes = [{ type: 'Custom::Lookup', traits: [], reason: 'It finds a resource.' }];
  return checkOutcome('BAK-1.data-stores-backed-up', placed, { resourceTypes }).state;
}

describe('a selection by ARN', () => {
  test.each<[unknown, string]>([
    [{ Ref: 'Store' }, MET],
    [{ 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }, NOT_MET],
    ['arn:aws:rds:eu-west-1:111122223333:db:orders', MET],
    ['arn:aws:rds:eu-west-1:111122223333:db:users', NOT_MET],
    ['arn:aws:rds:eu-west-1:111122223333:db:all-orders', NOT_MET],
    ['arn:aws:rds:*:*:db:*', MET],
    ['arn:aws:rds:*:*:db:ord*', MET],
    ['arn:aws:rds:*:*:db:use*', NOT_MET],
    ['arn:aws:rds:*:*:cluster:*', NOT_MET],
    ['arn:aws:rds:*', MET],
    ['arn:aws:dynamodb:*:*:table/*', NOT_MET],
    ['arn:aws:dynamodb:*:*:db:*', NOT_MET],
    ['arn:aws:*:*:*:*', MET],
    ['*', MET],
    ['orders', NOT_MET],
    [IMPORTED, UNKNOWN],
    [FOUND, UNKNOWN],
    [{ 'Fn::Sub': 'arn:aws:rds:eu-west-1:1:db:${Lookup.Name}' }, UNKNOWN],
    [{ 'Fn::Sub': 'arn:aws:rds:${AWS::Region}:${AWS::AccountId}:db:orders' }, MET],
    [{ 'Fn::Join': ['', ['arn:aws:rds:eu-west-1:111122223333:db:', IMPORTED]] }, UNKNOWN],
    [{ 'Fn::Join': ['', ['arn:aws:rds:eu-west-1:111122223333:db:', UNRESOLVABLE, '-live']] }, UNKNOWN],
    [{ 'Fn::Join': ['', ['arn:aws:s3:::', UNRESOLVABLE]] }, NOT_MET],
    [UNRESOLVABLE, UNKNOWN],
    ['arn:aws:rds:us-east-1:111122223333:db:orders', NOT_MET],
    ['arn:aws:rds:us-*:111122223333:db:orders', MET],
    ['arn:aws:rds:*:*:orders', NOT_MET],
    ['arn:aws:rds:*:*:d*', MET],
    ['arn:aws:rds:*:*:b:*', NOT_MET],
    ['arn:aws:rds:*:*:db:orders-of-shop', NOT_MET],
    ['arn:aws:rds:*:*:db:orders2', NOT_MET],
  ])('%j: %s', (named, state) => {
    expect(chosenBy({ Resources: [named] })).toBe(state);
  });

  test('a resource without a name matches by its type only', () => {
    expect(chosenBy({ Resources: ['arn:aws:rds:*:*:db:*'] }, [DATABASE, {}])).toBe(MET);
    expect(chosenBy({ Resources: ['arn:aws:rds:*:*:db:undefined'] }, [DATABASE, {}])).toBe(NOT_MET);
    expect(chosenBy({ Resources: ['arn:aws:rds:*:*:db:un*'] }, [DATABASE, {}])).toBe(NOT_MET);
  });

  test.each<[string, Properties, string]>([
    ['AWS::RDS::DBCluster', { DBClusterIdentifier: 'shop' }, 'rds:eu-west-1:1:cluster:shop'],
    ['AWS::DocDB::DBCluster', { DBClusterIdentifier: 'shop' }, 'rds:eu-west-1:1:cluster:shop'],
    ['AWS::Neptune::DBCluster', { DBClusterIdentifier: 'shop' }, 'rds:eu-west-1:1:cluster:shop'],
    ['AWS::DynamoDB::Table', { TableName: 'shop' }, 'dynamodb:eu-west-1:1:table/shop'],
    ['AWS::DynamoDB::GlobalTable', { TableName: 'shop' }, 'dynamodb:eu-west-1:1:table/shop'],
    ['AWS::S3::Bucket', { BucketName: 'shop', VersioningConfiguration: { Status: 'Enabled' } }, 's3:::shop'],
    ['AWS::Redshift::Cluster', { ClusterIdentifier: 'shop' }, 'redshift:eu-west-1:1:cluster:shop'],
    ['AWS::EFS::FileSystem', {}, 'elasticfilesystem:*:*:file-system/*'],
    ['AWS::FSx::FileSystem', {}, 'fsx:*:*:file-system/*'],
    ['AWS::EC2::Volume', {}, 'ec2:*:*:volume/*'],
  ])('matches %s with %j as %s only', (type, properties, named) => {
    expect(chosenBy({ Resources: [`arn:aws:${named}`] }, [type, properties])).toBe(MET);
    expect(chosenBy({ Resources: ['arn:aws:rds:eu-west-1:1:db:shop'] }, [type, properties])).toBe(NOT_MET);
  });
});

test.each<[string, Properties, string]>([
  ['all except another', { NotResources: ['arn:aws:rds:eu-west-1:1:db:users'] }, MET],
  ['all except it', { NotResources: ['arn:aws:rds:eu-west-1:1:db:orders'] }, NOT_MET],
  [
    'all, with it as an exception',
    { Resources: ['*'], NotResources: ['arn:aws:rds:eu-west-1:1:db:orders'] },
    NOT_MET,
  ],
  [
    'all, with an exception that is known only at deployment',
    { Resources: ['*'], NotResources: [IMPORTED] },
    UNKNOWN,
  ],
  ['all, with an exception from a custom resource', { Resources: ['*'], NotResources: [FOUND] }, UNKNOWN],
  [
    'another only, with a third as an exception',
    { Resources: ['arn:aws:rds:*:*:cluster:*'], NotResources: ['arn:aws:s3:::x'] },
    NOT_MET,
  ],
  ['nothing', {}, NOT_MET],
])('a selection of %s', (_what, selection, state) => {
  expect(chosenBy(selection)).toBe(state);
});

describe('a selection by tag', () => {
  const tag = (ConditionValue: unknown, ConditionKey = 'backup') => ({
    ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey, ConditionValue }],
  });
  const condition = (ConditionValue: unknown) => ({
    Resources: ['*'],
    Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue }] },
  });
  const tags = (Value: unknown) => ({
    Tags: [
      { Key: 'team', Value: 'shop' },
      { Key: 'backup', Value },
    ],
  });

  test.each<[Properties, Properties, string]>([
    [tag('daily'), tags('daily'), MET],
    [tag('daily'), tags('never'), NOT_MET],
    [tag('shop'), tags('daily'), NOT_MET],
    [tag('daily', 'other'), tags('daily'), NOT_MET],
    [tag('daily'), {}, NOT_MET],
    [tag('daily'), tags(IMPORTED), UNKNOWN],
    [tag(IMPORTED), tags('daily'), UNKNOWN],
    [condition('daily'), tags('daily'), MET],
    [condition('daily'), tags('never'), NOT_MET],
    [{ Resources: ['*'], Conditions: { StringLike: [{ ConditionKey: 'x' }] } }, tags('daily'), UNKNOWN],
  ])('%j of %j: %s', (selection, properties, state) => {
    expect(chosenBy(selection, [DATABASE, properties])).toBe(state);
  });

  test('reads the tags of a file system in FileSystemTags', () => {
    const { Tags } = tags('daily');

    expect(chosenBy(tag('daily'), ['AWS::EFS::FileSystem', { FileSystemTags: Tags }])).toBe(MET);
  });
});

describe('a log bucket needs no backup:', () => {
  const allow = (Service: unknown, Action = 's3:PutObject') => ({
    Effect: 'Allow',
    Action,
    Principal: { Service },
  });
  const logs = 'delivery.logs.amazonaws.com';
  const page = 'cloudfront.amazonaws.com';
  const resultOf = (...Statement: Properties[]) =>
    checkOutcome('BAK-1.data-stores-backed-up', {
      Bucket: ['AWS::S3::Bucket', {}],
      Policy: ['AWS::S3::BucketPolicy', { Bucket: { Ref: 'Bucket' }, PolicyDocument: { Statement } }],
    });

  test.each<[string, Properties[]]>([
    ['a service writes its logs to it', [allow(logs)]],
    ['another service reads its logs', [allow([logs, page])]],
    ['it also denies requests without TLS', [allow(logs), { Effect: 'Deny', Principal: '*' }]],
  ])('if %s', (_what, statements) => {
    expect(resultOf(...statements).findings).toEqual([]);
  });

  test.each<[string, Properties[]]>([
    ['a service reads its objects', [allow(page)]],
    ['a service that writes logs only reads its ACL', [allow(logs, 's3:GetBucketAcl')]],
    ['it denies a service to write logs', [{ ...allow(logs), Effect: 'Deny' }]],
  ])('but a bucket needs one if %s', (_what, statements) => {
    expect(resultOf(...statements).state).toBe(NOT_MET);
  });
});

test('a data store in an unknown Region matches an ARN with its name in any Region', () => {
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

test.each(['BAK-1.data-stores-backed-up', 'BAK-2.copied-to-other-region', 'BAK-4.backups-encrypted'])(
  '%s is met without a data store',
  (check) => {
    expect(checkOutcome(check, { Network: ['AWS::EC2::VPC', {}] })).toMatchObject({
      state: MET,
      reason: 'The environment has no data store that AWS Backup can protect.',
    });
  },
);

describe('a resource that needs no backup:', () => {
  const NO_STORE = 'The environment has no data store that AWS Backup can protect.';

  test.each<[string, Placed]>([
    ['an instance of a cluster', { One: ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'orders' }] }],
    ['a replica', { One: ['AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: 'orders' }] }],
    [
      'the log bucket of a load balancer',
      {
        Logs: ['AWS::S3::Bucket', {}],
        Face: [
          'AWS::ElasticLoadBalancingV2::LoadBalancer',
          { LoadBalancerAttributes: [{ Key: 'access_logs.s3.bucket', Value: { Ref: 'Logs' } }] },
        ],
      },
    ],
  ])('%s', (_what, placed) => {
    expect(checkOutcome('BAK-1.data-stores-backed-up', placed)).toMatchObject({
      state: MET,
      reason: NO_STORE,
    });
  });
});
