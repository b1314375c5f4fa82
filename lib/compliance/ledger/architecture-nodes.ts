import { resourcesIn } from '../analysis/references';
import { list } from '../../internal/json';
import type { ModelResource, ModelStack, ResourceModel } from '../model/resource-model';
import type { PictureNode } from './picture';

type Kind = PictureNode['kind'];

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ...of('loadBalancer', 'ElasticLoadBalancingV2::LoadBalancer', 'ElasticLoadBalancing::LoadBalancer'),
  ...of(
    'loadBalancer',
    'CloudFront::Distribution',
    'ApiGateway::RestApi',
    'ApiGatewayV2::Api',
    'Lambda::Url',
  ),
  ...of('loadBalancer', 'AppSync::GraphQLApi'),
  ...of('firewall', 'WAFv2::WebACL', 'NetworkFirewall::Firewall'),
  ...of('teamAccess', 'EC2::ClientVpnEndpoint', 'EC2::VPNConnection', 'EC2::InstanceConnectEndpoint'),
  ...of('teamAccess', 'EC2::VerifiedAccessEndpoint', 'EC2::TransitGatewayAttachment'),
  ...of('service', 'ECS::Service', 'AutoScaling::AutoScalingGroup', 'EC2::Instance', 'EKS::Nodegroup'),
  ...of('service', 'EKS::Cluster', 'Lambda::Function', 'AppRunner::Service', 'StepFunctions::StateMachine'),
  ...of('store', 'RDS::DBInstance', 'RDS::DBCluster', 'DocDB::DBCluster', 'Neptune::DBCluster'),
  ...of('store', 'DynamoDB::Table', 'DynamoDB::GlobalTable', 'ElastiCache::ReplicationGroup', 'S3::Bucket'),
  ...of('store', 'ElastiCache::CacheCluster', 'ElastiCache::ServerlessCache', 'EFS::FileSystem'),
  ...of('store', 'FSx::FileSystem', 'Redshift::Cluster', 'OpenSearchService::Domain', 'MSK::Cluster'),
  ...of('store', 'SQS::Queue', 'Kinesis::Stream', 'AmazonMQ::Broker', 'MemoryDB::Cluster'),
  ...of('vault', 'Backup::BackupVault', 'Backup::LogicallyAirGappedBackupVault'),
  ...of('watch', 'SNS::Topic'),
]);

/** Resources that give the subnets or security groups of another one, by the property that names the other. */
const ASSOCIATIONS: Readonly<Partial<Record<string, string>>> = {
  'AWS::EFS::MountTarget': 'FileSystemId',
  'AWS::EC2::ClientVpnTargetNetworkAssociation': 'ClientVpnEndpointId',
  'AWS::RDS::DBInstance': 'DBClusterIdentifier',
};

/** A resource in the picture, with its subnets and security groups. */
export interface Box {
  readonly resource: ModelResource;
  readonly kind: Kind;
  readonly label: string;
  readonly subnets: readonly ModelResource[];
  readonly groups: readonly ModelResource[];
}

/** The resources of an environment that the picture shows, in the order of its templates. */
export function boxesOf(model: ResourceModel): readonly Box[] {
  const topics = topicsOfAlarms(model);
  return model
    .ofType(...KINDS.keys())
    .filter(
      ({ properties, type }) =>
        type !== 'AWS::RDS::DBInstance' || properties.DBClusterIdentifier === undefined,
    )
    .filter((resource) => resource.type !== 'AWS::SNS::Topic' || topics.has(resource))
    .map((resource) => {
      const named = referencedBy(resource, model);
      return {
        resource,
        kind: KINDS.get(resource.type) ?? 'service',
        label: labelOf(resource),
        subnets: named.filter(({ type }) => type === 'AWS::EC2::Subnet'),
        groups: named.filter(({ type }) => type === 'AWS::EC2::SecurityGroup'),
      };
    });
}

export function idOf({ stack, logicalId }: ModelResource): string {
  return `${stack.name}/${logicalId}`;
}

/** The construct path in the outermost stack, without nested stacks; else the logical id. */
export function labelOf({ constructPath, logicalId, stack }: ModelResource): string {
  if (constructPath === undefined) return logicalId;
  const path = constructPath.replace(/\/(?:Resource|Default)$/, '');
  return stack.constructPath === undefined ? path : pathIn(path, stack.constructPath, stack);
}

function pathIn(path: string, stackPath: string, { parent }: ModelStack): string {
  const inStack = path.replace(`${stackPath}/`, '');
  const outer = parent?.stack;
  if (outer?.constructPath === undefined) return inStack;
  const scope = stackPath.replace(/\/[^/]+$/, '');
  return pathIn(`${scope}/${inStack}`, outer.constructPath, outer);
}

/** The resources that a resource refers to, also through its subnet group and its associations. */
function referencedBy(resource: ModelResource, model: ResourceModel): ModelResource[] {
  const associations = model
    .ofType(...Object.keys(ASSOCIATIONS))
    .filter(
      ({ type, properties, stack }) =>
        model.follow(properties[ASSOCIATIONS[type] ?? ''], stack).resource === resource,
    );
  const named = [resource, ...associations].flatMap(({ properties, stack }) =>
    resourcesIn(properties, stack, model),
  );
  const inGroups = named
    .filter(({ type }) => type.endsWith('SubnetGroup'))
    .flatMap(({ properties, stack }) => resourcesIn(properties, stack, model));
  return [...new Set([...named, ...inGroups])];
}

function topicsOfAlarms(model: ResourceModel): ReadonlySet<ModelResource | undefined> {
  const alarms = model.ofType('AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm');
  return new Set(
    alarms.flatMap(({ properties, stack }) =>
      list(properties.AlarmActions).map((action) => model.follow(action, stack).resource),
    ),
  );
}

function of(kind: Kind, ...types: readonly string[]): (readonly [string, Kind])[] {
  return types.map((type) => [`AWS::${type}`, kind]);
}
