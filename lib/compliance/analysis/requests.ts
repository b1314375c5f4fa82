import { is, isAtLeast, isOneOf } from '../../internal/values';
import { isLiteral, type ModelResource, type ResourceModel } from '../model/resource-model';
import { portsOf, securityGroupsOf, webAclsOf } from './load-balancers';
import { contains, neighboursOf } from './ranges';
import { rulesOfGroup, type SecurityGroupRule } from './security-group-rules';
import { possibleActions } from './web-acl-rules';

/** A harmless request to a load balancer, below any rate limit. */
export interface ModelRequest {
  /** The source address, IPv4 or IPv6. */
  readonly from: string;
  readonly port: number;
}

/** Whether a request is allowed. */
export enum Passage {
  ALLOWED = 'allowed',
  REFUSED = 'refused',
  /** It depends on a value that is in no template. */
  UNKNOWN = 'unknown',
}

/** Whether a request passes the security groups, the listeners and the web ACLs of a load balancer. */
export function passageOf(request: ModelRequest, balancer: ModelResource, model: ResourceModel): Passage {
  return strictest([
    groupsPassage(request, balancer, model),
    listenerPassage(request, balancer, model),
    ...webAclsOf(balancer, model).map((acl) => webAclPassage(request, acl, model)),
  ]);
}

/** Whether the web ACL alone allows a request. */
export function webAclPassage(
  request: ModelRequest,
  acl: ModelResource | undefined,
  model: ResourceModel,
): Passage {
  const actions = acl && possibleActions(acl, request.from, model);
  if (actions?.size !== 1 || actions.has(undefined)) return Passage.UNKNOWN;
  return actions.has('allow') ? Passage.ALLOWED : Passage.REFUSED;
}

/** Addresses that are far from each other. */
const SAMPLE_ADDRESSES = [
  '8.8.8.8',
  '93.184.216.34',
  '192.0.2.1',
  '223.255.255.254',
  '2001:4860:4860::8888',
  '2a00::1',
];

/** Addresses outside of the ranges: far from them, and directly before and after each. */
export function addressesOutside(ranges: readonly string[]): readonly string[] {
  return [...SAMPLE_ADDRESSES, ...ranges.flatMap(neighboursOf)].filter(
    (address) => !ranges.some((range) => contains(range, address)),
  );
}

function groupsPassage(request: ModelRequest, balancer: ModelResource, model: ResourceModel): Passage {
  const groups = securityGroupsOf(balancer, model);
  if (groups.length === 0) {
    return is(balancer.properties.Type, 'network') ? Passage.ALLOWED : Passage.UNKNOWN;
  }
  // One security group that allows the request is enough.
  return mostOpen(groups.map((group) => groupPassage(request, group, model)));
}

function groupPassage(
  request: ModelRequest,
  group: ModelResource | undefined,
  model: ResourceModel,
): Passage {
  if (group === undefined) return Passage.UNKNOWN;
  const rules = rulesOfGroup(group, model).filter(({ direction }) => direction === 'ingress');
  return mostOpen(rules.map((rule) => rulePassage(request, rule)));
}

function rulePassage({ from, port }: ModelRequest, rule: SecurityGroupRule): Passage {
  const { peer, protocol, fromPort = 0, toPort = 65535 } = rule;
  const covers =
    is(protocol, -1) ||
    (isOneOf(protocol, ['tcp', '6']) && !isAtLeast(fromPort, port + 1) && isAtLeast(toPort, port));
  // Members of a security group have addresses of the VPC.
  if (!covers || peer.kind === 'security group') return Passage.REFUSED;
  if (peer.kind !== 'range' || !isLiteral(peer.text)) return Passage.UNKNOWN;
  return contains(peer.text, from) ? Passage.ALLOWED : Passage.REFUSED;
}

function listenerPassage({ port }: ModelRequest, balancer: ModelResource, model: ResourceModel): Passage {
  const passage = (at: number | undefined) => {
    if (at === undefined) return Passage.UNKNOWN;
    return at === port ? Passage.ALLOWED : Passage.REFUSED;
  };
  return mostOpen(portsOf(balancer, model).map(passage));
}

function strictest(passages: readonly Passage[]): Passage {
  return [Passage.REFUSED, Passage.UNKNOWN].find((one) => passages.includes(one)) ?? Passage.ALLOWED;
}

function mostOpen(passages: readonly Passage[]): Passage {
  return [Passage.ALLOWED, Passage.UNKNOWN].find((one) => passages.includes(one)) ?? Passage.REFUSED;
}
