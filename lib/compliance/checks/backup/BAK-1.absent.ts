import { absenceCheck, absenceFindings } from '../../analysis/absence-check';
import { above, type FeatureTable, oneOf } from '../../analysis/presence';
import { list, object } from '../../../internal/json';

const AUTOMATED = 'automated backups';

/** Backups that data stores take themselves. Aurora, DocumentDB and Neptune keep them for at least one day. */
const FEATURES: FeatureTable = {
  'AWS::RDS::DBInstance': {
    name: AUTOMATED,
    presence: ({ BackupRetentionPeriod, DBClusterIdentifier }) =>
      DBClusterIdentifier === undefined ? above(0, BackupRetentionPeriod, 1) : 'absent',
  },
  'AWS::RDS::DBCluster': {
    name: AUTOMATED,
    presence: ({ BackupRetentionPeriod, Engine }) =>
      above(String(Engine).startsWith('aurora') ? 1 : 0, BackupRetentionPeriod, 1),
  },
  'AWS::DocDB::DBCluster': {
    name: AUTOMATED,
    presence: ({ BackupRetentionPeriod }) => above(1, BackupRetentionPeriod, 1),
  },
  'AWS::Neptune::DBCluster': {
    name: AUTOMATED,
    presence: ({ BackupRetentionPeriod }) => above(1, BackupRetentionPeriod, 1),
  },
  'AWS::Redshift::Cluster': {
    name: AUTOMATED,
    presence: ({ AutomatedSnapshotRetentionPeriod }) => above(0, AutomatedSnapshotRetentionPeriod, 1),
  },
  'AWS::ElastiCache::ReplicationGroup': {
    name: AUTOMATED,
    presence: ({ SnapshotRetentionLimit }) => above(0, SnapshotRetentionLimit, 0),
  },
  'AWS::ElastiCache::CacheCluster': {
    name: AUTOMATED,
    presence: ({ SnapshotRetentionLimit }) => above(0, SnapshotRetentionLimit, 0),
  },
  'AWS::ElastiCache::ServerlessCache': {
    name: AUTOMATED,
    presence: ({ SnapshotRetentionLimit }) => above(0, SnapshotRetentionLimit, 0),
  },
  'AWS::DynamoDB::Table': {
    name: 'point-in-time recovery',
    presence: ({ PointInTimeRecoverySpecification: recovery }) =>
      oneOf(['true'], object(recovery).PointInTimeRecoveryEnabled),
  },
  'AWS::EFS::FileSystem': {
    name: AUTOMATED,
    presence: ({ BackupPolicy }) => oneOf(['ENABLED'], object(BackupPolicy).Status),
  },
  'AWS::FSx::FileSystem': {
    name: AUTOMATED,
    presence: ({ WindowsConfiguration, LustreConfiguration, OntapConfiguration, OpenZFSConfiguration }) => {
      const [configuration] = [
        WindowsConfiguration,
        LustreConfiguration,
        OntapConfiguration,
        OpenZFSConfiguration,
      ].flatMap(list);
      return above(
        0,
        object(configuration).AutomaticBackupRetentionDays,
        LustreConfiguration === undefined ? 30 : 0,
      );
    },
  },
  'AWS::S3::Bucket': {
    name: 'replication',
    presence: ({ ReplicationConfiguration }) =>
      ReplicationConfiguration === undefined ? 'absent' : 'present',
  },
};

export const bak1Absent = absenceCheck({
  id: 'BAK-1.absent',
  title: 'The environment has no backups, which its stage does not require',
  remediation: 'Remove the backups to save their cost, or keep them.',
  findings: absenceFindings('BAK-1'),
  types: [
    'AWS::Backup::BackupPlan',
    'AWS::Backup::BackupSelection',
    'AWS::Backup::BackupVault',
    'AWS::Backup::LogicallyAirGappedBackupVault',
    'AWS::Backup::RestoreTestingPlan',
    'AWS::Backup::RestoreTestingSelection',
    'AWS::Backup::Framework',
    'AWS::Backup::ReportPlan',
    'AWS::DLM::LifecyclePolicy',
  ],
  features: FEATURES,
  met: 'The environment has no backups.',
});
