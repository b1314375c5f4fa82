import { GIVEN, MET, NO, NONE, PENDING, type Properties, stateOf, verdictOf } from '../verdict-of';

type Kind = readonly [type: string, properties: Properties, state: string];

const ebs = (...disks: Properties[]) => ({ BlockDeviceMappings: disks.map((Ebs) => ({ Ebs })) });
const windows = (AutomaticBackupRetentionDays?: number) => ({
  WindowsConfiguration: { AutomaticBackupRetentionDays },
});

const AT_REST: Kind[] = [
  ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'cluster' }, MET],
  ['AWS::RDS::DBInstance', { StorageEncrypted: true }, MET],
  ['AWS::RDS::DBInstance', {}, NO],
  ['AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: 'source', StorageEncrypted: true }, PENDING],
  ['AWS::RDS::DBInstance', { SourceDbiResourceId: 'source' }, PENDING],
  ['AWS::RDS::DBInstance', { SourceDBClusterIdentifier: 'source' }, PENDING],
  ['AWS::RDS::DBInstance', { DBSnapshotIdentifier: 'snapshot' }, PENDING],
  ['AWS::RDS::DBInstance', { DBClusterSnapshotIdentifier: 'snapshot' }, PENDING],
  ['AWS::RDS::DBInstance', { DBSnapshotIdentifier: '' }, NO],
  ['AWS::RDS::DBCluster', { SnapshotIdentifier: 'snapshot' }, PENDING],
  ['AWS::RDS::DBCluster', { SourceDBClusterIdentifier: 'source' }, PENDING],
  ['AWS::RDS::DBCluster', { ReplicationSourceIdentifier: 'source' }, PENDING],
  ['AWS::DocDB::DBCluster', { StorageEncrypted: true }, MET],
  ['AWS::DocDB::DBCluster', { SnapshotIdentifier: 'snapshot' }, PENDING],
  ['AWS::DocDB::DBCluster', {}, NO],
  ['AWS::Neptune::DBCluster', { StorageEncrypted: true }, MET],
  ['AWS::Neptune::DBCluster', {}, NO],
  ['AWS::Redshift::Cluster', { Encrypted: true }, MET],
  ['AWS::Redshift::Cluster', {}, NO],
  ['AWS::Redshift::Cluster', { SnapshotIdentifier: 'snapshot' }, PENDING],
  ['AWS::EFS::FileSystem', { Encrypted: true }, MET],
  ['AWS::EFS::FileSystem', {}, NO],
  ['AWS::EC2::Instance', {}, PENDING],
  ['AWS::EC2::Instance', ebs({ Encrypted: true }), MET],
  ['AWS::EC2::Instance', ebs({ Encrypted: true }, {}), NO],
  ['AWS::EC2::Instance', { BlockDeviceMappings: [{ VirtualName: 'ephemeral0' }] }, PENDING],
  ['AWS::EC2::Instance', ebs({ SnapshotId: 'snapshot' }), PENDING],
  ['AWS::EC2::Volume', { SnapshotId: 'snapshot' }, PENDING],
  ['AWS::EC2::Volume', { SnapshotId: '' }, NO],
  ['AWS::EC2::Volume', { SnapshotId: 'snapshot', Encrypted: true }, MET],
  ['AWS::EC2::Volume', { SnapshotId: 'snapshot', Encrypted: false }, NO],
  ['AWS::ElastiCache::ReplicationGroup', { AtRestEncryptionEnabled: true }, MET],
  ['AWS::ElastiCache::ReplicationGroup', {}, NO],
  ['AWS::OpenSearchService::Domain', { EncryptionAtRestOptions: { Enabled: true } }, MET],
  ['AWS::OpenSearchService::Domain', {}, NO],
  ['AWS::Kinesis::Stream', { StreamEncryption: { EncryptionType: 'KMS' } }, MET],
  ['AWS::Kinesis::Stream', {}, NO],
  ['AWS::SNS::Topic', { KmsMasterKeyId: 'key' }, MET],
  ['AWS::SNS::Topic', { KmsMasterKeyId: '' }, NO],
  ['AWS::SQS::Queue', {}, MET],
  ['AWS::SQS::Queue', { SqsManagedSseEnabled: false }, NO],
  ['AWS::SQS::Queue', { SqsManagedSseEnabled: false, KmsMasterKeyId: 'key' }, MET],
  ['AWS::SQS::Queue', { SqsManagedSseEnabled: false, KmsMasterKeyId: '' }, NO],
  ['AWS::SQS::Queue', { SqsManagedSseEnabled: GIVEN }, PENDING],
  ['AWS::IAM::Role', {}, NONE],
];

