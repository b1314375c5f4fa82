import { z } from 'zod';
import { didYouMean } from '../internal/did-you-mean';
import type { Fault } from '../internal/fault';
import { type KeyPath, type Problem, shownPath, shownValue } from './problem';
import { descriptionOf, keysOf, schemaAt } from './schema-structure';
import { typeScriptOnly } from './typescript-only';
import type { YamlSource } from './yaml-source';

/** What a value means, or what is wrong with it. */
export type ReadValue<T> =
  | { readonly isWellFormed: true; readonly value: T; readonly problems: readonly [] }
  | { readonly isWellFormed: false; readonly problems: readonly Problem[] };

/** Reads a value, once. */
export function readValue<T>(
  source: YamlSource,
  path: KeyPath,
  schema: z.ZodType<T>,
  value: unknown,
): ReadValue<T> {
  const result = schema.safeParse(value, { error: limitOf, reportInput: true });
  if (result.success) return { isWellFormed: true, value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, { source, at: path, schema }));
  return { isWellFormed: false, problems };
}

/** A value that is not allowed, at its place. */
export function refusal(source: YamlSource, path: KeyPath, value: unknown, limit: string): Problem {
  return { position: source.positionOf(path), text: `${where(path)}got ${shownValue(value)}, but ${limit}` };
}

/** A key that is not allowed, at its place. */
export function refusalOfKey(source: YamlSource, path: KeyPath, limit: string): Problem {
  return {
    position: source.positionOfKey(path),
    text: `${where(path)}got the key ${shownValue(path.at(-1))}, but ${limit}`,
  };
}

/** A key that does not exist. */
export function unknownKey(
  source: YamlSource,
  path: KeyPath,
  known: readonly string[],
  schemas: readonly z.ZodType[],
): Problem {
  const key = String(path.at(-1));
  const text = typeScriptOnly(key, schemas) ?? `unknown key; ${didYouMean(key, known)}`;
  return { position: source.positionOfKey(path), text: `${where(path)}${text}` };
}

/** What constructs refuse, at its place. */
export function problemOfFault(source: YamlSource, at: KeyPath, fault: Fault): Problem {
  const { path, value, limit, remediation, requirement } = fault;
  const suffix = requirement === undefined ? '' : ` [${requirement}]`;
  return refusal(source, [...at, ...path], value, `${limit}; ${remediation}${suffix}`);
}

/** A key that is required and not given. */
export function missing(source: YamlSource, path: KeyPath, remediation = 'Add it.'): Problem {
  return { position: source.positionOfKey(path), text: `${where(path)}missing. ${remediation}` };
}

/** A value that is no map where one is needed. */
export function noMap(source: YamlSource, path: KeyPath, value: unknown, keys: readonly string[]): Problem {
  const written = writtenOrShown(source, path, value);
  return {
    position: source.positionOf(path),
    text: `${where(path)}got ${written}, but ${MAP}${keyList(keys)}`,
  };
}

interface Place {
  readonly source: YamlSource;
  /** Where the value stands that is read. */
  readonly at: KeyPath;
  readonly schema: z.ZodType;
}

function problemsOf(issue: z.core.$ZodIssue, place: Place): Problem[] {
  const { source, at, schema } = place;
  const path = [...at, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const here = schemaAt(schema, issue.path);
      const known = keysOf(here);
      return issue.keys.map((key) => unknownKey(source, [...path, key], known, here ? [here] : []));
    }
    case 'invalid_key':
      return issue.issues.map(({ message }) => refusalOfKey(source, path, message));
    case 'invalid_union': {
      const meant = issue.errors.find((issues) => !issues.some(isOtherType));
      if (meant === undefined) break;
      return meant.flatMap((one) => problemsOf({ ...one, path: [...issue.path, ...one.path] }, place));
    }
    case 'invalid_type':
    case 'invalid_value':
      if (issue.input !== undefined) break;
      return [missing(source, path, descriptionOf(schemaAt(schema, issue.path)))];
    case 'custom': {
      const value: unknown = issue.params?.value;
      return [refusal(source, path, value ?? issue.input, issue.message)];
    }
  }
  const keys = issue.code === 'invalid_type' ? keysOf(schemaAt(schema, issue.path)) : [];
  const got = writtenOrShown(source, path, issue.input);
  return [
    {
      position: source.positionOf(path),
      text: `${where(path)}got ${got}, but ${issue.message}${keyList(keys)}`,
    },
  ];
}

/** Whether an alternative is not the one that was meant: its value is of another type. */
function isOtherType({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}

// A number or truth value is shown as it is written, with the zeros that YAML drops.
function writtenOrShown(source: YamlSource, path: KeyPath, value: unknown): string {
  const written = typeof value === 'string' ? undefined : source.textOf(path);
  return written === undefined || written === '' ? shownValue(value) : written;
}

function keyList(keys: readonly string[]): string {
  return keys.length === 0 ? '' : `; its keys are ${keys.map(shownValue).join(', ')}`;
}

const MAP = 'a map is needed; write keys with their values, one to a line, further in, or {} for none';

const NEEDED: { readonly [type: string]: string } = {
  string: 'a text is needed; write it in quotes',
  boolean: 'it is either true or false; write one of them, without quotes',
  array: 'a list is needed; write it as [one, other], or one to a line, each after a dash',
  object: MAP,
  record: MAP,
};

// For what has no message of its own.
function limitOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return NEEDED[issue.expected];
  if (issue.code !== 'invalid_value') return undefined;
  const known = issue.values.map(String);
  return `no such value is known here; ${didYouMean(String(issue.input), known)}`;
}

function where(path: KeyPath): string {
  return path.length === 0 ? '' : `${shownPath(path)}: `;
}
