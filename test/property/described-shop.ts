import * as fc from 'fast-check';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Migration, Network, type StageEnvProps, TeamAccess } from '../../lib';
import type { Components, DescribedService } from '../components/components';
import { aDatabase, aService, NGINX } from '../components/described';

/** A service of a random shop. */
interface RandomService {
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
  readonly services: readonly RandomService[];
  readonly databases: readonly number[];
  readonly ranges: readonly string[];
  readonly bySessionManager: boolean;
  readonly natGateways: number;
}

const port = fc.integer({ min: 1150, max: 65535 });

const service: fc.Arbitrary<RandomService> = fc.record({
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

/** The environment of a shop, without its components. */
export function propsOf(shop: DescribedShop): StageEnvProps {
  return {
    owner: 'shop-team',
    teamAccess: shop.bySessionManager ? TeamAccess.sessionManager() : TeamAccess.networks([...shop.ranges]),
    network: Network.of({ natGateways: shop.natGateways }),
  };
}

/** The components of a shop. */
export function componentsOf(shop: DescribedShop): Components {
  const services = shop.services.map((it, index): [string, DescribedService] => {
    const stores = usedStores(shop, index).map(databaseId);
    return [
      serviceId(index),
      aService({
        image: ContainerImage.fromRegistry(NGINX),
        port: it.toTeamAccess || it.toServices ? it.port : undefined,
        routes: it.toTeamAccess ? [`/${'x'.repeat(index)}/*`] : undefined,
        internal: it.toServices,
        uses: [...usedServices(shop, index).map(serviceId), ...stores],
        migration:
          it.migrates && stores.length > 0
            ? (component) => Migration.task(['migrate'], { store: component(stores[0]) })
            : undefined,
        writablePaths: it.writes ? ['/tmp'] : undefined,
        instances: it.instances,
      }),
    ];
  });
  return {
    databases: Object.fromEntries(
      shop.databases.map((it, index) => [databaseId(index), aDatabase({ port: it })]),
    ),
    services: Object.fromEntries(services),
  };
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
