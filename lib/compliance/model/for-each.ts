import { intrinsic, isObject, list, scalar, type JsonObject } from './json';

const LOOP = 'Fn::ForEach::';
const DEEPEST_LOOP = 5;

/** Resources with each `Fn::ForEach` over a list that is written out replaced by what it makes. */
export function expanded(resources: JsonObject, depth = 0): JsonObject {
  if (depth > DEEPEST_LOOP || !Object.keys(resources).some((key) => key.startsWith(LOOP))) return resources;
  const entries = Object.entries(resources).flatMap(([key, value]): [string, unknown][] =>
    key.startsWith(LOOP) ? Object.entries(turned(key, value, depth)) : [[key, value]],
  );
  return Object.fromEntries(entries);
}

function turned(key: string, loop: unknown, depth: number): JsonObject {
  const [identifier, collection, body] = list(loop);
  const name = scalar(identifier);
  const members = Array.isArray(collection) ? collection.map((one: unknown) => scalar(one)) : [undefined];
  if (name === undefined || members.includes(undefined) || !isObject(body)) return { [key]: loop };
  return members
    .map((member) => expanded(replaced(body, name, member ?? '') as JsonObject, depth + 1))
    .reduce((all, one) => ({ ...all, ...one }), {});
}

/** The body of a loop for one member: `${Name}` in keys and text, and references to the name. */
function replaced(value: unknown, name: string, member: string): unknown {
  const put = (text: string) =>
    text.replaceAll(`\${${name}}`, member).replaceAll(`&{${name}}`, member.replace(/[^A-Za-z0-9]/g, ''));
  if (typeof value === 'string') return put(value);
  if (Array.isArray(value)) return value.map((one: unknown) => replaced(one, name, member));
  if (!isObject(value)) return value;
  const call = intrinsic(value);
  if (call?.name === 'Ref' && call.argument === name) return member;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [put(key), replaced(one, name, member)]),
  );
}
