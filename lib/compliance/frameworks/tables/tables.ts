import { BUILT_IN_FRAMEWORKS } from '../framework';
import type { FrameworkTable } from '../framework-table';

/** The tables of the built-in frameworks, by name. A table is loaded at first use. */
export const FRAMEWORK_TABLES: ReadonlyMap<string, () => FrameworkTable> = new Map(
  BUILT_IN_FRAMEWORKS.flatMap(({ declared: { name }, _table }) =>
    _table === undefined ? [] : [[name, _table]],
  ),
);

/** The tables of the named frameworks. A name without a table is left out. */
export function frameworkTables(names: readonly string[]): FrameworkTable[] {
  return names.flatMap((name) => FRAMEWORK_TABLES.get(name)?.() ?? []);
}
