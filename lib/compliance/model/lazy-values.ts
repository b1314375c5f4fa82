import { unknownIn } from '../../internal/unknown-value';
import { intrinsic, list, object, type JsonObject } from '../../internal/json';
import type { Exploration } from './exploration';

/** Functions that are known only at deployment, or have to be resolved. */
const RESOLVED =
  /^(?:Ref|Fn::(?:If|Join|FindInMap|Select|Sub|ImportValue|GetStackOutput|Transform|Length|Split|ForEach.*))$/;
const DYNAMIC = '{{resolve:ssm:';

const literals = new WeakMap<object, boolean>();

/** True if nothing in the value has to be resolved. */
export function isLiteralValue(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes(DYNAMIC);
  if (typeof value !== 'object' || value === null) return true;
  const known = literals.get(value);
  if (known !== undefined) return known;
  const name = intrinsic(value)?.name;
  const isLiteral =
    !(name !== undefined && RESOLVED.test(name)) && Object.values(value).every(isLiteralValue);
  literals.set(value, isLiteral);
  return isLiteral;
}

/**
 * An object whose values are resolved when they are read: whoever reads one of them depends on no other. What is resolved
 * without a question is resolved once.
 */
export function lazyObject(
  written: JsonObject,
  resolve: (value: unknown) => unknown,
  exploration: Exploration,
): JsonObject {
  const properties = Object.entries(written).map(([key, value]): [string, PropertyDescriptor] => [
    key,
    isLiteralValue(value)
      ? { enumerable: true, value }
      : { enumerable: true, get: onceWithoutQuestions(() => resolve(value), exploration) },
  ]);
  return Object.defineProperties({}, Object.fromEntries(properties));
}

/** Properties as a whole that a function decides, such as `Properties: !If`. */
export function lazyProperties(
  written: JsonObject,
  resolve: (value: unknown) => unknown,
  exploration: Exploration,
): JsonObject {
  if (intrinsic(written)?.name !== 'Fn::If') return lazyObject(written, resolve, exploration);
  const properties = keysIn(written).map((key): [string, PropertyDescriptor] => [
    key,
    { enumerable: true, get: () => settled(object(resolve(written))[key]) },
  ]);
  return Object.defineProperties({}, Object.fromEntries(properties));
}

/** The keys of the objects between which a function decides. */
function keysIn(written: unknown): readonly string[] {
  const call = intrinsic(written);
  if (call === undefined) return Object.keys(object(written));
  return call.name === 'Fn::If' ? [...new Set(list(call.argument).slice(1).flatMap(keysIn))] : [];
}

/** A function whose result is kept, unless it depends on the path of the evaluation. */
function onceWithoutQuestions(read: () => unknown, exploration: Exploration): () => unknown {
  let kept: { readonly value: unknown } | undefined;
  return () => {
    if (kept !== undefined) return settled(kept.value);
    const before = exploration.questions;
    const value = read();
    if (exploration.questions === before) kept = { value };
    return settled(value);
  };
}

/** A value that what is assumed leaves only one text is that text. */
function settled(value: unknown): unknown {
  return unknownIn(value)?.text() ?? value;
}
