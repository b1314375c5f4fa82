import { list, object, scalar } from '../../internal/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../model/resource-model';
import type { Store } from './backup-stores';
import { resourcesIn } from './references';

/** Whether a data store is selected; unknown if that is decided at deployment. */
export type Selected = 'yes' | 'no' | 'unknown';

/**
 * Whether a backup selection includes a data store: by its resources and all of its conditions, or by one of its tags,
 * and not by `NotResources`.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
 */
export function selects(selection: ModelResource, store: Store, model: ResourceModel): Selected {
  const { Resources, NotResources, ListOfTags, Conditions } = object(selection.properties.BackupSelection);
  const named = (values: unknown) =>
    anyOf(list(values).map((value) => identifies(value, selection, store, model)));
  const conditions = list(object(Conditions).StringEquals).map((condition) => {
    const { ConditionKey, ConditionValue } = object(condition);
    return hasTag(store, String(ConditionKey).replace('aws:ResourceTag/', ''), ConditionValue);
  });
  const otherConditions = Object.keys(object(Conditions)).some((operator) => operator !== 'StringEquals');
  const tags = list(ListOfTags).map((tag) => {
    const { ConditionKey, ConditionValue } = object(tag);
    return hasTag(store, String(ConditionKey), ConditionValue);
  });
  // NotResources alone includes all other resources.
  const byName = Resources === undefined && NotResources !== undefined ? 'yes' : named(Resources);
  const included = anyOf([allOf([byName, ...conditions, otherConditions ? 'unknown' : 'yes']), ...tags]);
  const excluded = named(NotResources);
  return allOf([included, opposite(excluded)]);
}

/**
 * Whether a value of a resource is the ARN of a data store, or a pattern that matches it.
 *
 * @param at the resource that has the value
 */
export function identifies(
  value: unknown,
  at: ModelResource,
  { resource }: Store,
  model: ResourceModel,
): Selected {
  const referred = resourcesIn(value, at.stack, model);
  if (referred.includes(resource)) return 'yes';
  if (referred.some(({ type }) => WITH_UNKNOWN_ATTRIBUTES.test(type))) return 'unknown';
  if (referred.length > 0) return 'no';
  const text = model.text(value, at.stack);
  if (text === '*') return 'yes';
  const arn = ARN.exec(text);
  if (arn === null) return isLiteral(text) ? 'no' : 'unknown';
  const [, service, region = '', path] = arn;
  if (service === '*') return 'yes';
  const kind = ARNS[resource.type];
  if (service !== kind?.service || isAnotherRegion(region, resource)) return 'no';
  if (!isLiteral(path)) return 'unknown';
  const name = scalar(resource.properties[kind.name]);
  const own = name === undefined ? undefined : `${kind.prefix}${name}`;
  if (!path.endsWith('*')) return path === own ? 'yes' : 'no';
  const start = path.slice(0, -1);
  return kind.prefix.startsWith(start) || own?.startsWith(start) === true ? 'yes' : 'no';
}

/** Types whose attributes and outputs no template shows. */
const WITH_UNKNOWN_ATTRIBUTES = /^(?:Custom::|AWS::CloudFormation::(?:CustomResource|Stack)$)/;

const PART = '(?:\\$\\{[^}]*\\}|[^:]*)';
/** Service; Region, if there is one; path. */
const ARN = new RegExp(`^arn:${PART}:([^:]+):(?:(${PART}):${PART}:)?(.*)$`);
const REGION = /^[a-z]+(?:-[a-z]+)+-\d+$/;

/** True if the ARN names a Region, and the store is in another one. */
function isAnotherRegion(region: string, { stack }: ModelResource): boolean {
  return REGION.test(region) && stack.region !== undefined && stack.region !== region;
}

interface ArnKind {
  readonly service: string;
  /** Precedes the name. */
  readonly prefix: string;
  /** The property with the name. */
  readonly name: string;
}

const ARNS: Readonly<Partial<Record<string, ArnKind>>> = {
  'AWS::RDS::DBInstance': { service: 'rds', prefix: 'db:', name: 'DBInstanceIdentifier' },
  'AWS::RDS::DBCluster': { service: 'rds', prefix: 'cluster:', name: 'DBClusterIdentifier' },
  'AWS::DocDB::DBCluster': { service: 'rds', prefix: 'cluster:', name: 'DBClusterIdentifier' },
  'AWS::Neptune::DBCluster': { service: 'rds', prefix: 'cluster:', name: 'DBClusterIdentifier' },
  'AWS::DynamoDB::Table': { service: 'dynamodb', prefix: 'table/', name: 'TableName' },
  'AWS::DynamoDB::GlobalTable': { service: 'dynamodb', prefix: 'table/', name: 'TableName' },
  'AWS::EFS::FileSystem': { service: 'elasticfilesystem', prefix: 'file-system/', name: 'FileSystemId' },
  'AWS::FSx::FileSystem': { service: 'fsx', prefix: 'file-system/', name: 'FileSystemId' },
  'AWS::EC2::Volume': { service: 'ec2', prefix: 'volume/', name: 'VolumeId' },
  'AWS::S3::Bucket': { service: 's3', prefix: '', name: 'BucketName' },
  'AWS::Redshift::Cluster': { service: 'redshift', prefix: 'cluster:', name: 'ClusterIdentifier' },
};

function hasTag({ resource: { properties, stack } }: Store, key: string, value: unknown): Selected {
  const tags = properties.Tags ?? properties.FileSystemTags;
  const own = list(tags)
    .map(object)
    .find(({ Key }) => Key === key)?.Value;
  const found = own ?? object(stack.tags)[key];
  if (found === undefined) return 'no';
  const [has, wanted] = [scalar(found), scalar(value)];
  if (has === undefined || wanted === undefined) return 'unknown';
  return has === wanted ? 'yes' : 'no';
}

function anyOf(parts: readonly Selected[]): Selected {
  if (parts.includes('yes')) return 'yes';
  return parts.includes('unknown') ? 'unknown' : 'no';
}

function allOf(parts: readonly Selected[]): Selected {
  if (parts.includes('no')) return 'no';
  return parts.includes('unknown') ? 'unknown' : 'yes';
}

function opposite(chosen: Selected): Selected {
  if (chosen === 'unknown') return chosen;
  return chosen === 'yes' ? 'no' : 'yes';
}
