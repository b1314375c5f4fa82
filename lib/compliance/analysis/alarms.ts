import type { Outcome } from '../outcome';
import type { Declarations } from '../../requirements/declarations';
import { list, object, scalar } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { notApplicable } from '../checks/check';

const METRIC_ALARM = 'AWS::CloudWatch::Alarm';
const COMPOSITE_ALARM = 'AWS::CloudWatch::CompositeAlarm';
const METRIC_FILTER = 'AWS::Logs::MetricFilter';

/** Actions that stop, reboot or recover an instance, and tell nobody. */
const ON_INSTANCES = /^arn:(?:\$\{[^}]*\}|[^:]*):(?:automate|swf):/;

/** A figure that an alarm looks at. */
export interface WatchedMetric {
  readonly namespace: string;
  readonly name: string;
  /** The values of its dimensions, as the template writes them. */
  readonly dimensions: readonly unknown[];
}

/** An alarm as its template writes it. */
export interface Alarm {
  readonly resource: ModelResource;
  /** None of a composite alarm. */
  readonly metrics: readonly WatchedMetric[];
  /** True if it tells something of it when it goes off, by itself or as a part of a composite alarm. */
  readonly acts: boolean;
  /** What it does when it goes off, by itself. */
  readonly actions: readonly unknown[];
  /** Composite alarms that it is a part of. */
  readonly partOf: readonly ModelResource[];
}

/** Every alarm of the environment. */
export function alarmsOf(model: ResourceModel): readonly Alarm[] {
  const composites = model.ofType(COMPOSITE_ALARM);
  return model.ofType(METRIC_ALARM, COMPOSITE_ALARM).map((resource) => {
    const actions = list(resource.properties.AlarmActions);
    const partOf = composites.filter(
      (composite) => composite !== resource && names(composite, resource, model),
    );
    return {
      resource,
      metrics: metricsOf(resource, model),
      actions,
      partOf,
      acts: [resource, ...partOf].some(
        ({ properties, stack }) =>
          list(properties.AlarmActions).some((action) => !ON_INSTANCES.test(model.text(action, stack))) &&
          !isSilenced(properties),
      ),
    };
  });
}

/** True if the alarm is told to do nothing. */
export function isSilenced(properties: ModelResource['properties']): boolean {
  return scalar(properties.ActionsEnabled) === 'false';
}

/** The figures that are made of a log group's lines. */
export function metricsOfLogs(model: ResourceModel): { metric: WatchedMetric; filter: ModelResource }[] {
  return model.ofType(METRIC_FILTER).flatMap((filter) =>
    list(filter.properties.MetricTransformations).map((transformation) => {
      const { MetricNamespace, MetricName } = object(transformation);
      const text = (value: unknown) => model.text(value, filter.stack);
      return { filter, metric: { namespace: text(MetricNamespace), name: text(MetricName), dimensions: [] } };
    }),
  );
}

/** The verdict on what the organization's own monitoring answers for; none where the environment watches itself. */
export function watchedElsewhere({ inherited }: Declarations): Outcome | undefined {
  const declared = inherited.find(({ requirement }) => requirement === 'MON-1');
  return declared && notApplicable(`it is watched elsewhere: ${declared.reason} (${declared.evidence})`);
}

function names(composite: ModelResource, alarm: ModelResource, model: ResourceModel): boolean {
  const rule = model.text(composite.properties.AlarmRule, composite.stack);
  const name = scalar(alarm.properties.AlarmName);
  const reference = `\${${alarm.stack.name}/${alarm.logicalId}`;
  const ways = [`${reference}}`, `${reference}.`, ...(name === undefined ? [] : [`"${name}"`, `(${name})`])];
  return ways.some((way) => rule.includes(way));
}

function metricsOf({ properties, stack }: ModelResource, model: ResourceModel): WatchedMetric[] {
  const written = [
    properties,
    ...list(properties.Metrics).map((one) => object(object(object(one).MetricStat).Metric)),
  ];
  return written
    .filter(({ MetricName }) => MetricName !== undefined)
    .map(({ Namespace, MetricName, Dimensions }) => ({
      namespace: model.text(Namespace, stack),
      name: model.text(MetricName, stack),
      dimensions: list(Dimensions).map((dimension) => object(dimension).Value),
    }));
}
