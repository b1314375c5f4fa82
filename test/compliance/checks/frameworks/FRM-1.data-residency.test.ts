import {
  type Properties,
  MET,
  NOT_MET,
  IMPORTED,
  UNKNOWN,
  checkOutcome,
  type Placed,
} from '../../check-outcome';

const DATABASE = 'AWS::RDS::DBInstance';

const CHECK = 'FRM-1.data-residency';

describe(CHECK, () => {
  const dataResidency = { regions: ['eu-west-1', 'eu-central-1'], reason: 'the law' };
  const arn = (region: string) => `arn:aws:rds:${region}:111122223333:db:orders`;
  const regions = (...all: unknown[]) => all.map((Region) => ({ Region }));

  test.each<[string, Properties, string]>([
    [DATABASE, {}, MET],
    [DATABASE, { AutomaticBackupReplicationRegion: 'us-east-1' }, NOT_MET],
    [DATABASE, { AutomaticBackupReplicationRegion: IMPORTED }, UNKNOWN],
    [DATABASE, { SourceRegion: 'us-east-1' }, NOT_MET],
    [DATABASE, { SourceDBInstanceIdentifier: arn('us-east-1') }, NOT_MET],
    [DATABASE, { SourceDBInstanceIdentifier: arn('eu-central-1') }, MET],
    [DATABASE, { SourceDBInstanceIdentifier: 'orders' }, MET],
    ['AWS::RDS::DBCluster', { SourceRegion: 'us-east-1' }, NOT_MET],
    ['AWS::RDS::DBCluster', { ReplicationSourceIdentifier: arn('us-east-1') }, NOT_MET],
    ['AWS::RDS::DBCluster', { ReplicationSourceIdentifier: IMPORTED }, UNKNOWN],
    ['AWS::DynamoDB::GlobalTable', { Replicas: regions('eu-west-1', 'us-east-1') }, NOT_MET],
    ['AWS::DynamoDB::GlobalTable', { Replicas: regions('eu-west-1') }, MET],
    ['AWS::SecretsManager::Secret', { ReplicaRegions: regions('us-east-1') }, NOT_MET],
    ['AWS::EFS::FileSystem', { ReplicationConfiguration: { Destinations: regions('us-east-1') } }, NOT_MET],
    [
      'AWS::ECR::ReplicationConfiguration',
      { ReplicationConfiguration: { Rules: [{ Destinations: regions('us-east-1') }] } },
      NOT_MET,
    ],
    ['AWS::KMS::ReplicaKey', { PrimaryKeyArn: 'arn:aws:kms:us-east-1:1:key/x' }, NOT_MET],
    ['AWS::KMS::ReplicaKey', { PrimaryKeyArn: 'arn:aws:kms:eu-west-1:1:key/x' }, MET],
    [
      'AWS::CloudFormation::StackSet',
      { StackInstancesGroup: [{ Regions: ['eu-west-1', 'us-east-1'] }] },
      NOT_MET,
    ],
    // What its template makes is not evaluated.
    ['AWS::CloudFormation::StackSet', { StackInstancesGroup: [{ Regions: ['eu-west-1'] }] }, UNKNOWN],
    ['Custom::DynamoDBReplica', { Region: 'us-east-1' }, NOT_MET],
    ['Custom::DynamoDBReplica', { Region: 'eu-central-1' }, MET],
  ])('%s with %j: %s', (type, properties, state) => {
    expect(checkOutcome(CHECK, { It: [type, properties] }, { dataResidency }).state).toBe(state);
  });

  test.each<[string, unknown, string]>([
    ['in the same template', { 'Fn::GetAtt': ['Copy', 'Arn'] }, MET],
    ['in the same template, by its name', 'arn:aws:s3:::copy', MET],
    ['in no template', 'arn:aws:s3:::external', UNKNOWN],
  ])('a bucket that is replicated to one %s is %s', (_what, Bucket, state) => {
    const placed: Placed = {
      It: ['AWS::S3::Bucket', { ReplicationConfiguration: { Rules: [{ Destination: { Bucket } }] } }],
      Copy: ['AWS::S3::Bucket', { BucketName: 'copy' }],
    };

    expect(checkOutcome(CHECK, placed, { dataResidency }).state).toBe(state);
  });

  test('a stack outside of the declared Regions is not met', () => {
    const other = { ...dataResidency, regions: ['us-east-1'] };

    expect(checkOutcome(CHECK, { Orders: [DATABASE, {}] }, { dataResidency: other }).state).toBe(NOT_MET);
  });
});
