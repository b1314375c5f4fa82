import type { ControlProof } from '../../framework-table';
import { SHARED } from '../stock-rules';

/** Rules of the pack for health data, by what they speak of. */
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

/** The rules that speak of these, as a proof names them. */
export function rules(...topics: readonly (keyof typeof HIPAA)[]): NonNullable<ControlProof['stock']> {
  return { 'HIPAA.Security': topics.flatMap((topic) => HIPAA[topic]) };
}
