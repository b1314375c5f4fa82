import type { CheckId } from '../../requirements/catalog';
import type { Check } from './check';
import * as registry from './registry';

/** The identifier of a registered check. */
export type RegisteredCheckId = (typeof registry)[keyof typeof registry]['id'];

/** Does not compile if the catalogue names a check that is not registered. */
export type CatalogCheckId = CheckId extends RegisteredCheckId ? CheckId : never;

/** Every registered check by its id. */
export const CHECKS: ReadonlyMap<string, Check> = new Map(
  Object.values<Check>(registry).map((check) => [check.id, check]),
);
