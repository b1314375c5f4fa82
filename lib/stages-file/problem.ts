import type { RefusalLabel } from '../internal/codec/refusal';
import { errorLabel } from '../internal/errors';

/** Where in the file something stands, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The keys, and places in lists, that lead to a value. */
export type KeyPath = readonly PropertyKey[];

/**
 * Something in the file that the user must mend.
 *
 * @jsii ignore
 */
export interface Problem extends RefusalLabel {
  /** @default - the file as a whole */
  readonly position?: Position;
  /** The key path, the value received, what is allowed, and the remediation; without the label. */
  readonly text: string;
}

const MOST_SHOWN = 50;

/**
 * Thrown for a stages file or go-live file that cannot be used. The message lists every problem, each with its line and column.
 *
 * @jsii ignore
 */
export class StagesFileError extends Error {
  constructor(
    /** The file, as the caller named it. */
    public readonly file: string,
    public readonly problems: readonly Problem[],
    options?: ErrorOptions,
  ) {
    const lines = [...new Set(inFileOrder(problems).map((problem) => line(file, problem)))];
    const more = lines.length > MOST_SHOWN ? [`… and ${lines.length - MOST_SHOWN} more`] : [];
    super([...lines.slice(0, MOST_SHOWN), ...more].join('\n'), options);
    this.name = 'StagesFileError';
  }
}

/** `environments.Staging.teamAccess.networks[0]` */
export function shownPath(path: KeyPath): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = String(key);
      if (!/^[\w:/-]+$/.test(name)) return `['${shortened(name)}']`;
      return `${index === 0 ? '' : '.'}${name}`;
    })
    .join('');
}

/** A value as a message shows it: short, and on one line. */
export function shownValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty map' : 'a map';
  if (typeof value === 'string') return `'${shortened(value)}'`;
  return JSON.stringify(value);
}

// On one line, and without what a terminal would act on.
function shortened(value: string): string {
  const harmless = value.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return harmless.length > 80 ? `${harmless.slice(0, 80)}…` : harmless;
}

function line(file: string, problem: Problem): string {
  const { position, text } = problem;
  const place = position === undefined ? `${file}:` : `${file}:${position.line}:${position.column}`;
  return `${place} ${text} ${errorLabel(problem)}`;
}

function inFileOrder(problems: readonly Problem[]): Problem[] {
  const place = ({ position }: Problem) => position ?? { line: 0, column: 0 };
  return [...problems].sort(
    (one, other) => place(one).line - place(other).line || place(one).column - place(other).column,
  );
}
