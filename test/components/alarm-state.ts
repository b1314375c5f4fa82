import { evaluated, type Series } from './metric-math';

interface MetricInTemplate {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}

interface Query {
  readonly Id: string;
  readonly Expression?: string;
  readonly ReturnData?: boolean;
  readonly MetricStat?: { readonly Metric: MetricInTemplate; readonly Period: number };
}

/** The properties of an alarm on an expression, as in a template. */
export interface AlarmInTemplate {
  readonly Metrics: readonly Query[];
  readonly ComparisonOperator: string;
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm: number;
  readonly TreatMissingData: string;
}

/** Data points by the key of their metric. */
export type Published = ReadonlyMap<string, Series>;

/** A name for a metric with its dimensions. */
export function metricKey({ Namespace, MetricName, Dimensions = [] }: MetricInTemplate): string {
  return JSON.stringify([Namespace, MetricName, Dimensions.map(({ Name, Value }) => [Name, Value])]);
}

// CloudWatch retrieves more data points than it evaluates; how many more is not documented.
const RETRIEVED_BEYOND = 2;

/**
 * The hours at whose end the alarm is on, from hour 0 to the last.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function hoursInAlarm(alarm: AlarmInTemplate, published: Published, last: number): number[] {
  const hours = Array.from({ length: last + 1 }, (_, hour) => hour);
  const series = seriesOf(alarm, published, hours);
  return hours.filter((hour) => isOn(alarm, series, hour));
}

function seriesOf({ Metrics }: AlarmInTemplate, published: Published, hours: number[]): Series {
  const inputs = Metrics.flatMap(({ Id, MetricStat }) => {
    if (MetricStat === undefined) return [];
    if (MetricStat.Period !== 3600) throw new Error(`${Id} is not by the hour`);
    return [[Id, published.get(metricKey(MetricStat.Metric)) ?? new Map<number, number>()] as const];
  });
  const expression = Metrics.find(({ ReturnData }) => ReturnData !== false)?.Expression;
  if (expression === undefined) throw new Error('the alarm is on no expression');
  return evaluated(expression, Object.fromEntries(inputs), hours);
}

function isOn(alarm: AlarmInTemplate, series: Series, hour: number): boolean {
  const { EvaluationPeriods, DatapointsToAlarm, TreatMissingData } = alarm;
  const range = Array.from({ length: EvaluationPeriods + RETRIEVED_BEYOND }, (_, index) => hour - index);
  const existing = range.flatMap((one) => series.get(one) ?? []).slice(0, EvaluationPeriods);
  const missing = EvaluationPeriods - existing.length;
  const breaching = existing.filter((value) => breaches(alarm, value)).length;
  return breaching + (TreatMissingData === 'breaching' ? missing : 0) >= DatapointsToAlarm;
}

function breaches({ ComparisonOperator, Threshold }: AlarmInTemplate, value: number): boolean {
  switch (ComparisonOperator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= Threshold;
    case 'LessThanThreshold':
      return value < Threshold;
    default:
      throw new Error(`no such comparison here: ${ComparisonOperator}`);
  }
}
