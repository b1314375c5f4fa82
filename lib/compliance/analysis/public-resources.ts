import { is } from '../../internal/values';
import { type CheckFinding, findings } from '../findings';
import { isOneOf } from '../../aws/answers';
import { type JsonObject, list, scalar } from '../../internal/json';
import { within as valueWithin } from '../../aws/within';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { OutcomeState, Severity } from '../outcome';
import { allowsAnyPrincipal, isUnresolvedDocument, statementsOf, namesOf } from './policy-statements';

const { UNKNOWN } = OutcomeState;

export type PublicResourceFindings = ReturnType<typeof publicResourceFindings>;

/**
 * The findings about resources that anyone can use without authentication.
 *
 * @param prefix of the check that reports them
 */
export function publicResourceFindings(prefix: string) {
  return findings(prefix, Severity.CRITICAL, {
    publicAddress: {
      message: '{resource} has a public address.',
      remediation: 'Set PubliclyAccessible to false, and reach it from within the VPC.',
    },
    publicBrokers: {
      message: 'The brokers of {resource} have public addresses.',
      remediation: 'Set PublicAccess of the connectivity to DISABLED.',
    },
    publicAcl: {
      message: '{resource} has the ACL {acl}.',
      remediation: 'Remove AccessControl, and block public access to the bucket.',
    },
    anyPrincipalAllowed: {
      message: '{resource} allows any principal to perform {actions}.',
      remediation: 'Name the principals, or add a condition such as aws:PrincipalOrgID or aws:SourceArn.',
    },
    publicRepository: {
      message: 'Anyone can pull images from {resource}.',
      remediation: 'Use a private repository of Amazon ECR.',
      severity: Severity.MEDIUM,
    },
    noAuthorization: {
      message: '{resource} accepts requests without authorization.',
      remediation: 'Set {property} to the authorization that callers need, such as AWS_IAM.',
    },
    unauthenticatedIdentities: {
      message: '{resource} gives credentials to identities that do not sign in.',
      remediation: 'Set AllowUnauthenticatedIdentities to false.',
    },
    publicAccessUnknown: {
      state: UNKNOWN,
      message: 'Whether {resource} is public depends on {property}, which is known only at deployment.',
      remediation: 'Set {property} to a literal value.',
    },
    publicAddressUnknown: {
      state: UNKNOWN,
      message: '{resource} does not set PubliclyAccessible, so its subnets decide whether it is public.',
      remediation: 'Set PubliclyAccessible to false.',
    },
    apiDefinitionUnknown: {
      state: UNKNOWN,
      message: 'The OpenAPI definition of {resource} decides about authorization, and is not evaluated.',
      remediation: 'Verify that each operation of the definition has a security scheme.',
    },
  });
}

/** Whether one property, or one policy, makes a resource public. */
type Rule = (
  resource: ModelResource,
  found: PublicResourceFindings,
  model: ResourceModel,
) => CheckFinding | undefined;

