import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import type { IStageHost } from '../../spi/stage-host';

// Where RDS keeps the figures of an instance's operating system, for all instances of an account.
const LOG_GROUP = `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:RDSOSMetrics`;

/** What RDS may do in order to tell how the operating system below a database is. */
export function createMonitoringRole(scope: Construct, { profile }: IStageHost): ManagedPolicyRole {
  const role = new ManagedPolicyRole(scope, 'MonitoringRole', {
    assumedBy: new ServicePrincipal('monitoring.rds.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  });
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
      resources: [LOG_GROUP],
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
