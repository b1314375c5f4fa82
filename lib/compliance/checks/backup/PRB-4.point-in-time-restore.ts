import { storesOf, withoutData } from '../../analysis/backup-stores';
import { resourcesIn } from '../../analysis/references';
import { findings } from '../../findings';
import { list, object, scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

/** By type, whether a data store has point-in-time restore of its own; clusters always have. */
const POINT_IN_TIME: Readonly<Partial<Record<string, (properties: ModelResource['properties']) => boolean>>> =
  {
    'AWS::RDS::DBInstance': ({ BackupRetentionPeriod }) => scalar(BackupRetentionPeriod) !== '0',
    'AWS::DynamoDB::Table': ({ PointInTimeRecoverySpecification }) =>
      hasRecovery(PointInTimeRecoverySpecification),
    'AWS::DynamoDB::GlobalTable': ({ Replicas }) =>
      list(Replicas).every((replica) => hasRecovery(object(replica).PointInTimeRecoverySpecification)),
    'AWS::RDS::DBCluster': () => true,
    'AWS::DocDB::DBCluster': () => true,
    'AWS::Neptune::DBCluster': () => true,
    'AWS::S3::Bucket': ({ VersioningConfiguration }) => object(VersioningConfiguration).Status === 'Enabled',
  };

function hasRecovery(specification: unknown): boolean {
  return scalar(object(specification).PointInTimeRecoveryEnabled) === 'true';
}

const FINDINGS = findings('PRB-4', Severity.HIGH, {
  noPointInTimeRestore: {
    message: '{resource} has no point-in-time restore.',
    remediation:
      'Enable automated backups, point-in-time recovery or versioning of the resource, or select it in a backup rule with continuous backup.',
    isAbsence: true,
  },
});

export const prb4PointInTimeRestore = defineCheck({
  id: 'PRB-4.point-in-time-restore',
  title: 'Each data store has point-in-time restore',
  remediation:
    'Keep the automated backups of the data store, or select it in a backup rule with continuous backup.',
  findings: FINDINGS,
  evaluate(model, { declarations }) {
    const exemption = withoutData(model);
    if (exemption !== undefined) return exemption;
    const inherited = declarations.inherited.find(({ requirement }) => requirement === 'BAK-1');
    if (inherited !== undefined) return notApplicable(`Backups are inherited: ${inherited.from}.`);
    const stores = storesOf(model)
      .map(({ resource }) => resource)
      .filter(({ type }) => type in POINT_IN_TIME);
    if (stores.length === 0)
      return notApplicable('The environment has no data store with point-in-time restore.');
    const continuous = continuouslyBackedUp(model);
    return outcomeOf(
      stores,
      stores
        .filter((store) => POINT_IN_TIME[store.type]?.(store.properties) !== true && !continuous.has(store))
        .map((store) => FINDINGS.noPointInTimeRestore(store)),
      `Each data store has point-in-time restore (data stores: ${stores.length}).`,
    );
  },
});

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
