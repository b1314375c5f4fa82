import { oneOf } from '../../internal/values';
import { asUnknown, unknownIn } from '../../internal/unknown-value';
import { object, scalar, type JsonObject } from '../../internal/json';
import type { Exploration } from './exploration';
import { DerivedValue, VariableValue } from './unknown-values';

/** One of several values; the deployment chooses. */
export interface Choice {
  readonly written: JsonObject;
  /** Equal for equal choices. */
  readonly key: string;
  /** As messages name it. */
  readonly subject: string;
}

/** One of several values; any value if there is none. */
export function oneOfValues(values: readonly unknown[], choice: Choice, exploration: Exploration): unknown {
  const distinct = distinctOf(values);
  if (distinct.length === 1) return distinct[0];
  const texts = distinct.map((value) => scalar(value));
  if (distinct.length > 0 && texts.includes(undefined)) return chosen(distinct, choice, exploration);
  const variable = {
    key: choice.key,
    subject: choice.subject,
    admits: () => true,
    ...(distinct.length > 0 && { values: texts as string[] }),
  };
  return asUnknown(choice.written, new VariableValue(variable, exploration));
}

/** The values of a mapping, by the keys from which the deployment chooses. */
export interface Entries {
  readonly key: unknown;
  readonly values: ReadonlyMap<string, unknown>;
  /** The value for other keys; none if the template cannot be deployed with these. */
  readonly fallback?: unknown;
}

/** The entry of a mapping under a key that only the deployment knows. */
export function entryOf(entries: Entries, choice: Choice, exploration: Exploration): unknown {
  const { key, values, fallback } = entries;
  const possible = [...values.values(), ...(fallback === undefined ? [] : [fallback])];
  const distinct = distinctOf(possible);
  const source = unknownIn(key);
  const isVariable = source instanceof VariableValue || source instanceof DerivedValue;
  if (distinct.length < 2 || !isVariable) return oneOfValues(possible, choice, exploration);
  if (distinct.every((value) => scalar(value) !== undefined)) {
    const textFor = (text: string) => scalar(values.get(text) ?? fallback);
    const entries = {
      keys: [...values.keys()],
      ...(fallback !== undefined && { fallback: scalar(fallback) }),
    };
    return asUnknown(choice.written, new DerivedValue(choice.key, source, { textFor, entries }));
  }
  if (!exploration.isActive) return choice.written;
  for (const [name, value] of values) {
    if (source.ask(oneOf([name]))) return value;
  }
  return fallback ?? possible.at(-1);
}

/** All values of a mapping, under whatever keys. */
export function allEntries(map: unknown): readonly unknown[] {
  return Object.values(object(map)).flatMap((second) => Object.values(object(second)));
}

/** Lists and objects are taken one after the other. */
function chosen(
  values: readonly unknown[],
  { written, key, subject }: Choice,
  exploration: Exploration,
): unknown {
  if (!exploration.isActive) return written;
  const texts = values.map((value) => JSON.stringify(value));
  const variable = { key, subject, values: texts, admits: () => true };
  const found = texts.findIndex((text) => exploration.ask(variable, oneOf([text])) === true);
  return values[found];
}

/** `true` and `'true'` are the same. */
function distinctOf(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [scalar(value) ?? JSON.stringify(value), value])).values()];
}
