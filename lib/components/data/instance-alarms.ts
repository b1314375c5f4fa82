import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { IncidentCategory, type AlarmDefinition } from '../../spi/alarm-definition';

/** An instance with what its alarms compare. */
export interface MonitoredInstance {
  readonly componentId: string;
  readonly instance: DatabaseInstance;
  /** In GiB. */
  readonly allocatedStorage: number;
  /**
   * Whether RDS lets its storage grow.
   *
   * @default false
   */
  readonly grows?: boolean;
  /** The number of connections that fit into its memory. */
  readonly maxConnections: number;
}

/** The period of their metrics. */
export const PERIOD = Duration.minutes(5);
/** That of metrics on whose alarms the availability depends. RDS sends them every minute. */
const SHORT_PERIOD = Duration.minutes(1);
/** In bytes. */
export const GIB = 1024 ** 3;

/**
 * The alarms on an instance, whatever its engine. The connections come from the engine, whose silence they show; the host
 * still reports its CPU then. A failover has no metric and shows as a gap of a minute or two.
 */
export function instanceAlarms({
  componentId,
  instance,
  allocatedStorage,
  grows = false,
  maxConnections,
}: MonitoredInstance): AlarmDefinition[] {
  const name = `Database ${componentId}`;
  const above = ComparisonOperator.GREATER_THAN_THRESHOLD;
  const below = ComparisonOperator.LESS_THAN_THRESHOLD;
  return [
    {
      ...alarmBase(
        'NoData',
        `${name} sends no metrics`,
        instance.metricDatabaseConnections({ period: SHORT_PERIOD, statistic: Stats.SAMPLE_COUNT }),
      ),
      comparisonOperator: below,
      threshold: 1,
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      treatMissingData: TreatMissingData.BREACHING,
      incidentCategory: IncidentCategory.UNAVAILABILITY,
    },
    {
      ...alarmBase(
        'Cpu',
        `${name} has used more than 80 percent of its CPU for 15 minutes`,
        instance.metricCPUUtilization({ period: PERIOD }),
      ),
      comparisonOperator: above,
      threshold: 80,
      incidentCategory: IncidentCategory.SYSTEM_FAILURE,
    },
    {
      ...alarmBase(
        'Connections',
        `${name} has more than 80 percent of the ${maxConnections} connections that fit into its memory`,
        instance.metricDatabaseConnections({ period: SHORT_PERIOD, statistic: Stats.MAXIMUM }),
      ),
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      comparisonOperator: above,
      threshold: Math.floor(maxConnections * 0.8),
      incidentCategory: IncidentCategory.SYSTEM_FAILURE,
    },
    {
      ...alarmBase(
        'FreeStorage',
        grows
          ? `${name} has less than ${allocatedStorage * 0.1} GiB of storage left and does not grow`
          : `${name} has less than a fifth of its ${allocatedStorage} GiB left`,
        instance.metricFreeStorageSpace({ period: PERIOD, statistic: Stats.MINIMUM }),
      ),
      comparisonOperator: below,
      // RDS lets storage grow after five minutes with a tenth left, and the alarm evaluates fifteen.
      threshold: allocatedStorage * GIB * (grows ? 0.1 : 0.2),
      incidentCategory: IncidentCategory.INFRASTRUCTURE_FAILURE,
    },
  ];
}

/** What the alarms on a database have in common. */
export function alarmBase(id: string, title: string, metric: IMetric) {
  return {
    id,
    title,
    metric,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    treatMissingData: TreatMissingData.IGNORE,
  };
}
