import { intrinsic, object } from '../internal/json';

/** A property within others. One that is known only at deployment stands for what is in it, whose answer is unknown. */
export function within(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((found, name) => (intrinsic(found) === undefined ? object(found)[name] : found), value);
}
