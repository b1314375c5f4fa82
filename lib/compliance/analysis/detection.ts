import type { ModelResource, ResourceModel } from '../model/resource-model';
import { type Alarm, alarmsOf, metricsOfLogs, watchedElsewhere, type WatchedMetric } from './alarms';
import { notMet, verdict, type Check, missing } from '../checks/check';
import { notificationsOf } from './event-notifications';

/** What tells of a problem. */
export interface Detection {
  /** The problem, such as `an environment that does not answer`. */
  readonly problem: string;
  /** By namespace, the metrics that move with it. */
  readonly metrics: Readonly<Partial<Record<string, RegExp>>>;
  /**
   * True if figures that are made of logs tell of it.
   *
   * @default false
   */
  readonly byLogs?: boolean;
  /**
   * Event sources that tell of it, such as `aws.guardduty`.
   *
   * @default - none
   */
  readonly events?: (model: ResourceModel) => readonly string[];
}

/**
 * A check that something with an action tells of a problem, by what alarms and rules look at. It is the floor: one such
 * alarm in the environment. The procedure, and who reacts how, is agreed between people and signed.
 */
export function detects({ problem, metrics, byLogs = false, events = () => [] }: Detection): Check {
  return {
    title: `something tells of ${problem}, and notifies somebody`,
    remediation: `make an alarm with an action on a metric that tells of ${problem}`,
    examine(model, { declarations }) {
      const inherited = watchedElsewhere(declarations);
      if (inherited !== undefined) return inherited;
      const ofLogs = new Set(byLogs ? metricsOfLogs(model).map(({ metric }) => keyOf(metric)) : []);
      const tells = (metric: WatchedMetric) =>
        metrics[metric.namespace]?.test(metric.name) === true || ofLogs.has(keyOf(metric));
      const alarms = alarmsOf(model).filter((alarm) => alarm.metrics.some(tells));
      const sources = events(model);
      const rules = notificationsOf(model).filter((one) =>
        one.sources.some((source) => sources.includes(source)),
      );
      const acting = [...alarms.filter(({ acts }) => acts), ...rules].map(resourceOf);
      if (acting.length > 0)
        return verdict(acting, [], `${acting.length} alarms and rules tell of ${problem}`);
      const silent = alarms.map(resourceOf);
      const findings = silent.map((resource) =>
        notMet(`it tells of ${problem}, and has no action`, resource),
      );
      return verdict(silent, findings.length > 0 ? findings : [missing(`nothing tells of ${problem}`)], '');
    },
  };
}

function keyOf({ namespace, name }: WatchedMetric): string {
  return `${namespace}\n${name}`;
}

function resourceOf({ resource }: Alarm | { readonly resource: ModelResource }): ModelResource {
  return resource;
}
