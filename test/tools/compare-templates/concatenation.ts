/** A text that is known, or the parts of one that only the deployment knows. */
export type Concatenation = string | readonly unknown[];

/** Parts as one text: joins within joins are opened, and texts beside each other are put together. */
export function concatenated(parts: readonly unknown[]): Concatenation {
  const merged = parts.flatMap(opened).reduce<unknown[]>((before, part) => {
    const last = before.at(-1);
    if (typeof part !== 'string' || typeof last !== 'string') return [...before, part];
    return [...before.slice(0, -1), last + part];
  }, []);
  const wanted = merged.filter((part) => part !== '');
  if (wanted.length === 0) return '';
  return wanted.length === 1 && typeof wanted[0] === 'string' ? wanted[0] : wanted;
}

/** The parts of a join without separator, which says the same as its parts in a row. */
function opened(part: unknown): readonly unknown[] {
  if (typeof part !== 'object' || part === null) return [part];
  const join = (part as { readonly 'Fn::Join'?: readonly [string, unknown] })['Fn::Join'];
  return join?.[0] === '' && Array.isArray(join[1]) ? join[1].flatMap(opened) : [part];
}
