import type { Finding } from '../../outcome';
import { list, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { balancersOf, publicBalancers } from '../../analysis/public-endpoints';
import { Width, widthOf, within } from '../../analysis/ranges';
import {
  describeRule,
  rulesOfGroup,
  SECURITY_GROUP,
  type SecurityGroupRule,
  securityGroupRules,
} from '../../analysis/security-group-rules';
import { WAYS_TO_BE_OPEN } from '../../analysis/public-resources';

export const stg2NoAnonymousAccess: Check = {
  title: 'nothing in the environment lets people in who have not said who they are',
  remediation: 'let in the declared ranges only, and ask everybody else who they are',
  examine(model, { declarations: { teamAccess } }) {
    const rules = securityGroupRules(model).filter(({ direction }) => direction === 'ingress');
    const ranges = teamAccess?.ranges ?? [];
    const openable = model.ofType(...Object.keys(WAYS_TO_BE_OPEN));
    const looked = [
      ...new Set([
        ...model.ofType(SECURITY_GROUP),
        ...rules.map(({ resource }) => resource),
        ...balancersOf(model),
        ...openable,
      ]),
    ];
    if (looked.length === 0) return notApplicable('nothing in the environment can be reached');
    const findings = [
      ...rules.flatMap((rule) => openRule(rule, ranges)),
      ...publicBalancers(model).flatMap((balancer) => openBalancer(balancer, model, ranges)),
      ...openable.flatMap((resource) => openResource(resource, model)),
    ];
    return verdict(looked, findings, `${looked.length} resources that could be open to anybody are not`);
  },
};

function openRule(rule: SecurityGroupRule, declared: readonly string[]): Finding[] {
  const { peer, resource } = rule;
  if (peer.kind === 'unknown')
    return [unknownFinding('who a rule lets in is known only at deployment', resource)];
  if (peer.kind !== 'range') return [];
  const width = widthOf(peer.text);
  if (width === undefined)
    return [unknownFinding(`${describeRule(rule)}: the range is known only at deployment`, resource)];
  if (width === Width.WORLD) return [notMet(`open to the world: ${describeRule(rule)}`, resource)];
  if (width === Width.WIDE && !declared.includes(peer.text)) {
    return [notMet(`wider than any one organization, and not declared: ${describeRule(rule)}`, resource)];
  }
  return [];
}

/** A balancer on the internet is as open as its security groups, and without any it is open. */
function openBalancer(balancer: ModelResource, model: ResourceModel, declared: readonly string[]): Finding[] {
  const { properties, stack } = balancer;
  if (scalar(properties.Scheme ?? 'internet-facing') === undefined)
    return [unknownFinding('whether it faces the internet is known only at deployment', balancer)];
  const groups = list(properties.SecurityGroups);
  if (groups.length === 0) return [withoutGroups(balancer)];
  return groups.flatMap((value) => {
    const { resource: group } = model.follow(value, stack);
    if (group?.type !== SECURITY_GROUP) {
      return [unknownFinding('it faces the internet with a security group that no template holds', balancer)];
    }
    return rulesOfGroup(group, model)
      .filter(({ direction, peer }) => direction === 'ingress' && widthOf(peer.text) !== undefined)
      .filter(({ peer }) => !declared.some((range) => within(peer.text, range)))
      .map((rule) =>
        notMet(`it faces the internet and lets in an undeclared range: ${describeRule(rule)}`, balancer),
      );
  });
}

function withoutGroups(balancer: ModelResource): Finding {
  return balancer.properties.Type === 'network'
    ? notMet('it faces the internet without a security group', balancer)
    : unknownFinding("it faces the internet with the network's default security group", balancer);
}

function openResource(resource: ModelResource, model: ResourceModel): Finding[] {
  return (WAYS_TO_BE_OPEN[resource.type] ?? []).flatMap((way) => {
    const openness = way(resource, model);
    if (openness === undefined) return [];
    return 'open' in openness
      ? [notMet(openness.open, resource)]
      : [unknownFinding(openness.unclear, resource)];
  });
}
