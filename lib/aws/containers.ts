import { isSame } from '../internal/values';
import type { Fact } from './facts';

/**
 * Whether the templates have no table of a database, so that its tables are created at run time.
 *
 * @param nameProperty of both
 */
export function hasNoTable(tableType: string, nameProperty: string): Fact<boolean> {
  return (database, around) => {
    const name = database.properties[nameProperty];
    return !around.ofType(tableType).some((table) => {
      const written = table.properties[nameProperty];
      const isNamed = name !== undefined && isSame(written, name);
      return isNamed || around.follow(written, table) === database;
    });
  };
}
