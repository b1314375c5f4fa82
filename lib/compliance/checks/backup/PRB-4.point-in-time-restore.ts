import { ALWAYS } from '../../../aws/facts';
import { type DataStore, dataStoresOf, withoutData } from '../../analysis/backup-stores';
import { resourcesIn } from '../../analysis/references';
import { surroundingsIn } from '../../analysis/type-facts';
import { type CheckFinding, findings } from '../../findings';
import { list, object, scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { declaredNotApplicable, defineCheck, notApplicable, outcomeOf } from '../check';

const FINDINGS = findings('PRB-4', Severity.HIGH, {
  noPointInTimeRestore: {
    message: '{resource} has no point-in-time restore.',
    remediation:
      'Enable automated backups, point-in-time recovery or versioning of the resource, or select it in a backup rule with continuous backup.',
    isAbsence: true,
  },
  pointInTimeRestoreUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} has point-in-time restore is known only at deployment.',
    remediation:
      'Set the retention of its automated backups, or its point-in-time recovery, to a literal value.',
  },
});

export const prb4PointInTimeRestore = defineCheck({
  id: 'PRB-4.point-in-time-restore',
  title: 'Each data store has point-in-time restore',
  remediation:
    'Keep the automated backups of the data store, or select it in a backup rule with continuous backup.',
  findings: FINDINGS,
  asks: { every: ['data'] },
  evaluate(model, { declarations }) {
    const exemption = withoutData(model);
    if (exemption !== undefined) return exemption;
    const inherited = declarations.inherited.find(({ requirement }) => requirement === 'BAK-1');
    if (inherited !== undefined) return declaredNotApplicable(`Backups are inherited: ${inherited.from}.`);
    const restorable = dataStoresOf(model).filter(({ facts }) => facts.pointInTime !== undefined);
    const stores = restorable.map(({ resource }) => resource);
    if (stores.length === 0)
      return notApplicable('The environment has no data store with point-in-time restore.');
    const continuous = continuouslyBackedUp(model);
    return outcomeOf(
      stores,
      restorable.flatMap((store) => (continuous.has(store.resource) ? [] : findingOf(store, model))),
      `Each data store has point-in-time restore (data stores: ${stores.length}).`,
    );
  },
});

function findingOf({ resource, facts: { pointInTime } }: DataStore, model: ResourceModel): CheckFinding[] {
  if (pointInTime === undefined || pointInTime === ALWAYS) return [];
  switch (pointInTime(resource, surroundingsIn(model))) {
    case 'yes':
      return [];
    case 'no':
      return [FINDINGS.noPointInTimeRestore(resource)];
    case 'unknown':
      return [FINDINGS.pointInTimeRestoreUnknown(resource)];
  }
}

/** The stores that a plan with continuous backup selects by their ARN. */
function continuouslyBackedUp(model: ResourceModel): ReadonlySet<ModelResource> {
  const plans = model
    .possible('AWS::Backup::BackupPlan')
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
