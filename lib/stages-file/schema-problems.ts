import { z } from 'zod';
import { StageEnvironmentError } from '../internal/errors';
import { didYouMean } from '../internal/did-you-mean';
import { type KeyPath, type Problem, shownPath, shownValue } from './problem';
import type { YamlSource } from './yaml-source';

/** Everything in which the file differs from its schema. */
export function schemaProblems(source: YamlSource, schema: z.ZodType): Problem[] {
  const result = schema.safeParse(source.value, { error: limitOf, reportInput: true });
  return result.success ? [] : result.error.issues.flatMap((issue) => problemsOf(issue, source, schema));
}

/** A value that is not allowed, told with its place. */
export function refusal(source: YamlSource, path: KeyPath, value: unknown, limit: string): Problem {
  return { position: source.positionOf(path), text: `${where(path)}got ${shownValue(value)}, but ${limit}` };
}

/** A key that is not allowed, told with its place. */
export function refusalOfKey(source: YamlSource, path: KeyPath, limit: string): Problem {
  return {
    position: source.positionOfKey(path),
    text: `${where(path)}got the key ${shownValue(path.at(-1))}, but ${limit}`,
  };
}

/** What the constructs refuse of a value, told with its place. */
export function refused(source: YamlSource, path: KeyPath, use: () => unknown): Problem[] {
  try {
    use();
    return [];
  } catch (error) {
    if (!(error instanceof StageEnvironmentError)) throw error;
    const { value, limit, remediation, requirement } = error.use;
    return [
      refusal(
        source,
        path,
        value,
        `${limit}; ${remediation}${requirement === undefined ? '' : ` [${requirement}]`}`,
      ),
    ];
  }
}

/** A key that is not there and must be. */
export function missing(source: YamlSource, path: KeyPath, remediation = 'Add it.'): Problem {
  return { position: source.positionOfKey(path), text: `${where(path)}missing. ${remediation}` };
}

function problemsOf(issue: z.core.$ZodIssue, source: YamlSource, schema: z.ZodType): Problem[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        position: source.positionOfKey([...path, key]),
        text: `${where([...path, key])}unknown key; ${didYouMean(key, keysAt(schema, path))}`,
      }));
    case 'invalid_key':
      return issue.issues.map(({ message }) => refusalOfKey(source, path, message));
    case 'invalid_type':
    case 'invalid_value':
      if (issue.input !== undefined) break;
      return [missing(source, path, schemaAt(schema, path)?.description)];
    case 'custom': {
      const value: unknown = issue.params?.value;
      return [refusal(source, path, value ?? issue.input, issue.message)];
    }
  }
  // A number or truth value is shown as it was written, with the zeros that YAML drops.
  const written = typeof issue.input === 'string' ? undefined : source.textOf(path);
  const got = written === undefined || written === '' ? shownValue(issue.input) : written;
  const keys = issue.code === 'invalid_type' ? keysAt(schema, path) : [];
  const of = keys.length === 0 ? '' : `; its keys are ${keys.map(shownValue).join(', ')}`;
  return [{ position: source.positionOf(path), text: `${where(path)}got ${got}, but ${issue.message}${of}` }];
}

const MAP = 'a map is needed; write keys with their values, one to a line, further in, or {} for none';

const WANTED: { readonly [type: string]: string } = {
  string: 'a text is needed; write it in quotes',
  boolean: 'it is either true or false; write one of them, without quotes',
  array: 'a list is needed; write it as [one, other], or one to a line, each after a dash',
  object: MAP,
  record: MAP,
};

// For what has no words of its own.
function limitOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return WANTED[issue.expected];
  if (issue.code !== 'invalid_value') return undefined;
  const known = issue.values.map(String);
  return `no such value is known here; ${didYouMean(String(issue.input), known)}`;
}

function keysAt(schema: z.ZodType, path: KeyPath): string[] {
  const found = schemaAt(schema, path);
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

function schemaAt(schema: unknown, path: KeyPath): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional) return schemaAt(schema.unwrap(), path);
  if (path.length === 0) return schema instanceof z.ZodType ? schema : undefined;
  const [key, ...rest] = path;
  if (schema instanceof z.ZodObject) return schemaAt(schema.shape[String(key)], rest);
  if (schema instanceof z.ZodRecord) return schemaAt(schema.valueType, rest);
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest);
  return undefined;
}

function where(path: KeyPath): string {
  return path.length === 0 ? '' : `${shownPath(path)}: `;
}
