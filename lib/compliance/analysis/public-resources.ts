import { list, object, scalar, type JsonObject } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { admitsAnybody, isUnreadable, statementsOf } from './policy-statements';

/** Why a resource is open to anybody, or why that cannot be said. */
export type Openness = { readonly open: string } | { readonly unclear: string } | undefined;

type Way = (resource: ModelResource, model: ResourceModel) => Openness;

/** By type, how a template opens a resource to people who have not said who they are. Load balancers and security groups apart. */
export const WAYS_TO_BE_OPEN: Readonly<Partial<Record<string, readonly Way[]>>> = {
  'AWS::RDS::DBInstance': [publicDatabase],
  'AWS::RDS::DBCluster': [flag('PubliclyAccessible', 'it has a public address')],
  'AWS::Neptune::DBInstance': [flag('PubliclyAccessible', 'it has a public address')],
  'AWS::Redshift::Cluster': [flag('PubliclyAccessible', 'it has a public address')],
  'AWS::RedshiftServerless::Workgroup': [flag('PubliclyAccessible', 'it has a public address')],
  'AWS::AmazonMQ::Broker': [flag('PubliclyAccessible', 'it has a public address')],
  'AWS::DMS::ReplicationInstance': [flag('PubliclyAccessible', 'it has a public address', true)],
  'AWS::MSK::Cluster': [publicBroker],
  'AWS::S3::Bucket': [publicAcl],
  'AWS::S3::BucketPolicy': [policy('PolicyDocument')],
  'AWS::S3::AccessPoint': [policy('Policy')],
  'AWS::SQS::QueuePolicy': [policy('PolicyDocument')],
  'AWS::SQS::QueueInlinePolicy': [policy('PolicyDocument')],
  'AWS::SNS::TopicPolicy': [policy('PolicyDocument')],
  'AWS::SNS::TopicInlinePolicy': [policy('PolicyDocument')],
  'AWS::DynamoDB::Table': [policy('PolicyDocument', ({ ResourcePolicy }) => object(ResourcePolicy))],
  'AWS::Events::EventBusPolicy': [
    publicBus,
    policy('Statement', ({ Statement }) => ({ Statement: Statement && { Statement } })),
  ],
  'AWS::Logs::ResourcePolicy': [policy('PolicyDocument')],
  'AWS::Lambda::LayerVersionPermission': [publicLayer],
  'AWS::Kinesis::ResourcePolicy': [policy('ResourcePolicy')],
  'AWS::KMS::Key': [policy('KeyPolicy')],
  'AWS::SecretsManager::ResourcePolicy': [policy('ResourcePolicy')],
  'AWS::ECR::Repository': [policy('RepositoryPolicyText')],
  'AWS::ECR::PublicRepository': [always('anybody can pull from it')],
  'AWS::EFS::FileSystem': [policy('FileSystemPolicy')],
  'AWS::OpenSearchService::Domain': [policy('AccessPolicies')],
  'AWS::Elasticsearch::Domain': [policy('AccessPolicies')],
  'AWS::Backup::BackupVault': [policy('AccessPolicy')],
  'AWS::IAM::Role': [policy('AssumeRolePolicyDocument')],
  'AWS::Lambda::Url': [noAuthorization('AuthType')],
  'AWS::Lambda::Permission': [publicFunction],
  'AWS::ApiGateway::Method': [publicMethod],
  'AWS::ApiGatewayV2::Api': [quickApi],
  'AWS::ApiGateway::RestApi': [describedApi],
  'AWS::ApiGatewayV2::Route': [noAuthorization('AuthorizationType')],
  'AWS::AppSync::GraphQLApi': [apiKey],
  'AWS::CloudFront::Distribution': [publicDistribution],
  'AWS::AppRunner::Service': [publicService],
  'AWS::Amplify::App': [publicApp],
  'AWS::Cognito::IdentityPool': [
    flag('AllowUnauthenticatedIdentities', 'it gives credentials to people who do not sign in'),
  ],
};

function always(open: string): Way {
  return () => ({ open });
}

/** A property that opens the resource if it is true, or if it is absent where that is the default. */
function flag(property: string, open: string, whenAbsent = false): Way {
  return ({ properties }) => {
    const value = properties[property] ?? whenAbsent;
    const text = scalar(value);
    if (text === undefined) return { unclear: `${property} is known only at deployment` };
    return text === 'true' ? { open } : undefined;
  };
}

