import type { Finding } from '../../outcome';
import type { Declarations } from '../../../requirements/declarations';
import type { DeclaredPublicAccess } from '../../../requirements/declared-public-access';
import { object, list, type JsonObject } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { publicLoadBalancers } from '../../analysis/open-load-balancers';
import { isOwnNetwork } from './SEC-1.declared-egress-only';
import { undeclaredPeer } from '../access/STG-2.team-access-only';
import {
  isDeclaredAccess,
  isInternal,
  isOfPublicBalancers,
  publicBalancers,
  webAclsOf,
} from '../../analysis/public-endpoints';
import { within } from '../../analysis/ranges';
import { Passage, passageOf, portsOf, strangersTo } from '../../analysis/requests';
import {
  SECURITY_GROUP,
  type SecurityGroupRule,
  securityGroupRules,
} from '../../analysis/security-group-rules';
import { addressesOf, rulesOfWebAcl } from '../../analysis/web-acl-rules';

export const sec1DeclaredIngressOnly: Check = {
  title: 'no address passes that is not of the entry, of testers or, once it is open, of users',
  remediation:
    'let in the entry, and at the public load balancer only the declared access, in the security group as well as in the web firewall',
  examine(model, { declarations, profile }) {
    if (isInternal(profile)) return notApplicable('only the team comes here: it has no public face (STG-2)');
    const rules = securityGroupRules(model).filter(({ direction }) => direction === 'ingress');
    const balancers = publicBalancers(model);
    const loadBalancers = publicLoadBalancers(model);
    const acls = [...new Set(balancers.flatMap((balancer) => webAclsOf(balancer, model)))].filter(
      (acl) => acl !== undefined,
    );
    const looked = [
      ...new Set([
        ...model.ofType(SECURITY_GROUP),
        ...rules.map(({ resource }) => resource),
        ...balancers,
        ...loadBalancers,
        ...acls,
      ]),
    ];
    if (looked.length === 0) return notApplicable('nothing in the environment can be reached');
    const { publicAccess } = declarations;
    const entering = rules.flatMap((rule) => undeclared(rule, declarations, model));
    if (balancers.length + loadBalancers.length === 0) {
      return verdict(looked, entering, 'only the entry passes; nothing faces the internet');
    }
    if (publicAccess === undefined) {
      return verdict(looked, [notMet('nobody has declared who passes the public face')], '');
    }
    const findings = [
      ...entering,
      ...acls.flatMap((acl) => wronglyAllowed(acl, publicAccess, model)),
      ...balancers.flatMap((balancer) => wronglyAnswered(balancer, publicAccess, declarations, model)),
      ...(publicAccess.allUsers ? [] : loadBalancers.map(letsPassBesideAddresses)),
    ];
    return verdict(looked, findings, saysOf(publicAccess));
  },
};

/** Its own authorization, or a web firewall of which not all is looked at, decides. */
function letsPassBesideAddresses(loadBalancer: ModelResource): Finding {
  return unknownFinding('whom it lets pass is not decided by addresses in the templates', loadBalancer);
}

function saysOf({ allUsers, ports, ranges }: DeclaredPublicAccess): string {
  return allUsers
    ? `everybody passes on ports ${ports.join(' and ')}, and nowhere else`
    : `only ${['the entry', ...ranges].join(', ')} may pass`;
}

function undeclared(rule: SecurityGroupRule, declarations: Declarations, model: ResourceModel): Finding[] {
  const { teamAccess } = declarations;
  if (isOwnNetwork(rule.peer.text, model)) return [];
  if (isDeclaredAccess(rule, declarations) && isOfPublicBalancers(rule, model)) return [];
  if (teamAccess === undefined) return [notMet('the environment declares no team access', rule.resource)];
  return undeclaredPeer(rule, teamAccess, model);
}

/** What a web ACL allows by address, before its default action: nobody but whom the access declares. */
function wronglyAllowed(
  acl: ModelResource,
  { allUsers, ranges }: DeclaredPublicAccess,
  model: ResourceModel,
): Finding[] {
  if (allUsers) return [];
  return rulesOfWebAcl(acl)
    .filter(({ action }) => action === 'allow')
    .flatMap(({ name, statement }) => {
      const allowed = allowedRanges(statement, acl, model);
      if (allowed === undefined)
        return [unknownFinding(`whom ${name} allows is no plain set of addresses`, acl)];
      return allowed
        .filter((range) => !ranges.some((declared) => within(range, declared)))
        .map((range) => notMet(`${name} allows ${range}, which nobody declared`, acl));
    });
}

function allowedRanges(
  statement: JsonObject,
  acl: ModelResource,
  model: ResourceModel,
): readonly string[] | undefined {
  const parts = 'OrStatement' in statement ? list(object(statement.OrStatement).Statements) : [statement];
  const sets = parts.map((part) => addressesOf(object(part).IPSetReferenceStatement, acl.stack, model));
  return sets.every((set) => set !== undefined) ? sets.flat() : undefined;
}

/** Stands for a port that is known only at deployment: nobody declares it. */
const SOME_PORT = 0;

/** Sends requests from right outside and from far outside of what is declared, to every port that listens or may. */
function wronglyAnswered(
  balancer: ModelResource,
  { ranges, allUsers, ports }: DeclaredPublicAccess,
  { teamAccess }: Declarations,
  model: ResourceModel,
): Finding[] {
  const listening = portsOf(balancer, model).map((port) => port ?? SOME_PORT);
  return [...new Set([...ports, ...listening])]
    .filter((port) => !allUsers || !ports.includes(port))
    .flatMap((port) =>
      strangersTo([...ranges, ...(teamAccess?.ranges ?? [])]).map((from) => ({ from, port })),
    )
    .flatMap((request) => {
      const passage = passageOf(request, balancer, model);
      const port = request.port === SOME_PORT ? 'some port' : `port ${request.port}`;
      const what = `a request from ${request.from} to ${port} ${passage}`;
      if (passage === Passage.UNCLEAR) return [unknownFinding(what, balancer)];
      return passage === Passage.PASSES ? [notMet(what, balancer)] : [];
    });
}
