import { ComparisonOperator, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { IncidentCategory, type AlarmDefinition } from '../../spi/alarm-definition';
import { alarmBase, GIB, instanceAlarms, type MonitoredInstance, PERIOD } from './instance-alarms';
import { memoryOf } from './instance-memory';

interface MonitoredDatabase extends Omit<MonitoredInstance, 'maxConnections'> {
  readonly instanceType: InstanceType;
}

/** The alarms on a database. */
export function databaseAlarms({ instanceType, ...monitored }: MonitoredDatabase): AlarmDefinition[] {
  const { componentId, instance } = monitored;
  return [
    ...instanceAlarms({ ...monitored, maxConnections: maxConnections(instanceType) }),
    {
      // PostgreSQL refuses changes shortly before two billion, so that old rows are not mistaken for future ones.
      ...alarmBase(
        'TransactionIds',
        `Database ${componentId} has not been vacuumed for a billion transactions, half of what it can take`,
        instance.metric('MaximumUsedTransactionIDs', { period: PERIOD, statistic: Stats.MAXIMUM }),
      ),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 1_000_000_000,
      incidentCategory: IncidentCategory.DATA_CORRUPTION,
    },
  ];
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
