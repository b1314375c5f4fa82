import type { ApiType } from './declarations';

/**
 * The options of some properties, of the options of what these take, and so on.
 *
 * @param ends options whose own options are left out
 */
export function reachableOptions(
  types: ReadonlyMap<string, ApiType>,
  roots: readonly string[],
  ends: readonly string[],
): string[] {
  const options = new Set<string>();
  const visited = new Set<string>();
  const visit = (name: string): void => {
    const type = types.get(name);
    // A contract is implemented, not written.
    if (type === undefined || visited.has(name) || /^I[A-Z][a-z]/.test(name)) return;
    visited.add(name);
    type.parents.forEach(visit);
    for (const member of type.members) {
      options.add(member.name);
      if (!ends.includes(member.name)) member.types.forEach(visit);
    }
  };
  roots.forEach(visit);
  return [...options].sort();
}