const NO_BACKUP: Kind[] = [
  ...[
    'AWS::Backup::BackupPlan',
    'AWS::Backup::BackupSelection',
    'AWS::Backup::BackupVault',
    'AWS::Backup::LogicallyAirGappedBackupVault',
    'AWS::Backup::RestoreTestingPlan',
    'AWS::Backup::RestoreTestingSelection',
    'AWS::Backup::Framework',
    'AWS::Backup::ReportPlan',
    'AWS::DLM::LifecyclePolicy',
  ].map((type) => [type, {}, NO] as const),
  ['AWS::RDS::DBInstance', {}, NO],
  ['AWS::RDS::DBInstance', { BackupRetentionPeriod: 0 }, MET],
  ['AWS::RDS::DBInstance', { BackupRetentionPeriod: GIVEN }, PENDING],
  ['AWS::RDS::DBInstance', { BackupRetentionPeriod: 'long' }, PENDING],
  ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'cluster' }, MET],
  ['AWS::RDS::DBCluster', { Engine: 'aurora-postgresql' }, MET],
  ['AWS::RDS::DBCluster', { Engine: 'aurora-postgresql', BackupRetentionPeriod: 2 }, NO],
  ['AWS::RDS::DBCluster', { Engine: 'mysql' }, NO],
  ['AWS::DocDB::DBCluster', {}, MET],
  ['AWS::DocDB::DBCluster', { BackupRetentionPeriod: 2 }, NO],
  ['AWS::Neptune::DBCluster', {}, MET],
  ['AWS::Neptune::DBCluster', { BackupRetentionPeriod: 2 }, NO],
  ['AWS::Redshift::Cluster', {}, NO],
  ['AWS::Redshift::Cluster', { AutomatedSnapshotRetentionPeriod: 0 }, MET],
  ['AWS::ElastiCache::ReplicationGroup', {}, MET],
  ['AWS::ElastiCache::ReplicationGroup', { SnapshotRetentionLimit: 1 }, NO],
  ['AWS::ElastiCache::CacheCluster', {}, MET],
  ['AWS::ElastiCache::CacheCluster', { SnapshotRetentionLimit: 1 }, NO],
  ['AWS::ElastiCache::ServerlessCache', {}, MET],
  ['AWS::ElastiCache::ServerlessCache', { SnapshotRetentionLimit: 1 }, NO],
  ['AWS::DynamoDB::Table', {}, MET],
  ['AWS::DynamoDB::Table', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }, NO],
  ['AWS::DynamoDB::Table', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }, MET],
  [
    'AWS::DynamoDB::Table',
    { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: GIVEN } },
    PENDING,
  ],
  ['AWS::EFS::FileSystem', {}, MET],
  ['AWS::EFS::FileSystem', { BackupPolicy: { Status: 'ENABLED' } }, NO],
  ['AWS::EFS::FileSystem', { BackupPolicy: { Status: 'DISABLED' } }, MET],
  ['AWS::FSx::FileSystem', windows(), NO],
  ['AWS::FSx::FileSystem', windows(0), MET],
  ['AWS::FSx::FileSystem', { OntapConfiguration: { AutomaticBackupRetentionDays: 0 } }, MET],
  ['AWS::FSx::FileSystem', { OpenZFSConfiguration: { AutomaticBackupRetentionDays: 0 } }, MET],
  ['AWS::FSx::FileSystem', { LustreConfiguration: {} }, MET],
  ['AWS::FSx::FileSystem', { LustreConfiguration: { AutomaticBackupRetentionDays: 7 } }, NO],
  ['AWS::S3::Bucket', {}, MET],
  ['AWS::S3::Bucket', { ReplicationConfiguration: {} }, NO],
];

describe('what stores data stores it encrypted', () => {
  test.each(AT_REST)('%s with %j: %s', (type, properties, state) => {
    expect(stateOf('SEC-4.encrypted-at-rest', type, properties)).toBe(state);
  });

  test.each([
    [{ StorageEncrypted: true }, MET],
    [{}, NO],
  ])('a replica is encrypted as its source is, which has %j: %s', (source, state) => {
    const { state: expected } = verdictOf('SEC-4.encrypted-at-rest', {
      Source: ['AWS::RDS::DBInstance', source],
      Replica: ['AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: { Ref: 'Source' } }],
    });

    expect(expected).toBe(state);
  });

  test('one that is not encrypted is named, beside one that is', () => {
    const { findings } = verdictOf('SEC-4.encrypted-at-rest', {
      Open: ['AWS::EC2::Volume', {}],
      Closed: ['AWS::EC2::Volume', { Encrypted: true }],
    });

    expect(findings.map(({ resource }) => resource?.logicalId)).toEqual(['Open']);
  });
});

describe('a stage that asks for no backup has none', () => {
  test.each(NO_BACKUP)('%s with %j: %s', (type, properties, state) => {
    expect(stateOf('BAK-1.absent', type, properties)).toBe(state);
  });
});
