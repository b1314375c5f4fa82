import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import type { NarrowedPolicy } from '../../internal/narrowed-policy';
import type { StageProfile } from '../../requirements/stage-profile';

// The log group of the operating system metrics of all instances of an account.
const LOG_GROUP = `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:RDSOSMetrics`;

/** How the role of Enhanced Monitoring is narrower than that of AWS. */
export const ENHANCED_MONITORING: NarrowedPolicy = {
  policy: 'AmazonRDSEnhancedMonitoringRole',
  narrowed: [
    {
      actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
      resources: ['log-group:RDSOSMetrics', 'log-group:RDSOSMetrics:*'],
      reason: 'RDS writes the metrics of all instances of an account to this log group.',
    },
    {
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:PutLogEvents'],
      resources: ['log-group:RDSOSMetrics:log-stream:*'],
      reason: 'RDS names a stream after each instance.',
    },
  ],
  leftOut: [],
};

/** The role by which RDS writes the operating system metrics of an instance (Enhanced Monitoring). */
export function createMonitoringRole(scope: Construct, profile: StageProfile): ManagedPolicyRole {
  const role = new ManagedPolicyRole(scope, 'MonitoringRole', {
    assumedBy: new ServicePrincipal('monitoring.rds.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  });
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
      // Authorized on the ARN with `:*`; RDS refuses a role without it as lacking permissions for ENHANCED_MONITORING.
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
      resources: [LOG_GROUP, `${LOG_GROUP}:*`],
    }),
  );
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams', 'logs:GetLogEvents'],
      resources: [`${LOG_GROUP}:log-stream:*`],
    }),
  );
  role.acknowledgeOnPolicies('STREAMS_NAMED_BY_RDS', profile);
  return role;
}
