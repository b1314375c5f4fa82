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
import { IncidentCategory, type AlarmDefinition } from '../../spi/alarm-definition';

const MINUTE = Duration.minutes(1);
const ABOVE = ComparisonOperator.GREATER_THAN_THRESHOLD;

/**
 * The alarms on the tasks of a service.
 *
 * @param rollsBackDeployment true for a service without routes, whose requests no alarm counts
 */
export function serviceAlarms(
  componentId: string,
  service: FargateService,
  rollsBackDeployment: boolean,
): AlarmDefinition[] {
  const name = `Service ${componentId}`;
  const fiveMinutes = { period: Duration.minutes(5) };
  return [
    {
      id: 'RunningTasks',
      title: `${name} has had fewer running tasks than desired for ten minutes`,
      metric: new MathExpression({
        expression: 'desired - running',
        usingMetrics: {
          desired: containerInsight(service, 'DesiredTaskCount'),
          running: containerInsight(service, 'RunningTaskCount'),
        },
        label: 'missing tasks',
        period: MINUTE,
      }),
      comparisonOperator: ABOVE,
      threshold: 0,
      evaluationPeriods: 10,
      datapointsToAlarm: 10,
      treatMissingData: TreatMissingData.BREACHING,
      incidentCategory: IncidentCategory.UNAVAILABILITY,
      rollsBackDeployment,
    },
    {
      id: 'Cpu',
      title: `${name} has used more than 85 percent of its CPU for 15 minutes`,
      metric: service.metricCpuUtilization(fiveMinutes),
      ...lasting(85, IncidentCategory.SYSTEM_FAILURE),
    },
    {
      id: 'Memory',
      title: `${name} has used more than 85 percent of its memory for 15 minutes`,
      metric: service.metricMemoryUtilization(fiveMinutes),
      ...lasting(85, IncidentCategory.SYSTEM_FAILURE),
    },
  ];
}

/** The alarms on a service behind a load balancer. */
export function targetGroupAlarms(
  componentId: string,
  loadBalancerId: string,
  { metrics }: ApplicationTargetGroup,
): AlarmDefinition[] {
  const name = `Service ${componentId} behind ${loadBalancerId}`;
  return [
    {
      id: `${loadBalancerId}Errors`,
      title: `${name} has failed more than 5 percent of requests in three minutes of five`,
      metric: new MathExpression({
        expression: '100 * errors / requests',
        usingMetrics: {
          errors: metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, { period: MINUTE }),
          requests: metrics.requestCount({ period: MINUTE }),
        },
        label: 'failed requests, percent',
        period: MINUTE,
      }),
      comparisonOperator: ABOVE,
      threshold: 5,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      incidentCategory: IncidentCategory.SYSTEM_FAILURE,
      rollsBackDeployment: true,
    },
    {
      id: `${loadBalancerId}Unhealthy`,
      title: `${name} has had an unhealthy target for five minutes`,
      metric: metrics.unhealthyHostCount({ period: MINUTE, statistic: Stats.MAXIMUM }),
      comparisonOperator: ABOVE,
      threshold: 0,
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      incidentCategory: IncidentCategory.INFRASTRUCTURE_FAILURE,
    },
    {
      id: `${loadBalancerId}ResponseTime`,
      title: `${name} has taken more than 2 seconds for one request in a hundred for 15 minutes`,
      metric: metrics.targetResponseTime({ period: Duration.minutes(5), statistic: Stats.p(99) }),
      ...lasting(2, IncidentCategory.UNAVAILABILITY),
    },
  ];
}

function lasting(threshold: number, incidentCategory: IncidentCategory) {
  return {
    comparisonOperator: ABOVE,
    threshold,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    incidentCategory,
  };
}

function containerInsight(service: FargateService, metricName: string): Metric {
  return new Metric({
    namespace: 'ECS/ContainerInsights',
    metricName,
    dimensionsMap: { ClusterName: service.cluster.clusterName, ServiceName: service.serviceName },
    period: MINUTE,
  });
}
