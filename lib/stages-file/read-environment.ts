import { text } from '../internal/codec/text';
import type { StageKind } from '../requirements/stage-kind';
import { type EnvironmentValues, SECTIONS, SETTINGS } from './codecs';
import type { KeyPath, Problem } from './problem';
import { keyProblems, readOverrides, type ReadComponent } from './read-components';
import { entriesOf, readMap } from './read-map';
import { optionalSchemas } from './setting-schema';
import { stageOf } from './stage-of';
import { noMap } from './value-problems';
import type { YamlSource } from './yaml-source';

/** An environment, as far as its description is well formed. */
export interface ReadEnvironment {
  readonly id: string;
  readonly path: KeyPath;
  /** @default - neither its key nor its `stage` names one */
  readonly stage?: StageKind;
  readonly values: Partial<EnvironmentValues>;
  /** The keys that are given, and whose values are malformed. */
  readonly malformed: readonly string[];
  /** What it changes of components. */
  readonly overrides: readonly ReadComponent[];
}

/** Environments with the problems of their descriptions. */
export interface ReadEnvironments {
  readonly environments: readonly ReadEnvironment[];
  readonly problems: readonly Problem[];
}

const OVERRIDES = 'overrides';

// Two letters at least, and none of the names that the CDK gives its own parts.
export const environmentId = text(/^(?!Tree$)[A-Za-z][A-Za-z0-9-]{1,39}$/, {
  id: 'stages-file.environment-name',
  limit:
    "the name of an environment is a letter, then letters, digits and hyphens, 2 to 40 in all, and not 'Tree'",
  remediation: "write it as 'Staging' or 'Staging-Blue'",
});

/** Reads every environment of a file. */
export function readEnvironments(
  source: YamlSource,
  map: unknown,
  shared: readonly ReadComponent[],
): ReadEnvironments {
  const path = ['environments'];
  const entries = entriesOf(map);
  if (entries === undefined) return { environments: [], problems: [noMap(source, path, map, [])] };
  const read = entries.map(([id, value]) => readEnvironment(source, id, value, shared));
  return {
    environments: read.flatMap(({ environment }) => environment ?? []),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readEnvironment(
  source: YamlSource,
  id: string,
  value: unknown,
  shared: readonly ReadComponent[],
): { readonly environment?: ReadEnvironment; readonly problems: readonly Problem[] } {
  const path = ['environments', id];
  const wrongId = keyProblems(source, path, environmentId);
  const { values, malformed, problems } = readMap(source, path, value, optionalSchemas(SETTINGS), {
    others: [OVERRIDES],
  });
  const overrides = overridesOf(source, path, value, shared);
  const all = [...wrongId, ...problems, ...overrides.problems];
  if (wrongId.length > 0 || entriesOf(value) === undefined) return { problems: all };
  const own = values as Partial<EnvironmentValues>;
  const stage = malformed.includes('stage') ? undefined : stageOf(id, own.stage);
  return {
    environment: { id, path, stage, values: own, malformed, overrides: overrides.components },
    problems: all,
  };
}

function overridesOf(
  source: YamlSource,
  path: KeyPath,
  environment: unknown,
  shared: readonly ReadComponent[],
): ReturnType<typeof readOverrides> {
  const under = entriesOf(environment)?.find(([key]) => key === OVERRIDES);
  if (under === undefined) return { components: [], problems: [] };
  const at = [...path, OVERRIDES];
  const sections = readMap(source, at, under[1], {}, { others: SECTIONS });
  const { components, problems } = readOverrides(source, at, under[1], shared);
  return { components, problems: [...sections.problems, ...problems] };
}
