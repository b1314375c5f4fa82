import type { ControlProof } from '../../framework-table';
import { SHARED } from '../stock-rules';

/** Rules of the pack for PCI DSS 3.2.1, by what they speak of, for the requirements of 4.0.1 that still ask it. */
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

/** The rules that speak of these, as a proof names them. */
export function rules(...topics: readonly (keyof typeof PCI_DSS)[]): NonNullable<ControlProof['stock']> {
  return { 'PCI.DSS.321': topics.flatMap((topic) => PCI_DSS[topic]) };
}
