import { asUnknown, unknownIn } from '../../internal/unknown-value';
import { scalar, type JsonObject } from '../../internal/json';
import type { Exploration } from './exploration';
import { DerivedValue, VariableValue } from './unknown-values';

/**
 * The text of several parts, some known only at deployment: the others decide a part of it.
 * A text with a reference to a resource stays as it is written.
 */
export function textOf(
  parts: readonly unknown[],
  written: JsonObject,
  { key, exploration }: { readonly key: string; readonly exploration: Exploration },
): unknown {
  const unknown = new Map(
    parts.flatMap((part) => {
      const found = unknownIn(part);
      return found === undefined ? [] : [[found.key, found] as const];
    }),
  );
  const isOfTexts = parts.every((part) => scalar(part) !== undefined || unknownIn(part) !== undefined);
  if (unknown.size === 0 || !isOfTexts) return written;
  const [only] = unknown.values();
  if (unknown.size === 1 && isDerivable(only)) {
    return asUnknown(written, new DerivedValue(key, only, derivation(parts)));
  }
  const subject = `text of ${[...unknown.values()].map((one) => one.subject).join(' and ')}`;
  const pattern = new RegExp(`^${parts.map((part) => patternOf(scalar(part))).join('')}$`, 's');
  const variable = { key, subject, admits: (text: string) => pattern.test(text) };
  return asUnknown(written, new VariableValue(variable, exploration));
}

function isDerivable(value: unknown): value is VariableValue | DerivedValue {
  return (
    value instanceof DerivedValue || (value instanceof VariableValue && value.variable.isMember !== true)
  );
}

function derivation(parts: readonly unknown[]): ConstructorParameters<typeof DerivedValue>[2] {
  const textFor = (text: string) => parts.map((part) => literalOf(part) ?? text).join('');
  const at = parts.findIndex((part) => literalOf(part) === undefined);
  const isOnly = parts.every((part, index) => index === at || literalOf(part) !== undefined);
  if (!isOnly) return { textFor };
  const literals = parts.map((part) => literalOf(part) ?? '');
  const [before, after] = [literals.slice(0, at).join(''), literals.slice(at + 1).join('')];
  const sourcesOf = (text: string) =>
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
      ? [text.slice(before.length, text.length - after.length)]
      : [];
  return { textFor, sourcesOf };
}

/** Undefined for what only the deployment knows, even if it is assumed. */
function literalOf(part: unknown): string | undefined {
  return unknownIn(part) === undefined ? scalar(part) : undefined;
}

function patternOf(text: string | undefined): string {
  return text === undefined ? '.*' : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
