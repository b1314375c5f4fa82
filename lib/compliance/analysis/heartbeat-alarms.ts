import { isObject, list, object, scalar } from '../../internal/json';
import type { ModelResource, ModelStack, ResourceModel } from '../model/resource-model';

const SCHEDULE = 'AWS::Scheduler::Schedule';
const PUT_METRIC_DATA = /:scheduler:::aws-sdk:cloudwatch:putMetricData$/i;
const COMPARISON = /^(?:\(\s*(\w+)\s*>\s*(\w+)\s*\)|(\w+)\s*>\s*(\w+))$/;

interface MetricOfExpression {
  readonly namespace: string;
  readonly name: string;
  /** `name=value`, in order. */
  readonly dimensions: string;
}

/**
 * True for an alarm on periods with a heartbeat and without a job: an expression such as `scheduled > jobs`, or several of them
 * with AND, over this metric of jobs and one that a schedule of the template publishes.
 */
export function comparesWithHeartbeat(
  { properties, stack }: ModelResource,
  jobsMetric: string,
  model: ResourceModel,
): boolean {
  const queries = list(properties.Metrics).map(object);
  const expression = queries
    .filter(({ ReturnData }) => scalar(ReturnData) !== 'false')
    .map(({ Expression }) => scalar(Expression))
    .find((text) => text !== undefined);
  if (expression === undefined || !isOnForOne(properties)) return false;
  const metrics = new Map(
    queries.map(({ Id, MetricStat }) => [scalar(Id), metricOf(object(MetricStat).Metric, stack, model)]),
  );
  const published = publishedMetrics(model);
  return expression.split(/\s+AND\s+/).every((comparison) => {
    const ids: readonly (string | undefined)[] = COMPARISON.exec(comparison.trim())?.slice(1) ?? [];
    const [heartbeat, jobs] = ids.filter((id) => id !== undefined).map((id) => metrics.get(id));
    return jobs?.name === jobsMetric && published.some((metric) => isSame(metric, heartbeat));
  });
}

/** True if the alarm is on for the value 1 of a comparison, and not for 0. */
function isOnForOne({ ComparisonOperator, Threshold }: ModelResource['properties']): boolean {
  const threshold = Number(scalar(Threshold));
  const operator = scalar(ComparisonOperator);
  return (
    (operator === 'GreaterThanOrEqualToThreshold' && threshold > 0 && threshold <= 1) ||
    (operator === 'GreaterThanThreshold' && threshold >= 0 && threshold < 1)
  );
}

/** The metrics that enabled schedules of EventBridge Scheduler publish. */
function publishedMetrics(model: ResourceModel): MetricOfExpression[] {
  return model.ofType(SCHEDULE).flatMap(({ properties, stack }) => {
    const { Arn, Input } = object(properties.Target);
    if (properties.State === 'DISABLED' || !PUT_METRIC_DATA.test(model.text(Arn, stack))) return [];
    const { Namespace, MetricData } = parsed(model.text(Input, stack));
    return list(MetricData).map((datum) => metricOf({ Namespace, ...object(datum) }, stack, model));
  });
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function metricOf(metric: unknown, stack: ModelStack, model: ResourceModel): MetricOfExpression {
  const { Namespace, MetricName, Dimensions } = object(metric);
  return {
    namespace: model.text(Namespace, stack),
    name: model.text(MetricName, stack),
    dimensions: list(Dimensions)
      .map(object)
      .map(({ Name, Value }) => `${model.text(Name, stack)}=${model.text(Value, stack)}`)
      .sort()
      .join(),
  };
}

function isSame(one: MetricOfExpression, other: MetricOfExpression | undefined): boolean {
  return one.namespace === other?.namespace && one.name === other.name && one.dimensions === other.dimensions;
}
