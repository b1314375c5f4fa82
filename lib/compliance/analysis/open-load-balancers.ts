import type { Finding } from '../outcome';
import { list, object, scalar } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { notMet, missing, unknownFinding } from '../checks/check';

const DISTRIBUTION = 'AWS::CloudFront::Distribution';
const ASSOCIATION = 'AWS::WAFv2::WebACLAssociation';

/** By type, whether it faces the internet; load balancers apart. */
const DOORS: Readonly<Partial<Record<string, (properties: ModelResource['properties']) => boolean>>> = {
  'AWS::ApiGateway::RestApi': ({ EndpointConfiguration }) =>
    !list(object(EndpointConfiguration).Types).some((type) => type === 'PRIVATE'),
  'AWS::ApiGatewayV2::Api': () => true,
  'AWS::AppSync::GraphQLApi': ({ Visibility }) => Visibility !== 'PRIVATE',
  'AWS::AppRunner::Service': ({ NetworkConfiguration }) =>
    scalar(object(object(NetworkConfiguration).IngressConfiguration).IsPubliclyAccessible) !== 'false',
  'AWS::Lambda::Url': () => true,
  'AWS::Amplify::App': () => true,
  [DISTRIBUTION]: () => true,
};

/** Those that no web ACL can stand before. */
const UNGUARDABLE = ['AWS::ApiGatewayV2::Api', 'AWS::Lambda::Url'];

/** What faces the internet and is no load balancer: who passes is not for a security group to say. */
export function publicLoadBalancers(model: ResourceModel): readonly ModelResource[] {
  return model
    .ofType(...Object.keys(DOORS))
    .filter(({ type, properties }) => DOORS[type]?.(properties) === true);
}

/** What is to say of a load balancer without a web firewall, or with one whose rules are not looked at here. */
export function unprotectedLoadBalancer(loadBalancer: ModelResource, model: ResourceModel): Finding[] {
  const { type, properties, stack, logicalId } = loadBalancer;
  if (UNGUARDABLE.includes(type))
    return [notMet('no web firewall can stand before a load balancer of its type', loadBalancer)];
  if (type === DISTRIBUTION) {
    return object(properties.DistributionConfig).WebACLId === undefined
      ? [notMet('no web firewall stands before it', loadBalancer)]
      : [unknownFinding('the rules of the web firewall before it stand in another Region', loadBalancer)];
  }
  // By its reference or by an attribute of it; a stage of a REST API is named with its API.
  const names = ['}', '.'].map((end) => `\${${stack.name}/${logicalId}${end}`);
  const isGuarded = model.ofType(ASSOCIATION).some((association) => {
    const arn = model.text(association.properties.ResourceArn, association.stack);
    return names.some((name) => arn.includes(name));
  });
  return isGuarded ? [] : [missing('no web firewall stands before it', loadBalancer)];
}
