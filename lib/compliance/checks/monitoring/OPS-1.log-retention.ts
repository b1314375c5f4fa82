import type { Finding } from '../../outcome';
import { scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, missing, unknownFinding, verdict, type Check } from '../check';
import { type FunctionLog, functionLogsOf } from '../../analysis/function-logs';
import { type ContainerLog, containerLogsOf } from '../../analysis/task-logs';

export const ops1LogRetention: Check = {
  title: 'each container and function writes a log, and each log group keeps it for a stated time',
  remediation: 'give the container a log configuration, and the log group a retention',
  examine(model) {
    const groups = groupsOf(model);
    const logs = containerLogsOf(model);
    const functionLogs = functionLogsOf(model);
    if (groups.length + logs.length + functionLogs.length === 0) return notApplicable('nothing writes a log');
    return verdict(
      [...groups, ...new Set(logs.map(({ service }) => service)), ...functionLogs.map((log) => log.function)],
      [...groups.flatMap(withoutTime), ...logs.flatMap(withoutLog), ...functionLogs.flatMap(withoutGroup)],
      `${groups.length} log groups keep logs for a stated time`,
    );
  },
};

function groupsOf(model: ResourceModel): readonly ModelResource[] {
  return model.ofType('AWS::Logs::LogGroup');
}

function withoutTime(group: ModelResource): Finding[] {
  const { RetentionInDays } = group.properties;
  if (RetentionInDays === undefined) return [notMet('it says nothing of how long logs are kept', group)];
  return scalar(RetentionInDays) === undefined
    ? [unknownFinding('how long logs are kept is known only at deployment', group)]
    : [];
}

function withoutGroup({ function: one, group, isElsewhere }: FunctionLog): Finding[] {
  if (isElsewhere) return [unknownFinding('where its log is kept is not in the template', one)];
  return group === undefined ? [missing('its log is kept without end: no log group states a time', one)] : [];
}

function withoutLog({ service, container, configuration, group }: ContainerLog): Finding[] {
  if (configuration === undefined) return [notMet(`its container ${container} writes no log`, service)];
  return group === undefined
    ? [unknownFinding(`where the log of its container ${container} is kept is not in the template`, service)]
    : [];
}
