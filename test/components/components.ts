import {
  ContainerService,
  type ContainerServiceProps,
  type Migration,
  PostgresDatabase,
  type PostgresDatabaseProps,
  type spi,
  type StageEnv,
} from '../../lib';
import { topologicalOrder } from '../../lib/internal/topological-order';

/** The component of that id, which exists already. */
export type Lookup = (id: string) => spi.IConnectionTarget;

/** A service that refers to other components by their ids, so that a test can describe them in any order. */
export interface DescribedService extends Omit<ContainerServiceProps, 'uses' | 'startAfter' | 'migration'> {
  readonly uses?: readonly string[];
  readonly startAfter?: readonly string[];
  readonly migration?: Migration | ((component: Lookup) => Migration);
}

/** The components of an environment by their ids. */
export interface Components {
  readonly databases?: { readonly [id: string]: PostgresDatabaseProps };
  readonly components?: { readonly [id: string]: spi.IComponent };
  readonly services?: { readonly [id: string]: DescribedService };
}

/** The components that were created, by their ids. */
export interface CreatedComponents {
  database(id: string): PostgresDatabase;
  service(id: string): ContainerService;
  component(id: string): spi.IStageComponent;
}

/** Creates components in an environment, each after those it uses. */
export function createComponents(environment: StageEnv, described: Components): CreatedComponents {
  const { databases = {}, components = {}, services = {} } = described;
  const created = new Map<string, spi.IConnectionTarget>();
  const lookup: Lookup = (id) => {
    const found = created.get(id);
    if (found === undefined) throw new Error(`no component ${id}`);
    return found;
  };
  const all = [
    ...Object.entries(databases).map(([id, props]) => ({
      id,
      requires: [],
      create: () => new PostgresDatabase(environment, id, props),
    })),
    ...Object.entries(components).map(([id, component]) => ({
      id,
      requires: [],
      create: () => environment.add(id, component),
    })),
    ...Object.entries(services).map(([id, service]) => ({
      id,
      requires: [...(service.uses ?? []), ...(service.startAfter ?? [])],
      create: () => new ContainerService(environment, id, propsOf(service, lookup)),
    })),
  ];
  topologicalOrder('components', all).forEach(({ id, create }) => created.set(id, create()));
  return {
    database: (id) => instanceOf(PostgresDatabase, lookup(id)),
    service: (id) => instanceOf(ContainerService, lookup(id)),
    component: (id) => environment.component(lookup(id), 'the test'),
  };
}

function propsOf(
  { uses, startAfter, migration, ...rest }: DescribedService,
  lookup: Lookup,
): ContainerServiceProps {
  return {
    ...rest,
    uses: uses?.map(lookup),
    startAfter: startAfter?.map(lookup),
    migration: typeof migration === 'function' ? migration(lookup) : migration,
  };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- of any constructor
function instanceOf<T>(type: new (...args: any[]) => T, value: unknown): T {
  if (value instanceof type) return value;
  throw new Error(`no ${type.name}`);
}
