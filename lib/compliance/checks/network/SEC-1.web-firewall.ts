import { is } from '../../../internal/values';
import { isInternal } from '../../analysis/declared-access';
import { LOAD_BALANCER, publicLoadBalancers, webAclsOf } from '../../analysis/load-balancers';
import { otherPublicEndpoints, WebAclState, webAclStateOf } from '../../analysis/public-endpoints';
import { webAclLogFindings, webAclLogFindingsOf } from '../../analysis/web-acl-logs';
import { defaultActionOf, rulesOfWebAcl } from '../../analysis/web-acl-rules';
import { type CheckFinding, findings } from '../../findings';
import { object } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { declaredNotApplicable, defineCheck, notApplicable, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;
const WEB_ACL = 'AWS::WAFv2::WebACL';
const MANAGED_RULE_GROUPS = ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet'];

const ACL_FINDINGS = findings('SEC-1', Severity.HIGH, {
  noWebAcl: {
    message: '{resource} faces the internet, and has no web ACL.',
    remediation: 'Associate a web ACL with the resource.',
    isAbsence: true,
  },
  webAclNotSupported: {
    message: '{resource} faces the internet, and AWS WAF does not support its type.',
    remediation:
      'Put an Application Load Balancer or a CloudFront distribution with a web ACL in front of it.',
  },
  managedRulesMissing: {
    message: '{resource} has no rule with the managed rule group {group}.',
    remediation:
      'Add {group} to the web ACL, without a scope-down statement and without overriding its action.',
  },
  noRateLimit: {
    message: '{resource} has no rate-based rule that blocks.',
    remediation: 'Add a rate-based rule with the action block to the web ACL.',
    severity: Severity.MEDIUM,
  },
  allowsByDefault: {
    message: '{resource} allows requests by default, and the environment is not declared open to all users.',
    remediation: 'Set the default action to block, or declare the environment open (publicAccess: open).',
  },
  webAclUnknown: {
    state: UNKNOWN,
    message: 'No template has the rules of the web ACL of {resource}.',
    remediation: 'Evaluate the template of the web ACL too.',
  },
  webAclNeedUnknown: {
    state: UNKNOWN,
    message:
      'No template shows whether {resource}, which has no web ACL, serves any address on the internet.',
    remediation: 'Set what decides it to literal values, and evaluate the templates of its policies too.',
  },
  defaultActionUnknown: {
    state: UNKNOWN,
    message: 'The default action of {resource} is known only at deployment.',
    remediation: 'Set DefaultAction to a literal value.',
  },
});
const LOG_FINDINGS = webAclLogFindings('SEC-1');

export const sec1WebFirewall = defineCheck({
  id: 'SEC-1.web-firewall',
  title: 'Endpoints that face the internet have a web ACL',
  remediation:
    'Associate a web ACL with each internet-facing endpoint: blocking by default until the environment is open to all users, with managed rule groups, a rate-based rule and logs without credentials.',
  findings: { ...ACL_FINDINGS, ...LOG_FINDINGS },
  asks: { every: ['endpoint'], any: ['endpoint'] },
  evaluate(model, { declarations: { publicAccess }, profile }) {
    if (isInternal(profile)) return declaredNotApplicable('Only the team reaches the environment (STG-2).');
    // Web ACLs evaluate HTTP; a Network Load Balancer has its security groups.
    const balancers = publicLoadBalancers(model).filter(({ properties }) => !is(properties.Type, 'network'));
    const others = otherPublicEndpoints(model);
    const endpoints = [...balancers, ...others.certain, ...others.possible];
    if (endpoints.length === 0)
      return notApplicable('The environment has no HTTP endpoint that faces the internet.');
    const acls = balancers.flatMap((balancer) => webAclsOf(balancer, model));
    return outcomeOf(
      [...endpoints, ...new Set(acls.filter((acl) => acl !== undefined))],
      [
        ...balancers.flatMap((one) => loadBalancerFindings(one, publicAccess?.allUsers === true, model)),
        ...others.certain.flatMap((endpoint) => endpointFinding(endpoint, model)),
        ...others.possible
          .filter((endpoint) => webAclStateOf(endpoint, model) !== WebAclState.ASSOCIATED)
          .map((endpoint) => ACL_FINDINGS.webAclNeedUnknown(endpoint)),
      ],
      `Each endpoint that faces the internet has a web ACL (endpoints: ${endpoints.length}).`,
    );
  },
});

function endpointFinding(endpoint: ModelResource, model: ResourceModel): CheckFinding[] {
  switch (webAclStateOf(endpoint, model)) {
    case WebAclState.ASSOCIATED:
      return [];
    case WebAclState.MISSING:
      return [ACL_FINDINGS.noWebAcl(endpoint)];
    case WebAclState.NOT_SUPPORTED:
      return [ACL_FINDINGS.webAclNotSupported(endpoint)];
    case WebAclState.IN_OTHER_REGION:
      return [ACL_FINDINGS.webAclUnknown(endpoint)];
  }
}

function loadBalancerFindings(
  balancer: ModelResource,
  isOpen: boolean,
  model: ResourceModel,
): CheckFinding[] {
  if (balancer.type !== LOAD_BALANCER) return [ACL_FINDINGS.webAclNotSupported(balancer)];
  const acls = webAclsOf(balancer, model);
  if (acls.length === 0) return [ACL_FINDINGS.noWebAcl(balancer)];
  return acls.flatMap((acl) =>
    acl?.type === WEB_ACL ? webAclFindings(acl, isOpen, model) : [ACL_FINDINGS.webAclUnknown(balancer)],
  );
}

function webAclFindings(acl: ModelResource, isOpen: boolean, model: ResourceModel): CheckFinding[] {
  const rules = rulesOfWebAcl(acl);
  const groups = rules
    .filter(({ isCountOnly }) => !isCountOnly)
    .map(({ statement }) => object(statement.ManagedRuleGroupStatement))
    // Other vendors may use the same name, and a scope-down statement leaves requests out.
    .filter(({ VendorName, ScopeDownStatement }) => ScopeDownStatement === undefined && is(VendorName, 'AWS'))
    .map(({ Name }) => Name);
  const hasRateLimit = rules.some(
    ({ statement, action }) => 'RateBasedStatement' in statement && action === 'block',
  );
  return [
    ...(isOpen ? [] : defaultActionFinding(acl)),
    ...MANAGED_RULE_GROUPS.filter((group) => !groups.some((name) => is(name, group))).map((group) =>
      ACL_FINDINGS.managedRulesMissing(acl, { group }),
    ),
    ...(hasRateLimit ? [] : [ACL_FINDINGS.noRateLimit(acl)]),
    ...webAclLogFindingsOf(acl, LOG_FINDINGS, model),
  ];
}

function defaultActionFinding(acl: ModelResource): CheckFinding[] {
  const action = defaultActionOf(acl);
  if (action === undefined) return [ACL_FINDINGS.defaultActionUnknown(acl)];
  return action === 'block' ? [] : [ACL_FINDINGS.allowsByDefault(acl)];
}
