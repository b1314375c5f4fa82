import { contentOf } from '../../analysis/contents';
import { is, isSame } from '../../../internal/values';
import {
  alarmsOf,
  inheritedMonitoring,
  logMetricsOf,
  type WatchedMetric,
  isSameMetric,
} from '../../analysis/alarms';
import { unassignedLogsOf } from '../../analysis/application-logs';
import { resourcesIn } from '../../analysis/references';
import { containerLogsOf, functionLogsOf } from '../../analysis/service-logs';
import { findings } from '../../findings';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const FINDINGS = findings('OPS-1', Severity.MEDIUM, {
  noLogAlarm: {
    message: 'No alarm is on the log of {resource}.',
    remediation: 'Count errors with a metric filter on the log group, and add an alarm on the metric.',
    isAbsence: true,
  },
  unassignedLog: {
    state: OutcomeState.UNKNOWN,
    message: 'No alarm is on {resource}, which may be the log of an application.',
    remediation: 'Count errors with a metric filter on the log group, and add an alarm on the metric.',
  },
});

export const ops1LogAlarms = defineCheck({
  id: 'OPS-1.log-alarms',
  title: 'Errors in the log of each service and function raise an alarm',
  remediation: 'Count errors with a metric filter on the log group, and add an alarm on the metric.',
  findings: FINDINGS,
  asks: { every: ['logs'], any: ['alarm'] },
  evaluate(model, { declarations }) {
    const inherited = inheritedMonitoring(declarations);
    if (inherited !== undefined) return inherited;
    const logs = containerLogsOf(model);
    const functionLogs = functionLogsOf(model);
    const services = [...new Set(logs.map(({ service }) => service))];
    const unassigned = unassignedLogsOf(model);
    const resources = [...services, ...functionLogs.map((log) => log.function), ...unassigned];
    if (resources.length === 0)
      return notApplicable('The environment has no log of a service, a function or an application.');
    const watched = watchedGroups(model);
    const unwatchedServices = services.filter(
      (service) => !logs.some((log) => log.service === service && log.group && watched.has(log.group)),
    );
    const unwatchedFunctions = functionLogs
      .filter((log) => log.group === undefined || !watched.has(log.group))
      .map((log) => log.function)
      .filter((one) => !hasErrorAlarm(one, model));
    return outcomeOf(
      resources,
      [
        ...[...unwatchedServices, ...unwatchedFunctions].map((resource) => FINDINGS.noLogAlarm(resource)),
        ...unassigned.filter((group) => !watched.has(group)).map((group) => FINDINGS.unassignedLog(group)),
      ],
      `Each log of a service, a function or an application has an alarm (resources: ${resources.length}).`,
    );
  },
});

/** The metric Errors of Lambda counts the errors that the log of a function shows. */
function hasErrorAlarm(one: ModelResource, model: ResourceModel): boolean {
  const isOf = (dimensions: readonly unknown[], { stack }: ModelResource) =>
    dimensions.length === 0 ||
    dimensions.some(
      (value) =>
        resourcesIn(value, stack, model).includes(one) ||
        isSame(contentOf(value, stack, model), one.properties.FunctionName),
    );
  return alarmsOf(model).some(({ metrics, resource }) =>
    metrics.some(
      ({ namespace, name, dimensions }) =>
        is(namespace, 'AWS/Lambda') && is(name, 'Errors') && isOf(dimensions, resource),
    ),
  );
}

/** The log groups with an alarm on a metric filter of theirs, or on a metric of CloudWatch Logs. */
function watchedGroups(model: ResourceModel): ReadonlySet<ModelResource> {
  const alarms = alarmsOf(model);
  const isWatched = (metric: WatchedMetric) =>
    alarms.some(({ metrics }) => metrics.some((one) => isSameMetric(one, metric)));
  const byFilter = logMetricsOf(model)
    .filter(({ metric }) => isWatched(metric))
    .flatMap(({ filter }) => resourcesIn(filter.properties.LogGroupName, filter.stack, model));
  const byMetric = alarms.flatMap(({ resource, metrics }) =>
    metrics
      .filter(({ namespace }) => is(namespace, 'AWS/Logs'))
      .flatMap(({ dimensions }) => dimensions.flatMap((one) => resourcesIn(one, resource.stack, model))),
  );
  return new Set([...byFilter, ...byMetric]);
}
