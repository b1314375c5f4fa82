import { CanonicalAssembly, type CanonicalElement } from './canonical';
import { pathRenamer } from './construct-ids';
import { comparableDependencies } from './dependencies';
import { type Difference, differences } from './differences';
import { ElementKind } from './elements';
import { physicalNames, type Renaming } from './known-names';
import { readAssembly } from './read-assembly';

/** The names that templates hold, old to new. */
export interface TemplateNames {
  readonly constructIds: Readonly<Record<string, string>>;
  readonly physicalNames: Readonly<Record<string, string>>;
  readonly alarmNames: Readonly<Record<string, string>>;
}

export enum ChangeKind {
  CHANGED = 'changed',
  ONLY_IN_OLD = 'only in old',
  ONLY_IN_NEW = 'only in new',
}

/** One thing that is not the same in both assemblies, after renaming. */
export interface Change extends Difference {
  readonly kind: ChangeKind;
  /** The CloudFormation type of a resource, or the kind of another element, such as `Output`. */
  readonly type: string;
  /** The construct path of today. */
  readonly path: string;
}

/** How many resources both assemblies have, and what else is not the same. */
export interface Comparison {
  readonly same: number;
  readonly renamed: number;
  readonly moved: number;
  readonly changes: readonly Change[];
}

const AS_IT_IS = (name: string): string => name;

/**
 * Compares two cloud assemblies, the old one under the names of today.
 *
 * @throws if the names put two old elements on one path
 */
export function compareAssemblies(oldFolder: string, newFolder: string, names: TemplateNames): Comparison {
  const before = elements(oldFolder, {
    path: pathRenamer(names.constructIds),
    alarmName: pathRenamer(names.alarmNames),
    text: physicalNames(names.physicalNames, 'old'),
  });
  const after = elements(newFolder, {
    path: AS_IT_IS,
    alarmName: AS_IT_IS,
    text: physicalNames(names.physicalNames, 'new'),
  });
  const pairs = [...before].flatMap(([key, old]) => {
    const match = after.get(key);
    return match === undefined ? [] : [{ old, new: match }];
  });
  const resources = pairs.filter(({ old }) => old.element.kind === ElementKind.RESOURCE);
  const moved = resources.filter((pair) => stackOf(pair.old) !== stackOf(pair.new));
  const same = resources.filter((pair) => !moved.includes(pair) && isSameName(pair.old, pair.new));
  return {
    same: same.length,
    moved: moved.length,
    renamed: resources.length - same.length - moved.length,
    changes: [
      ...pairs.flatMap((pair) => changesOf(pair.old, pair.new)),
      ...unmatched(before, after, ChangeKind.ONLY_IN_OLD),
      ...unmatched(after, before, ChangeKind.ONLY_IN_NEW),
    ],
  };
}

function elements(folder: string, renaming: Renaming): Map<string, CanonicalElement> {
  const byKey = new Map<string, CanonicalElement>();
  for (const element of new CanonicalAssembly(readAssembly(folder), renaming).canonicalElements()) {
    const twin = byKey.get(element.key);
    if (twin !== undefined)
      throw new Error(
        `constructIds: two elements have the path ${element.path}, got ${twin.element.path} and ${element.element.path}. ` +
          'Give each its own new name.',
      );
    byKey.set(element.key, element);
  }
  return byKey;
}

const changesOf = (old: CanonicalElement, after: CanonicalElement): Change[] =>
  differences(withDependencies(old, after), withDependencies(after, old)).map((difference) => ({
    ...difference,
    kind: ChangeKind.CHANGED,
    type: typeOf(after),
    path: after.path,
  }));

const withDependencies = (
  { body, dependencies }: CanonicalElement,
  counterpart: CanonicalElement,
): object => ({
  ...(body as object),
  DependsOn: comparableDependencies(dependencies, counterpart.dependencies),
});

const unmatched = (
  these: ReadonlyMap<string, CanonicalElement>,
  those: ReadonlyMap<string, CanonicalElement>,
  kind: ChangeKind,
): Change[] =>
  [...these]
    .filter(([key]) => !those.has(key))
    .map(([, element]) => ({ kind, type: typeOf(element), path: element.path, property: '' }));

function typeOf({ element: { kind }, body }: CanonicalElement): string {
  return kind === ElementKind.RESOURCE ? (body as { readonly Type: string }).Type : kind;
}

/** The stack that holds an element, by its path of today. */
const stackOf = ({ body }: CanonicalElement): unknown => (body as { readonly Stack?: unknown }).Stack;

const isSameName = ({ element: old }: CanonicalElement, { element: after }: CanonicalElement): boolean =>
  old.path === after.path && old.logicalId === after.logicalId;
