import type { ModelResource, ResourceModel } from '../resource-model/resource-model';
import { notApplicable, notMet, undecidable, verdict, type Check, type Finding } from './check';
import { openDoors } from './open-doors';
import { publicBalancers } from './public-face';
import { endsOf } from './ranges';
import { type ModelRequest, Passage, passageOf, strangersTo } from './requests';

const HTTPS = 443;

export const selectGroupOnly: Check = {
  title: 'a soft launch is answered for its declared group only',
  remedy:
    'open it by LaunchPlan.soft, whose audience security group and web firewall let pass, or keep it closed',
  examine(model, { declarations: { access } }) {
    const balancers = publicBalancers(model);
    const doors = openDoors(model);
    const facing = [...balancers, ...doors];
    if (facing.length === 0) return notApplicable('nothing faces the internet');
    if (access === undefined) return verdict(facing, [notMet('nobody has declared a group')], '');
    if (access.everybody) return verdict(facing, [notMet('it is declared open to every user')], '');
    const { ranges } = access;
    const ofDoors = doors.map((door) =>
      undecidable('whom it answers is not decided by addresses in the templates', door),
    );
    const findings = balancers.flatMap((balancer) => [
      ...strangersTo(ranges).flatMap((from) =>
        unlike(Passage.REFUSED, { from, port: HTTPS }, balancer, model),
      ),
      ...ranges
        .flatMap(endsOf)
        .flatMap((from) => unlike(Passage.PASSES, { from, port: HTTPS }, balancer, model)),
    ]);
    const who = ranges.length === 0 ? 'nobody but the team is' : `${ranges.join(', ')} and nobody else is`;
    return verdict(facing, [...findings, ...ofDoors], `${who} answered; the group is widened range by range`);
  },
};

function unlike(
  expected: Passage,
  request: ModelRequest,
  balancer: ModelResource,
  model: ResourceModel,
): Finding[] {
  const passage = passageOf(request, balancer, model);
  if (passage === expected) return [];
  const what = `a request from ${request.from} ${passage}`;
  return [passage === Passage.UNCLEAR ? undecidable(what, balancer) : notMet(what, balancer)];
}
