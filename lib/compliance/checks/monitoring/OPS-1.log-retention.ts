import {
  type ContainerLog,
  containerLogsOf,
  type FunctionLog,
  functionLogsOf,
} from '../../analysis/service-logs';
import { type CheckFinding, findings } from '../../findings';
import { isAbove } from '../../../aws/answers';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;

const FINDINGS = findings('OPS-1', Severity.LOW, {
  noRetention: {
    message: '{resource} has no retention, so it keeps logs without end.',
    remediation: 'Set RetentionInDays of the log group.',
  },
  retentionUnknown: {
    state: UNKNOWN,
    message: 'The retention of {resource} is known only at deployment.',
    remediation: 'Set RetentionInDays to a literal value.',
  },
  noContainerLog: {
    message: 'Container {container} of {resource} has no log configuration.',
    remediation: 'Add a log configuration with a log group to the container.',
    severity: Severity.MEDIUM,
  },
  containerLogUnknown: {
    state: UNKNOWN,
    message: 'The log group of container {container} of {resource} is in no template.',
    remediation: 'Evaluate the template of the log group too.',
  },
  noFunctionLogGroup: {
    message: '{resource} has no log group, so Lambda makes one that keeps logs without end.',
    remediation: 'Add a log group with a retention for the function.',
    isAbsence: true,
  },
  functionLogUnknown: {
    state: UNKNOWN,
    message: 'The log group of {resource} is in no template.',
    remediation: 'Evaluate the template of the log group too.',
  },
});

export const ops1LogRetention = defineCheck({
  id: 'OPS-1.log-retention',
  title: 'Each container and function writes a log, and each log group has a retention',
  remediation: 'Add a log configuration to the container, and a retention to the log group.',
  findings: FINDINGS,
  asks: { every: ['logs'] },
  evaluate(model) {
    const groups = model.ofType('AWS::Logs::LogGroup');
    const logs = containerLogsOf(model);
    const functionLogs = functionLogsOf(model);
    if (groups.length + logs.length + functionLogs.length === 0) {
      return notApplicable('The templates have no log group, no container of a service and no function.');
    }
    return outcomeOf(
      [...groups, ...new Set(logs.map(({ service }) => service)), ...functionLogs.map((log) => log.function)],
      [
        ...groups.flatMap(retentionFinding),
        ...logs.flatMap(containerFinding),
        ...functionLogs.flatMap(functionFinding),
      ],
      `Each log group has a retention (log groups: ${groups.length}).`,
    );
  },
});

function retentionFinding(group: ModelResource): CheckFinding[] {
  const { RetentionInDays } = group.properties;
  if (RetentionInDays === undefined) return [FINDINGS.noRetention(group)];
  return isAbove(0, RetentionInDays) === 'unknown' ? [FINDINGS.retentionUnknown(group)] : [];
}

function containerFinding({ service, container, configuration, group }: ContainerLog): CheckFinding[] {
  if (configuration === undefined) return [FINDINGS.noContainerLog(service, { container })];
  return group === undefined ? [FINDINGS.containerLogUnknown(service, { container })] : [];
}

function functionFinding({ function: one, group, isExternal }: FunctionLog): CheckFinding[] {
  if (isExternal) return [FINDINGS.functionLogUnknown(one)];
  return group === undefined ? [FINDINGS.noFunctionLogGroup(one)] : [];
}
