import { StageKind } from '../../../../lib/requirements/stage-kind';
import {
  stateOf,
  NOT_MET,
  MET,
  IMPORTED,
  UNKNOWN,
  type Properties,
  ATTRIBUTE,
  checkOutcome,
} from '../../check-outcome';

type Kind = readonly [type: string, properties: Properties, state: string];

const windows = (AutomaticBackupRetentionDays?: number) => ({
  WindowsConfiguration: { AutomaticBackupRetentionDays },
});

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
  ].map((type) => [type, {}, NOT_MET] as const),
  ['AWS::RDS::DBInstance', {}, NOT_MET],
  ['AWS::RDS::DBInstance', { BackupRetentionPeriod: 0 }, MET],
  ['AWS::RDS::DBInstance', { BackupRetentionPeriod: IMPORTED }, UNKNOWN],
  ['AWS::RDS::DBInstance', { BackupRetentionPeriod: 'long' }, UNKNOWN],
  ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'cluster' }, MET],
  ['AWS::RDS::DBCluster', { Engine: 'aurora-postgresql' }, MET],
  ['AWS::RDS::DBCluster', { Engine: 'aurora-postgresql', BackupRetentionPeriod: 2 }, NOT_MET],
  ['AWS::RDS::DBCluster', { Engine: 'mysql' }, NOT_MET],
  ['AWS::DocDB::DBCluster', {}, MET],
  ['AWS::DocDB::DBCluster', { BackupRetentionPeriod: 2 }, NOT_MET],
  ['AWS::Neptune::DBCluster', {}, MET],
  ['AWS::Neptune::DBCluster', { BackupRetentionPeriod: 2 }, NOT_MET],
  ['AWS::Redshift::Cluster', {}, NOT_MET],
  ['AWS::Redshift::Cluster', { AutomatedSnapshotRetentionPeriod: 0 }, MET],
  ['AWS::ElastiCache::ReplicationGroup', {}, MET],
  ['AWS::ElastiCache::ReplicationGroup', { SnapshotRetentionLimit: 1 }, NOT_MET],
  ['AWS::ElastiCache::CacheCluster', {}, MET],
  ['AWS::ElastiCache::CacheCluster', { SnapshotRetentionLimit: 1 }, NOT_MET],
  ['AWS::ElastiCache::ServerlessCache', {}, MET],
  ['AWS::ElastiCache::ServerlessCache', { SnapshotRetentionLimit: 1 }, NOT_MET],
  ['AWS::DynamoDB::Table', {}, MET],
  [
    'AWS::DynamoDB::Table',
    { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    NOT_MET,
  ],
  ['AWS::DynamoDB::Table', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }, MET],
  [
    'AWS::DynamoDB::Table',
    { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: IMPORTED } },
    UNKNOWN,
  ],
  ['AWS::EFS::FileSystem', {}, MET],
  ['AWS::EFS::FileSystem', { BackupPolicy: { Status: 'ENABLED' } }, NOT_MET],
  ['AWS::EFS::FileSystem', { BackupPolicy: { Status: 'DISABLED' } }, MET],
  ['AWS::FSx::FileSystem', windows(), NOT_MET],
  ['AWS::FSx::FileSystem', windows(0), MET],
  ['AWS::FSx::FileSystem', { OntapConfiguration: { AutomaticBackupRetentionDays: 0 } }, MET],
  ['AWS::FSx::FileSystem', { OpenZFSConfiguration: { AutomaticBackupRetentionDays: 0 } }, MET],
  ['AWS::FSx::FileSystem', { LustreConfiguration: {} }, MET],
  ['AWS::FSx::FileSystem', { LustreConfiguration: { AutomaticBackupRetentionDays: 7 } }, NOT_MET],
  ['AWS::S3::Bucket', {}, MET],
  ['AWS::S3::Bucket', { ReplicationConfiguration: {} }, NOT_MET],
];

describe('a stage that does not require backups', () => {
  test.each(NO_BACKUP)('%s with %j: %s', (type, properties, state) => {
    expect(stateOf('BAK-1.absent', type, properties)).toBe(state);
  });
});

test.each<[string, string, Properties, string]>([
  ['BAK-1.absent', 'AWS::Backup::BackupPlan', {}, 'Backup plan It is not required in this stage.'],
  [
    'OBS-1.absent',
    'AWS::CloudWatch::Dashboard',
    {},
    'CloudWatch dashboard It is not required in this stage.',
  ],
  [
    'OBS-1.absent',
    'AWS::Lambda::Function',
    { TracingConfig: { Mode: 'Active' } },
    'Lambda function It has active tracing, which this stage does not require.',
  ],
  [
    'BAK-1.absent',
    'AWS::RDS::DBInstance',
    { BackupRetentionPeriod: ATTRIBUTE },
    'Whether RDS instance It has automated backups, which this stage does not require, is known only at deployment.',
  ],
])('%s finds %s, which the stage does not require', (check, type, properties, expected) => {
  const { findings } = checkOutcome(check, { It: [type, properties] }, { stage: StageKind.STAGING });

  expect(findings.map(({ reason }) => reason)).toEqual([expected]);
});
