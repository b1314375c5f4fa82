import { type Finding, OutcomeState } from '../../outcome';
import type { ResourceModel } from '../../model/resource-model';
import { type Alarm, alarmsOf } from '../../analysis/alarms';
import { notMet, unknownFinding, verdict, type Check, missing } from '../check';
import { type Reach, reachOf } from '../../analysis/topic-reach';

export const mon3AlarmNotifications: Check = {
  title: 'each alarm notifies a topic that somebody listens to',
  remediation: 'give the alarm an action on a topic with a subscriber, which CloudWatch may publish to',
  examine(model) {
    const alarms = alarmsOf(model);
    if (alarms.length === 0) return verdict([], [missing('there is no alarm that could reach anybody')], '');
    return verdict(
      alarms.map(({ resource }) => resource),
      alarms.flatMap((alarm) => findingOf(alarm, model)),
      `${alarms.length} alarms reach a subscriber`,
    );
  },
};

function findingOf({ resource, actions, acts, partOf }: Alarm, model: ResourceModel): Finding[] {
  if (partOf.length > 0 && acts) return [];
  if (actions.length === 0) return [notMet('it does nothing when it goes off', resource)];
  const reaches = actions.flatMap((action) => reachOf(action, resource.stack, model) ?? []);
  const inState = (state: OutcomeState): Reach | undefined => reaches.find((reach) => reach.state === state);
  if (inState(OutcomeState.MET) !== undefined) return [];
  const unclear = inState(OutcomeState.UNKNOWN);
  if (unclear !== undefined) return [unknownFinding(unclear.reason, resource)];
  return [notMet(inState(OutcomeState.NOT_MET)?.reason ?? 'none of its actions notifies a topic', resource)];
}
