import { Aws, Duration, Stack } from 'aws-cdk-lib';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Automation, Automations, AutomationStep } from '../../spi/automation';

interface OperatedService {
  readonly service: FargateService;
  readonly logGroup: ILogGroup;
  readonly instances: number;
  /** Whether Application Auto Scaling scales it. */
  readonly scales: boolean;
}

/** How a service is viewed, started, stopped and redeployed. */
export function containerAutomations({ service, logGroup, instances, scales }: OperatedService): Automations {
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
  const start = update('Start', { desiredCount: instances });
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
    start: scales
      ? {
          steps: [...start.steps, scaling('ResumeScaling', service, false)],
          statements: [...start.statements, described, scalingStatement()],
        }
      : start,
    stop: {
      steps: [...(scales ? [scaling('SuspendScaling', service, true)] : []), ...stop.steps, stopped],
      statements: [...stop.statements, described, ...(scales ? [scalingStatement()] : [])],
    },
    redeploy: update('Redeploy', { forceNewDeployment: true }),
  };
}

/**
 * Suspends or resumes the scaling of a service. An alarm of its scaling policy would start the tasks of a stopped service.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-suspend-resume-scaling.html
 */
function scaling(name: string, service: FargateService, suspended: boolean): AutomationStep {
  return {
    name,
    action: 'aws:executeAwsApi',
    inputs: {
      Service: 'application-autoscaling',
      Api: 'RegisterScalableTarget',
      ServiceNamespace: 'ecs',
      ScalableDimension: DIMENSION,
      ResourceId: `service/${service.cluster.clusterName}/${service.serviceName}`,
      SuspendedState: {
        DynamicScalingInSuspended: suspended,
        DynamicScalingOutSuspended: suspended,
        ScheduledScalingSuspended: suspended,
      },
    },
  };
}

const DIMENSION = 'ecs:service:DesiredCount';

/** Application Auto Scaling gives targets ids that no template knows, and verifies the rights on the service itself. */
function scalingStatement(): PolicyStatement {
  return new PolicyStatement({
    actions: ['application-autoscaling:RegisterScalableTarget'],
    resources: [
      `arn:${Aws.PARTITION}:application-autoscaling:${Aws.REGION}:${Aws.ACCOUNT_ID}:scalable-target/*`,
    ],
    conditions: {
      StringEquals: {
        'application-autoscaling:service-namespace': 'ecs',
        'application-autoscaling:scalable-dimension': DIMENSION,
      },
    },
  });
}
