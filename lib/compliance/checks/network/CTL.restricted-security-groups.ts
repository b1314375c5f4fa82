import type { Finding } from '../../outcome';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { isOfPublicBalancers } from '../../analysis/public-endpoints';
import { Width, widthOf } from '../../analysis/ranges';
import {
  describeRule,
  SECURITY_GROUP,
  type SecurityGroupRule,
  securityGroupRules,
} from '../../analysis/security-group-rules';
import { isLiteral, type ResourceModel } from '../../model/resource-model';

const WEB_PORTS: readonly (number | undefined)[] = [80, 443];

export const ctlRestrictedSecurityGroups: Check = {
  title: 'no security group admits the whole internet, but to the web ports of public load balancers',
  remediation: 'admit named ranges or security groups, and let users come through a load balancer',
  examine(model) {
    const groups = model.ofType(SECURITY_GROUP);
    const rules = securityGroupRules(model).filter(({ direction }) => direction === 'ingress');
    if (groups.length + rules.length === 0) return notApplicable('the environment has no security group');
    return verdict(
      groups,
      rules.flatMap((rule) => onLoadBalancerCreated(rule, model)),
      `${groups.length} security groups are closed to the internet`,
    );
  },
};

function onLoadBalancerCreated(rule: SecurityGroupRule, model: ResourceModel): Finding[] {
  const { kind, text } = rule.peer;
  if (kind === 'security group' || kind === 'prefix list') return [];
  if (!isLiteral(text)) return [unknownFinding('whom it admits is known only at deployment', rule.resource)];
  if (widthOf(text) !== Width.WORLD) return [];
  const isWeb = rule.fromPort === rule.toPort && WEB_PORTS.includes(rule.fromPort) && rule.protocol !== '-1';
  return isWeb && isOfPublicBalancers(rule, model) ? [] : [notMet(describeRule(rule), rule.resource)];
}
