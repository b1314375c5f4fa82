import type { Declarations, DeclaredTeamAccess } from '../../requirements/declarations';
import type { StageProfile } from '../../requirements/stage-profile';
import { list } from '../../internal/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../model/resource-model';
import { resourcesOf } from './component-resources';
import { publicLoadBalancers, securityGroupsOf } from './load-balancers';
import { widthOf, within } from './ranges';
import { SECURITY_GROUP, type SecurityGroupRule, isOfPort } from './security-group-rules';

/** True if only the team reaches environments of the stage. */
export function isInternal({ requirements }: StageProfile): boolean {
  return requirements['STG-2'].required;
}

/** Whether the team access declares the peer of a rule; undefined if that is known only at deployment. */
export function isTeamAccess(
  { peer, resource }: SecurityGroupRule,
  { ranges, prefixLists, securityGroups }: DeclaredTeamAccess,
  model: ResourceModel,
): boolean | undefined {
  const isUndeclared = (isKnown: boolean) => (isKnown ? false : undefined);
  switch (peer.kind) {
    case 'range':
      return (
        ranges.some((range) => within(peer.text, range)) || isUndeclared(widthOf(peer.text) !== undefined)
      );
    case 'prefix list':
      return prefixLists.includes(peer.text) || isUndeclared(isLiteral(peer.text));
    case 'security group': {
      if (securityGroups.includes(peer.text)) return true;
      const group = model.follow(peer.value, resource.stack).resource;
      // A security group of the environment itself needs no declaration.
      return group === undefined ? isUndeclared(isLiteral(peer.text)) : model.holds(group);
    }
    case 'unknown':
      return undefined;
  }
}

/** True if the rule admits a declared consumer outside of the environment to a component that it uses. */
export function isDeclaredConsumer(
  rule: SecurityGroupRule,
  declarations: Declarations,
  model: ResourceModel,
): boolean {
  const { consumers = [] } = declarations;
  const group = securityGroupOf(rule, model);
  return consumers.some(
    ({ securityGroups, uses }) =>
      securityGroups.includes(rule.peer.text) &&
      uses.some((component) => resourcesOf(component, model, declarations).some((one) => one === group)),
  );
}

/** True if the declared public access allows the rule at a public load balancer. */
export function isPublicAccess(rule: SecurityGroupRule, { publicAccess }: Declarations): boolean {
  if (publicAccess === undefined) return false;
  const { allUsers, ranges, ports } = publicAccess;
  const isDeclaredRange = allUsers || ranges.some((range) => within(rule.peer.text, range));
  return isDeclaredRange && ports.some((port) => isOfPort(rule, port));
}

/** True if the range is in the VPC of the environment. */
export function isInVpc(range: string, model: ResourceModel): boolean {
  return model
    .possible('AWS::EC2::VPC')
    .some((vpc) => within(range, model.text(vpc.properties.CidrBlock, vpc.stack)));
}

/** True if only public load balancers have the security group of a rule. */
export function isOfPublicLoadBalancers(rule: SecurityGroupRule, model: ResourceModel): boolean {
  const group = securityGroupOf(rule, model);
  if (group === undefined) return false;
  const balancers = publicLoadBalancers(model);
  return (
    balancers.some((balancer) => securityGroupsOf(balancer, model).includes(group)) &&
    !model.resources.some((resource) => !balancers.includes(resource) && hasGroup(resource, group, model))
  );
}

function securityGroupOf({ resource }: SecurityGroupRule, model: ResourceModel): ModelResource | undefined {
  if (resource.type === SECURITY_GROUP) return resource;
  return model.follow(resource.properties.GroupId, resource.stack).resource;
}

/** The properties in which servers, stores and endpoints name their security groups, at whatever depth. */
const GROUP_LISTS = /^(?:SecurityGroup(?:Id)?s|VPCSecurityGroups|VpcSecurityGroupIds|GroupSet)$/;

function hasGroup(resource: ModelResource, group: ModelResource, model: ResourceModel): boolean {
  return groupsIn(resource.properties).some(
    (value) => model.follow(value, resource.stack).resource === group,
  );
}

function groupsIn(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    GROUP_LISTS.test(name) ? list(inner) : groupsIn(inner),
  );
}
