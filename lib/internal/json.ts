import { unknownIn } from './unknown-value';

/** An object in a template. Nothing is certain about its values: external templates may contain anything. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

/** The value as an object; empty for anything else. */
export function object(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value as a list: CloudFormation accepts one value for a list of one. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The text of a string, a number or a boolean, or the one that is assumed of a value; undefined for other values. */
export function scalar(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : unknownIn(value)?.text();
}

/** The name and argument of an intrinsic function, if the value is one. */
export function intrinsic(value: unknown): { readonly name: string; readonly argument: unknown } | undefined {
  const call = object(value);
  // Other objects are not read: whoever reads a value of a template depends on it.
  const names = Object.keys(call);
  const [name] = names;
  if (names.length !== 1 || !(name === 'Ref' || name.startsWith('Fn::'))) return undefined;
  return { name, argument: call[name] };
}

/** True for an object that is no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
