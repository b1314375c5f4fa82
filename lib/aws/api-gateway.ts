import { list } from '../internal/json';
import { all, any, type Answer, isOneOf, isTrue, not } from './answers';
import {
  ALWAYS,
  ANYONE,
  type Applicable,
  NOT_APPLICABLE,
  type ServiceFacts,
  type TemplateResource,
  type TransitFault,
  type TypeFacts,
} from './facts';
import { tlsPolicyFaults } from './tls-policies';
import { within } from './within';

/** The policies of API Gateway without TLS before 1.2. */
const TLS_1_2 = /^(?:TLS_1_2$|SecurityPolicy_TLS1[23]_)/;

/** A custom domain name publishes APIs, which are endpoints themselves. */
const DOMAIN_NAME: Omit<TypeFacts, 'encryptedInTransit'> = {
  data: NOT_APPLICABLE,
  encryptedAtRest: NOT_APPLICABLE,
  multiAz: NOT_APPLICABLE,
  deletionProtection: NOT_APPLICABLE,
  updates: NOT_APPLICABLE,
  health: NOT_APPLICABLE,
  exposure: NOT_APPLICABLE,
  server: NOT_APPLICABLE,
};

/** Amazon API Gateway. */
export const API_GATEWAY: ServiceFacts = {
  'AWS::ApiGateway::RestApi': {
    data: NOT_APPLICABLE,
    // The cache is that of a stage.
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: restApiFaults,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: { namespaces: ['AWS/ApiGateway'], dimension: 'ApiName', property: 'Name' },
    exposure: { internet: (api) => not(isPrivate(api)), admission: ANYONE, webAcl: 'association' },
    server: NOT_APPLICABLE,
  },
  'AWS::ApiGateway::DomainName': {
    ...DOMAIN_NAME,
    // No page of AWS states the default; ct-apigateway-pr-6 of AWS Control Tower takes it for TLS 1.2.
    encryptedInTransit: ({ properties }) =>
      tlsPolicyFaults(properties.SecurityPolicy, 'SecurityPolicy', TLS_1_2),
  },
  // Its API answers for the endpoint.
  'AWS::ApiGateway::Stage': {
    data: NOT_APPLICABLE,
    encryptedAtRest: cacheEncryption,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::ApiGatewayV2::Api': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    // HTTP and WebSocket APIs have the policy TLS_1_2.
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
    encryptedInTransit: ALWAYS,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: { namespaces: ['AWS/ApiGateway'], dimension: 'ApiId' },
    exposure: { internet: () => 'yes', admission: ANYONE, webAcl: 'not supported' },
    server: NOT_APPLICABLE,
  },
  'AWS::ApiGatewayV2::DomainName': {
    ...DOMAIN_NAME,
    encryptedInTransit: ({ properties }) =>
      list(properties.DomainNameConfigurations).flatMap((one) =>
        tlsPolicyFaults(within(one, 'SecurityPolicy'), 'SecurityPolicy', TLS_1_2),
      ),
  },
};

function isPrivate({ properties: { EndpointConfiguration, Parameters } }: TemplateResource): Answer {
  const types = [
    ...list(within(EndpointConfiguration, 'Types')),
    ...list(within(Parameters, 'endpointConfigurationTypes')),
  ];
  return any(types.map((type) => isOneOf(type, ['PRIVATE'])));
}

/**
 * The default endpoint of an API allows TLS 1.0, unless it is private.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
 */
function restApiFaults(api: TemplateResource): readonly TransitFault[] {
  const { SecurityPolicy, DisableExecuteApiEndpoint } = api.properties;
  if (SecurityPolicy !== undefined) return tlsPolicyFaults(SecurityPolicy, 'SecurityPolicy', TLS_1_2);
  switch (any([isPrivate(api), isTrue(DisableExecuteApiEndpoint)])) {
    case 'yes':
      return [];
    case 'no':
      return tlsPolicyFaults('TLS_1_0', 'SecurityPolicy', TLS_1_2);
    case 'unknown':
      return [{ kind: 'unknown policy', property: 'SecurityPolicy' }];
  }
}

/**
 * Responses are cached as they are, unless a setting encrypts them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
function cacheEncryption({ properties }: TemplateResource): Applicable {
  const hasCache = isTrue(properties.CacheClusterEnabled);
  if (hasCache === 'no') return NOT_APPLICABLE;
  const settings = list(properties.MethodSettings).filter(
    (one) => isTrue(within(one, 'CachingEnabled')) !== 'no',
  );
  if (settings.length === 0) return 'unknown';
  const isEncrypted = all(settings.map((one) => isTrue(within(one, 'CacheDataEncrypted'))));
  return hasCache === 'unknown' && isEncrypted === 'no' ? 'unknown' : isEncrypted;
}
