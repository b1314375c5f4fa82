import { type Alarm, alarmsOf, isDisabled } from '../../analysis/alarms';
import { type CheckFinding, findings } from '../../findings';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, outcomeOf } from '../check';

const FINDINGS = findings('MON-1', Severity.MEDIUM, {
  noAlarm: {
    message: 'The environment has no CloudWatch alarm.',
    remediation: 'Add alarms on the metrics that show incidents.',
    isAbsence: true,
  },
  actionsDisabled: {
    message: 'The actions of {resource} are disabled.',
    remediation: 'Set ActionsEnabled to true, or put the alarm into a composite alarm.',
  },
  actionsUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether the actions of {resource} are enabled is known only at deployment.',
    remediation: 'Set ActionsEnabled to a literal value.',
  },
});

export const mon1Alarms = defineCheck({
  id: 'MON-1.alarms',
  title: 'The environment has alarms, and their actions are enabled',
  remediation: 'Add alarms on the metrics that show incidents, and enable their actions.',
  findings: FINDINGS,
  asks: { any: ['alarm'] },
  evaluate(model) {
    const alarms = alarmsOf(model);
    if (alarms.length === 0) return outcomeOf([], [FINDINGS.noAlarm()], '');
    return outcomeOf(
      alarms.map(({ resource }) => resource),
      alarms.flatMap(findingOf),
      `Each alarm is enabled (alarms: ${alarms.length}).`,
    );
  },
});

function findingOf({ resource, composites }: Alarm): CheckFinding[] {
  const { properties } = resource;
  // The alarms of a composite alarm commonly have no enabled actions.
  if (isDisabled(properties)) return composites.length > 0 ? [] : [FINDINGS.actionsDisabled(resource)];
  return typeof properties.ActionsEnabled === 'object' ? [FINDINGS.actionsUnknown(resource)] : [];
}
