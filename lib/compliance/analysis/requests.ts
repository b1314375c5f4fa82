import { list, object, scalar } from '../model/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../model/resource-model';
import { groupsOf, webAclsOf } from './public-endpoints';
import { contains, neighboursOf } from './ranges';
import { rulesOfGroup, type SecurityGroupRule } from './security-group-rules';
import { possibleAnswers } from './web-acl-rules';

/** A request to a load balancer: a harmless one, and not one too many. */
export interface ModelRequest {
  /** An address, IPv4 or IPv6. */
  readonly from: string;
  readonly port: number;
}

/** What becomes of a request. */
export enum Passage {
  PASSES = 'passes',
  REFUSED = 'is refused',
  /** A value that decides is in no template. */
  UNCLEAR = 'is known only at deployment',
}

/** What becomes of a request to a load balancer: its security groups decide, then its listeners, then its web ACL. */
export function passageOf(request: ModelRequest, balancer: ModelResource, model: ResourceModel): Passage {
  return strictest([
    throughGroups(request, balancer, model),
    toListener(request, balancer, model),
    ...webAclsOf(balancer, model).map((acl) => throughWebAcl(request, acl, model)),
  ]);
}

/** What the web ACL alone makes of a request. */
export function throughWebAcl(
  request: ModelRequest,
  acl: ModelResource | undefined,
  model: ResourceModel,
): Passage {
  const answers = acl && possibleAnswers(acl, request.from, model);
  if (answers?.size !== 1 || answers.has(undefined)) return Passage.UNCLEAR;
  return answers.has('allow') ? Passage.PASSES : Passage.REFUSED;
}

/** Addresses of nobody in particular, far from each other. */
const STRANGERS = [
  '8.8.8.8',
  '93.184.216.34',
  '192.0.2.1',
  '223.255.255.254',
  '2001:4860:4860::8888',
  '2a00::1',
];

/** Addresses that are in none of the ranges: far from them, and right before and after each. */
export function strangersTo(ranges: readonly string[]): readonly string[] {
  return [...STRANGERS, ...ranges.flatMap(neighboursOf)].filter(
    (address) => !ranges.some((range) => contains(range, address)),
  );
}

function throughGroups(request: ModelRequest, balancer: ModelResource, model: ResourceModel): Passage {
  const groups = groupsOf(balancer, model);
  if (groups.length === 0) {
    return balancer.properties.Type === 'network' ? Passage.PASSES : Passage.UNCLEAR;
  }
  // One group that lets it through is enough.
  return mildest(groups.map((group) => throughGroup(request, group, model)));
}

function throughGroup(
  request: ModelRequest,
  group: ModelResource | undefined,
  model: ResourceModel,
): Passage {
  if (group === undefined) return Passage.UNCLEAR;
  const rules = rulesOfGroup(group, model).filter(({ direction }) => direction === 'ingress');
  return mildest(rules.map((rule) => throughRule(request, rule)));
}

function throughRule({ from, port }: ModelRequest, rule: SecurityGroupRule): Passage {
  const { peer, protocol, fromPort = 0, toPort = 65535 } = rule;
  const covers = protocol === '-1' || (['tcp', '6'].includes(protocol) && fromPort <= port && port <= toPort);
  // Members of a security group have addresses of the network.
  if (!covers || peer.kind === 'security group') return Passage.REFUSED;
  if (peer.kind !== 'range' || !isLiteral(peer.text)) return Passage.UNCLEAR;
  return contains(peer.text, from) ? Passage.PASSES : Passage.REFUSED;
}

function toListener({ port }: ModelRequest, balancer: ModelResource, model: ResourceModel): Passage {
  const passage = (at: number | undefined) => {
    if (at === undefined) return Passage.UNCLEAR;
    return at === port ? Passage.PASSES : Passage.REFUSED;
  };
  return mildest(portsOf(balancer, model).map(passage));
}

/** The ports on which a load balancer listens; nothing for one that is known only at deployment. */
export function portsOf(balancer: ModelResource, model: ResourceModel): readonly (number | undefined)[] {
  const ofListeners = model
    .ofType('AWS::ElasticLoadBalancingV2::Listener')
    .filter(({ properties, stack }) => model.follow(properties.LoadBalancerArn, stack).resource === balancer)
    .map(({ properties }) => properties.Port);
  const ofClassic = list(balancer.properties.Listeners).map((one) => object(one).LoadBalancerPort);
  return [...ofListeners, ...ofClassic].map((port) => {
    const text = scalar(port);
    return text === undefined ? undefined : Number(text);
  });
}

function strictest(passages: readonly Passage[]): Passage {
  return [Passage.REFUSED, Passage.UNCLEAR].find((one) => passages.includes(one)) ?? Passage.PASSES;
}

function mildest(passages: readonly Passage[]): Passage {
  return [Passage.PASSES, Passage.UNCLEAR].find((one) => passages.includes(one)) ?? Passage.REFUSED;
}
