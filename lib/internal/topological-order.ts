import { didYouMean } from './did-you-mean';
import { StageEnvironmentError } from './errors';

interface Described {
  readonly id: string;
  /** The ids of the components that must exist first. */
  readonly requires: readonly string[];
}

/**
 * The components so that each comes after those it requires, else in the order given.
 *
 * @throws StageEnvironmentError if one requires an id that is not among them, or they require each other
 */
export function topologicalOrder<T extends Described>(what: string, components: readonly T[]): T[] {
  const byId = new Map(components.map((component) => [component.id, component]));
  const ordered = new Set<T>();
  const visit = (component: T, path: readonly string[]): void => {
    if (ordered.has(component)) return;
    if (path.includes(component.id)) {
      refuseCycle(what, [...path.slice(path.indexOf(component.id)), component.id]);
    }
    for (const id of component.requires) {
      const required = byId.get(id);
      if (required === undefined) refuseUnknown(what, component.id, id, [...byId.keys()]);
      visit(required, [...path, component.id]);
    }
    ordered.add(component);
  };
  components.forEach((component) => visit(component, []));
  return [...ordered];
}

function refuseUnknown(what: string, id: string, required: string, known: readonly string[]): never {
  throw new StageEnvironmentError({
    id: 'component.unknown',
    what: `${what}: ${id}`,
    value: required,
    limit: 'no component of that id is there to use or to start after',
    remediation: didYouMean(required, known),
  });
}

function refuseCycle(what: string, path: readonly string[]): never {
  throw new StageEnvironmentError({
    id: 'component.dependency-cycle',
    what,
    value: path.join(' → '),
    limit: 'components that wait for each other never start',
    remediation: 'remove one of these from uses or startAfter',
  });
}
