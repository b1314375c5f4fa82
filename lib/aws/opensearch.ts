import { any, type Answer, isOneOf, isSet, isTrue, not } from './answers';
import {
  ALWAYS,
  BY_AUTHENTICATION,
  type ExposureFacts,
  type HealthFacts,
  NOT_APPLICABLE,
  type ServiceFacts,
  type TemplateResource,
  type TransitFault,
  type UpdateFacts,
} from './facts';
import { tlsPolicyFaults } from './tls-policies';
import { requiring } from './transit';
import { within } from './within';

const HEALTH: HealthFacts = { namespaces: ['AWS/ES'], dimension: 'DomainName' };

/** A domain outside of a VPC has a public endpoint, whatever its policy. */
const EXPOSURE: ExposureFacts = {
  internet: ({ properties }) => not(isSet(properties.VPCOptions)),
  admission: (domain, around) => around.admitsAnyone(domain.properties.AccessPolicies, domain),
  webAcl: 'not supported',
};

const SOFTWARE: UpdateFacts = {
  updates: 'service software updates',
  property: 'AutoSoftwareUpdateEnabled of SoftwareUpdateOptions',
  isAutomatic: ({ properties }) =>
    isTrue(within(properties.SoftwareUpdateOptions, 'AutoSoftwareUpdateEnabled')),
};

/** Amazon OpenSearch Service. AWS Backup does not support it; its own snapshots are hourly, and cannot be kept. */
export const OPENSEARCH: ServiceFacts = {
  'AWS::OpenSearchService::Domain': {
    data: { awsBackup: 'not supported' },
    encryptedAtRest: isEncrypted,
    encryptedInTransit: domainFaults,
    multiAz: ({ properties: { ClusterConfig } }) =>
      any([
        isTrue(within(ClusterConfig, 'MultiAZWithStandbyEnabled')),
        isTrue(within(ClusterConfig, 'ZoneAwarenessEnabled')),
      ]),
    deletionProtection: NOT_APPLICABLE,
    updates: SOFTWARE,
    health: HEALTH,
    exposure: EXPOSURE,
    server: NOT_APPLICABLE,
  },
  'AWS::Elasticsearch::Domain': {
    data: { awsBackup: 'not supported' },
    encryptedAtRest: isEncrypted,
    encryptedInTransit: domainFaults,
    multiAz: ({ properties }) =>
      isTrue(within(properties.ElasticsearchClusterConfig, 'ZoneAwarenessEnabled')),
    deletionProtection: NOT_APPLICABLE,
    // The type lacks the property, and AWS installs the required updates only.
    updates: { ...SOFTWARE, isAutomatic: () => 'unknown' },
    health: HEALTH,
    exposure: EXPOSURE,
    server: NOT_APPLICABLE,
  },
  'AWS::OpenSearchServerless::Collection': {
    data: { awsBackup: 'not supported' },
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-opensearchserverless-collection.html
    encryptedAtRest: ALWAYS,
    // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-overview.html
    encryptedInTransit: ALWAYS,
    // https://docs.aws.amazon.com/config/latest/developerguide/opensearchserverless-collection-standbyreplicas-enabled.html
    multiAz: ({ properties }) => not(isOneOf(properties.StandbyReplicas, ['DISABLED'])),
    deletionProtection: ({ properties }) => isOneOf(properties.DeletionProtection, ['ENABLED', 'true']),
    // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-overview.html
    updates: ALWAYS,
    health: { namespaces: ['AWS/AOSS'], dimension: 'CollectionName', property: 'Name' },
    // A network policy decides, which names collections by a pattern.
    exposure: { internet: () => 'unknown', admission: BY_AUTHENTICATION, webAcl: 'not supported' },
    server: NOT_APPLICABLE,
  },
};

function isEncrypted({ properties }: TemplateResource): Answer {
  return isTrue(within(properties.EncryptionAtRestOptions, 'Enabled'));
}

const requiresHttps = requiring(({ properties }) =>
  isTrue(within(properties.DomainEndpointOptions, 'EnforceHTTPS')),
);

function domainFaults(...args: Parameters<typeof requiresHttps>): readonly TransitFault[] {
  const [{ properties }] = args;
  const property = 'TLSSecurityPolicy';
  const policy = within(properties.DomainEndpointOptions, property) ?? 'Policy-Min-TLS-1-0-2019-07';
  return [...requiresHttps(...args), ...tlsPolicyFaults(policy, property, /^Policy-Min-TLS-1-2-/)];
}
