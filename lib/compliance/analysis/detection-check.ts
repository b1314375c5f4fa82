import type { Trait } from '../../aws/traits';
import { is, isOneOf, isLike } from '../../internal/values';
import { type Check, type CheckOutcome, defineCheck, outcomeOf } from '../checks/check';
import { findings } from '../findings';
import type { ResourceModel } from '../model/resource-model';
import { Severity } from '../outcome';
import { alarmsOf, inheritedMonitoring, logMetricsOf, type WatchedMetric, isSameMetric } from './alarms';
import { notificationsOf } from './event-notifications';

/** What detects an incident of a category. */
export interface Detection<Id extends string> {
  /** Such as `PRB-1.detection`. */
  readonly id: Id;
  /** The category, such as `unavailability`. */
  readonly category: string;
  /** Which alarm or event rule to add, in an imperative sentence. */
  readonly remediation: string;
  /** By namespace, the metrics that show it. */
  readonly metrics: Readonly<Partial<Record<string, RegExp>>>;
  /**
   * True if metrics of log groups show it.
   *
   * @default false
   */
  readonly logMetrics?: boolean;
  /**
   * Event sources that report it, such as `aws.guardduty`.
   *
   * @default - none
   */
  readonly events?: (model: ResourceModel) => readonly string[];
  /**
   * The outcome for an environment in which such incidents cannot happen.
   *
   * @default - they can happen in every environment
   */
  readonly exemption?: (model: ResourceModel) => CheckOutcome | undefined;
  /**
   * The traits of resources with which such incidents can happen.
   *
   * @default - they can happen in every environment
   */
  readonly about?: readonly Trait[];
}

/**
 * A check that at least one alarm or event rule detects incidents of a category and notifies. Which procedure follows,
 * and who reacts, is attested.
 */
export function detectionCheck<const Id extends string>(detection: Detection<Id>): Check<Id> {
  const {
    id,
    category,
    remediation,
    metrics,
    logMetrics = false,
    events = () => [],
    exemption,
    about,
  } = detection;
  const found = detectionFindings(id.slice(0, id.indexOf('.')), remediation);
  const { noDetection } = found;
  return defineCheck({
    id,
    title: `An alarm or an event rule detects ${category}, and notifies`,
    remediation,
    findings: Object.keys(metrics).length > 0 ? found : { noDetection },
    asks: { any: ['alarm'], about },
    evaluate(model, { declarations }) {
      const excused = exemption?.(model) ?? inheritedMonitoring(declarations);
      if (excused !== undefined) return excused;
      const ofLogs = logMetrics ? logMetricsOf(model) : [];
      const isShown = (watched: WatchedMetric) =>
        Object.entries(metrics).some(
          ([namespace, names]) =>
            names !== undefined && is(watched.namespace, namespace) && isLike(watched.name, names),
        ) || ofLogs.some(({ metric }) => isSameMetric(metric, watched));
      const alarms = alarmsOf(model).filter((alarm) => alarm.metrics.some(isShown));
      const sources = events(model);
      const rules = notificationsOf(model).filter((one) =>
        one.sources.some((source) => isOneOf(source, sources)),
      );
      const notifying = [...alarms.filter(({ isNotifying }) => isNotifying), ...rules];
      if (notifying.length > 0) {
        const resources = notifying.map(({ resource }) => resource);
        return outcomeOf(
          resources,
          [],
          `Alarms and event rules detect ${category} (resources: ${resources.length}).`,
        );
      }
      const silent = alarms.map(({ resource }) => resource);
      return outcomeOf(
        silent,
        silent.length > 0
          ? silent.map((resource) => found.silentAlarm(resource, { category }))
          : [noDetection({ category })],
        '',
      );
    },
  });
}

function detectionFindings(prefix: string, remediation: string) {
  return findings(prefix, Severity.MEDIUM, {
    noDetection: {
      message: 'No alarm or event rule detects {category}.',
      remediation,
      isAbsence: true,
    },
    silentAlarm: {
      message: '{resource} detects {category}, and has no action that notifies.',
      remediation: 'Add an SNS topic to the alarm actions.',
    },
  });
}
