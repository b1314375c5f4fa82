import type { Surroundings, TemplateResource } from './facts';

/** True for an instance of a cluster, which has the data, the encryption and the alarms of the cluster. */
export function isMember({ properties }: TemplateResource): boolean {
  return properties.DBClusterIdentifier !== undefined;
}

/** The instances of a cluster. */
export function membersOf(
  cluster: TemplateResource,
  instanceType: string,
  around: Surroundings,
): readonly TemplateResource[] {
  return around
    .ofType(instanceType)
    .filter((instance) => around.follow(instance.properties.DBClusterIdentifier, instance) === cluster);
}

/** True for several instances, unless all have the same zone: AWS spreads those without a zone. */
export function areApart(instances: readonly TemplateResource[], around: Surroundings): boolean {
  const zones = new Set(instances.map((instance) => around.zoneOf(instance)));
  return instances.length > 1 && (zones.size > 1 || zones.has(undefined));
}
