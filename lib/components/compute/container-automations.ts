import { Duration, Stack } from 'aws-cdk-lib';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Automation, Automations, AutomationStep } from '../../spi/automation';

interface OperatedService {
  readonly service: FargateService;
  readonly logGroup: ILogGroup;
  readonly instances: number;
}

/** How a service is viewed, started, stopped and redeployed. */
export function containerAutomations({ service, logGroup, instances }: OperatedService): Automations {
  const named = { Service: 'ecs', cluster: service.cluster.clusterName };
  const update = (name: string, inputs: { readonly [key: string]: unknown }): Automation => ({
    steps: [
      {
        name,
        action: 'aws:executeAwsApi',
        inputs: {
          ...named,
          Api: 'UpdateService',
          service: service.serviceName,
          ...inputs,
        },
      },
    ],
    statements: [new PolicyStatement({ actions: ['ecs:UpdateService'], resources: [service.serviceArn] })],
  });
  const stop = update('Stop', { desiredCount: 0 });
  // Tasks end what they do first, for as long as their stop timeout.
  const stopped: AutomationStep = {
    name: 'StopDone',
    action: 'aws:waitForAwsResourceProperty',
    inputs: {
      ...named,
      Api: 'DescribeServices',
      services: [service.serviceName],
      PropertySelector: '$.services[0].runningCount',
      DesiredValues: ['0'],
    },
    timeout: Duration.minutes(30),
  };
  const described = new PolicyStatement({
    actions: ['ecs:DescribeServices'],
    resources: [service.serviceArn],
  });
  return {
    view: [
      described,
      // The ids of tasks change, and ListTasks is authorized on no resource; the cluster narrows both.
      new PolicyStatement({
        actions: ['ecs:DescribeTasks', 'ecs:ListTasks'],
        resources: ['*'],
        conditions: { ArnEquals: { 'ecs:cluster': service.cluster.clusterArn } },
      }),
      new PolicyStatement({
        actions: ['cloudformation:DescribeStacks', 'cloudformation:DescribeStackResources'],
        resources: [Stack.of(service).stackId],
      }),
      new PolicyStatement({
        actions: ['logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:FilterLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    ],
    start: update('Start', { desiredCount: instances }),
    stop: { steps: [...stop.steps, stopped], statements: [...stop.statements, described] },
    redeploy: update('Redeploy', { forceNewDeployment: true }),
  };
}
