import { list, object, scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';

const DISTRIBUTION = 'AWS::CloudFront::Distribution';
const WEB_ACL_ASSOCIATION = 'AWS::WAFv2::WebACLAssociation';

/** By type, whether it faces the internet; load balancers apart. */
const ENDPOINTS: Readonly<Partial<Record<string, (properties: ModelResource['properties']) => boolean>>> = {
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

/** Types that AWS WAF does not support. */
const WITHOUT_WEB_ACL = ['AWS::ApiGatewayV2::Api', 'AWS::Lambda::Url'];

/** Endpoints that face the internet and are no load balancers: no security group decides who reaches them. */
export function otherPublicEndpoints(model: ResourceModel): readonly ModelResource[] {
  return model
    .ofType(...Object.keys(ENDPOINTS))
    .filter(({ type, properties }) => ENDPOINTS[type]?.(properties) === true);
}

/** How AWS WAF protects an endpoint. */
export enum WebAclState {
  ASSOCIATED,
  MISSING,
  /** AWS WAF does not support the type. */
  NOT_SUPPORTED,
  /** The web ACL of a distribution is in us-east-1, in a template of its own. */
  IN_OTHER_REGION,
}

export function webAclStateOf(endpoint: ModelResource, model: ResourceModel): WebAclState {
  const { type, properties, stack, logicalId } = endpoint;
  if (WITHOUT_WEB_ACL.includes(type)) return WebAclState.NOT_SUPPORTED;
  if (type === DISTRIBUTION) {
    return object(properties.DistributionConfig).WebACLId === undefined
      ? WebAclState.MISSING
      : WebAclState.IN_OTHER_REGION;
  }
  // By its reference or by an attribute of it; the ARN of a stage of a REST API contains its API.
  const references = ['}', '.'].map((end) => `\${${stack.name}/${logicalId}${end}`);
  const isAssociated = model.ofType(WEB_ACL_ASSOCIATION).some((association) => {
    const arn = model.text(association.properties.ResourceArn, association.stack);
    return references.some((reference) => arn.includes(reference));
  });
  return isAssociated ? WebAclState.ASSOCIATED : WebAclState.MISSING;
}
