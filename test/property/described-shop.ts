import * as fc from 'fast-check';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { TeamAccess, Routing, Migration, Network, type Service, type StageEnvProps } from '../../lib';
import { aDatabase, aService, NGINX } from '../components/described';

/** How a service of a random shop is described. */
interface DescribedService {
  readonly port: number;
  readonly toTeamAccess: boolean;
  readonly toServices: boolean;
  /** Which of the earlier services it uses, if they can be used. */
  readonly uses: readonly boolean[];
  readonly stores: readonly boolean[];
  readonly migrates: boolean;
  readonly writes: boolean;
  readonly instances: number;
}

/** A random but valid description of an environment. */
export interface DescribedShop {
  readonly services: readonly DescribedService[];
  readonly databases: readonly number[];
  readonly ranges: readonly string[];
  readonly bySessionManager: boolean;
  readonly natGateways: number;
}

const port = fc.integer({ min: 1150, max: 65535 });

const service: fc.Arbitrary<DescribedService> = fc.record({
  port,
  toTeamAccess: fc.boolean(),
  toServices: fc.boolean(),
  uses: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  stores: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
  migrates: fc.boolean(),
  writes: fc.boolean(),
  instances: fc.integer({ min: 1, max: 3 }),
});

export const shops: fc.Arbitrary<DescribedShop> = fc.record({
  services: fc.array(service, { minLength: 1, maxLength: 6 }),
  databases: fc.array(port, { maxLength: 2 }),
  ranges: fc
    .uniqueArray(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 4 })
    .map((octets) => octets.map((octet) => `203.0.${octet}.0/24`)),
  bySessionManager: fc.boolean(),
  natGateways: fc.integer({ min: 0, max: 1 }),
});

const serviceId = (index: number) => `Service${index}`;
const databaseId = (index: number) => `Store${index}`;

function usedServices(shop: DescribedShop, index: number): number[] {
  const { uses } = shop.services[index];
  return shop.services.slice(0, index).flatMap((it, used) => (it.toServices && uses[used] ? [used] : []));
}

function usedStores(shop: DescribedShop, index: number): number[] {
  const { stores } = shop.services[index];
  return shop.databases.flatMap((_, used) => (stores[used] ? [used] : []));
}

export function propsOf(shop: DescribedShop): StageEnvProps {
  const services = shop.services.map((it, index): [string, Service] => {
    const stores = usedStores(shop, index).map((used) => ({ componentId: databaseId(used) }));
    return [
      serviceId(index),
      aService({
        image: ContainerImage.fromRegistry(NGINX),
        port: it.toTeamAccess || it.toServices ? it.port : undefined,
        exposure: exposureOf(it, index),
        uses: [...usedServices(shop, index).map((used) => ({ componentId: serviceId(used) })), ...stores],
        migration:
          it.migrates && stores.length > 0 ? Migration.task(['migrate'], { store: stores[0] }) : undefined,
        writablePaths: it.writes ? ['/tmp'] : undefined,
        instances: it.instances,
      }),
    ];
  });
  return {
    owner: 'shop-team',
    teamAccess: shop.bySessionManager ? TeamAccess.sessionManager() : TeamAccess.networks([...shop.ranges]),
    network: Network.of({ natGateways: shop.natGateways }),
    databases: Object.fromEntries(
      shop.databases.map((it, index) => [databaseId(index), aDatabase({ port: it })]),
    ),
    // The last first: order must not matter.
    services: Object.fromEntries(services.reverse()),
  };
}

function exposureOf({ toTeamAccess, toServices }: DescribedService, index: number): Routing | undefined {
  const path = `/${'x'.repeat(index)}/*`;
  if (toTeamAccess && toServices) return Routing.teamAndServices(path);
  if (toTeamAccess) return Routing.teamAccess(path);
  return toServices ? Routing.services() : undefined;
}

/** Every flow that the description declares, as `<who is reached> from <who comes> on <port>`. */
export function declaredFlows(shop: DescribedShop): string[] {
  const loadBalancer = 'TeamLoadBalancer';
  const comers = shop.bySessionManager ? ['JumpHost'] : shop.ranges;
  const exposed = shop.services.some(({ toTeamAccess }) => toTeamAccess);
  return [
    ...(exposed ? comers.map((comer) => `${loadBalancer} from ${comer} on 80`) : []),
    ...shop.services.flatMap((it, index) => [
      ...(it.toTeamAccess ? [`${serviceId(index)} from ${loadBalancer} on ${it.port}`] : []),
      ...usedServices(shop, index).map(
        (used) => `${serviceId(used)} from ${serviceId(index)} on ${shop.services[used].port}`,
      ),
      ...usedStores(shop, index).map(
        (used) => `${databaseId(used)} from ${serviceId(index)} on ${shop.databases[used]}`,
      ),
    ]),
  ].sort();
}
