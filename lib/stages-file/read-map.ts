import type { z } from 'zod';
import type { KeyPath, Problem } from './problem';
import { descriptionOf, isOptional } from './schema-structure';
import { missing, noMap, readValue, unknownKey } from './value-problems';
import type { YamlSource } from './yaml-source';

/** The keys of a map with their codecs. */
export interface Shape {
  readonly [key: string]: z.ZodType;
}

/** How a map is read. */
export interface MapOptions {
  /**
   * Keys that are read by themselves, and are no problem here.
   *
   * @default - none
   */
  readonly others?: readonly string[];
  /**
   * Whether required keys may be left out, as in overrides.
   *
   * @default false
   */
  readonly partial?: boolean;
}

/** What a map means, key by key, so that a problem in one value hides none in another. */
export interface ReadMap {
  readonly values: { readonly [key: string]: unknown };
  /** The keys that are given, and whose values are malformed. */
  readonly malformed: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads a map, each of its values once. */
export function readMap(
  source: YamlSource,
  path: KeyPath,
  map: unknown,
  shape: Shape,
  { others = [], partial = false }: MapOptions = {},
): ReadMap {
  const known = [...Object.keys(shape), ...others];
  const entries = entriesOf(map);
  if (entries === undefined) {
    return { values: {}, malformed: known, problems: [noMap(source, path, map, known)] };
  }
  const values: [string, unknown][] = [];
  const malformed: string[] = [];
  const problems: Problem[] = [];
  for (const [key, value] of entries) {
    const at = [...path, key];
    if (Object.hasOwn(shape, key)) {
      const read = readValue(source, at, shape[key], value);
      if (read.isWellFormed) values.push([key, read.value]);
      else malformed.push(key);
      problems.push(...read.problems);
    } else if (!others.includes(key)) {
      problems.push(unknownKey(source, at, known, Object.values(shape)));
    }
  }
  const given = entries.map(([key]) => key);
  const required = Object.keys(shape).filter((key) => !partial && !isOptional(shape[key]));
  problems.push(
    ...required
      .filter((key) => !given.includes(key))
      .map((key) => missing(source, [...path, key], descriptionOf(shape[key]))),
  );
  return { values: Object.fromEntries(values), malformed, problems };
}

/** The entries of a map; `undefined` for anything else. */
export function entriesOf(map: unknown): [string, unknown][] | undefined {
  return typeof map === 'object' && map !== null && !Array.isArray(map) ? Object.entries(map) : undefined;
}

/** The value under a key of a map, if there is one. */
export function valueUnder(map: unknown, key: string): unknown {
  return entriesOf(map)?.find(([name]) => name === key)?.[1];
}
