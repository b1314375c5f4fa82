import type { Finding } from '../../outcome';
import { list, object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check, missing } from '../check';
import { publicLoadBalancers, unprotectedLoadBalancer } from '../../analysis/open-load-balancers';
import { BALANCER, isInternal, publicBalancers, webAclsOf } from '../../analysis/public-endpoints';
import { defaultActionOf, rulesOfWebAcl } from '../../analysis/web-acl-rules';

const LOGGING = 'AWS::WAFv2::LoggingConfiguration';
const WEB_ACL = 'AWS::WAFv2::WebACL';
const MANAGED_GROUPS = ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet'];

export const sec1WebFirewall: Check = {
  title: 'what faces the internet stands behind a web firewall',
  remediation:
    'associate a web ACL with each internet-facing load balancer: blocking by default until the environment is open to all, with managed rules, a limit of the rate and logs without credentials',
  examine(model, { declarations: { publicAccess }, profile }) {
    if (isInternal(profile)) return notApplicable('only the team comes here: it has no public face (STG-2)');
    // Web ACLs know HTTP; a network load balancer is left to its security groups.
    const balancers = publicBalancers(model).filter(({ properties }) => properties.Type !== 'network');
    const loadBalancers = publicLoadBalancers(model);
    const facing = [...balancers, ...loadBalancers];
    if (facing.length === 0) return notApplicable('nothing that speaks HTTP faces the internet');
    const findings = [
      ...balancers.flatMap((balancer) => unguarded(balancer, publicAccess?.allUsers === true, model)),
      ...loadBalancers.flatMap((loadBalancer) => unprotectedLoadBalancer(loadBalancer, model)),
    ];
    const guards = balancers
      .flatMap((balancer) => webAclsOf(balancer, model))
      .filter((acl) => acl !== undefined);
    return verdict(
      [...facing, ...new Set(guards)],
      findings,
      `${facing.length} load balancers that face the internet stand behind a web firewall`,
    );
  },
};

function unguarded(balancer: ModelResource, isOpen: boolean, model: ResourceModel): Finding[] {
  if (balancer.type !== BALANCER) {
    return [notMet('no web firewall can stand before a load balancer of the former generation', balancer)];
  }
  const acls = webAclsOf(balancer, model);
  if (acls.length === 0) return [missing('no web firewall stands before it', balancer)];
  return acls.flatMap((acl) =>
    acl?.type === WEB_ACL
      ? weaknesses(acl, isOpen, model)
      : [unknownFinding('the rules of the web firewall before it are in no template', balancer)],
  );
}

function weaknesses(acl: ModelResource, isOpen: boolean, model: ResourceModel): Finding[] {
  const rules = rulesOfWebAcl(acl);
  const groups = rules
    .filter(({ onlyCounts }) => !onlyCounts)
    .map(({ statement }) => object(statement.ManagedRuleGroupStatement))
    // A group of somebody else may be called alike, and one that is scoped down looks at a part of the requests.
    .filter(({ VendorName, ScopeDownStatement }) => VendorName === 'AWS' && ScopeDownStatement === undefined)
    .map(({ Name }) => scalar(Name));
  const limits = rules.some(
    ({ statement, action }) => 'RateBasedStatement' in statement && action === 'block',
  );
  return [
    ...(isOpen ? [] : letsPass(acl)),
    ...MANAGED_GROUPS.filter((name) => !groups.includes(name)).map((name) =>
      notMet(`it does without ${name}`, acl),
    ),
    ...(limits ? [] : [notMet('it refuses nobody who asks too often', acl)]),
    ...unlogged(acl, model),
  ];
}

/** Before the environment is open to all, what no rule decides is blocked. */
function letsPass(acl: ModelResource): Finding[] {
  const action = defaultActionOf(acl);
  if (action === undefined)
    return [unknownFinding('what it does where no rule decides is known only at deployment', acl)];
  return action === 'block'
    ? []
    : [notMet('it lets pass what no rule decides, and the environment is not open to all', acl)];
}

/** What is wrong with the logs of a web ACL. */
export function unlogged(acl: ModelResource, model: ResourceModel): Finding[] {
  const logging = model
    .ofType(LOGGING)
    .find(({ properties, stack }) => model.follow(properties.ResourceArn, stack).resource === acl);
  if (logging === undefined) return [missing('it keeps no logs', acl)];
  const redacted = list(logging.properties.RedactedFields).map((field) =>
    scalar(object(object(field).SingleHeader).Name)?.toLowerCase(),
  );
  const kept = ['authorization', 'cookie'].filter((header) => !redacted.includes(header));
  return [
    ...(object(logging.properties.LoggingFilter).DefaultBehavior === 'DROP'
      ? [notMet('its logs drop what no filter keeps', logging)]
      : []),
    ...kept.map((header) => notMet(`its logs keep credentials, in the header ${header}`, logging)),
  ];
}
