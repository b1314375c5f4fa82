import { is } from '../../internal/values';
import { type CheckFinding, findings } from '../findings';
import { list, object, scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { OutcomeState, Severity } from '../outcome';
import type { PublicResourceFindings } from './public-resources';

type EndpointFindings = PublicResourceFindings & ReturnType<typeof anonymousEndpointFindings>;

/**
 * The findings about endpoints for users that do not authenticate them, beside those about public resources.
 *
 * @param prefix of the check that reports them
 */
export function anonymousEndpointFindings(prefix: string) {
  return findings(prefix, Severity.CRITICAL, {
    apiKeyOnly: {
      message: '{resource} accepts API keys, which do not authenticate a caller.',
      remediation: 'Use AWS_IAM, a Cognito user pool or OpenID Connect for authorization.',
    },
    noWebAcl: {
      message: '{resource} serves any address, and has no web ACL.',
      remediation: 'Associate a web ACL that allows the declared ranges only.',
    },
    servesAnyAddress: {
      message: '{resource} serves any address without authentication.',
      remediation: 'Make the service private, or switch on its authentication.',
    },
    webAclUnknown: {
      state: OutcomeState.UNKNOWN,
      message: 'The web ACL of {resource} decides who is served, and is in another Region.',
      remediation: 'Verify that the web ACL allows the declared ranges only.',
    },
  });
}

/** Whether an endpoint serves callers without authentication. */
type Rule = (
  endpoint: ModelResource,
  found: EndpointFindings,
  model: ResourceModel,
) => CheckFinding | undefined;

const RULES: Readonly<Partial<Record<string, Rule>>> = {
  'AWS::Lambda::Url': authorization('AuthType'),
  'AWS::ApiGateway::Method': method,
  'AWS::ApiGatewayV2::Route': authorization('AuthorizationType'),
  'AWS::AppSync::GraphQLApi': apiKey,
  'AWS::CloudFront::Distribution': distribution,
  'AWS::AppRunner::Service': appRunnerService,
  'AWS::Amplify::App': amplifyApp,
};

export const ENDPOINT_TYPES: readonly string[] = Object.keys(RULES);

/** The findings about one endpoint, of a type in `ENDPOINT_TYPES`. */
export function anonymousFindingsOf(
  endpoint: ModelResource,
  found: EndpointFindings,
  model: ResourceModel,
): CheckFinding[] {
  const finding = RULES[endpoint.type]?.(endpoint, found, model);
  return finding === undefined ? [] : [finding];
}

function authorization(property: string): Rule {
  return (resource, found) => {
    const value = scalar(resource.properties[property] ?? 'NONE');
    if (value === undefined) return found.publicAccessUnknown(resource, { property });
    return value === 'NONE' ? found.noAuthorization(resource, { property }) : undefined;
  };
}

function method(...args: Parameters<Rule>): CheckFinding | undefined {
  const [{ properties, stack }, , model] = args;
  if (is(properties.HttpMethod, 'OPTIONS')) return undefined;
  const api = model.follow(properties.RestApiId, stack).resource;
  const types = list(object(api?.properties.EndpointConfiguration).Types);
  if (types.length > 0 && types.every((type) => is(type, 'PRIVATE'))) return undefined;
  return authorization('AuthorizationType')(...args);
}

function apiKey(api: ModelResource, found: EndpointFindings): CheckFinding | undefined {
  const { Visibility, AuthenticationType, AdditionalAuthenticationProviders } = api.properties;
  const additional = list(AdditionalAuthenticationProviders).map((one) => object(one).AuthenticationType);
  return !is(Visibility, 'PRIVATE') && [AuthenticationType, ...additional].some((one) => is(one, 'API_KEY'))
    ? found.apiKeyOnly(api)
    : undefined;
}

function distribution(resource: ModelResource, found: EndpointFindings): CheckFinding {
  const { WebACLId } = object(resource.properties.DistributionConfig);
  return WebACLId === undefined ? found.noWebAcl(resource) : found.webAclUnknown(resource);
}

function appRunnerService(service: ModelResource, found: EndpointFindings): CheckFinding | undefined {
  const ingress = object(object(service.properties.NetworkConfiguration).IngressConfiguration);
  return is(ingress.IsPubliclyAccessible, false) ? undefined : found.servesAnyAddress(service);
}

function amplifyApp(app: ModelResource, found: EndpointFindings): CheckFinding | undefined {
  const { EnableBasicAuth } = object(app.properties.BasicAuthConfig);
  return is(EnableBasicAuth, true) ? undefined : found.servesAnyAddress(app);
}
