import { outcomeOfEach } from '../../analysis/each';
import { is, isLike } from '../../../internal/values';
import { STAGE_TAGS } from '../../../requirements/stage-tags';
import { type CheckFinding, findings } from '../../findings';
import { list, object } from '../../../internal/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, outcomeOf } from '../check';

const TAG = STAGE_TAGS.owner;

/** By type of data store, server, key, role and network: the property with its tags. */
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
  ['AWS::Backup::LogicallyAirGappedBackupVault', 'BackupVaultTags'],
]);

const FINDINGS = findings('STG-1', Severity.LOW, {
  noOwnerDeclared: {
    state: OutcomeState.PENDING,
    message: 'The environment declares no owner.',
    remediation: 'Declare the owner: owner, or --owner of the check.',
  },
  noOwnerTag: {
    message: '{resource} has no tag {tag}.',
    remediation: "Tag the resource with {tag} or 'owner', and the declared owner as value.",
  },
  otherOwner: {
    message: '{resource} has the tag {tag} with the value {value}; the declared owner is {owner}.',
    remediation: 'Set the tag to the declared owner, or correct the declaration.',
  },
  ownerTagUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The tag {tag} of {resource} is known only at deployment.',
    remediation: 'Set the tag to a literal value.',
  },
});

export const stg1OwnerTags = defineCheck({
  id: 'STG-1.owner-tags',
  title: 'Data stores, servers, keys, roles and networks have the owner as a tag',
  remediation: `Declare the owner, and tag the resources with '${TAG}' or 'owner' and that value.`,
  findings: FINDINGS,
  asks: { every: ['data', 'server'] },
  evaluate(model, { declarations: { owner } }) {
    const resources = model.possible(...TAG_PROPERTIES.keys());
    if (owner.trim() === '') return outcomeOf(resources.all, [FINDINGS.noOwnerDeclared()], '');
    return outcomeOfEach(resources, (resource) => findingOf(resource, owner, model), {
      none: 'The templates have no data store, server, key, role or network that takes an owner tag.',
      met: (count) => `Each resource has the owner ${owner} as a tag (resources: ${count}).`,
    });
  },
});

function findingOf(resource: ModelResource, owner: string, model: ResourceModel): CheckFinding[] {
  const written = tagValue(resource);
  if (written === undefined) return [FINDINGS.noOwnerTag(resource, { tag: TAG })];
  const value = model.text(written, resource.stack);
  if (value === owner) return [];
  return isLiteral(value)
    ? [FINDINGS.otherOwner(resource, { tag: TAG, value, owner })]
    : [FINDINGS.ownerTagUnknown(resource, { tag: TAG })];
}

/** Most types take a list of keys and values, some a map. External templates commonly use the key `owner`. */
function tagValue(resource: ModelResource): unknown {
  const tags = resource.properties[TAG_PROPERTIES.get(resource.type) ?? 'Tags'];
  const entries = Array.isArray(tags)
    ? list(tags)
        .map(object)
        .map(({ Key, Value }): [unknown, unknown] => [Key, Value])
    : Object.entries(object(tags));
  const stageTag = entries.find(([key]) => is(key, TAG));
  return (stageTag ?? entries.find(([key]) => isLike(key, /^owner$/i)))?.[1];
}

function tagged(service: string, ...types: readonly string[]): (readonly [string, string])[] {
  return types.map((type) => [`${service}::${type}`, 'Tags']);
}
