import { Duration } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import { type ApplicationTargetGroup, HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Problem, type Signal } from '../host';

const MINUTE = Duration.minutes(1);
const above = ComparisonOperator.GREATER_THAN_THRESHOLD;

/** What tells that a service is in trouble: itself, whether it serves anybody or not. */
export function serviceSignals(componentId: string, service: FargateService): Signal[] {
  const it = `service ${componentId}`;
  const five = { period: Duration.minutes(5) };
  return [
    {
      id: 'TooFew',
      title: `${it} has had fewer instances than it should for ten minutes`,
      metric: new MathExpression({
        expression: 'desired - running',
        usingMetrics: {
          desired: insight(service, 'DesiredTaskCount'),
          running: insight(service, 'RunningTaskCount'),
        },
        label: 'missing instances',
        period: MINUTE,
      }),
      comparison: above,
      threshold: 0,
      evaluationPeriods: 10,
      datapointsToAlarm: 10,
      missingData: TreatMissingData.BREACHING,
      problem: Problem.UNAVAILABILITY,
    },
    {
      id: 'Cpu',
      title: `${it} has used more than 85 percent of its CPU for 15 minutes`,
      metric: service.metricCpuUtilization(five),
      ...lasting(85, Problem.SYSTEM_FAILURE),
    },
    {
      id: 'Memory',
      title: `${it} has used more than 85 percent of its memory for 15 minutes`,
      metric: service.metricMemoryUtilization(five),
      ...lasting(85, Problem.SYSTEM_FAILURE),
    },
  ];
}

/** What tells that a service is in trouble: those who come through a door. */
export function doorSignals(componentId: string, doorId: string, target: ApplicationTargetGroup): Signal[] {
  const it = `service ${componentId}, behind ${doorId},`;
  const { metrics } = target;
  return [
    {
      id: `${doorId}Errors`,
      title: `${it} has failed to answer more than 5 percent of requests for three minutes of five`,
      metric: new MathExpression({
        expression: '100 * errors / requests',
        usingMetrics: {
          errors: metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, { period: MINUTE }),
          requests: metrics.requestCount({ period: MINUTE }),
        },
        label: 'failed requests, percent',
        period: MINUTE,
      }),
      comparison: above,
      threshold: 5,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      missingData: TreatMissingData.NOT_BREACHING,
      problem: Problem.SYSTEM_FAILURE,
      rollsBack: true,
    },
    {
      id: `${doorId}Unhealthy`,
      title: `${it} has had an instance that fails its health check for five minutes`,
      metric: metrics.unhealthyHostCount({ period: MINUTE, statistic: Stats.MAXIMUM }),
      comparison: above,
      threshold: 0,
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      missingData: TreatMissingData.NOT_BREACHING,
      problem: Problem.INFRASTRUCTURE_FAILURE,
    },
    {
      id: `${doorId}Slow`,
      title: `${it} has kept one request of a hundred waiting for more than 2 seconds, for 15 minutes`,
      metric: metrics.targetResponseTime({ period: Duration.minutes(5), statistic: Stats.p(99) }),
      ...lasting(2, Problem.UNAVAILABILITY),
    },
  ];
}

function lasting(threshold: number, problem: Problem) {
  return {
    comparison: above,
    threshold,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: TreatMissingData.NOT_BREACHING,
    problem,
  };
}

function insight(service: FargateService, metricName: string): Metric {
  return new Metric({
    namespace: 'ECS/ContainerInsights',
    metricName,
    dimensionsMap: { ClusterName: service.cluster.clusterName, ServiceName: service.serviceName },
    period: MINUTE,
  });
}
