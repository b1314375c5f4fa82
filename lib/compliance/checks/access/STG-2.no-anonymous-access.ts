import {
  anonymousEndpointFindings,
  anonymousFindingsOf,
  ENDPOINT_TYPES,
} from '../../analysis/anonymous-endpoints';
import { loadBalancersOf, publicLoadBalancers } from '../../analysis/load-balancers';
import { exposureFindings, otherPublicEndpoints } from '../../analysis/public-endpoints';
import {
  PUBLIC_RESOURCE_TYPES,
  publicFindingsOf,
  publicResourceFindings,
} from '../../analysis/public-resources';
import { Width, widthOf, within } from '../../analysis/ranges';
import {
  rulesOfGroup,
  ruleText,
  SECURITY_GROUP,
  type SecurityGroupRule,
  securityGroupRules,
} from '../../analysis/security-group-rules';
import { type CheckFinding, findings } from '../../findings';
import { list, scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;

const RULE_FINDINGS = findings('STG-2', Severity.CRITICAL, {
  openToInternet: {
    message: '{resource} allows {rule}, which is the whole internet.',
    remediation: 'Allow the ranges of the team access only.',
  },
  wideRange: {
    message: '{resource} allows {rule}, which is wider than one organization and not declared.',
    remediation: 'Narrow the range, or declare it (teamAccess: networks).',
    severity: Severity.HIGH,
  },
  undeclaredRangeAtLoadBalancer: {
    message: '{resource} is internet-facing and allows {rule}, which is not declared.',
    remediation: 'Remove the rule, or declare the range (teamAccess: networks).',
    severity: Severity.HIGH,
  },
  loadBalancerWithoutSecurityGroup: {
    message: '{resource} is internet-facing and has no security group.',
    remediation: 'Add a security group that allows the ranges of the team access only.',
  },
  sourceUnknown: {
    state: UNKNOWN,
    message: 'The source of a rule of {resource} is known only at deployment.',
    remediation: 'Write the source of the rule in the template.',
  },
  rangeUnknown: {
    state: UNKNOWN,
    message: '{resource} allows {rule}, a range that is known only at deployment.',
    remediation: 'Set the range to a literal value.',
  },
  schemeUnknown: {
    state: UNKNOWN,
    message: 'Whether {resource} is internet-facing is known only at deployment.',
    remediation: 'Set Scheme to a literal value.',
  },
  loadBalancerGroupUnknown: {
    state: UNKNOWN,
    message: '{resource} is internet-facing, and no template has its security group.',
    remediation: 'Evaluate the template of the security group too.',
  },
  servesInternet: {
    message: '{resource} serves any address on the internet.',
    remediation: 'Make it private, or restrict it to the ranges of the team access.',
  },
  defaultSecurityGroup: {
    state: UNKNOWN,
    message: '{resource} is internet-facing, and has the default security group of the VPC.',
    remediation: 'Add a security group that allows the ranges of the team access only.',
  },
});
const EXPOSURE_FINDINGS = exposureFindings('STG-2');
const PUBLIC_FINDINGS = { ...publicResourceFindings('STG-2'), ...anonymousEndpointFindings('STG-2') };

export const stg2NoAnonymousAccess = defineCheck({
  id: 'STG-2.no-anonymous-access',
  title: 'No resource of the environment allows access without authentication',
  remediation: 'Allow the declared ranges only, and require authentication everywhere else.',
  findings: { ...RULE_FINDINGS, ...PUBLIC_FINDINGS, ...EXPOSURE_FINDINGS },
  asks: { every: ['endpoint', 'access'] },
  evaluate(model, { declarations: { teamAccess } }) {
    const rules = securityGroupRules(model).filter(({ direction }) => direction === 'ingress');
    const ranges = teamAccess?.ranges ?? [];
    const reachable = model.ofType(...PUBLIC_RESOURCE_TYPES, ...ENDPOINT_TYPES);
    const { certain, possible } = otherPublicEndpoints(model);
    // What decides about those in reach is evaluated in detail.
    const isOther = (resource: ModelResource) => !reachable.includes(resource);
    const resources = [
      ...new Set([
        ...model.ofType(SECURITY_GROUP),
        ...rules.map(({ resource }) => resource),
        ...loadBalancersOf(model),
        ...reachable,
        ...certain,
        ...possible,
      ]),
    ];
    if (resources.length === 0)
      return notApplicable(
        'The templates have no security group, no load balancer, no endpoint and no resource policy.',
      );
    return outcomeOf(
      resources,
      [
        ...rules.flatMap((rule) => ruleFinding(rule, ranges)),
        ...publicLoadBalancers(model).flatMap((one) => loadBalancerFindings(one, model, ranges)),
        ...reachable.flatMap((resource) => [
          ...publicFindingsOf(resource, PUBLIC_FINDINGS, model),
          ...anonymousFindingsOf(resource, PUBLIC_FINDINGS, model),
        ]),
        ...certain.filter(isOther).map((endpoint) => RULE_FINDINGS.servesInternet(endpoint)),
        ...possible.filter(isOther).map((endpoint) => EXPOSURE_FINDINGS.exposureUnknown(endpoint)),
      ],
      `No resource allows anonymous access (resources: ${resources.length}).`,
    );
  },
});

function ruleFinding(rule: SecurityGroupRule, declared: readonly string[]): CheckFinding[] {
  const { peer, resource } = rule;
  const text = { rule: ruleText(rule) };
  if (peer.kind === 'unknown') return [RULE_FINDINGS.sourceUnknown(resource)];
  if (peer.kind !== 'range') return [];
  switch (widthOf(peer.text)) {
    case undefined:
      return [RULE_FINDINGS.rangeUnknown(resource, text)];
    case Width.ANY:
      return [RULE_FINDINGS.openToInternet(resource, text)];
    case Width.WIDE:
      return declared.includes(peer.text) ? [] : [RULE_FINDINGS.wideRange(resource, text)];
    case Width.NARROW:
      return [];
  }
}

/** An internet-facing load balancer is as open as its security groups. */
function loadBalancerFindings(
  balancer: ModelResource,
  model: ResourceModel,
  declared: readonly string[],
): CheckFinding[] {
  const { properties, stack } = balancer;
  if (scalar(properties.Scheme ?? 'internet-facing') === undefined) {
    return [RULE_FINDINGS.schemeUnknown(balancer)];
  }
  const groups = list(properties.SecurityGroups);
  if (groups.length === 0) {
    return properties.Type === 'network'
      ? [RULE_FINDINGS.loadBalancerWithoutSecurityGroup(balancer)]
      : [RULE_FINDINGS.defaultSecurityGroup(balancer)];
  }
  return groups.flatMap((value) => {
    const { resource: group } = model.follow(value, stack);
    if (group?.type !== SECURITY_GROUP) return [RULE_FINDINGS.loadBalancerGroupUnknown(balancer)];
    return rulesOfGroup(group, model)
      .filter(({ direction, peer }) => direction === 'ingress' && widthOf(peer.text) !== undefined)
      .filter(({ peer }) => !declared.some((range) => within(peer.text, range)))
      .map((rule) => RULE_FINDINGS.undeclaredRangeAtLoadBalancer(balancer, { rule: ruleText(rule) }));
  });
}
