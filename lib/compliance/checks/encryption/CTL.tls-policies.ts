import type { Finding } from '../../outcome';
import { sec4EncryptedInTransit } from './SEC-4.encrypted-in-transit';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { list, object, scalar } from '../../model/json';
import type { ModelResource } from '../../model/resource-model';
import { together } from '../../analysis/combined-outcomes';

type Look = (resource: ModelResource) => Finding[];

const FURTHER: Readonly<Partial<Record<string, Look>>> = {
  'AWS::CloudFront::Distribution': (distribution) => distributionFaults(distribution),
  'AWS::ApiGateway::DomainName': (domain) => {
    const policy = domain.properties.SecurityPolicy ?? 'TLS_1_0';
    return knowsOldTls(policy, /^(?:TLS_1_2$|SecurityPolicy_TLS1[23]_)/, domain);
  },
  'AWS::OpenSearchService::Domain': (domain) => searchFaults(domain),
  'AWS::Elasticsearch::Domain': (domain) => searchFaults(domain),
};

export const ctlTlsPolicies: Check = {
  title:
    'what is connected to insists on TLS 1.2 or later: load balancers, CloudFront, API Gateway, search, databases',
  remediation:
    'let load balancers, distributions, APIs and search domains speak HTTPS with TLS 1.2 or later only, and have databases and caches refuse plain connections',
  examine(model, context) {
    const nothing = 'nothing in the environment is connected to';
    const looked = model.ofType(...Object.keys(FURTHER));
    const further =
      looked.length === 0
        ? notApplicable(nothing)
        : verdict(
            looked,
            looked.flatMap((resource) => FURTHER[resource.type]?.(resource) ?? []),
            `${looked.length} distributions, APIs and search domains insist on TLS`,
          );
    return together([sec4EncryptedInTransit.examine(model, context), further], nothing);
  },
};

function knowsOldTls(policy: unknown, strong: RegExp, resource: ModelResource): Finding[] {
  const text = scalar(policy);
  if (text === undefined) return [unknownFinding('its TLS policy is known only at deployment', resource)];
  return strong.test(text) ? [] : [notMet(`its policy ${text} knows TLS before 1.2`, resource)];
}

function distributionFaults(distribution: ModelResource): Finding[] {
  const config = object(distribution.properties.DistributionConfig);
  const certificate = object(config.ViewerCertificate);
  const origins = list(config.Origins)
    .map((origin) => object(object(origin).CustomOriginConfig))
    .filter(({ OriginProtocolPolicy }) => OriginProtocolPolicy !== undefined);
  return [
    ...knowsOldTls(certificate.MinimumProtocolVersion ?? 'TLSv1', /^TLSv1\.[23]/, distribution),
    ...(origins.some(({ OriginProtocolPolicy }) => OriginProtocolPolicy !== 'https-only')
      ? [notMet('it asks an origin by plain HTTP', distribution)]
      : []),
    ...(origins.some(({ OriginSSLProtocols }) =>
      list(OriginSSLProtocols ?? ['TLSv1', 'SSLv3']).some((protocol) => protocol !== 'TLSv1.2'),
    )
      ? [notMet('it asks an origin with TLS before 1.2', distribution)]
      : []),
  ];
}

function searchFaults(domain: ModelResource): Finding[] {
  const { TLSSecurityPolicy } = object(domain.properties.DomainEndpointOptions);
  return knowsOldTls(TLSSecurityPolicy ?? 'Policy-Min-TLS-1-0-2019-07', /^Policy-Min-TLS-1-2-/, domain);
}
