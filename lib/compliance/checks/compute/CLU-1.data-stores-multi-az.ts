import type { Finding } from '../../outcome';
import { scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { standbyOf, storesOf } from '../../analysis/standby';

export const clu1DataStoresMultiAz: Check = {
  title: 'each data store has a standby in another zone',
  remediation: 'make the database Multi-AZ, or give its cluster a second instance',
  examine(model) {
    const stores = storesOf(model);
    if (stores.length === 0) return notApplicable('no server of the environment keeps data');
    return verdict(
      stores,
      stores.flatMap((store) => findingOf(store, model)),
      `${stores.length} data stores have a standby in a second zone, which is two zones and not three`,
    );
  },
};

function findingOf(store: ModelResource, model: ResourceModel): Finding[] {
  const standby = standbyOf(store, model);
  if (scalar(standby) === 'true') return [];
  return scalar(standby) === undefined
    ? [unknownFinding('whether it has a standby is known only at deployment', store)]
    : [notMet('it stands in one zone', store)];
}
