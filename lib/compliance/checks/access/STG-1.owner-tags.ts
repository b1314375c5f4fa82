import type { Finding } from '../../outcome';
import { STAGE_TAGS } from '../../../requirements/stage-tags';
import { list, object } from '../../model/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';

/** What holds data, runs servers, is a key, a role or a network, by the property that its tags stand in. */
const TAG_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ...tagged(
    'AWS::EC2',
    'VPC',
    'Subnet',
    'RouteTable',
    'InternetGateway',
    'NatGateway',
    'EIP',
    'SecurityGroup',
  ),
  ...tagged('AWS::EC2', 'NetworkAcl', 'FlowLog', 'Instance', 'Volume', 'VPNGateway', 'VPNConnection'),
  ...tagged('AWS::AutoScaling', 'AutoScalingGroup'),
  ...tagged('AWS::ECS', 'Cluster', 'Service', 'TaskDefinition'),
  ...tagged('AWS::EKS', 'Cluster', 'Nodegroup'),
  ...tagged('AWS::Lambda', 'Function'),
  ...tagged('AWS::AppRunner', 'Service'),
  ...tagged('AWS::ElasticLoadBalancing', 'LoadBalancer'),
  ...tagged('AWS::ElasticLoadBalancingV2', 'LoadBalancer', 'TargetGroup'),
  ...tagged('AWS::RDS', 'DBInstance', 'DBCluster'),
  ...tagged('AWS::DocDB', 'DBCluster'),
  ...tagged('AWS::Neptune', 'DBCluster'),
  ...tagged('AWS::Redshift', 'Cluster'),
  ...tagged('AWS::DynamoDB', 'Table'),
  ...tagged('AWS::ElastiCache', 'ReplicationGroup', 'CacheCluster', 'ServerlessCache'),
  ...tagged('AWS::OpenSearchService', 'Domain'),
  ...tagged('AWS::MSK', 'Cluster'),
  ...tagged('AWS::AmazonMQ', 'Broker'),
  ...tagged('AWS::S3', 'Bucket'),
  ...tagged('AWS::FSx', 'FileSystem'),
  ...tagged('AWS::SQS', 'Queue'),
  ...tagged('AWS::SNS', 'Topic'),
  ...tagged('AWS::Kinesis', 'Stream'),
  ...tagged('AWS::ECR', 'Repository'),
  ...tagged('AWS::Logs', 'LogGroup'),
  ...tagged('AWS::SecretsManager', 'Secret'),
  ...tagged('AWS::SSM', 'Parameter', 'Document'),
  ...tagged('AWS::KMS', 'Key'),
  ...tagged('AWS::IAM', 'Role', 'User'),
  ...tagged('AWS::StepFunctions', 'StateMachine'),
  ['AWS::EFS::FileSystem', 'FileSystemTags'],
  ['AWS::Backup::BackupVault', 'BackupVaultTags'],
]);

export const stg1OwnerTags: Check = {
  title: 'what holds data, runs servers, is a key, a role or a network carries the owner as a tag',
  remediation: `declare the owner, for a check with --owner, and tag the resource with '${STAGE_TAGS.owner}' or 'owner' and that owner`,
  examine(model, { declarations: { owner } }) {
    const looked = model.ofType(...TAG_PROPERTIES.keys());
    if (owner.trim() === '') return verdict(looked, [notMet('the environment declares no owner')], '');
    if (looked.length === 0) return notApplicable('nothing in the environment has to carry an owner');
    return verdict(
      looked,
      looked.flatMap((resource) => findingOf(resource, owner, model)),
      `${looked.length} resources carry the tag ${STAGE_TAGS.owner} with ${owner}`,
    );
  },
};

function findingOf(resource: ModelResource, owner: string, model: ResourceModel): Finding[] {
  const tag = tagValue(resource);
  if (tag === undefined) return [notMet(`it has no tag ${STAGE_TAGS.owner}`, resource)];
  const value = model.text(tag, resource.stack);
  if (value === owner) return [];
  return isLiteral(value)
    ? [notMet(`its tag ${STAGE_TAGS.owner} says ${value}, not ${owner}`, resource)]
    : [unknownFinding(`its tag ${STAGE_TAGS.owner} is known only at deployment`, resource)];
}

/** Most types take a list of keys and values, some a map. Templates that are not ours say plainly who the owner is. */
function tagValue(resource: ModelResource): unknown {
  const tags = resource.properties[TAG_PROPERTIES.get(resource.type) ?? 'Tags'];
  const named = Array.isArray(tags)
    ? list(tags)
        .map(object)
        .map(({ Key, Value }): [unknown, unknown] => [Key, Value])
    : Object.entries(object(tags));
  const ours = named.find(([key]) => key === STAGE_TAGS.owner);
  return (ours ?? named.find(([key]) => String(key).toLowerCase() === 'owner'))?.[1];
}

function tagged(service: string, ...types: readonly string[]): (readonly [string, string])[] {
  return types.map((type) => [`${service}::${type}`, 'Tags']);
}
