import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isObject, type JsonObject } from '../../lib/internal/json';

/** A resource type of the corpus. */
export interface CorpusType {
  readonly type: string;
  /** The properties of a valid resource. */
  readonly properties: JsonObject;
  /** By the path of a property that a fact reads, its values: the first is right, where there are several. */
  readonly variants: Readonly<Record<string, readonly unknown[]>>;
  /** By path, the properties with which its values are valid, merged into the others; null removes one. */
  readonly with: Readonly<Record<string, JsonObject>>;
}

type WrittenType = Pick<CorpusType, 'properties'> & Partial<CorpusType>;

const FOLDER = join(__dirname, 'corpus');

let read: readonly CorpusType[] | undefined;

/** The reviewed table, by type in the order of the alphabet. */
export function corpusTypes(): readonly CorpusType[] {
  read ??= readTypes();
  return read;
}

function readTypes(): readonly CorpusType[] {
  return readdirSync(FOLDER)
    .flatMap((file) =>
      Object.entries(parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, WrittenType>),
    )
    .map(([type, { properties, variants = {}, with: beside = {} }]) => ({
      type,
      properties,
      variants,
      with: beside,
    }))
    .sort((one, other) => (one.type < other.type ? -1 : 1));
}

/** Properties with others merged into them: objects by name, lists element by element. Null removes a property. */
export function merged(into: unknown, value: unknown): unknown {
  if (isObject(value)) {
    const names = [...new Set([...Object.keys(isObject(into) ? into : {}), ...Object.keys(value)])];
    const entries = names
      .filter((name) => value[name] !== null)
      .map((name) => [name, merged(isObject(into) ? into[name] : undefined, value[name])]);
    return Object.fromEntries(entries);
  }
  if (Array.isArray(value) && value.every(isObject) && Array.isArray(into)) {
    const length = Math.max(into.length, value.length);
    return Array.from({ length }, (_, index) => merged(into[index] as unknown, value[index]));
  }
  return value === undefined ? into : value;
}
