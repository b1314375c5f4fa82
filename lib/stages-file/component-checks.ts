import type { Reference } from '../internal/codec/kind';
import { faultsAt } from '../internal/fault';
import { checkedComponentId } from '../internal/names';
import { topologicalOrder } from '../internal/topological-order';
import { withOverrides } from './overrides';
import type { KeyPath, Problem } from './problem';
import type { ReadComponent } from './read-components';
import type { ReadEnvironment } from './read-environment';
import { problemOfFault, refusal, unknownComponent } from './value-problems';
import type { YamlSource } from './yaml-source';

/** Components whose ids differ at most in case, that name unknown ones, or that wait for each other. */
export function componentProblems(source: YamlSource, components: readonly ReadComponent[]): Problem[] {
  return [
    ...twins(source, components),
    ...unknownReferences(source, [], components, components),
    ...cycles(source, [], components),
  ];
}

/** What an environment changes of components, where that names unknown ones or closes a cycle. */
export function overrideProblems(
  source: YamlSource,
  { path, overrides }: ReadEnvironment,
  components: readonly ReadComponent[],
): Problem[] {
  const at = [...path, 'overrides'];
  // A cycle of the shared components is reported there.
  const isShared = cycles(source, at, components).length > 0;
  return [
    ...unknownReferences(source, at, overrides, components),
    ...(isShared ? [] : cycles(source, at, withOverrides(components, overrides))),
  ];
}

/** The components that one names. */
export function referencesOf({ kind, values }: ReadComponent): readonly Reference[] {
  return kind?.references(values) ?? [];
}

function twins(source: YamlSource, components: readonly ReadComponent[]): Problem[] {
  return components.flatMap(({ id, section }, index) => {
    const taken = components.slice(0, index).map((other) => other.id);
    return problemsAtKey(source, [section, id], () => checkedComponentId(id, taken));
  });
}

function unknownReferences(
  source: YamlSource,
  path: KeyPath,
  components: readonly ReadComponent[],
  known: readonly ReadComponent[],
): Problem[] {
  return components.flatMap((component) =>
    referencesOf(component).flatMap(({ id, path: at, section }) => {
      const allowed = known
        .filter((one) => section === undefined || one.section === section)
        .map((one) => one.id);
      if (allowed.includes(id)) return [];
      const where = [...path, component.section, component.id, ...at];
      return [refusal(source, where, id, unknownComponent(id, allowed))];
    }),
  );
}

function cycles(source: YamlSource, path: KeyPath, components: readonly ReadComponent[]): Problem[] {
  const ids = components.map(({ id }) => id);
  const described = components.map((component) => ({
    id: component.id,
    section: component.section,
    requires: referencesOf(component)
      .map(({ id }) => id)
      .filter((id) => ids.includes(id)),
  }));
  const section = described.find(({ requires }) => requires.length > 0)?.section;
  if (section === undefined) return [];
  return problemsAtKey(source, [...path, section], () => topologicalOrder('components', described));
}

function problemsAtKey(source: YamlSource, path: KeyPath, check: () => unknown): Problem[] {
  return faultsAt([], check).map((fault) => ({
    ...problemOfFault(source, path, fault),
    position: source.positionOfKey(path),
  }));
}
