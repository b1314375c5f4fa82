import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type ApplicationLoadBalancer, HttpCodeElb } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { without } from '../../internal/metric-math';
import { IncidentCategory, type AlarmDefinition } from '../../spi/alarm-definition';

const PERIOD = Duration.minutes(1);

/**
 * The alarms on a load balancer itself, whatever its targets are.
 *
 * @param closedRequests those that its web ACL answers with the maintenance page, which the load balancer counts as errors
 * of its own
 */
export function loadBalancerAlarms(
  kind: string,
  { metrics }: ApplicationLoadBalancer,
  closedRequests?: (period: Duration) => IMetric,
): AlarmDefinition[] {
  const errors = metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, { period: PERIOD, statistic: Stats.SUM });
  const lasting = {
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    incidentCategory: IncidentCategory.UNAVAILABILITY,
  };
  return [
    {
      id: 'LoadBalancer5xx',
      title: `The ${kind} load balancer itself answers more than 10 requests a minute with an error`,
      metric: closedRequests === undefined ? errors : without(errors, closedRequests(PERIOD), PERIOD),
      threshold: 10,
      ...lasting,
    },
    {
      id: 'RejectedConnections',
      title: `The ${kind} load balancer has reached its maximum number of connections and rejects clients`,
      metric: metrics.rejectedConnectionCount({ period: PERIOD, statistic: Stats.SUM }),
      threshold: 0,
      ...lasting,
    },
  ];
}
