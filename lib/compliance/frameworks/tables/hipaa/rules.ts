import type { ControlProof } from '../../framework-table';
import { SHARED } from '../nag-rules';

/** Rules of the cdk-nag pack HIPAA.Security by topic. */
const HIPAA = {
  atRest: [...SHARED.atRest, ...SHARED.endpointsAtRest, 'CloudTrailEncryptionEnabled'],
  inTransit: [...SHARED.inTransit, ...SHARED.certificates],
  notPublic: SHARED.notPublic,
  closed: SHARED.closed,
  rights: ['EMRKerberosEnabled', 'IAMGroupHasUsers', ...SHARED.groupRights],
  machines: ['EC2IMDSv2Enabled', 'EC2InstanceProfileAttached'],
  trail: SHARED.trail,
  logged: [...SHARED.logged, 'CloudWatchLogGroupRetentionPeriod', 'OpenSearchErrorLogsToCloudWatch'],
  watched: ['CloudWatchAlarmAction', 'EC2InstanceDetailedMonitoringEnabled', 'RDSEnhancedMonitoringEnabled'],
  backedUp: [
    'DynamoDBInBackupPlan',
    'DynamoDBPITREnabled',
    'EC2EBSInBackupPlan',
    'EFSInBackupPlan',
    'ElastiCacheRedisClusterAutomaticBackup',
    'RDSInBackupPlan',
    'RDSInstanceBackupEnabled',
    'RedshiftBackupEnabled',
    'S3BucketReplicationEnabled',
    'S3BucketVersioningEnabled',
  ],
  lasting: [
    'ELBCrossZoneLoadBalancingEnabled',
    'ELBDeletionProtectionEnabled',
    'RDSInstanceDeletionProtectionEnabled',
    'RDSMultiAZSupport',
  ],
  updated: [
    'ElasticBeanstalkManagedUpdatesEnabled',
    'RDSAutomaticMinorVersionUpgradeEnabled',
    'RedshiftClusterMaintenanceSettings',
  ],
  unaltered: ['CloudTrailLogFileValidationEnabled', 'S3BucketVersioningEnabled'],
  secrets: ['SecretsManagerRotationEnabled'],
} as const;

/** The rules of the given topics, in the form that `ControlProof.stock` takes. */
export function rules(...topics: readonly (keyof typeof HIPAA)[]): NonNullable<ControlProof['nag']> {
  return { 'HIPAA.Security': topics.flatMap((topic) => HIPAA[topic]) };
}
