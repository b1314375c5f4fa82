import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { IncidentCategory, type AlarmDefinition } from '../spi/host';

/** Words by which the usual frameworks and servers mark what went wrong. */
const TERMS = ['ERROR', 'Error:', '[error]', '"error"', 'FATAL', 'CRITICAL', '[crit]', 'Exception', 'panic:'];
const PERIOD = Duration.minutes(5);
/** In a period: a single line may be one faulty request of a user. */
const MOST_LINES = 10;

/**
 * Counts the lines of a log group that speak of errors, for an alarm to tell of them (OPS-1).
 *
 * @param componentId what writes the log, unique in the environment
 */
export function logErrors(
  scope: Construct,
  bindOptions: { readonly environmentName: string },
  componentId: string,
  logGroup: ILogGroup,
): AlarmDefinition {
  const filter = new MetricFilter(scope, 'LogErrors', {
    logGroup,
    filterPattern: FilterPattern.anyTerm(...TERMS),
    metricNamespace: bindOptions.environmentName,
    metricName: `${componentId}LogErrors`,
    defaultValue: 0,
  });
  return {
    id: 'LogErrors',
    title: `The log speaks of errors, more than ${MOST_LINES} times in ${PERIOD.toMinutes()} minutes`,
    metric: filter.metric({ period: PERIOD, statistic: Stats.SUM }),
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: MOST_LINES,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    missingData: TreatMissingData.NOT_BREACHING,
    problem: IncidentCategory.SYSTEM_FAILURE,
  };
}
