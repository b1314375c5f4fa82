import { list, object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, verdict, type Check, missing } from '../check';
import { storesOf } from '../../analysis/backup-stores';
import { resourcesIn } from '../../analysis/references';

/** By type, whether a store keeps by itself what a restore to a point in time needs; clusters always do. */
const BY_ITSELF: Readonly<Partial<Record<string, (properties: ModelResource['properties']) => boolean>>> = {
  'AWS::RDS::DBInstance': ({ BackupRetentionPeriod }) => scalar(BackupRetentionPeriod) !== '0',
  'AWS::DynamoDB::Table': ({ PointInTimeRecoverySpecification }) =>
    keepsPoints(PointInTimeRecoverySpecification),
  'AWS::DynamoDB::GlobalTable': ({ Replicas }) =>
    list(Replicas).every((replica) => keepsPoints(object(replica).PointInTimeRecoverySpecification)),
  'AWS::RDS::DBCluster': () => true,
  'AWS::DocDB::DBCluster': () => true,
  'AWS::Neptune::DBCluster': () => true,
  'AWS::S3::Bucket': ({ VersioningConfiguration }) => object(VersioningConfiguration).Status === 'Enabled',
};

function keepsPoints(specification: unknown): boolean {
  return scalar(object(specification).PointInTimeRecoveryEnabled) === 'true';
}

export const prb4PointInTimeRestore: Check = {
  title: 'each data store can be restored to a point in time',
  remediation: "keep the store's automated backups, or select it in a backup rule with continuous backup",
  examine(model, { declarations }) {
    const inherited = declarations.inherited.find(({ requirement }) => requirement === 'BAK-1');
    if (inherited !== undefined) return notApplicable(`it is backed up elsewhere: ${inherited.reason}`);
    const stores = storesOf(model)
      .map(({ resource }) => resource)
      .filter(({ type }) => type in BY_ITSELF);
    if (stores.length === 0) return notApplicable('there is no store with restores to a point in time');
    const continuous = continuouslyBackedUp(model);
    return verdict(
      stores,
      stores
        .filter((store) => BY_ITSELF[store.type]?.(store.properties) !== true && !continuous.has(store))
        .map((store) => missing('it cannot be restored to a point in time', store)),
      `${stores.length} stores can be restored to a point in time`,
    );
  },
};

/** The stores that a plan with continuous backup selects by their ARN. */
function continuouslyBackedUp(model: ResourceModel): ReadonlySet<ModelResource> {
  const plans = model
    .ofType('AWS::Backup::BackupPlan')
    .filter(({ properties }) =>
      list(object(properties.BackupPlan).BackupPlanRule).some(
        (rule) => scalar(object(rule).EnableContinuousBackup) === 'true',
      ),
    );
  const selected = model.ofType('AWS::Backup::BackupSelection').flatMap(({ properties, stack }) => {
    const plan = model.follow(properties.BackupPlanId, stack).resource;
    if (!plans.some((one) => one === plan)) return [];
    return resourcesIn(object(properties.BackupSelection).Resources, stack, model);
  });
  return new Set(selected);
}
