import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import type { Automation, Automations } from '../../spi/automation';

/** How a database is viewed, started and stopped. RDS starts a stopped instance by itself after seven days. */
export function instanceAutomations(instance: DatabaseInstance): Automations {
  return {
    view: [statement(instance, 'rds:DescribeDBInstances', 'rds:ListTagsForResource')],
    start: operation(instance, 'Start', 'available'),
    stop: operation(instance, 'Stop', 'stopped'),
  };
}

function operation(instance: DatabaseInstance, verb: 'Start' | 'Stop', status: string): Automation {
  const target = { Service: 'rds', DBInstanceIdentifier: instance.instanceIdentifier };
  return {
    steps: [
      {
        name: verb,
        action: 'aws:executeAwsApi',
        inputs: { ...target, Api: `${verb}DBInstance` },
        // RDS refuses to start a running instance; the next step shows whether it runs.
        continueOnFailure: true,
      },
      {
        name: `${verb}Done`,
        action: 'aws:waitForAwsResourceProperty',
        inputs: {
          ...target,
          Api: 'DescribeDBInstances',
          PropertySelector: '$.DBInstances[0].DBInstanceStatus',
          DesiredValues: [status],
        },
        timeout: Duration.minutes(30),
      },
    ],
    statements: [statement(instance, `rds:${verb}DBInstance`, 'rds:DescribeDBInstances')],
  };
}

function statement(instance: DatabaseInstance, ...actions: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources: [instance.instanceArn] });
}
