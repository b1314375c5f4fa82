import type { ModelResource, ResourceModel } from '../resource-model/resource-model';
import { alarmsOf, metricsOfLogs, watchedElsewhere, type WatchedMetric } from './alarms';
import { notApplicable, verdict, type Check, missing } from './check';
import { resourcesIn } from './references';
import { containerLogsOf } from './task-logs';

export const logsWatched: Check = {
  title: 'what the log of each service shows raises an alarm',
  remedy: "count errors with a metric filter on the service's log group, and make an alarm on the count",
  examine(model, { declarations }) {
    const elsewhere = watchedElsewhere(declarations);
    if (elsewhere !== undefined) return elsewhere;
    const logs = containerLogsOf(model);
    const services = [...new Set(logs.map(({ service }) => service))];
    if (services.length === 0) return notApplicable('there is no service whose log could be watched');
    const watched = watchedGroups(model);
    const unwatched = services.filter(
      (service) => !logs.some((log) => log.service === service && log.group && watched.has(log.group)),
    );
    return verdict(
      services,
      unwatched.map((service) => missing('no alarm looks at what its log shows', service)),
      `the logs of ${services.length} services are watched`,
    );
  },
};

/** Log groups whose lines, or whose own metrics, some alarm looks at. */
function watchedGroups(model: ResourceModel): ReadonlySet<ModelResource> {
  const alarms = alarmsOf(model);
  const looksAt = ({ namespace, name }: WatchedMetric) =>
    alarms.some(({ metrics }) => metrics.some((one) => one.namespace === namespace && one.name === name));
  const ofLines = metricsOfLogs(model)
    .filter(({ metric }) => looksAt(metric))
    .flatMap(({ filter }) => resourcesIn(filter.properties.LogGroupName, filter.stack, model));
  const ofMetrics = alarms.flatMap(({ resource, metrics }) =>
    metrics
      .filter(({ namespace }) => namespace === 'AWS/Logs')
      .flatMap(({ dimensions }) => dimensions.flatMap((one) => resourcesIn(one, resource.stack, model))),
  );
  return new Set([...ofLines, ...ofMetrics]);
}
