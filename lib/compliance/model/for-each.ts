import { intrinsic, isObject, list, scalar, type JsonObject } from '../../internal/json';

const LOOP = 'Fn::ForEach::';
const MAX_DEPTH = 5;

/** Resources in which each `Fn::ForEach` over a literal list is replaced by the resources that it makes. */
export function expanded(resources: JsonObject, depth = 0): JsonObject {
  if (depth > MAX_DEPTH || !Object.keys(resources).some((key) => key.startsWith(LOOP))) return resources;
  const entries = Object.entries(resources).flatMap(([key, value]): [string, unknown][] =>
    key.startsWith(LOOP) ? Object.entries(unrolled(key, value, depth)) : [[key, value]],
  );
  return Object.fromEntries(entries);
}

function unrolled(key: string, loop: unknown, depth: number): JsonObject {
  const [identifier, collection, body] = list(loop);
  const name = scalar(identifier);
  const members = Array.isArray(collection) ? collection.map((one: unknown) => scalar(one)) : [undefined];
  if (name === undefined || members.includes(undefined) || !isObject(body)) return { [key]: loop };
  return members
    .map((member) => expanded(replaced(body, name, member ?? '') as JsonObject, depth + 1))
    .reduce((all, one) => ({ ...all, ...one }), {});
}

/** The body of a loop for one member, with `${Name}` in keys and text and references to the name replaced. */
function replaced(value: unknown, name: string, member: string): unknown {
  const replace = (text: string) =>
    text.replaceAll(`\${${name}}`, member).replaceAll(`&{${name}}`, member.replace(/[^A-Za-z0-9]/g, ''));
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((one: unknown) => replaced(one, name, member));
  if (!isObject(value)) return value;
  const call = intrinsic(value);
  if (call?.name === 'Ref' && call.argument === name) return member;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [replace(key), replaced(one, name, member)]),
  );
}
