import type { Fact, Surroundings, TypeFacts } from '../../lib/aws/facts';
import { factsOf } from '../../lib/aws/types';
import type { JsonObject } from '../../lib/internal/json';
import { ELEMENT, placed, type PropertyPath } from './property-path';

/** How deep properties stand in others. */
const MAX_DEPTH = 8;

/** No resource has a condition, and none stands beside the one that is observed. */
const ALONE: Surroundings = {
  follow: () => undefined,
  referredIn: () => [],
  text: () => '',
  ofType: () => [],
  admitsAnyone: () => 'unknown',
  zoneOf: () => undefined,
};

/** The facts of a type that are functions, by the question that they answer. */
export function factFunctions(facts: TypeFacts): readonly (readonly [string, Fact<unknown>])[] {
  return functionsIn(facts, []);
}

function functionsIn(value: unknown, path: readonly string[]): readonly (readonly [string, Fact<unknown>])[] {
  if (typeof value === 'function') return [[path.join('.'), value as Fact<unknown>]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => functionsIn(inner, [...path, name]));
}

/**
 * The properties that the facts of a type read, by observation: each property that a fact asks for is given an object or a list
 * that records what is asked of it, until nothing new is asked for.
 *
 * @param base properties without which a fact does not read others, such as the engine of a database
 */
export function propertiesRead(type: string, bases: readonly JsonObject[]): readonly PropertyPath[] {
  const facts = factsOf(type);
  if (facts === undefined) throw new Error(`${type}: no facts, got an unknown type. Name a type of lib/aws.`);
  const functions = factFunctions(facts);
  const found = new Map<string, PropertyPath>();
  const waiting: PropertyPath[] = [[]];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    for (const read of readsBelow(type, path, functions, bases)) {
      const key = read.join('.');
      if (found.has(key) || read.length > MAX_DEPTH) continue;
      found.set(key, read);
      waiting.push(read);
    }
  }
  return [...found.values()].sort((one, other) => (one.join('.') < other.join('.') ? -1 : 1));
}

/** What facts read directly below a path, if an object or a list of objects stands there. */
function readsBelow(
  type: string,
  path: PropertyPath,
  functions: ReturnType<typeof factFunctions>,
  bases: readonly JsonObject[],
): readonly PropertyPath[] {
  const reads: PropertyPath[] = [];
  const ask = (properties: JsonObject) => {
    for (const [, fact] of functions) fact({ type, logicalId: 'Observed', properties }, ALONE);
  };
  for (const base of bases) {
    if (path.length === 0) {
      ask(recording(base, (name) => reads.push([name])));
      continue;
    }
    const below = recording({}, (name) => reads.push([...path, name]));
    const inList = recording({}, (name) => reads.push([...path, ELEMENT, name]));
    ask(placed(base, path, below));
    ask(placed(base, path, [inList]));
  }
  return reads;
}

function recording(target: JsonObject, record: (name: string) => void): JsonObject {
  return new Proxy(target, {
    get: (properties, name) => {
      if (typeof name === 'string' && !(name in Object.prototype) && name !== 'toJSON') record(name);
      return properties[name as string];
    },
  });
}
