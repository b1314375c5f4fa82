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
const above = ComparisonOperator.GREATER_THAN_THRESHOLD;

/** What tells that a service is in trouble: itself, whether it serves anybody or not. */
export function serviceAlarms(componentId: string, service: FargateService): AlarmDefinition[] {
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
      comparisonOperator: above,
      threshold: 0,
      evaluationPeriods: 10,
      datapointsToAlarm: 10,
      treatMissingData: TreatMissingData.BREACHING,
      incidentCategory: IncidentCategory.UNAVAILABILITY,
    },
    {
      id: 'Cpu',
      title: `${it} has used more than 85 percent of its CPU for 15 minutes`,
      metric: service.metricCpuUtilization(five),
      ...lasting(85, IncidentCategory.SYSTEM_FAILURE),
    },
    {
      id: 'Memory',
      title: `${it} has used more than 85 percent of its memory for 15 minutes`,
      metric: service.metricMemoryUtilization(five),
      ...lasting(85, IncidentCategory.SYSTEM_FAILURE),
    },
  ];
}

/** What tells that a service is in trouble: those who come through a load balancer. */
export function loadBalancerTargetAlarms(
  componentId: string,
  loadBalancerId: string,
  target: ApplicationTargetGroup,
): AlarmDefinition[] {
  const it = `service ${componentId}, behind ${loadBalancerId},`;
  const { metrics } = target;
  return [
    {
      id: `${loadBalancerId}Errors`,
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
      comparisonOperator: above,
      threshold: 5,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      incidentCategory: IncidentCategory.SYSTEM_FAILURE,
      rollsBackDeployment: true,
    },
    {
      id: `${loadBalancerId}Unhealthy`,
      title: `${it} has had an instance that fails its health check for five minutes`,
      metric: metrics.unhealthyHostCount({ period: MINUTE, statistic: Stats.MAXIMUM }),
      comparisonOperator: above,
      threshold: 0,
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      incidentCategory: IncidentCategory.INFRASTRUCTURE_FAILURE,
    },
    {
      id: `${loadBalancerId}Slow`,
      title: `${it} has kept one request of a hundred waiting for more than 2 seconds, for 15 minutes`,
      metric: metrics.targetResponseTime({ period: Duration.minutes(5), statistic: Stats.p(99) }),
      ...lasting(2, IncidentCategory.UNAVAILABILITY),
    },
  ];
}

function lasting(threshold: number, category: IncidentCategory) {
  return {
    comparisonOperator: above,
    threshold,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    incidentCategory: category,
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
