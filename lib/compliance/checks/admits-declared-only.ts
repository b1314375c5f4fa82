import type { Declarations } from '../../requirements/declarations';
import type { DeclaredAccess } from '../../requirements/declared-access';
import { object, list, type JsonObject } from '../resource-model/json';
import type { ModelResource, ResourceModel } from '../resource-model/resource-model';
import { notApplicable, notMet, undecidable, verdict, type Check, type Finding } from './check';
import { openDoors } from './open-doors';
import { isOwnNetwork } from './declared-traffic-only';
import { undeclaredPeer } from './one-way-in';
import { isDeclaredAccess, isInternal, isOfPublicBalancers, publicBalancers, webAclsOf } from './public-face';
import { within } from './ranges';
import { Passage, passageOf, portsOf, strangersTo } from './requests';
import { SECURITY_GROUP, type SecurityGroupRule, securityGroupRules } from './security-group-rules';
import { addressesOf, rulesOfWebAcl } from './web-acl-rules';

export const admitsDeclaredOnly: Check = {
  title: 'no address passes that is not of the entry, of testers or, once it is open, of users',
  remedy:
    'let in the entry, and at the public load balancer only the declared access, in the security group as well as in the web firewall',
  examine(model, { declarations, profile }) {
    if (isInternal(profile)) return notApplicable('only the team comes here: it has no public face (STG-2)');
    const rules = securityGroupRules(model).filter(({ direction }) => direction === 'ingress');
    const balancers = publicBalancers(model);
    const doors = openDoors(model);
    const acls = [...new Set(balancers.flatMap((balancer) => webAclsOf(balancer, model)))].filter(
      (acl) => acl !== undefined,
    );
    const looked = [
      ...new Set([
        ...model.ofType(SECURITY_GROUP),
        ...rules.map(({ resource }) => resource),
        ...balancers,
        ...doors,
        ...acls,
      ]),
    ];
    if (looked.length === 0) return notApplicable('nothing in the environment can be reached');
    const { access } = declarations;
    if (access === undefined && balancers.length + doors.length > 0) {
      return verdict(looked, [notMet('nobody has declared who passes the public face')], '');
    }
    const findings = [
      ...rules.flatMap((rule) => undeclared(rule, declarations, model)),
      ...(access === undefined
        ? []
        : [
            ...acls.flatMap((acl) => wronglyAllowed(acl, access, model)),
            ...balancers.flatMap((balancer) => wronglyAnswered(balancer, access, declarations, model)),
            ...(access.everybody ? [] : doors.map(letsPassBesideAddresses)),
          ]),
    ];
    return verdict(looked, findings, saysOf(access, balancers.length + doors.length));
  },
};

/** Its own authorization, or a web firewall of which not all is looked at, decides. */
function letsPassBesideAddresses(door: ModelResource): Finding {
  return undecidable('whom it lets pass is not decided by addresses in the templates', door);
}

function saysOf(access: DeclaredAccess | undefined, doors: number): string {
  if (access === undefined || doors === 0) return 'only the entry passes; nothing faces the internet';
  if (access.everybody) return `everybody passes on ports ${access.ports.join(' and ')}, and nowhere else`;
  const ranges = access.ranges.join(', ');
  return ranges === '' ? 'only the entry passes' : `only the entry and ${ranges} pass`;
}

function undeclared(rule: SecurityGroupRule, declarations: Declarations, model: ResourceModel): Finding[] {
  const { entry } = declarations;
  if (rule.peer.kind === 'range') {
    if (isOwnNetwork(rule.peer.text, model)) return [];
    if (isDeclaredAccess(rule, declarations) && isOfPublicBalancers(rule, model)) return [];
  }
  if (entry === undefined) return [notMet('the environment declares no way in', rule.resource)];
  return undeclaredPeer(rule, entry, model);
}

/** What a web ACL allows by address, before its default action: nobody but whom the access declares. */
function wronglyAllowed(
  acl: ModelResource,
  { everybody, ranges }: DeclaredAccess,
  model: ResourceModel,
): Finding[] {
  if (everybody) return [];
  return rulesOfWebAcl(acl)
    .filter(({ action }) => action === 'allow')
    .flatMap(({ name, statement }) => {
      const allowed = allowedRanges(statement, acl, model);
      if (allowed === undefined)
        return [undecidable(`whom ${name} allows is no plain set of addresses`, acl)];
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
  return sets.includes(undefined) ? undefined : sets.flatMap((set) => set ?? []);
}

/** Sends requests from right outside and from far outside of what is declared, to every port that listens or may. */
function wronglyAnswered(
  balancer: ModelResource,
  { ranges, everybody, ports }: DeclaredAccess,
  { entry }: Declarations,
  model: ResourceModel,
): Finding[] {
  const listening = portsOf(balancer, model).filter((port) => port !== undefined);
  return [...new Set([...ports, ...listening])]
    .filter((port) => !everybody || !ports.includes(port))
    .flatMap((port) => strangersTo([...ranges, ...(entry?.ranges ?? [])]).map((from) => ({ from, port })))
    .flatMap((request) => {
      const passage = passageOf(request, balancer, model);
      const what = `a request from ${request.from} to port ${request.port} ${passage}`;
      if (passage === Passage.UNCLEAR) return [undecidable(what, balancer)];
      return passage === Passage.PASSES ? [notMet(what, balancer)] : [];
    });
}
