import type { ControlProof } from '../framework-table';

type Stock = NonNullable<ControlProof['nag']>;

/** cdk-nag rules that several packs have in common, by topic. */
export const SHARED = {
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
    'CloudWatchLogGroupEncrypted',
    'EFSEncrypted',
    'OpenSearchEncryptedAtRest',
    'RDSStorageEncrypted',
    'RedshiftClusterConfiguration',
    'S3DefaultEncryptionKMS',
    'SageMakerNotebookInstanceKMSKeyConfigured',
    'SecretsManagerUsingKMSKey',
    'SNSEncryptedKMS',
  ],
  endpointsAtRest: ['APIGWCacheEnabledAndEncrypted', 'SageMakerEndpointConfigurationKMSKeyConfigured'],
  inTransit: [
    'ALBHttpToHttpsRedirection',
    'APIGWSSLEnabled',
    'ELBTlsHttpsListenersOnly',
    'OpenSearchNodeToNodeEncryption',
    'RedshiftRequireTlsSSL',
    'S3BucketSSLRequestsOnly',
  ],
  certificates: ['ELBACMCertificateRequired', 'ELBv2ACMCertificateRequired'],
  closed: ['EC2RestrictedCommonPorts', 'EC2RestrictedSSH'],
  groupRights: [
    'IAMNoInlinePolicy',
    'IAMPolicyNoStatementsWithAdminAccess',
    'IAMPolicyNoStatementsWithFullAccess',
    'IAMUserGroupMembership',
    'IAMUserNoPolicies',
  ],
  trail: [
    'CloudTrailCloudWatchLogsEnabled',
    'CloudTrailEncryptionEnabled',
    'CloudTrailLogFileValidationEnabled',
  ],
  logged: [
    'APIGWExecutionLoggingEnabled',
    'ELBLoggingEnabled',
    'RDSLoggingEnabled',
    'S3BucketLoggingEnabled',
    'VPCFlowLogsEnabled',
    'WAFv2LoggingEnabled',
  ],
} as const;

/** Rules of the cdk-nag pack NIST.800.53.R5 by topic. */
export const NIST = {
  notPublic: [
    'DMSReplicationNotPublic',
    'EC2InstanceNoPublicIp',
    'LambdaFunctionPublicAccessProhibited',
    'RDSInstancePublicAccess',
    'RedshiftClusterPublicAccess',
    'S3BucketLevelPublicAccessProhibited',
    'S3BucketPublicReadProhibited',
    'S3BucketPublicWriteProhibited',
    'SageMakerNotebookNoDirectInternetAccess',
  ],
  closedNetwork: [...SHARED.closed, 'OpenSearchInVPCOnly', 'VPCDefaultSecurityGroupClosed'],
  leastPrivilege: SHARED.groupRights,
  inTransit: [...SHARED.inTransit, 'ELBv2ACMCertificateRequired'],
  atRest: SHARED.atRest,
  logged: SHARED.logged,
  trail: SHARED.trail,
  backedUp: [
    'DynamoDBInBackupPlan',
    'EC2EBSInBackupPlan',
    'EFSInBackupPlan',
    'ElastiCacheRedisClusterAutomaticBackup',
    'RDSInBackupPlan',
    'RedshiftBackupEnabled',
  ],
  redundant: ['ELBCrossZoneLoadBalancingEnabled', 'RDSMultiAZSupport'],
  updated: ['ElasticBeanstalkManagedUpdatesEnabled', 'RedshiftClusterMaintenanceSettings'],
} as const;

/** Rules of the cdk-nag pack AwsSolutions, which runs in every environment, by topic. */
export const SOLUTIONS = {
  // EC23: open security groups; ECR1, EVB1: open resource policies; EKS1, OS1, RDS8, RS8, S2: public access.
  notPublic: ['EC23', 'ECR1', 'EKS1', 'EVB1', 'OS1', 'RDS8', 'RS8', 'S2'],
  leastPrivilege: ['IAM4', 'IAM5'],
  inTransit: ['CFR4', 'CFR5', 'ELB5', 'MSK2', 'OS2', 'RS1', 'S10', 'SNS3', 'SQS4'],
  atRest: ['AEC3', 'DDB4', 'DOC1', 'EC26', 'EFS1', 'KDF1', 'KDS1', 'N4', 'OS8', 'RDS2', 'RS6', 'SQS2'],
  logged: ['APIG1', 'CFR3', 'ECS7', 'EKS2', 'ELB2', 'OS9', 'RS5', 'S1', 'VPC7'],
  backedUp: ['DDB3', 'DOC4', 'N3', 'RDS13', 'RS10'],
  redundant: ['AEC4', 'ELB4', 'N1', 'OS7', 'RDS3'],
  updated: ['EB3', 'L1', 'N2', 'RS9'],
  secrets: ['DOC3', 'ECS2', 'SMG4'],
  signIn: ['APIG4', 'COG1', 'COG2', 'COG7', 'OS5'],
  keys: ['KMS5'],
} as const;

/** Rules of the pack NIST.800.53.R5, in the form that `ControlProof.stock` takes. */
export function nist(...rules: readonly string[]): Stock {
  return { 'NIST.800.53.R5': rules };
}

/** Rules of the pack AwsSolutions, in the form that `ControlProof.stock` takes. */
export function solutions(...rules: readonly string[]): Stock {
  return { AwsSolutions: rules };
}
