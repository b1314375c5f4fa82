import type { Finding } from '../../outcome';
import { list, object } from '../../model/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../../model/resource-model';
import { backupRules } from '../../analysis/backup-plans';
import { type Check, notApplicable, notMet, unknownFinding, verdict } from '../check';

/** By type, the Regions that a resource has its data in besides its own, as the template writes them. */
const REPLICAS: Readonly<
  Partial<Record<string, (properties: ModelResource['properties']) => readonly unknown[]>>
> = {
  'AWS::RDS::DBInstance': ({
    AutomaticBackupReplicationRegion,
    SourceRegion,
    SourceDBInstanceIdentifier,
  }) => [AutomaticBackupReplicationRegion, SourceRegion, ofArn(SourceDBInstanceIdentifier)],
  'AWS::RDS::DBCluster': ({ SourceRegion, ReplicationSourceIdentifier }) => [
    SourceRegion,
    ofArn(ReplicationSourceIdentifier),
  ],
  'AWS::DynamoDB::GlobalTable': ({ Replicas }) => regionsIn(Replicas),
  'AWS::SecretsManager::Secret': ({ ReplicaRegions }) => regionsIn(ReplicaRegions),
  'AWS::EFS::FileSystem': ({ ReplicationConfiguration }) =>
    regionsIn(object(ReplicationConfiguration).Destinations),
  'AWS::ECR::ReplicationConfiguration': ({ ReplicationConfiguration }) =>
    list(object(ReplicationConfiguration).Rules).flatMap((rule) => regionsIn(object(rule).Destinations)),
  'AWS::KMS::ReplicaKey': ({ PrimaryKeyArn }) => [ofArn(PrimaryKeyArn)],
  'AWS::CloudFormation::StackSet': ({ StackInstancesGroup }) =>
    list(StackInstancesGroup).flatMap((group) => list(object(group).Regions)),
  'Custom::DynamoDBReplica': ({ Region }) => [Region],
};

const BUCKET = 'AWS::S3::Bucket';

export const dataResidency: Check = {
  title: 'every stack, copy of a backup and replica stands in the declared Regions',
  remediation:
    'move the stack, copy or replica into a declared Region, or declare the Region with Residency.within',
  examine(model, { declarations }) {
    const regions = declarations.dataResidency?.regions;
    if (regions === undefined) return notApplicable('no Regions are declared that the data has to stay in');
    const judge = (what: string, region: string | undefined, resource?: ModelResource): Finding[] => {
      if (region === undefined)
        return [unknownFinding(`in which Region ${what} stands is known only at deployment`, resource)];
      return regions.includes(region) ? [] : [notMet(`${what} stands in ${region}`, resource)];
    };
    const looked = model.ofType(...Object.keys(REPLICAS), BUCKET, 'AWS::Backup::BackupPlan');
    return verdict(
      looked,
      [
        ...model.stacks.flatMap(({ name, region }) => judge(`stack ${name}`, region)),
        ...looked.flatMap((resource) =>
          (REPLICAS[resource.type]?.(resource.properties) ?? [])
            .filter((value) => value !== undefined)
            .flatMap((value) => judge('a replica of it', literal(value, resource, model), resource)),
        ),
        ...backupRules(model).flatMap(({ plan, copies }) =>
          copies.flatMap(({ region }) => judge('a copy of its backups', region, plan)),
        ),
        ...model
          .ofType(BUCKET)
          .flatMap((bucket) =>
            destinationsOf(bucket, model).flatMap((region) => judge('a replica of it', region, bucket)),
          ),
      ],
      `everything stands in ${regions.join(', ')}`,
    );
  },
};

function regionsIn(value: unknown): readonly unknown[] {
  return list(value).map((one) => object(one).Region);
}

/** What is named by an ARN, which tells its Region; nothing if it is named by itself, and so stands beside it. */
function ofArn(value: unknown): unknown {
  return typeof value === 'string' && !value.startsWith('arn:') ? undefined : value;
}

function literal(value: unknown, resource: ModelResource, model: ResourceModel): string | undefined {
  const followed = model.follow(value, resource.stack).resource;
  if (followed !== undefined) return followed.stack.region;
  const text = model.text(value, resource.stack);
  const region = text.startsWith('arn:') ? text.split(':')[3] : text;
  return isLiteral(region) ? region : undefined;
}

/** The Regions of the buckets that a bucket is replicated to: an ARN of a bucket names none. */
function destinationsOf({ properties, stack }: ModelResource, model: ResourceModel): (string | undefined)[] {
  return list(object(properties.ReplicationConfiguration).Rules)
    .map((rule) => object(object(rule).Destination).Bucket)
    .map((arn) => {
      const name = model.text(arn, stack).split(':::').at(1);
      const target =
        model.follow(arn, stack).resource ??
        model.ofType(BUCKET).find((one) => one.properties.BucketName === name);
      return target?.stack.region;
    });
}
