import { z } from 'zod';
import {
  type DatabaseDescription,
  databaseSchema,
  type ServiceDescription,
  serviceSchema,
} from './component-schema';
import { componentId, environmentId } from './formats';
import { type EnvironmentDescription, environmentSchema } from './schema';

/**
 * What could be read of a file, value by value, so that a fault in one place hides none in another. Ids that are
 * malformed are left out.
 */
export interface Draft {
  readonly databases: ReadonlyMap<string, Partial<DatabaseDescription>>;
  readonly services: ReadonlyMap<string, Partial<ServiceDescription>>;
  readonly environments: ReadonlyMap<string, DraftEnvironment>;
}

export interface DraftEnvironment {
  readonly settings: Partial<EnvironmentDescription>;
  /** The keys that are there and whose values are malformed. */
  readonly malformed: readonly string[];
  readonly changedDatabases: ReadonlyMap<string, Partial<DatabaseDescription>>;
  readonly changedServices: ReadonlyMap<string, Partial<ServiceDescription>>;
}

export function draftOf(file: unknown): Draft {
  return {
    databases: readable(valueUnder(file, 'databases'), componentId, databaseSchema),
    services: readable(valueUnder(file, 'services'), componentId, serviceSchema),
    environments: new Map(
      entriesOf(valueUnder(file, 'environments'))
        .filter(([id]) => environmentId.safeParse(id).success)
        .map(([id, value]) => [id, draftEnvironment(value)]),
    ),
  };
}

function draftEnvironment(value: unknown): DraftEnvironment {
  const settings = readableValues(value, environmentSchema);
  const overrides = valueUnder(value, 'overrides');
  return {
    settings,
    malformed: entriesOf(value).flatMap(([key]) => (Object.hasOwn(settings, key) ? [] : [key])),
    changedDatabases: readable(valueUnder(overrides, 'databases'), componentId, databaseSchema),
    changedServices: readable(valueUnder(overrides, 'services'), componentId, serviceSchema),
  };
}

function readable<T extends z.ZodRawShape>(
  value: unknown,
  idSchema: z.ZodType,
  schema: z.ZodObject<T>,
): Map<string, Partial<z.infer<z.ZodObject<T>>>> {
  return new Map(
    entriesOf(value)
      .filter(([id]) => idSchema.safeParse(id).success)
      .map(([id, described]) => [id, readableValues(described, schema)]),
  );
}

function readableValues<T extends z.ZodRawShape>(
  value: unknown,
  schema: z.ZodObject<T>,
): Partial<z.infer<z.ZodObject<T>>> {
  const shape: { readonly [key: string]: z.core.$ZodType } = schema.shape;
  const wellFormed = entriesOf(value).flatMap(([key, it]) => {
    if (!Object.hasOwn(shape, key)) return [];
    const result = z.safeParse(shape[key], it);
    return result.success ? [[key, result.data] as const] : [];
  });
  return Object.fromEntries(wellFormed) as Partial<z.infer<z.ZodObject<T>>>;
}

function valueUnder(map: unknown, key: string): unknown {
  return entriesOf(map).find(([name]) => name === key)?.[1];
}

function entriesOf(map: unknown): [string, unknown][] {
  return typeof map === 'object' && map !== null && !Array.isArray(map) ? Object.entries(map) : [];
}
