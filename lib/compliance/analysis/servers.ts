import { type Fact, NOT_APPLICABLE, type ServerFacts } from '../../aws/facts';
import { factsOf } from '../../aws/types';
import type { Declarations } from '../../requirements/declarations';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { resourcesWith, surroundingsIn } from './type-facts';
import { namedZones, type Zones, zonesOf } from './zones';

/** What runs the code of an environment, functions apart. */
export function serversOf(model: ResourceModel): readonly ModelResource[] {
  return resourcesWith('server', model)
    .map(({ resource }) => resource)
    .existing();
}

/** True if the environment decides about number and place of the instances; a daemon runs on each host. */
export function isPlacedByEnvironment(server: ModelResource): boolean {
  return factsOfServer(server)?.subnets !== undefined && server.properties.SchedulingStrategy !== 'DAEMON';
}

/** True if the environment declares that the server runs once. */
export function isSingleton(server: ModelResource, { environment, singletons = [] }: Declarations): boolean {
  return singletons.some(
    ({ component }) =>
      server.logicalId === component ||
      server.constructPath?.startsWith(`${environment}/${component}/`) === true,
  );
}

/** The minimum number of instances; NaN if it is known only at deployment. */
export function minInstancesOf(server: ModelResource, model: ResourceModel): number {
  return Math.min(...numbers(factsOfServer(server)?.min, server, model));
}

/** The maximum number of instances; NaN if it is known only at deployment. */
export function maxInstancesOf(server: ModelResource, model: ResourceModel): number {
  return Math.max(...numbers(factsOfServer(server)?.max, server, model));
}

export function subnetsOf(server: ModelResource, model: ResourceModel): readonly unknown[] {
  return factsOfServer(server)?.subnets?.(server, surroundingsIn(model)) ?? [];
}

/** The Availability Zones of a server, by its subnets or by their names. */
export function zonesOfServer(
  server: ModelResource,
  model: ResourceModel,
  declarations: Declarations,
): Zones {
  const named = factsOfServer(server)?.zones?.(server, surroundingsIn(model)) ?? [];
  return named.length > 0
    ? namedZones(named, server.stack, model)
    : zonesOf(subnetsOf(server, model), server.stack, model, declarations);
}

function factsOfServer({ type }: ModelResource): ServerFacts | undefined {
  const server = factsOf(type)?.server;
  return server === NOT_APPLICABLE ? undefined : server;
}

/** Without a number in the templates, only the deployment knows it. */
function numbers(
  counts: Fact<readonly unknown[]> | undefined,
  server: ModelResource,
  model: ResourceModel,
): number[] {
  const found = counts?.(server, surroundingsIn(model)) ?? [];
  return found.length === 0 ? [NaN] : found.map((value) => Number(model.text(value, server.stack)));
}
