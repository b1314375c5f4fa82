// Frozen, like the environment that uses it.
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

const NAME = 'production-shop';

/** Publishes three times an hour that backups are scheduled, so that alarms on missing ones count from the first deployment. */
export function createHeartbeat(scope: Construct): void {
  const role = new iam.Role(scope, 'HeartbeatRole', {
    assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com'),
  });
  new iam.ManagedPolicy(scope, 'HeartbeatPolicy', {
    roles: [role],
    statements: [
      new iam.PolicyStatement({
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringEquals: { 'cloudwatch:namespace': NAME } },
      }),
    ],
  });
  new CfnSchedule(scope, 'Heartbeat', {
    scheduleExpression: 'rate(20 minutes)',
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: 'arn:aws:scheduler:::aws-sdk:cloudwatch:putMetricData',
      roleArn: role.roleArn,
      input: JSON.stringify({
        Namespace: NAME,
        MetricData: ['Backups', 'RestoreTests'].map((MetricName) => ({ MetricName, Value: 1 })),
      }),
    },
  });
}
