import type { ResourceName } from '../outcome';
import { pathOf } from '../resource-name';
import type { Ledger } from './ledger';

/**
 * The resources of a later ledger that have another path in an earlier one, by their later path: their template file has
 * another name, or they are in another stack. They have the same type and logical id, and there is only one such resource
 * on either side.
 */
export function renamedResources(before: Ledger, after: Ledger): ReadonlyMap<string, string> {
  const earlier = resourcesOf(before);
  const later = resourcesOf(after);
  const gone = single([...earlier].filter(([path]) => !later.has(path)));
  const added = single([...later].filter(([path]) => !earlier.has(path)));
  return new Map(
    [...added].flatMap(([identity, path]) => {
      const previous = gone.get(identity);
      return previous === undefined ? [] : [[path, previous] as const];
    }),
  );
}

/** All resources of a ledger, by path. */
function resourcesOf({ requirements, nag }: Ledger): ReadonlyMap<string, ResourceName> {
  const checks = requirements.flatMap((requirement) => requirement.checks);
  const all = [
    ...checks.flatMap(({ resources }) => resources),
    ...[...checks, ...nag].flatMap(({ findings }) => findings.flatMap(({ resource = [] }) => resource)),
    ...nag
      .flatMap(({ acknowledgements, waived }) => [...acknowledgements, ...waived])
      .map(({ resource }) => resource),
  ];
  return new Map(all.map((resource) => [pathOf(resource), resource]));
}

/** The path of each type and logical id that only one of the resources has. */
function single(resources: readonly (readonly [string, ResourceName])[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string[]>();
  for (const [path, { type, logicalId }] of resources) {
    const identity = `${type} ${logicalId}`;
    paths.set(identity, [...(paths.get(identity) ?? []), path]);
  }
  return new Map(
    [...paths].filter(([, all]) => all.length === 1).map(([identity, [path]]) => [identity, path]),
  );
}
