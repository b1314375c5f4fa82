import {
  stateOf,
  MET,
  NOT_MET,
  checkOutcome,
  UNKNOWN,
  IMPORTED,
  NOT_APPLICABLE,
  type Properties,
} from '../../check-outcome';

type Kind = readonly [type: string, properties: Properties, state: string];

const ebs = (...disks: Properties[]) => ({ BlockDeviceMappings: disks.map((Ebs) => ({ Ebs })) });

const AT_REST: Kind[] = [
  ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'cluster' }, NOT_APPLICABLE],
  ['AWS::RDS::DBInstance', { StorageEncrypted: true }, MET],
  ['AWS::RDS::DBInstance', {}, NOT_MET],
  ['AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: 'source', StorageEncrypted: true }, UNKNOWN],
  ['AWS::RDS::DBInstance', { SourceDbiResourceId: 'source' }, UNKNOWN],
  ['AWS::RDS::DBInstance', { SourceDBClusterIdentifier: 'source' }, UNKNOWN],
  ['AWS::RDS::DBInstance', { DBSnapshotIdentifier: 'snapshot' }, UNKNOWN],
  ['AWS::RDS::DBInstance', { DBClusterSnapshotIdentifier: 'snapshot' }, UNKNOWN],
  ['AWS::RDS::DBInstance', { DBSnapshotIdentifier: '' }, NOT_MET],
  ['AWS::RDS::DBCluster', { SnapshotIdentifier: 'snapshot' }, UNKNOWN],
  ['AWS::RDS::DBCluster', { SourceDBClusterIdentifier: 'source' }, UNKNOWN],
  ['AWS::RDS::DBCluster', { ReplicationSourceIdentifier: 'source' }, UNKNOWN],
  ['AWS::DocDB::DBCluster', { StorageEncrypted: true }, MET],
  ['AWS::DocDB::DBCluster', { SnapshotIdentifier: 'snapshot' }, UNKNOWN],
  ['AWS::DocDB::DBCluster', {}, NOT_MET],
  ['AWS::Neptune::DBCluster', { StorageEncrypted: true }, MET],
  ['AWS::Neptune::DBCluster', {}, NOT_MET],
  ['AWS::Redshift::Cluster', { Encrypted: true }, MET],
  ['AWS::Redshift::Cluster', {}, UNKNOWN],
  ['AWS::Redshift::Cluster', { Encrypted: false }, NOT_MET],
  ['AWS::RDS::DBCluster', { Engine: 'aurora-mysql' }, UNKNOWN],
  ['AWS::DynamoDB::Table', {}, MET],
  ['AWS::DAX::Cluster', {}, NOT_MET],
  ['AWS::Elasticsearch::Domain', { EncryptionAtRestOptions: { Enabled: false } }, NOT_MET],
  [
    'AWS::EC2::LaunchTemplate',
    { LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { Encrypted: false } }] } },
    NOT_MET,
  ],
  ['AWS::Redshift::Cluster', { SnapshotIdentifier: 'snapshot' }, UNKNOWN],
  ['AWS::EFS::FileSystem', { Encrypted: true }, MET],
  ['AWS::EFS::FileSystem', {}, NOT_MET],
  ['AWS::EC2::Instance', {}, UNKNOWN],
  ['AWS::EC2::Instance', ebs({ Encrypted: true }), MET],
  ['AWS::EC2::Instance', ebs({ Encrypted: true }, {}), NOT_MET],
  ['AWS::EC2::Instance', { BlockDeviceMappings: [{ VirtualName: 'ephemeral0' }] }, UNKNOWN],
  ['AWS::EC2::Instance', ebs({ SnapshotId: 'snapshot' }), UNKNOWN],
  ['AWS::EC2::Volume', { SnapshotId: 'snapshot' }, UNKNOWN],
  ['AWS::EC2::Volume', { SnapshotId: '' }, NOT_MET],
  ['AWS::EC2::Volume', { SnapshotId: 'snapshot', Encrypted: true }, MET],
  ['AWS::EC2::Volume', { SnapshotId: 'snapshot', Encrypted: false }, NOT_MET],
  ['AWS::ElastiCache::ReplicationGroup', { AtRestEncryptionEnabled: true }, MET],
  ['AWS::ElastiCache::ReplicationGroup', {}, NOT_MET],
  ['AWS::OpenSearchService::Domain', { EncryptionAtRestOptions: { Enabled: true } }, MET],
  ['AWS::OpenSearchService::Domain', {}, NOT_MET],
  ['AWS::Kinesis::Stream', { StreamEncryption: { EncryptionType: 'KMS' } }, MET],
  ['AWS::Kinesis::Stream', {}, NOT_MET],
  ['AWS::SNS::Topic', { KmsMasterKeyId: 'key' }, MET],
  ['AWS::SNS::Topic', { KmsMasterKeyId: '' }, NOT_MET],
  ['AWS::SQS::Queue', {}, MET],
  ['AWS::SQS::Queue', { SqsManagedSseEnabled: false }, NOT_MET],
  ['AWS::SQS::Queue', { SqsManagedSseEnabled: false, KmsMasterKeyId: 'key' }, MET],
  ['AWS::SQS::Queue', { SqsManagedSseEnabled: false, KmsMasterKeyId: '' }, NOT_MET],
  ['AWS::SQS::Queue', { SqsManagedSseEnabled: IMPORTED }, UNKNOWN],
  ['AWS::IAM::Role', {}, NOT_APPLICABLE],
];

describe('resources that store data', () => {
  test.each(AT_REST)('%s with %j: %s', (type, properties, state) => {
    expect(stateOf('SEC-4.encrypted-at-rest', type, properties)).toBe(state);
  });

  test.each([
    [{ StorageEncrypted: true }, MET],
    [{}, NOT_MET],
  ])('a replica is encrypted as its source is, which has %j: %s', (source, state) => {
    const { state: expected } = checkOutcome('SEC-4.encrypted-at-rest', {
      Source: ['AWS::RDS::DBInstance', source],
      Replica: ['AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: { Ref: 'Source' } }],
    });

    expect(expected).toBe(state);
  });

  test('the finding names the resource that is not encrypted', () => {
    const { findings } = checkOutcome('SEC-4.encrypted-at-rest', {
      Open: ['AWS::EC2::Volume', {}],
      Closed: ['AWS::EC2::Volume', { Encrypted: true }],
    });

    expect(findings.map(({ resource }) => resource?.logicalId)).toEqual(['Open']);
  });
});
