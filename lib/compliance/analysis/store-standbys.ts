import { scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { zoneOf } from './zones';

type Standby = (store: ModelResource, model: ResourceModel) => unknown;

const INSTANCE = 'AWS::RDS::DBInstance';

/** By type, whether a data store has a standby in another zone, as written in its template. */
const STORES: Readonly<Partial<Record<string, Standby>>> = {
  [INSTANCE]: ({ properties }) => properties.MultiAZ ?? false,
  'AWS::RDS::DBCluster': (cluster, model) =>
    // A Multi-AZ DB cluster has two readable standbys; the instances of an Aurora cluster are resources.
    cluster.properties.DBClusterInstanceClass !== undefined || areApart(instancesOf(cluster, model), model),
  'AWS::ElastiCache::ReplicationGroup': ({ properties }) => {
    const { MultiAZEnabled, NumCacheClusters, ReplicasPerNodeGroup } = properties;
    const isAlone = scalar(NumCacheClusters) === '1' || scalar(ReplicasPerNodeGroup) === '0';
    return isAlone ? false : (MultiAZEnabled ?? false);
  },
};

/** The data stores that run in a zone. An instance of a cluster is part of the cluster. */
export function zonalStoresOf(model: ResourceModel): readonly ModelResource[] {
  return model
    .ofType(...Object.keys(STORES))
    .filter(({ properties }) => properties.DBClusterIdentifier === undefined);
}

/** True if the store has a standby in another zone; an intrinsic function if that is known only at deployment. */
export function standbyOf(store: ModelResource, model: ResourceModel): unknown {
  return STORES[store.type]?.(store, model);
}

/** Several instances, unless all have the same zone; RDS spreads those without a zone. */
function areApart(instances: readonly ModelResource[], model: ResourceModel): boolean {
  const zones = new Set(instances.map((instance) => zoneOf(instance, model)));
  return instances.length > 1 && (zones.size > 1 || zones.has(undefined));
}

function instancesOf(cluster: ModelResource, model: ResourceModel): readonly ModelResource[] {
  return model
    .ofType(INSTANCE)
    .filter(
      ({ properties, stack }) => model.follow(properties.DBClusterIdentifier, stack).resource === cluster,
    );
}
