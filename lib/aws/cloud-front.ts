import { list, object, scalar } from '../internal/json';
import { any, type Answer, isOneOf, isSet, isTrue, not } from './answers';
import {
  ANYONE,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
  type TransitFault,
} from './facts';
import { tlsPolicyFaults } from './tls-policies';
import { within } from './within';

const TLS_1_2 = /^TLSv1\.[23]/;

/** Stands for a value that no template shows. */
const UNKNOWN = {};

/** Amazon CloudFront. */
export const CLOUD_FRONT: ServiceFacts = {
  'AWS::CloudFront::Distribution': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: (distribution, around) => [
      ...viewerFaults(distribution),
      ...originFaults(distribution, around),
    ],
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: { namespaces: ['AWS/CloudFront'], dimension: 'DistributionId' },
    exposure: { internet: () => 'yes', admission: ANYONE, webAcl: hasWebAcl },
    server: NOT_APPLICABLE,
  },
  'AWS::CloudFront::DistributionTenant': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    // Its distribution decides, and has the metrics.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: {
      internet: ({ properties }) => isTrue(properties.Enabled, true),
      admission: ANYONE,
      webAcl: hasTenantWebAcl,
    },
    server: NOT_APPLICABLE,
  },
};

function acceptsPlaintext({ properties }: TemplateResource): Answer {
  const config = properties.DistributionConfig;
  const behaviors = [within(config, 'DefaultCacheBehavior'), ...list(within(config, 'CacheBehaviors'))];
  return any(behaviors.map((one) => isOneOf(within(one, 'ViewerProtocolPolicy'), ['allow-all'])));
}

function viewerFaults(distribution: TemplateResource): readonly TransitFault[] {
  const certificate = within(distribution.properties.DistributionConfig, 'ViewerCertificate');
  // With its own certificate, CloudFront allows TLS 1.0 whatever the distribution sets.
  // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html
  const isDefault = isTrue(within(certificate, 'CloudFrontDefaultCertificate'));
  const policy = isDefault === 'yes' ? 'TLSv1' : (within(certificate, 'MinimumProtocolVersion') ?? 'TLSv1');
  return [
    ...faultsIf(acceptsPlaintext(distribution), { kind: 'plaintext' }),
    ...tlsPolicyFaults(policy, 'MinimumProtocolVersion', TLS_1_2),
  ];
}

function originFaults(distribution: TemplateResource, around: Surroundings): readonly TransitFault[] {
  const config = distribution.properties.DistributionConfig;
  const viewers = acceptsPlaintext(distribution);
  const origins = list(within(config, 'Origins')).map((origin) => originConfig(origin, distribution, around));
  const configs = [...origins, within(config, 'CustomOrigin')].filter((one) => one !== undefined);
  const plaintext = any(configs.map((one) => isPlaintext(one, viewers)));
  return [
    ...faultsIf(plaintext, { kind: 'plaintext origin' }),
    ...configs.flatMap(originTlsFaults).slice(0, 1),
  ];
}

/** How an origin is reached that is no bucket; that of a VPC origin is another resource. */
function originConfig(origin: unknown, distribution: TemplateResource, around: Surroundings): unknown {
  const id = within(origin, 'VpcOriginConfig', 'VpcOriginId');
  if (id === undefined) return within(origin, 'CustomOriginConfig');
  const vpcOrigin = around.follow(id, distribution)?.properties.VpcOriginEndpointConfig;
  if (vpcOrigin === undefined) return { OriginProtocolPolicy: UNKNOWN, OriginSSLProtocols: UNKNOWN };
  return { OriginProtocolPolicy: 'match-viewer', ...object(vpcOrigin) };
}

/** @see https://docs.aws.amazon.com/config/latest/developerguide/cloudfront-traffic-to-origin-encrypted.html */
function isPlaintext(config: unknown, viewers: Answer): Answer {
  const policy = within(config, 'OriginProtocolPolicy');
  return isOneOf(policy, ['match-viewer']) === 'yes' ? viewers : isOneOf(policy, ['http-only']);
}

function originTlsFaults(config: unknown): readonly TransitFault[] {
  const property = 'OriginSSLProtocols';
  if (isOneOf(within(config, 'OriginProtocolPolicy'), ['http-only']) === 'yes') return [];
  const protocols = list(within(config, property) ?? ['TLSv1', 'SSLv3']);
  const names = protocols.map(scalar);
  if (names.some((name) => name !== undefined && name !== 'TLSv1.2')) return [{ kind: 'old TLS of origin' }];
  return names.includes(undefined) ? [{ kind: 'unknown policy', property }] : [];
}

function faultsIf(answer: Answer, fault: TransitFault): readonly TransitFault[] {
  if (answer === 'no') return [];
  return [answer === 'yes' ? fault : { kind: 'unknown' }];
}

function hasWebAcl({ properties }: TemplateResource): Answer {
  return isSet(within(properties.DistributionConfig, 'WebACLId'));
}

/** A tenant has the web ACL of its distribution, unless it has another or none. */
function hasTenantWebAcl(tenant: TemplateResource, around: Surroundings): Answer {
  const action = within(tenant.properties.Customizations, 'WebAcl', 'Action');
  if (action !== undefined) return not(isOneOf(action, ['disable']));
  const distribution = around.follow(tenant.properties.DistributionId, tenant);
  return distribution === undefined ? 'unknown' : hasWebAcl(distribution);
}
