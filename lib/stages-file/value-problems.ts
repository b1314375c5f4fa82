import { z } from 'zod';
import { didYouMean } from '../internal/did-you-mean';
import { issueLabel, type Refusal, type RefusalLabel, refusalText } from '../internal/codec/refusal';
import type { Fault } from '../internal/fault';
import { type KeyPath, type Problem, shownPath, shownValue } from './problem';
import { descriptionOf, keysOf, schemaAt, structureLabel } from './schema-structure';
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
export function refusal(source: YamlSource, path: KeyPath, value: unknown, refused: Refusal): Problem {
  const { id, requirement } = refused;
  const text = `${where(path)}got ${shownValue(value)}, but ${refusalText(refused)}`;
  return { id, requirement, position: source.positionOf(path), text };
}

/** A key that is not allowed, at its place. */
export function refusalOfKey(source: YamlSource, path: KeyPath, refused: Refusal): Problem {
  return keyProblem(source, path, refused, refusalText(refused));
}

/** What a schema refuses of a key. */
export function problemsOfKey(
  source: YamlSource,
  path: KeyPath,
  issues: readonly z.core.$ZodIssue[],
): Problem[] {
  return issues.map((issue) => keyProblem(source, path, labelOf(issue, undefined), issue.message));
}

/** The refusal of an id that no component has. */
export function unknownComponent(id: string, known: readonly string[]): Refusal {
  return {
    id: 'component.unknown',
    limit: 'no component has that id',
    remediation: didYouMean(id, known),
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
  const { id, text } = typeScriptOnly(key, schemas) ?? {
    id: 'yaml.unknown-key',
    text: `unknown key; ${didYouMean(key, known)}`,
  };
  return { id, position: source.positionOfKey(path), text: `${where(path)}${text}` };
}

/** What constructs refuse, at its place. */
export function problemOfFault(source: YamlSource, at: KeyPath, fault: Fault): Problem {
  return refusal(source, [...at, ...fault.path], fault.value, fault);
}

/**
 * A key that is required and not given.
 *
 * @param label what the lack of the key is, if it has a name of its own
 */
export function missing(
  source: YamlSource,
  path: KeyPath,
  remediation = 'Add it.',
  label?: RefusalLabel,
): Problem {
  const missed = { id: 'yaml.missing-key', text: `missing. ${remediation}` };
  return {
    id: label?.id ?? missed.id,
    requirement: label?.requirement,
    position: source.positionOfKey(path),
    text: `${where(path)}${missed.text}`,
  };
}

/** A value that is no map where one is needed. */
export function noMap(source: YamlSource, path: KeyPath, value: unknown, keys: readonly string[]): Problem {
  const written = writtenOrShown(source, path, value);
  return {
    id: MAP.id,
    position: source.positionOf(path),
    text: `${where(path)}got ${written}, but ${refusalText(MAP)}${keyList(keys)}`,
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
      return problemsOfKey(source, path, issue.issues);
    case 'invalid_union': {
      const meant = issue.errors.find((issues) => !issues.some(isOtherType));
      if (meant === undefined) break;
      return meant.flatMap((one) => problemsOf({ ...one, path: [...issue.path, ...one.path] }, place));
    }
    case 'invalid_type':
    case 'invalid_value':
      if (issue.input !== undefined) break;
      return [missing(source, path, descriptionOf(schemaAt(schema, issue.path)))];
  }
  const here = schemaAt(schema, issue.path);
  const keys = issue.code === 'invalid_type' ? keysOf(here) : [];
  const refusedValue: unknown = issue.code === 'custom' ? issue.params?.value : undefined;
  const got =
    refusedValue === undefined ? writtenOrShown(source, path, issue.input) : shownValue(refusedValue);
  const { id, requirement } = labelOf(issue, here);
  return [
    {
      id,
      requirement,
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

const MAP: Refusal = {
  id: 'yaml.not-a-map',
  limit: 'a map is needed',
  remediation: 'write keys with their values, one to a line, further in, or {} for none',
};

const NEEDED: { readonly [type: string]: Refusal | undefined } = {
  string: { id: 'yaml.not-a-text', limit: 'a text is needed', remediation: 'write it in quotes' },
  number: { id: 'yaml.not-a-number', limit: 'a number is needed', remediation: 'write it without quotes' },
  boolean: {
    id: 'yaml.not-true-or-false',
    limit: 'it is either true or false',
    remediation: 'write one of them, without quotes',
  },
  array: {
    id: 'yaml.not-a-list',
    limit: 'a list is needed',
    remediation: 'write it as [one, other], or one to a line, each after a dash',
  },
  object: MAP,
  record: MAP,
};

/** What refuses a value for which its codec has no words of its own. */
function genericRefusal(issue: z.core.$ZodRawIssue | z.core.$ZodIssue): Refusal | undefined {
  if (issue.code === 'invalid_type') return NEEDED[String(issue.expected)];
  if (issue.code !== 'invalid_value') return undefined;
  const known = (issue.values as readonly unknown[]).map(String);
  return {
    id: 'yaml.unknown-value',
    limit: 'no such value is known here',
    remediation: didYouMean(String(issue.input), known),
  };
}

function limitOf(issue: z.core.$ZodRawIssue): string | undefined {
  const refused = genericRefusal(issue);
  return refused && refusalText(refused);
}

const OTHER: Refusal = {
  id: 'yaml.refused-value',
  limit: 'the schema of the file does not allow it',
  remediation: 'write it as the schema describes it',
};

function labelOf(issue: z.core.$ZodIssue, schema: z.ZodType | undefined): RefusalLabel {
  return issueLabel(issue) ?? (schema && structureLabel(schema)) ?? genericRefusal(issue) ?? OTHER;
}

function keyProblem(
  source: YamlSource,
  path: KeyPath,
  { id, requirement }: RefusalLabel,
  limit: string,
): Problem {
  const text = `${where(path)}got the key ${shownValue(path.at(-1))}, but ${limit}`;
  return { id, requirement, position: source.positionOfKey(path), text };
}

function where(path: KeyPath): string {
  return path.length === 0 ? '' : `${shownPath(path)}: `;
}
