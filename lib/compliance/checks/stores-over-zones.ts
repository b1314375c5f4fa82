import { scalar } from '../resource-model/json';
import type { ModelResource, ResourceModel } from '../resource-model/resource-model';
import { notApplicable, notMet, undecidable, verdict, type Check, type Finding } from './check';
import { standbyOf, storesOf } from './standby';

export const storesOverZones: Check = {
  title: 'each data store has a standby in another zone',
  remedy: 'make the database Multi-AZ, or give its cluster a second instance',
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
    ? [undecidable('whether it has a standby is known only at deployment', store)]
    : [notMet('it stands in one zone', store)];
}
