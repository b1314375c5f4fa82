import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { IncidentCategory, type AlarmDefinition } from '../../spi/alarm-definition';

interface MonitoredDatabase {
  readonly componentId: string;
  readonly instance: DatabaseInstance;
  readonly instanceType: InstanceType;
  /** In GiB. */
  readonly allocatedStorage: number;
}

const PERIOD = Duration.minutes(5);
const GIB = 1024 ** 3;

/** The alarms on a database. A failover has no metric of its own and shows as a short gap in the others. */
export function databaseAlarms({
  componentId,
  instance,
  instanceType,
  allocatedStorage,
}: MonitoredDatabase): AlarmDefinition[] {
  const name = `Database ${componentId}`;
  const above = ComparisonOperator.GREATER_THAN_THRESHOLD;
  const below = ComparisonOperator.LESS_THAN_THRESHOLD;
  const connections = maxConnections(instanceType);
  return [
    {
      ...alarm(
        'Silent',
        `${name} sends no metrics`,
        instance.metricCPUUtilization({ period: PERIOD, statistic: Stats.SAMPLE_COUNT }),
      ),
      comparisonOperator: below,
      threshold: 1,
      evaluationPeriods: 2,
      datapointsToAlarm: 2,
      treatMissingData: TreatMissingData.BREACHING,
      incidentCategory: IncidentCategory.UNAVAILABILITY,
    },
    {
      ...alarm(
        'Cpu',
        `${name} has used more than 80 percent of its CPU for 15 minutes`,
        instance.metricCPUUtilization({ period: PERIOD }),
      ),
      comparisonOperator: above,
      threshold: 80,
      incidentCategory: IncidentCategory.SYSTEM_FAILURE,
    },
    {
      ...alarm(
        'Connections',
        `${name} has more than 80 percent of the ${connections} connections that fit into its memory`,
        instance.metricDatabaseConnections({ period: PERIOD, statistic: Stats.MAXIMUM }),
      ),
      comparisonOperator: above,
      threshold: Math.floor(connections * 0.8),
      incidentCategory: IncidentCategory.SYSTEM_FAILURE,
    },
    {
      ...alarm(
        'FreeStorage',
        `${name} has less than a fifth of its ${allocatedStorage} GiB left`,
        instance.metricFreeStorageSpace({ period: PERIOD, statistic: Stats.MINIMUM }),
      ),
      comparisonOperator: below,
      threshold: allocatedStorage * GIB * 0.2,
      incidentCategory: IncidentCategory.INFRASTRUCTURE_FAILURE,
    },
    {
      // PostgreSQL refuses changes shortly before two billion, so that old rows are not mistaken for future ones.
      ...alarm(
        'TransactionIds',
        `${name} has not been vacuumed for a billion transactions, half of what it can take`,
        instance.metric('MaximumUsedTransactionIDs', { period: PERIOD, statistic: Stats.MAXIMUM }),
      ),
      comparisonOperator: above,
      threshold: 1_000_000_000,
      incidentCategory: IncidentCategory.DATA_CORRUPTION,
    },
  ];
}

function alarm(id: string, title: string, metric: IMetric) {
  return {
    id,
    title,
    metric,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    treatMissingData: TreatMissingData.IGNORE,
  };
}

const CONNECTION_BYTES = 9_531_392;
const MAX_CONNECTIONS = 5000;

/**
 * Amazon RDS, quotas: PostgreSQL takes a connection for each 9531392 bytes of memory, at most 5000. The system uses about
 * a tenth of the memory.
 */
function maxConnections(instanceType: InstanceType): number {
  return Math.min(MAX_CONNECTIONS, Math.floor((memoryOf(instanceType) * GIB * 0.9) / CONNECTION_BYTES));
}

// GiB of memory of the size `large`, by family; every size has twice the memory of the one before.
const MEMORY_OF_LARGE: Readonly<Partial<Record<string, number>>> = { t: 8, m: 8, c: 4, r: 16, z: 16, x: 32 };
const BELOW_LARGE: Readonly<Partial<Record<string, number>>> = {
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
  large: 1,
};

/** In GiB. An unknown family counts as the general one, so that its alarm goes on too early rather than too late. */
function memoryOf(instanceType: InstanceType): number {
  const [family = '', size = ''] = instanceType.toString().split('.');
  const times = /^(\d*)xlarge$/.exec(size)?.[1];
  const large = MEMORY_OF_LARGE[family.charAt(0)] ?? 8;
  return large * (times === undefined ? (BELOW_LARGE[size] ?? 1) : 2 * Number(times === '' ? 1 : times));
}
