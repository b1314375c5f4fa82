import { is } from '../../internal/values';
import { list, object, scalar, type JsonObject } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';

/** The other side of a rule. */
export interface Peer {
  readonly kind: 'range' | 'security group' | 'prefix list' | 'unknown';
  /** The range or id as far as it is known; for a reference, the text of the resource. */
  readonly text: string;
  /** Its reference in the template. */
  readonly value: unknown;
}

/** A rule of a security group, inline or a resource of its own. */
export interface SecurityGroupRule {
  /** The resource that holds the rule. */
  readonly resource: ModelResource;
  readonly direction: 'ingress' | 'egress';
  readonly peer: Peer;
  readonly protocol: unknown;
  /** The first port; undefined for all. */
  readonly fromPort: unknown;
  /** The last port; undefined for all. */
  readonly toPort: unknown;
}

export const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';
const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const EGRESS = 'AWS::EC2::SecurityGroupEgress';

/** Every rule of every security group. */
export function securityGroupRules(model: ResourceModel): readonly SecurityGroupRule[] {
  return model.ofType(SECURITY_GROUP, INGRESS, EGRESS).flatMap((resource) => rulesOf(resource, model));
}

/** The rules of one security group. */
export function rulesOfGroup(group: ModelResource, model: ResourceModel): readonly SecurityGroupRule[] {
  const separate = model
    .ofType(INGRESS, EGRESS)
    .filter(({ properties, stack }) => model.follow(properties.GroupId, stack).resource === group);
  return [group, ...separate].flatMap((resource) => rulesOf(resource, model));
}

/** True for the range by which the CDK writes "no traffic": a group without egress rules would allow all of it. */
export function isNoTraffic(rule: SecurityGroupRule): boolean {
  return rule.peer.text === '255.255.255.255/32' || rule.peer.text === '127.0.0.1/32';
}

/** A rule as messages name it, such as `ingress from 0.0.0.0/0 on port 443`. */
export function ruleText(rule: SecurityGroupRule): string {
  const { direction, peer } = rule;
  return `${direction} ${direction === 'ingress' ? 'from' : 'to'} ${peer.text} on ${portsText(rule)}`;
}

/** A rule of tcp, udp or icmp has ports; where they are no numbers, a parameter or a function decides. */
function portsText({ protocol, fromPort, toPort }: SecurityGroupRule): string {
  if (scalar(protocol) === '-1') return 'all ports';
  const [from, to] = [scalar(fromPort), scalar(toPort)];
  if (from === undefined || to === undefined) return 'ports known only at deployment';
  return from === to ? `port ${from}` : `ports ${from}-${to}`;
}

function rulesOf(resource: ModelResource, model: ResourceModel): readonly SecurityGroupRule[] {
  const { properties, type } = resource;
  if (type === INGRESS) return [ruleOf(properties, 'ingress', resource, model)];
  if (type === EGRESS) return [ruleOf(properties, 'egress', resource, model)];
  return [
    ...list(properties.SecurityGroupIngress).map((rule) => ruleOf(object(rule), 'ingress', resource, model)),
    ...list(properties.SecurityGroupEgress).map((rule) => ruleOf(object(rule), 'egress', resource, model)),
  ];
}

function ruleOf(
  rule: JsonObject,
  direction: 'ingress' | 'egress',
  resource: ModelResource,
  model: ResourceModel,
): SecurityGroupRule {
  return {
    resource,
    direction,
    peer: peerOf(rule, direction, resource, model),
    protocol: rule.IpProtocol ?? '-1',
    fromPort: rule.FromPort,
    toPort: rule.ToPort,
  };
}

function peerOf(
  rule: JsonObject,
  direction: 'ingress' | 'egress',
  { stack }: ModelResource,
  model: ResourceModel,
): Peer {
  const side = direction === 'ingress' ? 'Source' : 'Destination';
  const range = rule.CidrIp ?? rule.CidrIpv6;
  if (range !== undefined) return { kind: 'range', text: model.text(range, stack), value: range };
  const group = rule[`${side}SecurityGroupId`] ?? rule[`${side}SecurityGroupName`];
  if (group !== undefined) return { kind: 'security group', text: model.text(group, stack), value: group };
  const prefixList = rule[`${side}PrefixListId`];
  if (prefixList !== undefined) {
    return { kind: 'prefix list', text: model.text(prefixList, stack), value: prefixList };
  }
  return { kind: 'unknown', text: model.text(rule, stack), value: rule };
}

/** Whether a rule is of one port only. */
export function isOfPort({ fromPort, toPort }: SecurityGroupRule, port: number): boolean {
  return is(fromPort, port) && is(toPort, port);
}
