import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type ApplicationLoadBalancer, HttpCodeElb } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IncidentCategory, type AlarmDefinition } from '../../spi/alarm-definition';

const PERIOD = Duration.minutes(1);

/** The alarms on a load balancer itself, whatever its targets are. */
export function loadBalancerAlarms(kind: string, { metrics }: ApplicationLoadBalancer): AlarmDefinition[] {
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
      title: `The ${kind} load balancer itself answers more than 10 requests a minute with an error`,
      metric: metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, { period: PERIOD, statistic: Stats.SUM }),
      threshold: 10,
      ...lasting,
    },
    {
      id: 'Rejected',
      title: `The ${kind} load balancer has reached its maximum number of connections and rejects clients`,
      metric: metrics.rejectedConnectionCount({ period: PERIOD, statistic: Stats.SUM }),
      threshold: 0,
      ...lasting,
    },
  ];
}
