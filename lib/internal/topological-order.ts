import type { IComponentReference } from '../spi/component';
import { StageEnvironmentError } from './errors';
import { checkedReference } from './names';
import { didYouMean } from './did-you-mean';

interface Described {
  readonly id: string;
  readonly requires: readonly IComponentReference[];
}

/**
 * The components so that each comes after what it requires, else in the order given.
 *
 * @throws StageEnvironmentError if one requires what is not there, or they require each other
 */
export function topologicalOrder<T extends Described>(what: string, components: readonly T[]): T[] {
  const byId = new Map(components.map((component) => [component.id, component]));
  const ordered = new Set<T>();
  const visit = (component: T, path: readonly string[]): void => {
    if (ordered.has(component)) return;
    if (path.includes(component.id))
      refuseCycle(what, [...path.slice(path.indexOf(component.id)), component.id]);
    for (const reference of component.requires) {
      const componentId = checkedReference(`${what}: ${component.id}`, reference.componentId);
      const required = byId.get(componentId);
      if (required === undefined) refuseUnknown(what, component.id, componentId, [...byId.keys()]);
      visit(required, [...path, component.id]);
    }
    ordered.add(component);
  };
  components.forEach((component) => visit(component, []));
  return [...ordered];
}

function refuseUnknown(what: string, id: string, required: string, known: readonly string[]): never {
  throw new StageEnvironmentError({
    what: `${what}: ${id}`,
    value: required,
    limit: 'it uses or starts after what is not there',
    remediation: didYouMean(required, known),
  });
}

function refuseCycle(what: string, path: readonly string[]): never {
  throw new StageEnvironmentError({
    what,
    value: path.join(' → '),
    limit: 'components that wait for each other never start',
    remediation: 'take one of these uses or start-afters out',
  });
}
