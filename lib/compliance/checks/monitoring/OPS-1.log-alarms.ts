import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { alarmsOf, metricsOfLogs, watchedElsewhere, type WatchedMetric } from '../../analysis/alarms';
import { notApplicable, verdict, type Check, missing } from '../check';
import { functionLogsOf } from '../../analysis/function-logs';
import { resourcesIn } from '../../analysis/references';
import { containerLogsOf } from '../../analysis/task-logs';

export const ops1LogAlarms: Check = {
  title: 'what the log of each service and function shows raises an alarm',
  remediation: "count errors with a metric filter on the service's log group, and make an alarm on the count",
  examine(model, { declarations }) {
    const inherited = watchedElsewhere(declarations);
    if (inherited !== undefined) return inherited;
    const logs = containerLogsOf(model);
    const functionLogs = functionLogsOf(model);
    const services = [...new Set(logs.map(({ service }) => service))];
    const looked = [...services, ...functionLogs.map((log) => log.function)];
    if (looked.length === 0) return notApplicable('there is no service whose log could be watched');
    const watched = watchedGroups(model);
    const unwatched = services.filter(
      (service) => !logs.some((log) => log.service === service && log.group && watched.has(log.group)),
    );
    const unwatchedFunctions = functionLogs
      .filter((log) => log.group === undefined || !watched.has(log.group))
      .map((log) => log.function)
      .filter((one) => !errorsAreWatched(one, model));
    return verdict(
      looked,
      [...unwatched, ...unwatchedFunctions].map((service) =>
        missing('no alarm looks at what its log shows', service),
      ),
      `the logs of ${looked.length} services and functions are watched`,
    );
  },
};

/** Lambda counts by itself the errors that the log of a function shows. */
function errorsAreWatched(one: ModelResource, model: ResourceModel): boolean {
  const isOf = (dimensions: readonly unknown[], { stack }: ModelResource) =>
    dimensions.length === 0 ||
    dimensions.some(
      (value) =>
        resourcesIn(value, stack, model).includes(one) ||
        model.text(value, stack) === one.properties.FunctionName,
    );
  return alarmsOf(model).some(({ metrics, resource }) =>
    metrics.some(
      ({ namespace, name, dimensions }) =>
        namespace === 'AWS/Lambda' && name === 'Errors' && isOf(dimensions, resource),
    ),
  );
}

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
