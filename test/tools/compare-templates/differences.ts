/** A place within two elements of one name where they differ. */
export interface Difference {
  /** Where, such as `Properties.Tags[].Value`, in which `[]` stands for any item of a list. */
  readonly property: string;
  /** None if only the new one has it. */
  readonly old?: unknown;
  /** None if only the old one has it. */
  readonly new?: unknown;
}

/** Every place where two values differ, as deep as both have something to compare. */
export function differences(before: unknown, after: unknown, property = ''): Difference[] {
  if (sameText(before) === sameText(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, property);
  if (!isPlain(before) || !isPlain(after)) return [{ property, old: before, new: after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    differences(before[key], after[key], property === '' ? key : `${property}.${key}`),
  );
}

function listDifferences(
  before: readonly unknown[],
  after: readonly unknown[],
  property: string,
): Difference[] {
  if (before.length === after.length && !isReordered(before, after))
    return before.flatMap((item, index) => differences(item, after[index], `${property}[]`));
  const lost = without(before, after);
  const found = without(after, before);
  // What is left when nothing was lost and nothing added is the order.
  if (lost.length === 0 && found.length === 0) return [{ property, old: before, new: after }];
  return [
    ...lost.map((item) => ({ property: `${property}[]`, old: item })),
    ...found.map((item) => ({ property: `${property}[]`, new: item })),
  ];
}

const isReordered = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  without(before, after).length === 0 && without(after, before).length === 0;

/** The items of a list that another one has not, or not as often. */
function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const left = other.map(sameText);
  return list.filter((item) => {
    const index = left.indexOf(sameText(item));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** A text that two values share exactly if they are equal, whatever the order of their keys. */
function sameText(value: unknown): string | undefined {
  return JSON.stringify(value, (_, item: unknown) =>
    isPlain(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}

const isPlain = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
