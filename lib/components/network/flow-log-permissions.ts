import type { NarrowedPolicy } from '../../internal/narrowed-policy';

/** The role of VPC flow logs, whose permissions the CDK grants. */
export const FLOW_LOGS: NarrowedPolicy = {
  policy: 'VPC flow logs to CloudWatch Logs',
  narrowed: [
    {
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: ['<flow logs>'],
      reason: 'The flow log writes to one log group.',
    },
  ],
  leftOut: [
    {
      actions: ['logs:CreateLogGroup', 'logs:DescribeLogGroups'],
      reason: 'The log group is in the template and exists before the flow log.',
    },
  ],
};
