import type { Declarations } from '../../requirements/declarations';
import type { StageProfile } from '../../requirements/stage-profile';
import { list, scalar } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { within } from './ranges';
import { SECURITY_GROUP, type SecurityGroupRule } from './security-group-rules';

export const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const CLASSIC_BALANCER = 'AWS::ElasticLoadBalancing::LoadBalancer';
const ASSOCIATION = 'AWS::WAFv2::WebACLAssociation';

/** True if nobody but the team comes to an environment of the stage: it has no public face. */
export function isInternal({ requirements }: StageProfile): boolean {
  return requirements['STG-2'].required;
}

export function balancersOf(model: ResourceModel): readonly ModelResource[] {
  return model.ofType(BALANCER, CLASSIC_BALANCER);
}

/** The load balancers that face the internet, or may. */
export function publicBalancers(model: ResourceModel): readonly ModelResource[] {
  return balancersOf(model)
    .filter(({ properties }) => scalar(properties.Scheme ?? 'internet-facing') !== 'internal')
    .filter(({ properties }) => properties.Type !== 'gateway');
}

/** The web ACLs before a load balancer: a resource where a template holds it, else nothing. */
export function webAclsOf(
  balancer: ModelResource,
  model: ResourceModel,
): readonly (ModelResource | undefined)[] {
  return model
    .ofType(ASSOCIATION)
    .filter(({ properties, stack }) => model.follow(properties.ResourceArn, stack).resource === balancer)
    .map(({ properties, stack }) => model.follow(properties.WebACLArn, stack).resource);
}

/** The security groups of a load balancer: a resource where a template holds it, else nothing. */
export function groupsOf(
  { properties, stack }: ModelResource,
  model: ResourceModel,
): readonly (ModelResource | undefined)[] {
  return list(properties.SecurityGroups).map((value) => {
    const { resource } = model.follow(value, stack);
    return resource?.type === SECURITY_GROUP ? resource : undefined;
  });
}

/** True if the declared access lets the rule of a public load balancer stand. */
export function isDeclaredAccess(rule: SecurityGroupRule, { publicAccess }: Declarations): boolean {
  if (publicAccess === undefined) return false;
  const { allUsers, ranges, ports } = publicAccess;
  const atPort = rule.fromPort === rule.toPort && ports.some((port) => port === rule.fromPort);
  return atPort && (allUsers || ranges.some((range) => within(rule.peer.text, range)));
}

/** True if the security group that a rule stands in is one of public load balancers, and of nothing else. */
export function isOfPublicBalancers(rule: SecurityGroupRule, model: ResourceModel): boolean {
  const group = groupOf(rule, model);
  if (group === undefined) return false;
  const isPublic = publicBalancers(model).some((balancer) => groupsOf(balancer, model).includes(group));
  return isPublic && !model.resources.some((resource) => usesElsewhere(resource, group, model));
}

function groupOf({ resource }: SecurityGroupRule, model: ResourceModel): ModelResource | undefined {
  if (resource.type === SECURITY_GROUP) return resource;
  return model.follow(resource.properties.GroupId, resource.stack).resource;
}

/** Where servers, stores and endpoints name their security groups, at whatever depth. */
const GROUP_LISTS = /^(?:SecurityGroup(?:Id)?s|VPCSecurityGroups|VpcSecurityGroupIds|GroupSet)$/;

function usesElsewhere(resource: ModelResource, group: ModelResource, model: ResourceModel): boolean {
  if (publicBalancers(model).includes(resource)) return false;
  return groupLists(resource.properties).some(
    (value) => model.follow(value, resource.stack).resource === group,
  );
}

function groupLists(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    GROUP_LISTS.test(name) ? list(inner) : groupLists(inner),
  );
}
