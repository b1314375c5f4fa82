import type { Finding } from '../../outcome';
import { alarmsOf, isSilenced } from '../../analysis/alarms';
import { notMet, unknownFinding, verdict, type Check, missing } from '../check';
import type { Alarm } from '../../analysis/alarms';

export const mon1Alarms: Check = {
  title: 'trouble raises an alarm, and no alarm is switched off',
  remediation: 'make an alarm on what must not happen, and leave its actions enabled',
  examine(model) {
    const alarms = alarmsOf(model);
    if (alarms.length === 0) return verdict([], [missing('nothing raises an alarm')], '');
    return verdict(
      alarms.map(({ resource }) => resource),
      alarms.flatMap(findingOf),
      `${alarms.length} alarms are switched on`,
    );
  },
};

function findingOf({ resource, partOf }: Alarm): Finding[] {
  const { properties } = resource;
  // A part of a composite alarm is silent by design.
  if (isSilenced(properties)) return partOf.length > 0 ? [] : [notMet('it is switched off', resource)];
  return typeof properties.ActionsEnabled === 'object'
    ? [unknownFinding('whether it is switched on is known only at deployment', resource)]
    : [];
}
