import { backupRules } from '../../analysis/backup-plans';
import { findings } from '../../findings';
import { list, object } from '../../../internal/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { declaredNotApplicable, defineCheck, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;

/** By type, the Regions of replicas as written in the template. */
const REPLICA_REGIONS: Readonly<
  Partial<Record<string, (properties: ModelResource['properties']) => readonly unknown[]>>
> = {
  'AWS::RDS::DBInstance': ({
    AutomaticBackupReplicationRegion,
    SourceRegion,
    SourceDBInstanceIdentifier,
  }) => [AutomaticBackupReplicationRegion, SourceRegion, arnOf(SourceDBInstanceIdentifier)],
  'AWS::RDS::DBCluster': ({ SourceRegion, ReplicationSourceIdentifier }) => [
    SourceRegion,
    arnOf(ReplicationSourceIdentifier),
  ],
  'AWS::DynamoDB::GlobalTable': ({ Replicas }) => regionsIn(Replicas),
  'AWS::SecretsManager::Secret': ({ ReplicaRegions }) => regionsIn(ReplicaRegions),
  'AWS::EFS::FileSystem': ({ ReplicationConfiguration }) =>
    regionsIn(object(ReplicationConfiguration).Destinations),
  'AWS::ECR::ReplicationConfiguration': ({ ReplicationConfiguration }) =>
    list(object(ReplicationConfiguration).Rules).flatMap((rule) => regionsIn(object(rule).Destinations)),
  'AWS::KMS::ReplicaKey': ({ PrimaryKeyArn }) => [arnOf(PrimaryKeyArn)],
  'AWS::CloudFormation::StackSet': ({ StackInstancesGroup }) =>
    list(StackInstancesGroup).flatMap((group) => list(object(group).Regions)),
  'Custom::DynamoDBReplica': ({ Region }) => [Region],
};

const BUCKET = 'AWS::S3::Bucket';

const FINDINGS = findings('FRM-1', Severity.HIGH, {
  stackOutsideRegions: {
    message: 'Stack {stack} is in {region}, outside of the declared Regions.',
    remediation: 'Move the stack to a declared Region, or add the Region to dataResidency.',
  },
  replicaOutsideRegions: {
    message: '{resource} has a replica in {region}, outside of the declared Regions.',
    remediation: 'Move the replica to a declared Region, or add the Region to dataResidency.',
  },
  copyOutsideRegions: {
    message: '{resource} copies backups to {region}, outside of the declared Regions.',
    remediation: 'Copy to a vault in a declared Region, or add the Region to dataResidency.',
  },
  stackRegionUnknown: {
    state: UNKNOWN,
    message: 'The Region of stack {stack} is known only at deployment.',
    remediation: 'Set the Region in env of the stack.',
  },
  replicaRegionUnknown: {
    state: UNKNOWN,
    message: 'The Region of a replica of {resource} is known only at deployment.',
    remediation: 'Set the Region to a literal value.',
  },
  copyRegionUnknown: {
    state: UNKNOWN,
    message: 'The Region to which {resource} copies backups is known only at deployment.',
    remediation: 'Set the ARN of the destination vault to a literal value.',
  },
});

export const frm1DataResidency = defineCheck({
  id: 'FRM-1.data-residency',
  title: 'Every stack, copy of a backup and replica is in the declared Regions',
  remediation: 'Move the stack, copy or replica to a declared Region, or add the Region to dataResidency.',
  findings: FINDINGS,
  asks: { every: ['data', 'backup'], reads: Object.keys(REPLICA_REGIONS) },
  evaluate(model, { declarations }) {
    const regions = declarations.dataResidency?.regions;
    if (regions === undefined) return declaredNotApplicable('No Regions are declared for data residency.');
    const resources = model.ofType(...Object.keys(REPLICA_REGIONS), BUCKET, 'AWS::Backup::BackupPlan');
    const isOutside = (region: string | undefined) => region === undefined || !regions.includes(region);
    return outcomeOf(
      resources,
      [
        ...model.stacks
          .filter(({ region }) => isOutside(region))
          .map(({ name: stack, region }) =>
            region === undefined
              ? FINDINGS.stackRegionUnknown({ stack })
              : FINDINGS.stackOutsideRegions({ stack, region }),
          ),
        ...resources.flatMap((resource) =>
          replicaRegionsOf(resource, model)
            .filter(isOutside)
            .map((region) =>
              region === undefined
                ? FINDINGS.replicaRegionUnknown(resource)
                : FINDINGS.replicaOutsideRegions(resource, { region }),
            ),
        ),
        ...backupRules(model).flatMap(({ plan, copies }) =>
          copies
            .filter(({ region }) => isOutside(region))
            .map(({ region }) =>
              region === undefined
                ? FINDINGS.copyRegionUnknown(plan)
                : FINDINGS.copyOutsideRegions(plan, { region }),
            ),
        ),
      ],
      `All data is in ${regions.join(', ')}.`,
    );
  },
});

/** The Regions of the replicas of a resource; undefined stands for one that is known only at deployment. */
function replicaRegionsOf(resource: ModelResource, model: ResourceModel): readonly (string | undefined)[] {
  if (resource.type === BUCKET) return destinationRegionsOf(resource, model);
  return (REPLICA_REGIONS[resource.type]?.(resource.properties) ?? [])
    .filter((value) => value !== undefined)
    .map((value) => regionOf(value, resource, model));
}

function regionsIn(value: unknown): readonly unknown[] {
  return list(value).map((one) => object(one).Region);
}

/** The value if it is an ARN, which names a Region; a plain name is one in the Region of the resource. */
function arnOf(value: unknown): unknown {
  return typeof value === 'string' && !value.startsWith('arn:') ? undefined : value;
}

function regionOf(value: unknown, resource: ModelResource, model: ResourceModel): string | undefined {
  const followed = model.follow(value, resource.stack).resource;
  if (followed !== undefined) return followed.stack.region;
  const text = model.text(value, resource.stack);
  const region = text.startsWith('arn:') ? text.split(':')[3] : text;
  return isLiteral(region) ? region : undefined;
}

/** The Regions of the buckets to which a bucket is replicated. The ARN of a bucket names no Region. */
function destinationRegionsOf(
  { properties, stack }: ModelResource,
  model: ResourceModel,
): (string | undefined)[] {
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
