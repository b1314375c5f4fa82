import type { ControlProof } from '../../framework-table';
import { SHARED } from '../nag-rules';

/** Rules of the cdk-nag pack PCI.DSS.321 by topic, limited to what PCI DSS 4.0.1 still requires. */
const PCI_DSS = {
  closed: [...SHARED.closed, 'VPCDefaultSecurityGroupClosed'],
  routes: ['RedshiftEnhancedVPCRoutingEnabled', 'VPCNoUnrestrictedRouteToIGW'],
  notPublic: SHARED.notPublic,
  atRest: [...SHARED.atRest, ...SHARED.endpointsAtRest],
  inTransit: SHARED.inTransit,
  certificates: SHARED.certificates,
  keys: ['KMSBackingKeyRotationEnabled'],
  updated: ['RDSAutomaticMinorVersionUpgradeEnabled', 'RedshiftClusterMaintenanceSettings'],
  firewall: ['ALBWAFEnabled', 'APIGWAssociatedWithWAF'],
  rights: ['IAMGroupHasUsers', ...SHARED.groupRights],
  machines: ['EC2InstanceProfileAttached', 'ECSTaskDefinitionUserForHostMode'],
  plainSecrets: ['CodeBuildProjectEnvVarAwsCred', 'CodeBuildProjectSourceRepoUrl'],
  trail: SHARED.trail,
  logged: [...SHARED.logged, 'OpenSearchErrorLogsToCloudWatch'],
  retained: ['CloudWatchLogGroupRetentionPeriod'],
  logsKeptApart: ['S3BucketReplicationEnabled', 'S3BucketVersioningEnabled'],
} as const;

/** The rules of the given topics, in the form that `ControlProof.stock` takes. */
export function rules(...topics: readonly (keyof typeof PCI_DSS)[]): NonNullable<ControlProof['nag']> {
  return { 'PCI.DSS.321': topics.flatMap((topic) => PCI_DSS[topic]) };
}
