import { is } from '../../internal/values';
import { list, object, scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { SECURITY_GROUP } from './security-group-rules';

export const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const CLASSIC_LOAD_BALANCER = 'AWS::ElasticLoadBalancing::LoadBalancer';
const WEB_ACL_ASSOCIATION = 'AWS::WAFv2::WebACLAssociation';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

export function loadBalancersOf(model: ResourceModel): readonly ModelResource[] {
  return model.ofType(LOAD_BALANCER, CLASSIC_LOAD_BALANCER);
}

/** The load balancers that are internet-facing, or may be. */
export function publicLoadBalancers(model: ResourceModel): readonly ModelResource[] {
  return loadBalancersOf(model).filter(
    ({ properties }) => !is(properties.Scheme, 'internal') && !is(properties.Type, 'gateway'),
  );
}

/** The web ACLs of a load balancer; undefined stands for one that no template holds. */
export function webAclsOf(
  balancer: ModelResource,
  model: ResourceModel,
): readonly (ModelResource | undefined)[] {
  return model
    .ofType(WEB_ACL_ASSOCIATION)
    .filter(({ properties, stack }) => model.follow(properties.ResourceArn, stack).resource === balancer)
    .map(({ properties, stack }) => model.follow(properties.WebACLArn, stack).resource);
}

/** The security groups of a load balancer; undefined stands for one that no template holds. */
export function securityGroupsOf(
  { properties, stack }: ModelResource,
  model: ResourceModel,
): readonly (ModelResource | undefined)[] {
  return list(properties.SecurityGroups).map((value) => {
    const { resource } = model.follow(value, stack);
    return resource?.type === SECURITY_GROUP ? resource : undefined;
  });
}

export function listenersOf(balancer: ModelResource, model: ResourceModel): readonly ModelResource[] {
  return model
    .ofType(LISTENER)
    .filter(({ properties, stack }) => model.follow(properties.LoadBalancerArn, stack).resource === balancer);
}

/** The ports on which a load balancer listens; undefined stands for one that is known only at deployment. */
export function portsOf(balancer: ModelResource, model: ResourceModel): readonly (number | undefined)[] {
  const ofListeners = listenersOf(balancer, model).map(({ properties }) => properties.Port);
  const ofClassic = list(balancer.properties.Listeners).map((one) => object(one).LoadBalancerPort);
  return [...ofListeners, ...ofClassic].map((port) => {
    const text = scalar(port);
    return text === undefined ? undefined : Number(text);
  });
}
