import { topologicalOrder } from '../internal/topological-order';
import { checkedComponentId } from '../internal/names';
import { didYouMean } from '../internal/did-you-mean';
import type { ServiceDescription } from './component-schema';
import type { Draft, DraftEnvironment } from './draft';
import type { KeyPath, Problem } from './problem';
import { refusal, refusalOfKey, refused } from './schema-problems';
import type { YamlSource } from './yaml-source';

type DraftServices = ReadonlyMap<string, Partial<ServiceDescription>>;

/** Ids that differ in nothing, or in nothing but case. */
export function twinProblems(source: YamlSource, { databases, services }: Draft): Problem[] {
  const all = [
    ...[...databases.keys()].map((id) => ({ id, path: ['databases', id] })),
    ...[...services.keys()].map((id) => ({ id, path: ['services', id] })),
  ];
  return all.flatMap(({ id, path }, index) => {
    const earlier = all.slice(0, index).map((other) => other.id);
    return refusedUnderKey(source, path, () => checkedComponentId(id, earlier));
  });
}

/** References of services that lead nowhere or in a circle. */
export function serviceProblems(source: YamlSource, draft: Draft): Problem[] {
  const path = ['services'];
  return [
    ...unknownReferences(source, path, draft.services, draft),
    ...circles(source, path, draft.services),
  ];
}

/** Changes of what is not there, and what the changes lead to. */
export function overrideProblems(
  source: YamlSource,
  path: KeyPath,
  { changedDatabases, changedServices }: DraftEnvironment,
  draft: Draft,
): Problem[] {
  // What an environment changes can close a circle with what all share.
  const isShared = circles(source, path, draft.services).length > 0;
  const services = new Map(
    [...draft.services].map(([id, it]) => [id, { ...it, ...changedServices.get(id) }]),
  );
  return [
    ...unknownIds(source, [...path, 'databases'], changedDatabases, draft.databases),
    ...unknownIds(source, [...path, 'services'], changedServices, draft.services),
    ...unknownReferences(source, [...path, 'services'], changedServices, draft),
    ...(isShared ? [] : circles(source, [...path, 'services'], services)),
  ];
}

function unknownIds(
  source: YamlSource,
  path: KeyPath,
  changed: ReadonlyMap<string, unknown>,
  known: ReadonlyMap<string, unknown>,
): Problem[] {
  return [...changed.keys()]
    .filter((id) => !known.has(id))
    .map((id) =>
      refusalOfKey(
        source,
        [...path, id],
        `there is nothing of that id to change; ${didYouMean(id, [...known.keys()])}`,
      ),
    );
}

function unknownReferences(
  source: YamlSource,
  path: KeyPath,
  services: DraftServices,
  draft: Draft,
): Problem[] {
  const databases = [...draft.databases.keys()];
  const all = [...databases, ...draft.services.keys()];
  const references = [...services].flatMap(([service, { uses = [], startAfter = [], migration }]) => [
    ...uses.map((id, index) => ({ id, at: [service, 'uses', index], known: all })),
    ...startAfter.map((id, index) => ({ id, at: [service, 'startAfter', index], known: all })),
    ...(migration?.store === undefined
      ? []
      : [{ id: migration.store, at: [service, 'migration', 'store'], known: databases }]),
  ]);
  return references
    .filter(({ id, known }) => !known.includes(id))
    .map(({ id, at, known }) =>
      refusal(source, [...path, ...at], id, `nothing of that id is there; ${didYouMean(id, known)}`),
    );
}

function circles(source: YamlSource, path: KeyPath, services: DraftServices): Problem[] {
  const described = [...services].map(([id, { uses = [], startAfter = [] }]) => ({
    id,
    requires: [...uses, ...startAfter].filter((other) => services.has(other)),
  }));
  return refusedUnderKey(source, path, () => topologicalOrder('services', described));
}

function refusedUnderKey(source: YamlSource, path: KeyPath, use: () => unknown): Problem[] {
  return refused(source, path, use).map((problem) => ({ ...problem, position: source.positionOfKey(path) }));
}
