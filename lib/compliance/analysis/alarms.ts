import { contentOf } from './contents';
import { is, isSame, isLike } from '../../internal/values';
import type { Declarations } from '../../requirements/declarations';
import { type CheckOutcome, declaredNotApplicable } from '../checks/check';
import { list, object, scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';

const METRIC_ALARM = 'AWS::CloudWatch::Alarm';
const COMPOSITE_ALARM = 'AWS::CloudWatch::CompositeAlarm';
const METRIC_FILTER = 'AWS::Logs::MetricFilter';

/** Actions that stop, reboot or recover an instance, and notify no one. */
const INSTANCE_ACTION = /^arn:(?:\$\{[^}]*\}|[^:]*):(?:automate|swf):/;
const SCALING_ACTION = /^arn:(?:\$\{[^}]*\}|[^:]*):autoscaling:/;
const SCALING_POLICIES = ['AWS::AutoScaling::ScalingPolicy', 'AWS::ApplicationAutoScaling::ScalingPolicy'];

/** A metric of an alarm. */
export interface WatchedMetric {
  /** Its text; the value as written, if only the deployment knows it. */
  readonly namespace: unknown;
  readonly name: unknown;
  /** The values of its dimensions as written in the template. */
  readonly dimensions: readonly unknown[];
}

/** An alarm as written in its template. */
export interface Alarm {
  readonly resource: ModelResource;
  /** None of a composite alarm. */
  readonly metrics: readonly WatchedMetric[];
  /** Its queries of CloudWatch Metrics Insights. */
  readonly queries: readonly unknown[];
  /** True if it, or a composite alarm with it, has an enabled action that notifies. */
  readonly isNotifying: boolean;
  /** Its own alarm actions. */
  readonly actions: readonly unknown[];
  /** The composite alarms whose rule names it. */
  readonly composites: readonly ModelResource[];
}

/** The alarms of the environment that tell of trouble; not those that only scale something. */
export function alarmsOf(model: ResourceModel): readonly Alarm[] {
  return allAlarmsOf(model).filter(
    ({ actions, composites, resource }) =>
      actions.length === 0 ||
      composites.length > 0 ||
      !actions.every((action) => scales(action, resource, model)),
  );
}

function allAlarmsOf(model: ResourceModel): readonly Alarm[] {
  const composites = model.ofType(COMPOSITE_ALARM);
  return model.ofType(METRIC_ALARM, COMPOSITE_ALARM).map((resource) => {
    const withAlarm = composites.filter(
      (composite) => composite !== resource && isInRule(resource, composite, model),
    );
    return {
      resource,
      metrics: metricsOf(resource, model),
      queries: list(resource.properties.Metrics)
        .map((one) => object(one).Expression)
        .filter((expression) => isLike(expression, /^\s*SELECT\b/i)),
      actions: list(resource.properties.AlarmActions),
      composites: withAlarm,
      isNotifying: [resource, ...withAlarm].some((alarm) => hasNotifyingAction(alarm, model)),
    };
  });
}

/** True if the actions of the alarm are disabled. */
export function isDisabled(properties: ModelResource['properties']): boolean {
  return is(properties.ActionsEnabled, false);
}

/** The metrics that metric filters make of log groups. */
export function logMetricsOf(model: ResourceModel): { metric: WatchedMetric; filter: ModelResource }[] {
  return model.ofType(METRIC_FILTER).flatMap((filter) =>
    list(filter.properties.MetricTransformations).map((transformation) => {
      const { MetricNamespace, MetricName } = object(transformation);
      const content = (value: unknown) => contentOf(value, filter.stack, model);
      return {
        filter,
        metric: { namespace: content(MetricNamespace), name: content(MetricName), dimensions: [] },
      };
    }),
  );
}

/** Whether two metrics have the same namespace and name. */
export function isSameMetric(one: WatchedMetric, other: WatchedMetric): boolean {
  return isSame(one.namespace, other.namespace) && isSame(one.name, other.name);
}

/** The outcome of a check of monitoring that the organization does; undefined if the environment does it. */
export function inheritedMonitoring({ inherited }: Declarations): CheckOutcome | undefined {
  const declared = inherited.find(({ requirement }) => requirement === 'MON-1');
  return (
    declared && declaredNotApplicable(`Monitoring is inherited: ${declared.from} (${declared.evidence}).`)
  );
}

function hasNotifyingAction(alarm: ModelResource, model: ResourceModel): boolean {
  const actions = list(alarm.properties.AlarmActions);
  return !isDisabled(alarm.properties) && actions.some((action) => !isAutomatic(action, alarm, model));
}

function isAutomatic(action: unknown, alarm: ModelResource, model: ResourceModel): boolean {
  return scales(action, alarm, model) || isLike(contentOf(action, alarm.stack, model), INSTANCE_ACTION);
}

function scales(action: unknown, { stack }: ModelResource, model: ResourceModel): boolean {
  const type = model.follow(action, stack).resource?.type;
  return (
    (type !== undefined && SCALING_POLICIES.includes(type)) ||
    isLike(contentOf(action, stack, model), SCALING_ACTION)
  );
}

function isInRule(alarm: ModelResource, composite: ModelResource, model: ResourceModel): boolean {
  const rule = model.text(composite.properties.AlarmRule, composite.stack);
  const name = scalar(alarm.properties.AlarmName);
  const reference = `\${${alarm.stack.name}/${alarm.logicalId}`;
  return [`${reference}}`, `${reference}.`, ...(name === undefined ? [] : [`"${name}"`, `(${name})`])].some(
    (text) => rule.includes(text),
  );
}

function metricsOf({ properties, stack }: ModelResource, model: ResourceModel): WatchedMetric[] {
  const written = [
    properties,
    ...list(properties.Metrics).map((one) => object(object(object(one).MetricStat).Metric)),
  ];
  return written
    .filter(({ MetricName }) => MetricName !== undefined)
    .map(({ Namespace, MetricName, Dimensions }) => ({
      namespace: contentOf(Namespace, stack, model),
      name: contentOf(MetricName, stack, model),
      dimensions: list(Dimensions).map((dimension) => object(dimension).Value),
    }));
}
