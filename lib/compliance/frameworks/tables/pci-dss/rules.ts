import type { ControlProof } from '../../framework-table';

/** Rules of the pack for PCI DSS 3.2.1, by what they speak of, for the requirements of 4.0.1 that still ask it. */
const PCI_DSS = {
  closed: ['EC2RestrictedCommonPorts', 'EC2RestrictedSSH', 'VPCDefaultSecurityGroupClosed'],
  routes: ['RedshiftEnhancedVPCRoutingEnabled', 'VPCNoUnrestrictedRouteToIGW'],
  notPublic: [
    'AutoScalingLaunchConfigPublicIpDisabled',
    'DMSReplicationNotPublic',
    'EC2InstanceNoPublicIp',
    'EC2InstancesInVPC',
    'LambdaFunctionPublicAccessProhibited',
    'LambdaInsideVPC',
    'OpenSearchInVPCOnly',
    'RDSInstancePublicAccess',
    'RedshiftClusterPublicAccess',
    'S3BucketLevelPublicAccessProhibited',
    'S3BucketPublicReadProhibited',
    'S3BucketPublicWriteProhibited',
    'SageMakerNotebookNoDirectInternetAccess',
    'VPCSubnetAutoAssignPublicIpDisabled',
  ],
  atRest: [
    'APIGWCacheEnabledAndEncrypted',
    'CloudWatchLogGroupEncrypted',
    'EFSEncrypted',
    'OpenSearchEncryptedAtRest',
    'RDSStorageEncrypted',
    'RedshiftClusterConfiguration',
    'S3DefaultEncryptionKMS',
    'SageMakerEndpointConfigurationKMSKeyConfigured',
    'SageMakerNotebookInstanceKMSKeyConfigured',
    'SecretsManagerUsingKMSKey',
    'SNSEncryptedKMS',
  ],
  inTransit: [
    'ALBHttpToHttpsRedirection',
    'APIGWSSLEnabled',
    'ELBTlsHttpsListenersOnly',
    'OpenSearchNodeToNodeEncryption',
    'RedshiftRequireTlsSSL',
    'S3BucketSSLRequestsOnly',
  ],
  certificates: ['ELBACMCertificateRequired', 'ELBv2ACMCertificateRequired'],
  keys: ['KMSBackingKeyRotationEnabled'],
  updated: ['RDSAutomaticMinorVersionUpgradeEnabled', 'RedshiftClusterMaintenanceSettings'],
  firewall: ['ALBWAFEnabled', 'APIGWAssociatedWithWAF'],
  rights: [
    'IAMGroupHasUsers',
    'IAMNoInlinePolicy',
    'IAMPolicyNoStatementsWithAdminAccess',
    'IAMPolicyNoStatementsWithFullAccess',
    'IAMUserGroupMembership',
    'IAMUserNoPolicies',
  ],
  machines: ['EC2InstanceProfileAttached', 'ECSTaskDefinitionUserForHostMode'],
  plainSecrets: ['CodeBuildProjectEnvVarAwsCred', 'CodeBuildProjectSourceRepoUrl'],
  trail: [
    'CloudTrailCloudWatchLogsEnabled',
    'CloudTrailEncryptionEnabled',
    'CloudTrailLogFileValidationEnabled',
  ],
  logged: [
    'APIGWExecutionLoggingEnabled',
    'ELBLoggingEnabled',
    'OpenSearchErrorLogsToCloudWatch',
    'RDSLoggingEnabled',
    'S3BucketLoggingEnabled',
    'VPCFlowLogsEnabled',
    'WAFv2LoggingEnabled',
  ],
  retained: ['CloudWatchLogGroupRetentionPeriod'],
  logsKeptApart: ['S3BucketReplicationEnabled', 'S3BucketVersioningEnabled'],
} as const;

/** The rules that speak of these, as a proof names them. */
export function rules(...topics: readonly (keyof typeof PCI_DSS)[]): NonNullable<ControlProof['stock']> {
  return { 'PCI.DSS.321': topics.flatMap((topic) => PCI_DSS[topic]) };
}
