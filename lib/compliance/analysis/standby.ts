import { scalar } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { zoneOf } from './zones';

type Standby = (store: ModelResource, model: ResourceModel) => unknown;

const INSTANCE = 'AWS::RDS::DBInstance';

/** By type, whether a store has a standby in another zone, as its template writes it. */
const STORES: Readonly<Partial<Record<string, Standby>>> = {
  [INSTANCE]: ({ properties }) => properties.MultiAZ ?? false,
  'AWS::RDS::DBCluster': (cluster, model) =>
    // A cluster whose instances RDS makes itself has two that read; Aurora's are written one by one.
    cluster.properties.DBClusterInstanceClass !== undefined || areApart(instancesOf(cluster, model), model),
  'AWS::ElastiCache::ReplicationGroup': ({ properties }) => {
    const { MultiAZEnabled, NumCacheClusters, ReplicasPerNodeGroup } = properties;
    const isAlone = scalar(NumCacheClusters) === '1' || scalar(ReplicasPerNodeGroup) === '0';
    return isAlone ? false : (MultiAZEnabled ?? false);
  },
};

/** The stores of an environment that run on servers in a zone; an instance of a cluster is part of it. */
export function storesOf(model: ResourceModel): readonly ModelResource[] {
  return model
    .ofType(...Object.keys(STORES))
    .filter(({ properties }) => properties.DBClusterIdentifier === undefined);
}

/** True if the store has a standby in another zone; an intrinsic function if that is known only at deployment. */
export function standbyOf(store: ModelResource, model: ResourceModel): unknown {
  return STORES[store.type]?.(store, model);
}

/** Several, unless all are told the same zone; those that are told none RDS spreads. */
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
