import { standbyOf, zonalStoresOf } from '../../analysis/store-standbys';
import { type CheckFinding, findings } from '../../findings';
import { scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const FINDINGS = findings('CLU-1', Severity.HIGH, {
  singleAz: {
    message: '{resource} is in one Availability Zone.',
    remediation: 'Enable Multi-AZ for the database, or add a second instance to its cluster.',
  },
  multiAzUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} has a standby in another Availability Zone is known only at deployment.',
    remediation: 'Set MultiAZ to a literal value.',
  },
});

export const clu1DataStoresMultiAz = defineCheck({
  id: 'CLU-1.data-stores-multi-az',
  title: 'Each data store has a standby in another Availability Zone',
  remediation: 'Enable Multi-AZ for the database, or add a second instance to its cluster.',
  findings: FINDINGS,
  evaluate(model) {
    const stores = zonalStoresOf(model);
    if (stores.length === 0)
      return notApplicable('The environment has no data store in an Availability Zone.');
    return outcomeOf(
      stores,
      stores.flatMap((store) => findingOf(store, model)),
      `Each data store has a standby in a second Availability Zone, which is two zones and not three (data stores: ${stores.length}).`,
    );
  },
});

function findingOf(store: ModelResource, model: ResourceModel): CheckFinding[] {
  const standby = scalar(standbyOf(store, model));
  if (standby === undefined) return [FINDINGS.multiAzUnknown(store)];
  return standby === 'true' ? [] : [FINDINGS.singleAz(store)];
}
