/** What a resource is deployed after. */
export interface Dependencies {
  /** The names in its DependsOn; each nested stack with the names of what it holds. */
  readonly own: ReadonlyMap<string, ReadonlySet<string>>;
  /** The names of what its nested stack is deployed after. */
  readonly inherited: ReadonlySet<string>;
}

export const NO_DEPENDENCIES: Dependencies = { own: new Map(), inherited: new Set() };

/**
 * The dependencies of a resource in the words of its counterpart in another assembly: of a nested stack that the one waits for, what
 * the other waits for within it, and of what the nested stack around it waits for, what the other waits for itself.
 */
export function comparableDependencies(of: Dependencies, counterpart: Dependencies): string[] {
  const wanted = [...counterpart.own.keys()];
  const own = [...of.own].flatMap(([name, held]) => {
    const within = wanted.filter((other) => held.has(other));
    return within.length > 0 ? within : [name];
  });
  return [...new Set([...own, ...wanted.filter((other) => of.inherited.has(other))])].sort();
}
