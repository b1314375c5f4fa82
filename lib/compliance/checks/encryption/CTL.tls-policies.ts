import { type CheckFinding, findings } from '../../findings';
import { list, object, scalar } from '../../../internal/json';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { combinedOutcome, defineCheck, notApplicable, outcomeOf } from '../check';

const FINDINGS = findings('CTL', Severity.HIGH, {
  oldTlsVersion: {
    message: '{resource} has the TLS policy {policy}, which allows versions before TLS 1.2.',
    remediation: 'Set {property} to a policy with TLS 1.2 or later.',
  },
  plaintextOrigin: {
    message: '{resource} sends requests to an origin over HTTP.',
    remediation: 'Set OriginProtocolPolicy of each origin to https-only.',
  },
  oldTlsVersionOfOrigin: {
    message: '{resource} allows versions before TLS 1.2 for an origin.',
    remediation: 'Set OriginSSLProtocols of each origin to TLSv1.2.',
  },
  tlsPolicyUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The TLS policy of {resource} is known only at deployment.',
    remediation: 'Set {property} to a literal value.',
  },
});

const POLICIES: Readonly<Partial<Record<string, (resource: ModelResource) => CheckFinding[]>>> = {
  'AWS::CloudFront::Distribution': distributionFindings,
  'AWS::ApiGateway::DomainName': (domain) =>
    policyFinding(domain, {
      property: 'SecurityPolicy',
      policy: domain.properties.SecurityPolicy ?? 'TLS_1_0',
      strong: /^(?:TLS_1_2$|SecurityPolicy_TLS1[23]_)/,
    }),
  'AWS::OpenSearchService::Domain': searchFinding,
  'AWS::Elasticsearch::Domain': searchFinding,
};

export const ctlTlsPolicies = defineCheck({
  id: 'CTL.tls-policies',
  title: 'Load balancers, distributions, APIs, search domains and databases require TLS 1.2 or later',
  remediation:
    'Set a TLS policy with TLS 1.2 or later for load balancers, distributions, APIs and search domains, and let databases and caches reject plain connections.',
  findings: FINDINGS,
  evaluate(model, { outcomeOfCheck }) {
    const nothing = 'The environment has no resource that accepts connections.';
    const resources = model.ofType(...Object.keys(POLICIES));
    const policies =
      resources.length === 0
        ? notApplicable(nothing)
        : outcomeOf(
            resources,
            resources.flatMap((resource) => POLICIES[resource.type]?.(resource) ?? []),
            `Distributions, APIs and search domains require TLS 1.2 or later (resources: ${resources.length}).`,
          );
    return combinedOutcome([outcomeOfCheck('SEC-4.encrypted-in-transit'), policies], nothing);
  },
});

interface TlsPolicy {
  readonly property: string;
  readonly policy: unknown;
  /** The policies without versions before TLS 1.2. */
  readonly strong: RegExp;
}

function policyFinding(resource: ModelResource, { property, policy, strong }: TlsPolicy): CheckFinding[] {
  const text = scalar(policy);
  if (text === undefined) return [FINDINGS.tlsPolicyUnknown(resource, { property })];
  return strong.test(text) ? [] : [FINDINGS.oldTlsVersion(resource, { property, policy: text })];
}

function distributionFindings(distribution: ModelResource): CheckFinding[] {
  const config = object(distribution.properties.DistributionConfig);
  const origins = list(config.Origins)
    .map((origin) => object(object(origin).CustomOriginConfig))
    .filter(({ OriginProtocolPolicy }) => OriginProtocolPolicy !== undefined);
  const isPlaintext = origins.some(({ OriginProtocolPolicy }) => OriginProtocolPolicy !== 'https-only');
  const isOld = origins.some(({ OriginSSLProtocols }) =>
    list(OriginSSLProtocols ?? ['TLSv1', 'SSLv3']).some((protocol) => protocol !== 'TLSv1.2'),
  );
  return [
    ...policyFinding(distribution, {
      property: 'MinimumProtocolVersion',
      policy: object(config.ViewerCertificate).MinimumProtocolVersion ?? 'TLSv1',
      strong: /^TLSv1\.[23]/,
    }),
    ...(isPlaintext ? [FINDINGS.plaintextOrigin(distribution)] : []),
    ...(isOld ? [FINDINGS.oldTlsVersionOfOrigin(distribution)] : []),
  ];
}

function searchFinding(domain: ModelResource): CheckFinding[] {
  const { TLSSecurityPolicy } = object(domain.properties.DomainEndpointOptions);
  return policyFinding(domain, {
    property: 'TLSSecurityPolicy',
    policy: TLSSecurityPolicy ?? 'Policy-Min-TLS-1-0-2019-07',
    strong: /^Policy-Min-TLS-1-2-/,
  });
}