/** By type, what makes a resource public. Load balancers, security groups and endpoints for users apart. */
const RULES: Readonly<Partial<Record<string, readonly Rule[]>>> = {
  'AWS::RDS::DBInstance': [databaseInstance],
  'AWS::RDS::DBCluster': [databaseCluster],
  'AWS::Neptune::DBInstance': [publiclyAccessible()],
  'AWS::Redshift::Cluster': [publiclyAccessible()],
  'AWS::RedshiftServerless::Workgroup': [publiclyAccessible()],
  'AWS::AmazonMQ::Broker': [publiclyAccessible()],
  'AWS::DMS::ReplicationInstance': [publiclyAccessible(true)],
  'AWS::MSK::Cluster': [brokers],
  'AWS::S3::Bucket': [bucketAcl],
  'AWS::S3::BucketPolicy': [policy('PolicyDocument')],
  'AWS::S3::AccessPoint': [policy('Policy')],
  'AWS::SQS::QueuePolicy': [policy('PolicyDocument')],
  'AWS::SQS::QueueInlinePolicy': [policy('PolicyDocument')],
  'AWS::SNS::TopicPolicy': [policy('PolicyDocument')],
  'AWS::SNS::TopicInlinePolicy': [policy('PolicyDocument')],
  'AWS::DynamoDB::Table': [tablePolicies(({ properties }) => [properties, properties.StreamSpecification])],
  'AWS::DynamoDB::GlobalTable': [
    tablePolicies(({ properties }) =>
      list(properties.Replicas).flatMap((one) => [one, valueWithin(one, 'ReplicaStreamSpecification')]),
    ),
  ],
  'AWS::Events::EventBusPolicy': [
    anyPrincipal('events:PutEvents', ({ Condition }) => Condition),
    policy('Statement', ({ Statement }) => ({ Statement: Statement && { Statement } })),
  ],
  'AWS::Logs::ResourcePolicy': [policy('PolicyDocument')],
  'AWS::Lambda::LayerVersionPermission': [
    anyPrincipal('lambda:GetLayerVersion', ({ OrganizationId }) => OrganizationId),
  ],
  'AWS::Kinesis::ResourcePolicy': [policy('ResourcePolicy')],
  'AWS::KMS::Key': [policy('KeyPolicy')],
  'AWS::SecretsManager::ResourcePolicy': [policy('ResourcePolicy')],
  'AWS::ECR::Repository': [policy('RepositoryPolicyText')],
  'AWS::ECR::PublicRepository': [(repository, found) => found.publicRepository(repository)],
  'AWS::EFS::FileSystem': [policy('FileSystemPolicy')],
  'AWS::OpenSearchService::Domain': [policy('AccessPolicies')],
  'AWS::Elasticsearch::Domain': [policy('AccessPolicies')],
  'AWS::Backup::BackupVault': [policy('AccessPolicy')],
  'AWS::Backup::LogicallyAirGappedBackupVault': [policy('AccessPolicy')],
  'AWS::IAM::Role': [policy('AssumeRolePolicyDocument')],
  'AWS::Lambda::Permission': [
    anyPrincipal(
      'lambda:InvokeFunction',
      ({ SourceArn, SourceAccount, PrincipalOrgID, FunctionUrlAuthType }) =>
        FunctionUrlAuthType === 'AWS_IAM' ? true : (SourceArn ?? SourceAccount ?? PrincipalOrgID),
    ),
  ],
  'AWS::ApiGatewayV2::Api': [quickCreatedApi, apiDefinition],
  'AWS::ApiGateway::RestApi': [apiDefinition],
  'AWS::Cognito::IdentityPool': [identityPool],
};

export const PUBLIC_RESOURCE_TYPES: readonly string[] = Object.keys(RULES);

/** The findings about one resource, of a type in `PUBLIC_RESOURCE_TYPES`. */
export function publicFindingsOf(
  resource: ModelResource,
  found: PublicResourceFindings,
  model: ResourceModel,
): CheckFinding[] {
  return (RULES[resource.type] ?? []).flatMap((rule) => rule(resource, found, model) ?? []);
}

