/** Where in the file something stands, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The keys, and places in lists, that lead to a value. */
export type KeyPath = readonly PropertyKey[];

/** Something in the file that the user must mend. */
export interface Problem {
  /** @default - the file as a whole */
  readonly position?: Position;
  /** The key path, the value received, what is allowed, and the remedy. */
  readonly text: string;
}

const MOST_SHOWN = 50;

/** Thrown for a stages file that cannot be used. The message lists every problem, each with its line and column. */
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

/** `environments.Staging.entry.networks[0]` */
export function shownPath(path: KeyPath): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
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

function shortened(value: string): string {
  const [first = ''] = value.split(/[\r\n]/);
  return first.length > 80 || first !== value ? `${first.slice(0, 80)}…` : value;
}

function line(file: string, { position, text }: Problem): string {
  return position === undefined ? `${file}: ${text}` : `${file}:${position.line}:${position.column} ${text}`;
}

function inFileOrder(problems: readonly Problem[]): Problem[] {
  const place = ({ position }: Problem) => position ?? { line: 0, column: 0 };
  return [...problems].sort(
    (one, other) => place(one).line - place(other).line || place(one).column - place(other).column,
  );
}
