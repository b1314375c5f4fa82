import type { Finding } from '../../outcome';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { publicLoadBalancers } from '../../analysis/open-load-balancers';
import { publicBalancers } from '../../analysis/public-endpoints';
import { endsOf } from '../../analysis/ranges';
import { type ModelRequest, Passage, passageOf, strangersTo } from '../../analysis/requests';

const HTTPS = 443;

export const lch2RestrictedAudience: Check = {
  title: 'a soft launch is answered for its declared group only',
  remediation:
    'open it by LaunchPlan.soft, whose audience security group and web firewall let pass, or keep it closed',
  examine(model, { declarations: { publicAccess } }) {
    const balancers = publicBalancers(model);
    const loadBalancers = publicLoadBalancers(model);
    const facing = [...balancers, ...loadBalancers];
    if (facing.length === 0) return notApplicable('nothing faces the internet');
    if (publicAccess === undefined) return verdict(facing, [notMet('nobody has declared a group')], '');
    if (publicAccess.allUsers) return verdict(facing, [notMet('it is declared open to every user')], '');
    const { ranges } = publicAccess;
    const ofLoadBalancers = loadBalancers.map((loadBalancer) =>
      unknownFinding('whom it answers is not decided by addresses in the templates', loadBalancer),
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
    return verdict(
      facing,
      [...findings, ...ofLoadBalancers],
      `${who} answered; the group is widened range by range`,
    );
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
  return [passage === Passage.UNCLEAR ? unknownFinding(what, balancer) : notMet(what, balancer)];
}
