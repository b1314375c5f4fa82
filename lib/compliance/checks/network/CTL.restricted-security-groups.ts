import { is } from '../../../internal/values';
import { isOfPublicLoadBalancers } from '../../analysis/declared-access';
import { Width, widthOf } from '../../analysis/ranges';
import {
  ruleText,
  SECURITY_GROUP,
  type SecurityGroupRule,
  securityGroupRules,
  isOfPort,
} from '../../analysis/security-group-rules';
import { type CheckFinding, findings } from '../../findings';
import { isLiteral, type ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const WEB_PORTS: readonly number[] = [80, 443];

const FINDINGS = findings('CTL', Severity.CRITICAL, {
  openToInternet: {
    message: '{resource} allows {rule}, which is the whole internet.',
    remediation: 'Allow named ranges or security groups, and let users come through a load balancer.',
  },
  ingressUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The source of a rule of {resource} is known only at deployment.',
    remediation: 'Write the source of the rule in the template.',
  },
});

export const ctlRestrictedSecurityGroups = defineCheck({
  id: 'CTL.restricted-security-groups',
  title: 'No security group allows the whole internet, except to the web ports of public load balancers',
  remediation: 'Allow named ranges or security groups, and let users come through a load balancer.',
  findings: FINDINGS,
  asks: {},
  evaluate(model) {
    const groups = model.ofType(SECURITY_GROUP);
    const rules = securityGroupRules(model).filter(({ direction }) => direction === 'ingress');
    if (groups.length + rules.length === 0) return notApplicable('The environment has no security group.');
    return outcomeOf(
      groups,
      rules.flatMap((rule) => findingOf(rule, model)),
      `No security group allows the whole internet, except to the web ports of public load balancers (security groups: ${groups.length}).`,
    );
  },
});

function findingOf(rule: SecurityGroupRule, model: ResourceModel): CheckFinding[] {
  const { kind, text } = rule.peer;
  if (kind === 'security group' || kind === 'prefix list') return [];
  if (!isLiteral(text)) return [FINDINGS.ingressUnknown(rule.resource)];
  if (widthOf(text) !== Width.ANY) return [];
  const isWeb = !is(rule.protocol, -1) && WEB_PORTS.some((port) => isOfPort(rule, port));
  return isWeb && isOfPublicLoadBalancers(rule, model)
    ? []
    : [FINDINGS.openToInternet(rule.resource, { rule: ruleText(rule) })];
}
