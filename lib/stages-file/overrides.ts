import type { DatabaseDescription, Overrides, ServiceDescription } from './component-schema';

/** The databases as one environment has them. */
export function changedDatabases(
  shared: { readonly [id: string]: DatabaseDescription },
  { databases = {} }: Overrides,
): { [id: string]: DatabaseDescription } {
  return changedEach(shared, databases, (database, changes) => ({ ...database, ...changes }));
}

/** The services as one environment has them: variables change one by one, all else as a whole. */
export function changedServices(
  shared: { readonly [id: string]: ServiceDescription },
  { services = {} }: Overrides,
): { [id: string]: ServiceDescription } {
  return changedEach(shared, services, (service, changes) => ({
    ...service,
    ...changes,
    environment: byName(service.environment, changes.environment),
    secrets: byName(service.secrets, changes.secrets),
    injectedSecrets: byName(service.injectedSecrets, changes.injectedSecrets),
  }));
}

function changedEach<T>(
  shared: { readonly [id: string]: T },
  changes: { readonly [id: string]: Partial<T> },
  change: (one: T, changes: Partial<T>) => T,
): { [id: string]: T } {
  return Object.fromEntries(
    Object.entries(shared).map(([id, one]) => [
      id,
      Object.hasOwn(changes, id) ? change(one, changes[id]) : one,
    ]),
  );
}

function byName<T>(
  shared: { readonly [name: string]: T } | undefined,
  changes: { readonly [name: string]: T } | undefined,
): { [name: string]: T } | undefined {
  return shared === undefined && changes === undefined ? undefined : { ...shared, ...changes };
}
