import type { Finding } from '../../outcome';
import type { Declarations, DeclaredEgress } from '../../../requirements/declarations';
import { list, object } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check, missing } from '../check';
import { isDeclaredAccess, isOfPublicBalancers } from '../../analysis/public-endpoints';
import { Width, widthOf, within } from '../../analysis/ranges';
import {
  describeRule,
  isNoTraffic,
  rulesOfGroup,
  SECURITY_GROUP,
  type SecurityGroupRule,
  securityGroupRules,
} from '../../analysis/security-group-rules';

type Groups = (properties: ModelResource['properties']) => readonly unknown[];
type GroupsByType = Readonly<Partial<Record<string, Groups>>>;

const plainly: Groups = ({ SecurityGroupIds, SecurityGroups }) => [
  ...list(SecurityGroupIds),
  ...list(SecurityGroups),
];
const ofRds: Groups = ({ VPCSecurityGroups, VpcSecurityGroupIds }) => [
  ...list(VPCSecurityGroups),
  ...list(VpcSecurityGroupIds),
];

/** Where stores that stand in a network name their security groups. */
const STORES: GroupsByType = {
  'AWS::RDS::DBInstance': ofRds,
  'AWS::RDS::DBCluster': ofRds,
  'AWS::DocDB::DBCluster': ofRds,
  'AWS::Neptune::DBCluster': ofRds,
  'AWS::Redshift::Cluster': ofRds,
  'AWS::ElastiCache::ReplicationGroup': plainly,
  'AWS::ElastiCache::CacheCluster': ({ VpcSecurityGroupIds }) => list(VpcSecurityGroupIds),
  'AWS::ElastiCache::ServerlessCache': plainly,
  'AWS::EFS::MountTarget': plainly,
  'AWS::MSK::Cluster': ({ BrokerNodeGroupInfo }) => list(object(BrokerNodeGroupInfo).SecurityGroups),
  'AWS::AmazonMQ::Broker': plainly,
};

/** Where what runs in a network names its security groups. */
const RUNNING: GroupsByType = {
  'AWS::ECS::Service': ({ NetworkConfiguration }) =>
    list(object(object(NetworkConfiguration).AwsvpcConfiguration).SecurityGroups),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': plainly,
  'AWS::EC2::Instance': ({ NetworkInterfaces, ...properties }) => [
    ...plainly(properties),
    ...list(NetworkInterfaces).flatMap((face) => [
      ...list(object(face).GroupSet),
      ...list(object(face).NetworkInterfaceId),
    ]),
  ],
};

export const sec1DeclaredEgressOnly: Check = {
  title: 'security groups let pass what was declared, and nothing else',
  remediation:
    'give each security group its own egress rules, declare what leaves the environment, and open stores to security groups only',
  examine(model, { declarations }) {
    const { egress } = declarations;
    const groups = model.ofType(SECURITY_GROUP);
    const rules = securityGroupRules(model);
    const stores = model.ofType(...Object.keys(STORES));
    const running = model.ofType(...Object.keys(RUNNING));
    const looked = [...new Set([...groups, ...rules.map(({ resource }) => resource), ...stores, ...running])];
    if (looked.length === 0) return notApplicable('nothing in the environment stands in a network');
    const findings = [
      ...groups.flatMap((group) => withoutEgressRules(group, model)),
      ...rules.flatMap((rule) =>
        rule.direction === 'egress' ? leaving(rule, egress, model) : entering(rule, declarations, model),
      ),
      ...stores.flatMap((store) => reachableStore(store, model)),
      ...running.flatMap((resource) => withoutGroups(resource, RUNNING)),
    ];
    return verdict(
      looked,
      findings,
      `${rules.length} rules of ${groups.length} security groups let pass what was declared`,
    );
  },
};

/** CloudFormation lets everything out of a group for which no egress rule is written, inline or beside it. */
function withoutEgressRules(group: ModelResource, model: ResourceModel): Finding[] {
  const written = rulesOfGroup(group, model).some(({ direction }) => direction === 'egress');
  return written ? [] : [missing('it has no egress rules, so it lets everything out', group)];
}

function leaving(
  rule: SecurityGroupRule,
  declared: readonly DeclaredEgress[],
  model: ResourceModel,
): Finding[] {
  const { peer, resource } = rule;
  if (peer.kind === 'unknown')
    return [unknownFinding('where a rule lets traffic go is known only at deployment', resource)];
  if (peer.kind !== 'range' || isNoTraffic(rule) || isOwnNetwork(peer.text, model)) return [];
  if (declared.some((traffic) => covers(traffic, rule))) return [];
  return widthOf(peer.text) === undefined
    ? [unknownFinding(`where traffic goes is known only at deployment: ${describeRule(rule)}`, resource)]
    : [notMet(`not declared: ${describeRule(rule)}`, resource)];
}

/** One declared port is one port of the rule: a rule over all ports is covered by no declaration. */
function covers({ destination, port }: DeclaredEgress, rule: SecurityGroupRule): boolean {
  return rule.fromPort === port && rule.toPort === port && within(rule.peer.text, destination);
}

export function isOwnNetwork(range: string, model: ResourceModel): boolean {
  return model
    .ofType('AWS::EC2::VPC')
    .some((vpc) => within(range, model.text(vpc.properties.CidrBlock, vpc.stack)));
}

function entering(rule: SecurityGroupRule, declarations: Declarations, model: ResourceModel): Finding[] {
  if (widthOf(rule.peer.text) !== Width.WORLD) return [];
  if (isDeclaredAccess(rule, declarations) && isOfPublicBalancers(rule, model)) return [];
  return [notMet(`open to the world: ${describeRule(rule)}`, rule.resource)];
}

/** A store is reached by servers of the environment, which have security groups; addresses are nobody in particular. */
function reachableStore(store: ModelResource, model: ResourceModel): Finding[] {
  const groups = STORES[store.type]?.(store.properties) ?? [];
  return [
    ...withoutGroups(store, STORES),
    ...groups.flatMap((value) => {
      const { resource: group } = model.follow(value, store.stack);
      if (group === undefined) return [unknownFinding('no template holds its security group', store)];
      return rulesOfGroup(group, model)
        .filter(({ direction }) => direction === 'ingress')
        .filter(({ peer, resource }) => !isGroupOfEnvironment(peer.value, resource, model))
        .map((rule) =>
          notMet(`reachable by others than security groups of the environment: ${describeRule(rule)}`, store),
        );
    }),
  ];
}

function isGroupOfEnvironment(value: unknown, { stack }: ModelResource, model: ResourceModel): boolean {
  const { resource } = model.follow(value, stack);
  return resource?.type === SECURITY_GROUP && model.holds(resource);
}

/** Without one, the network's default security group rules, which is in no template. */
function withoutGroups(resource: ModelResource, types: GroupsByType): Finding[] {
  const { properties, type } = resource;
  const inherits = properties.DBClusterIdentifier !== undefined;
  const manual = type === 'AWS::ECS::Service' && properties.NetworkConfiguration === undefined;
  if (inherits || manual || (types[type]?.(properties) ?? []).length > 0) return [];
  return [notMet('it has no security group of its own', resource)];
}