function publiclyAccessible(byDefault = false): Rule {
  return (resource, found) => {
    const value = scalar(resource.properties.PubliclyAccessible ?? byDefault);
    if (value === undefined) return found.publicAccessUnknown(resource, { property: 'PubliclyAccessible' });
    return value === 'true' ? found.publicAddress(resource) : undefined;
  };
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-publiclyaccessible */
function databaseInstance(...args: Parameters<Rule>): CheckFinding | undefined {
  const [resource, found] = args;
  const { PubliclyAccessible, DBClusterIdentifier } = resource.properties;
  if (PubliclyAccessible !== undefined) return publiclyAccessible()(...args);
  return DBClusterIdentifier === undefined ? found.publicAddressUnknown(resource) : undefined;
}

/** A Multi-AZ DB cluster has addresses of its own; those of Aurora are of its instances. */
function databaseCluster(...args: Parameters<Rule>): CheckFinding | undefined {
  const [cluster, found] = args;
  const { PubliclyAccessible, DBClusterInstanceClass } = cluster.properties;
  if (PubliclyAccessible !== undefined) return publiclyAccessible()(...args);
  return DBClusterInstanceClass === undefined ? undefined : found.publicAddressUnknown(cluster);
}

function brokers(cluster: ModelResource, found: PublicResourceFindings): CheckFinding | undefined {
  const property = 'BrokerNodeGroupInfo';
  const type = valueWithin(cluster.properties[property], 'ConnectivityInfo', 'PublicAccess', 'Type');
  switch (isOneOf(type, ['DISABLED'], 'DISABLED')) {
    case 'yes':
      return undefined;
    case 'no':
      return found.publicBrokers(cluster);
    case 'unknown':
      return found.publicAccessUnknown(cluster, { property });
  }
}

function bucketAcl(bucket: ModelResource, found: PublicResourceFindings): CheckFinding | undefined {
  const acl = scalar(bucket.properties.AccessControl) ?? '';
  return acl.startsWith('PublicRead') || acl === 'AuthenticatedRead'
    ? found.publicAcl(bucket, { acl })
    : undefined;
}

/** @param within where the property is, if not among those of the resource itself */
function policy(property: string, within: (properties: JsonObject) => JsonObject = (it) => it): Rule {
  return (resource, found, model) => {
    const document = within(resource.properties)[property];
    return policyFinding([document], property, resource, found, model);
  };
}

/** @param holders what has resource policies */
function tablePolicies(holders: (table: ModelResource) => readonly unknown[]): Rule {
  return (table, found, model) => {
    const documents = holders(table).map((one) => valueWithin(one, 'ResourcePolicy', 'PolicyDocument'));
    return policyFinding(documents, 'ResourcePolicy', table, found, model);
  };
}

/** One document that allows any principal decides, whatever is unknown of the others. */
function policyFinding(
  documents: readonly unknown[],
  property: string,
  resource: ModelResource,
  found: PublicResourceFindings,
  model: ResourceModel,
): CheckFinding | undefined {
  const statement = documents
    .filter((document) => !isUnresolvedDocument(document))
    .flatMap((document) => statementsOf(document, resource.stack, model))
    .find(allowsAnyPrincipal);
  if (statement !== undefined) {
    const { actions, notActions } = statement;
    return found.anyPrincipalAllowed(resource, {
      actions: namesOf(actions) || `all actions except ${namesOf(notActions)}`,
    });
  }
  return documents.some(isUnresolvedDocument) ? found.publicAccessUnknown(resource, { property }) : undefined;
}

/** A resource that has its principal, and what narrows it, among its own properties. */
function anyPrincipal(actions: string, narrowedBy: (properties: JsonObject) => unknown): Rule {
  return (resource, found) =>
    is(resource.properties.Principal, '*') && narrowedBy(resource.properties) === undefined
      ? found.anyPrincipalAllowed(resource, { actions })
      : undefined;
}

/** An HTTP API with a target has one route, without authorization. */
function quickCreatedApi(api: ModelResource, found: PublicResourceFindings): CheckFinding | undefined {
  return api.properties.Target === undefined
    ? undefined
    : found.noAuthorization(api, { property: 'AuthorizationType of the routes' });
}

function apiDefinition(api: ModelResource, found: PublicResourceFindings): CheckFinding | undefined {
  const { Body, BodyS3Location, Target } = api.properties;
  if (Target !== undefined || (Body === undefined && BodyS3Location === undefined)) return undefined;
  return found.apiDefinitionUnknown(api);
}

function identityPool(pool: ModelResource, found: PublicResourceFindings): CheckFinding | undefined {
  const property = 'AllowUnauthenticatedIdentities';
  const value = scalar(pool.properties[property] ?? false);
  if (value === undefined) return found.publicAccessUnknown(pool, { property });
  return value === 'true' ? found.unauthenticatedIdentities(pool) : undefined;
}
