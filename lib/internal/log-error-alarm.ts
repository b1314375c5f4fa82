import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { IncidentCategory, type AlarmDefinition } from '../spi/alarm-definition';

/** The words by which common frameworks and servers mark errors. */
const TERMS = ['ERROR', 'Error:', '[error]', '"error"', 'FATAL', 'CRITICAL', '[crit]', 'Exception', 'panic:'];
const PERIOD = Duration.minutes(5);
/** In a period: a few lines may come from bad requests. */
const MAX_LINES = 10;

/**
 * The alarm on error lines in a log group, with the metric filter that counts them (OPS-1).
 *
 * @param componentId the component that writes the log, unique in the environment
 */
export function logErrorAlarm(
  scope: Construct,
  { environmentName }: { readonly environmentName: string },
  componentId: string,
  logGroup: ILogGroup,
): AlarmDefinition {
  const filter = new MetricFilter(scope, 'LogErrors', {
    logGroup,
    filterPattern: FilterPattern.anyTerm(...TERMS),
    metricNamespace: environmentName,
    metricName: `${componentId}LogErrors`,
    defaultValue: 0,
  });
  return {
    id: 'LogErrors',
    title: `The log has more than ${MAX_LINES} error lines in ${PERIOD.toMinutes()} minutes`,
    metric: filter.metric({ period: PERIOD, statistic: Stats.SUM }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: MAX_LINES,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    incidentCategory: IncidentCategory.SYSTEM_FAILURE,
  };
}
