import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type ApplicationLoadBalancer, HttpCodeElb } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IncidentCategory, type AlarmDefinition } from '../../spi/alarm-definition';

const PERIOD = Duration.minutes(1);

/** What tells that a load balancer itself is in trouble, whoever stands behind it. */
export function loadBalancerAlarms(
  loadBalancerConfig: string,
  { metrics }: ApplicationLoadBalancer,
): AlarmDefinition[] {
  const lasting = {
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    incidentCategory: IncidentCategory.UNAVAILABILITY,
  };
  return [
    {
      id: 'Unanswered',
      title: `The load balancer of the ${loadBalancerConfig} load balancer has answered requests itself with an error, more than 10 a minute`,
      metric: metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, { period: PERIOD, statistic: Stats.SUM }),
      threshold: 10,
      ...lasting,
    },
    {
      id: 'Rejected',
      title: `The load balancer of the ${loadBalancerConfig} load balancer has reached its most connections and turned clients away`,
      metric: metrics.rejectedConnectionCount({ period: PERIOD, statistic: Stats.SUM }),
      threshold: 0,
      ...lasting,
    },
  ];
}
