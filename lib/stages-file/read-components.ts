import type { z } from 'zod';
import { componentId } from '../internal/codec/identifier';
import type { KindCodec } from '../internal/codec/kind';
import type { Refusal } from '../internal/codec/refusal';
import { didYouMean } from '../internal/did-you-mean';
import { KINDS, SECTIONS } from './codecs';
import type { KeyPath, Problem } from './problem';
import { entriesOf, readMap, valueUnder } from './read-map';
import { missing, noMap, problemsOfKey, refusal, refusalOfKey, unknownComponent } from './value-problems';
import type { YamlSource } from './yaml-source';

/** A component, or what an environment changes of one, as far as it is well formed. */
export interface ReadComponent {
  readonly id: string;
  readonly section: string;
  /** @default - its section has no such engine */
  readonly kind?: KindCodec;
  readonly values: { readonly [key: string]: unknown };
}

/** Components with the problems of their descriptions. */
export interface ReadComponents {
  readonly components: readonly ReadComponent[];
  readonly problems: readonly Problem[];
}

/** The key that tells kinds of one section apart. */
export const ENGINE = 'engine';

/** The kinds of a section. */
export function kindsOf(section: string): readonly KindCodec[] {
  return KINDS.filter((kind) => kind.section === section);
}

/** Reads the components under every section of a map. */
export function readComponents(source: YamlSource, path: KeyPath, map: unknown): ReadComponents {
  return readSections(source, path, map, (at, { id, section, value }) => {
    const { kind, problems } = kindOf(source, at, section, value);
    return { id, section, value, kind, problems };
  });
}

/** Reads what an environment changes of components, by the kinds of these. */
export function readOverrides(
  source: YamlSource,
  path: KeyPath,
  map: unknown,
  shared: readonly ReadComponent[],
): ReadComponents {
  return readSections(
    source,
    path,
    map,
    (at, { id, section, value }) => {
      const own = shared.find((one) => one.id === id && one.section === section);
      const kinds = kindsOf(section);
      const known = shared.filter((one) => one.section === section).map((one) => one.id);
      const unknown = own === undefined ? [refusalOfKey(source, at, unknownComponent(id, known))] : [];
      const engine =
        valueUnder(value, ENGINE) === undefined || kinds.every((kind) => kind.engine === undefined)
          ? []
          : [
              refusalOfKey(source, [...at, ENGINE], {
                id: 'stages-file.engine-in-overrides',
                limit: 'a component has the same engine in every environment',
                remediation: 'remove it',
              }),
            ];
      const kind = own?.kind ?? (kinds.length === 1 ? kinds[0] : undefined);
      return { id, section, value, kind, problems: [...unknown, ...engine] };
    },
    true,
  );
}

interface Entry {
  readonly id: string;
  readonly section: string;
  readonly value: unknown;
}

interface KnownEntry extends Entry {
  readonly kind: KindCodec | undefined;
  readonly problems: readonly Problem[];
}

function readSections(
  source: YamlSource,
  path: KeyPath,
  map: unknown,
  known: (at: KeyPath, entry: Entry) => KnownEntry,
  partial = false,
): ReadComponents {
  const components: ReadComponent[] = [];
  const problems: Problem[] = [];
  for (const section of SECTIONS) {
    const under = entriesOf(map)?.find(([key]) => key === section);
    if (under === undefined) continue;
    const entries = entriesOf(under[1]);
    if (entries === undefined) problems.push(noMap(source, [...path, section], under[1], []));
    for (const [id, value] of entries ?? []) {
      const at = [...path, section, id];
      const wrongId = keyProblems(source, at, componentId);
      const entry = known(at, { id, section, value });
      problems.push(...wrongId, ...entry.problems);
      if (entry.kind === undefined) {
        components.push({ id, section, values: {} });
        continue;
      }
      const others = entry.kind.engine === undefined ? [] : [ENGINE];
      const read = readMap(source, at, value, entry.kind.shape, { others, partial });
      problems.push(...read.problems);
      if (wrongId.length === 0) components.push({ id, section, kind: entry.kind, values: read.values });
    }
  }
  return { components, problems };
}

/** What is wrong with the key of a map whose keys users choose. */
export function keyProblems(source: YamlSource, path: KeyPath, schema: z.ZodType): Problem[] {
  const result = schema.safeParse(path.at(-1));
  return result.success ? [] : problemsOfKey(source, path, result.error.issues);
}

function kindOf(
  source: YamlSource,
  path: KeyPath,
  section: string,
  value: unknown,
): Pick<KnownEntry, 'kind' | 'problems'> {
  const kinds = kindsOf(section);
  const [only] = kinds;
  if (only.engine === undefined || entriesOf(value) === undefined) return { kind: only, problems: [] };
  const engine = valueUnder(value, ENGINE);
  const at = [...path, ENGINE];
  const engines = kinds.flatMap((kind) => kind.engine ?? []);
  const kind = kinds.find((one) => one.engine === engine);
  if (kind !== undefined) return { kind, problems: [] };
  const refused: Refusal = {
    id: 'stages-file.unknown-engine',
    limit: 'there is no such engine',
    remediation: didYouMean(String(engine), engines),
  };
  const problem =
    engine === undefined
      ? missing(source, at, `Write one of ${engines.join(', ')}.`)
      : refusal(source, at, engine, refused);
  // The rest is read all the same where it can only be meant for one kind.
  return { kind: kinds.length === 1 ? only : undefined, problems: [problem] };
}
