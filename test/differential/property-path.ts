import { isObject, type JsonObject } from '../../lib/internal/json';

/** A property within others by its names; `[]` stands for the first element of a list. */
export type PropertyPath = readonly string[];

export const ELEMENT = '[]';

/** The path of a text such as `Origins.[].CustomOriginConfig`. */
export function pathOf(text: string): PropertyPath {
  return text.split('.');
}

/** The properties with another value at a path, whose objects and lists are made where they are missing. */
export function placed(properties: JsonObject, path: PropertyPath, value: unknown): JsonObject {
  return place(properties, path, value) as JsonObject;
}

function place(into: unknown, path: PropertyPath, value: unknown): unknown {
  if (path.length === 0) return value;
  const [name, ...rest] = path;
  if (name === ELEMENT) {
    const [first, ...others] = Array.isArray(into) ? (into as unknown[]) : [];
    return [place(first, rest, value), ...others];
  }
  const object = isObject(into) ? into : {};
  return { ...object, [name]: place(object[name], rest, value) };
}

/** The properties without the one at a path. */
export function removed(properties: JsonObject, path: PropertyPath): JsonObject {
  return remove(properties, path) as JsonObject;
}

function remove(from: unknown, [name, ...rest]: PropertyPath): unknown {
  if (name === ELEMENT) {
    const [first, ...others] = Array.isArray(from) ? (from as unknown[]) : [];
    return first === undefined ? from : [remove(first, rest), ...others];
  }
  if (!isObject(from) || !Object.hasOwn(from, name)) return from;
  const others = Object.fromEntries(Object.entries(from).filter(([one]) => one !== name));
  return rest.length === 0 ? others : { ...others, [name]: remove(from[name], rest) };
}