/** Without a word on it, RDS decides by whether the network has an internet gateway. */
function publicDatabase(resource: ModelResource, model: ResourceModel): Openness {
  if (resource.properties.PubliclyAccessible !== undefined) {
    return flag('PubliclyAccessible', 'it has a public address')(resource, model);
  }
  if (resource.properties.DBClusterIdentifier !== undefined) return undefined;
  return { unclear: 'PubliclyAccessible is not said, so its subnets decide at deployment' };
}

function publicBroker({ properties }: ModelResource): Openness {
  const group = object(properties.BrokerNodeGroupInfo);
  const type = object(object(group.ConnectivityInfo).PublicAccess).Type;
  return type === undefined || type === 'DISABLED'
    ? undefined
    : { open: 'its brokers have public addresses' };
}

function publicAcl({ properties }: ModelResource): Openness {
  const acl = scalar(properties.AccessControl) ?? '';
  return acl.startsWith('PublicRead') || acl === 'AuthenticatedRead'
    ? { open: `its ACL is ${acl}` }
    : undefined;
}

/** @param within where the property stands, if it is not one of the resource itself */
function policy(property: string, within: (properties: JsonObject) => JsonObject = (it) => it): Way {
  return (resource, model) => {
    const document = within(resource.properties)[property];
    if (isUnreadable(document)) return { unclear: `whom ${property} lets in is known only at deployment` };
    const open = statementsOf(document, resource.stack, model).find(admitsAnybody);
    return open && { open: `its policy lets anybody do ${open.actions.join(', ') || 'everything else'}` };
  };
}

function noAuthorization(property: string): Way {
  return ({ properties }) => {
    const value = properties[property] ?? 'NONE';
    if (scalar(value) === undefined) return { unclear: `${property} is known only at deployment` };
    return value === 'NONE' ? { open: 'it asks nobody who they are' } : undefined;
  };
}

function publicFunction({ properties }: ModelResource): Openness {
  const narrowed = ['SourceArn', 'SourceAccount', 'PrincipalOrgID'].some(
    (key) => properties[key] !== undefined,
  );
  if (properties.Principal !== '*' || narrowed || properties.FunctionUrlAuthType === 'AWS_IAM')
    return undefined;
  return { open: 'anybody may invoke the function' };
}

/** Its condition can only ask for an organization. */
function publicBus({ properties }: ModelResource): Openness {
  return properties.Principal === '*' && properties.Condition === undefined
    ? { open: 'anybody may send events to the bus' }
    : undefined;
}

function publicLayer({ properties }: ModelResource): Openness {
  return properties.Principal === '*' && properties.OrganizationId === undefined
    ? { open: 'anybody may use the layer' }
    : undefined;
}

function publicMethod(resource: ModelResource, model: ResourceModel): Openness {
  const { properties, stack } = resource;
  if (properties.HttpMethod === 'OPTIONS') return undefined;
  const api = model.follow(properties.RestApiId, stack).resource;
  const types = list(object(api?.properties.EndpointConfiguration).Types);
  if (types.length > 0 && types.every((type) => type === 'PRIVATE')) return undefined;
  return noAuthorization('AuthorizationType')(resource, model);
}

/** An HTTP API with a target has one route, for everybody. */
function quickApi(resource: ModelResource): Openness {
  return resource.properties.Target === undefined
    ? describedApi(resource)
    : { open: 'it asks nobody who they are' };
}

function describedApi({ properties }: ModelResource): Openness {
  const isDescribed = properties.Body !== undefined || properties.BodyS3Location !== undefined;
  return isDescribed ? { unclear: 'its description, which is not looked at, says whom it asks' } : undefined;
}

function apiKey({ properties }: ModelResource): Openness {
  const { Visibility, AuthenticationType, AdditionalAuthenticationProviders } = properties;
  const more = list(AdditionalAuthenticationProviders).map((one) => object(one).AuthenticationType);
  return Visibility !== 'PRIVATE' && [AuthenticationType, ...more].includes('API_KEY')
    ? { open: 'an API key is no proof of who somebody is' }
    : undefined;
}

function publicDistribution({ properties }: ModelResource): Openness {
  const firewall = object(properties.DistributionConfig).WebACLId;
  if (firewall === undefined) return { open: 'it serves anybody, with no firewall before it' };
  return { unclear: 'its firewall decides who is served' };
}

function publicService({ properties }: ModelResource): Openness {
  const ingress = object(object(properties.NetworkConfiguration).IngressConfiguration);
  return ingress.IsPubliclyAccessible === false ? undefined : { open: 'it serves anybody' };
}

function publicApp({ properties }: ModelResource): Openness {
  return object(properties.BasicAuthConfig).EnableBasicAuth === true
    ? undefined
    : { open: 'it serves anybody' };
}
