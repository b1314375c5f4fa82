import { list, object } from '../../model/json';
import { above, absenceOf, always, oneOf, type PresenceTable } from '../../analysis/presence';

const AUTOMATED = 'automated backups are switched on';

/** AWS Backup, and the backups that stores take by themselves. Aurora, DocumentDB and Neptune cannot keep less than a day. */
const BACKUPS: PresenceTable = {
  'AWS::Backup::BackupPlan': { what: 'a backup plan', presence: always },
  'AWS::Backup::BackupSelection': { what: 'a selection of what is backed up', presence: always },
  'AWS::Backup::BackupVault': { what: 'a backup vault', presence: always },
  'AWS::Backup::LogicallyAirGappedBackupVault': { what: 'a backup vault', presence: always },
  'AWS::Backup::RestoreTestingPlan': { what: 'a plan of restore tests', presence: always },
  'AWS::Backup::RestoreTestingSelection': { what: 'a selection of restore tests', presence: always },
  'AWS::Backup::Framework': { what: 'a backup framework', presence: always },
  'AWS::Backup::ReportPlan': { what: 'a plan of backup reports', presence: always },
  'AWS::DLM::LifecyclePolicy': { what: 'a policy that takes snapshots', presence: always },
  'AWS::RDS::DBInstance': {
    what: AUTOMATED,
    presence: ({ BackupRetentionPeriod, DBClusterIdentifier }) =>
      DBClusterIdentifier === undefined ? above(0, BackupRetentionPeriod, 1) : 'absent',
  },
  'AWS::RDS::DBCluster': {
    what: AUTOMATED,
    presence: ({ BackupRetentionPeriod, Engine }) =>
      above(String(Engine).startsWith('aurora') ? 1 : 0, BackupRetentionPeriod, 1),
  },
  'AWS::DocDB::DBCluster': {
    what: AUTOMATED,
    presence: ({ BackupRetentionPeriod }) => above(1, BackupRetentionPeriod, 1),
  },
  'AWS::Neptune::DBCluster': {
    what: AUTOMATED,
    presence: ({ BackupRetentionPeriod }) => above(1, BackupRetentionPeriod, 1),
  },
  'AWS::Redshift::Cluster': {
    what: AUTOMATED,
    presence: ({ AutomatedSnapshotRetentionPeriod }) => above(0, AutomatedSnapshotRetentionPeriod, 1),
  },
  'AWS::ElastiCache::ReplicationGroup': {
    what: AUTOMATED,
    presence: ({ SnapshotRetentionLimit }) => above(0, SnapshotRetentionLimit, 0),
  },
  'AWS::ElastiCache::CacheCluster': {
    what: AUTOMATED,
    presence: ({ SnapshotRetentionLimit }) => above(0, SnapshotRetentionLimit, 0),
  },
  'AWS::ElastiCache::ServerlessCache': {
    what: AUTOMATED,
    presence: ({ SnapshotRetentionLimit }) => above(0, SnapshotRetentionLimit, 0),
  },
  'AWS::DynamoDB::Table': {
    what: 'point-in-time recovery is switched on',
    presence: ({ PointInTimeRecoverySpecification: recovery }) =>
      oneOf(['true'], object(recovery).PointInTimeRecoveryEnabled),
  },
  'AWS::EFS::FileSystem': {
    what: AUTOMATED,
    presence: ({ BackupPolicy }) => oneOf(['ENABLED'], object(BackupPolicy).Status),
  },
  'AWS::FSx::FileSystem': {
    what: AUTOMATED,
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
    what: 'its objects are replicated',
    presence: ({ ReplicationConfiguration }) =>
      ReplicationConfiguration === undefined ? 'absent' : 'present',
  },
};

export const noBackup = absenceOf('backup', BACKUPS);
