import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Automation, Automations } from '../../spi/automation';

interface OperatedService {
  readonly service: FargateService;
  readonly logGroup: ILogGroup;
  readonly instances: number;
}

/** How a service is viewed, started, stopped and redeployed. */
export function containerAutomations({ service, logGroup, instances }: OperatedService): Automations {
  const update = (name: string, inputs: { readonly [key: string]: unknown }): Automation => ({
    steps: [
      {
        name,
        action: 'aws:executeAwsApi',
        inputs: {
          Service: 'ecs',
          Api: 'UpdateService',
          cluster: service.cluster.clusterName,
          service: service.serviceName,
          ...inputs,
        },
      },
    ],
    statements: [new PolicyStatement({ actions: ['ecs:UpdateService'], resources: [service.serviceArn] })],
  });
  return {
    view: [
      new PolicyStatement({ actions: ['ecs:DescribeServices'], resources: [service.serviceArn] }),
      // The ids of tasks change, and ListTasks is authorized on no resource; the cluster narrows both.
      new PolicyStatement({
        actions: ['ecs:DescribeTasks', 'ecs:ListTasks'],
        resources: ['*'],
        conditions: { ArnEquals: { 'ecs:cluster': service.cluster.clusterArn } },
      }),
      new PolicyStatement({
        actions: ['logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:FilterLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    ],
    start: update('Start', { desiredCount: instances }),
    stop: update('Stop', { desiredCount: 0 }),
    redeploy: update('Redeploy', { forceNewDeployment: true }),
  };
}
