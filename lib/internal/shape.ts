/** Where a value breaks its shape, and how. */
export interface ShapeProblem {
  /** The path to the value, such as `alarms[0].threshold`; empty for the value itself. */
  readonly path: string;
  readonly value: unknown;
  /** What the value must be. */
  readonly expected: string;
}

/** Finds the first place where a value breaks a shape that types alone do not enforce in JavaScript. */
export type Shape = (value: unknown, path: string) => ShapeProblem | undefined;

/** A value that a condition holds for. */
export function that(expected: string, holds: (value: unknown) => boolean): Shape {
  return (value, path) => (holds(value) ? undefined : { path, value, expected });
}

/** A value that may be left out. */
export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? undefined : shape(value, path));
}

/** A list of values of one shape. */
export function list(shape: Shape): Shape {
  return (value, path) =>
    Array.isArray(value)
      ? first(value, (item, index) => shape(item, `${path}[${index}]`))
      : { path, value, expected: 'a list' };
}

/** An object with values of one shape, whatever their keys are. */
export function mapOf(shape: Shape): Shape {
  return (value, path) =>
    isObject(value)
      ? first(Object.entries(value), ([key, item]) => shape(item, joined(path, key)))
      : { path, value, expected: 'an object' };
}

/** An object with these properties, and any others. */
export function object(properties: { readonly [name: string]: Shape }): Shape {
  return (value, path) =>
    isObject(value)
      ? first(Object.entries(properties), ([name, shape]) => shape(value[name], joined(path, name)))
      : { path, value, expected: 'an object' };
}

/** A text that is not blank. */
export const text = that('a text', (value) => typeof value === 'string' && value.trim() !== '');

/** A text without a condition, such as the value of a variable. */
export const anyText = that('a text', (value) => typeof value === 'string');

/** True or false. */
export const flag = that('true or false', (value) => typeof value === 'boolean');

/** A whole number from 1. */
export const count = that('a whole number from 1', (value) => Number.isInteger(value) && Number(value) >= 1);

/** One of the values of an enum. */
export function oneOf(values: { readonly [name: string]: unknown }): Shape {
  const allowed = Object.values(values);
  return that(`one of ${allowed.join(', ')}`, (value) => allowed.includes(value));
}

/** An object with a method of that name. */
export function withMethod(name: string): Shape {
  return that(
    `an object with a method ${name}`,
    (value) => isObject(value) && typeof value[name] === 'function',
  );
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function first<T>(
  items: readonly T[],
  problemOf: (item: T, index: number) => ShapeProblem | undefined,
): ShapeProblem | undefined {
  for (const [index, item] of items.entries()) {
    const problem = problemOf(item, index);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
