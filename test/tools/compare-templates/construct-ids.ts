/** One renaming of a path: segments in a row, in which `*` stands for any part of one segment. */
interface PathRule {
  readonly from: readonly RegExp[];
  readonly to: readonly string[];
}

/** Gives a construct path, or a name that is built like one, the ids of today. */
export type RenamePath = (path: string) => string;

/**
 * Renames paths by patterns such as `Environment/Entry` to `Environment/TeamAccess`, wherever a path holds the segments in a
 * row. What a `*` matched stands in place of the `*` of the new name.
 *
 * @throws if a new name has more `*` than its old name
 */
export function pathRenamer(renamed: Readonly<Record<string, string>>): RenamePath {
  const rules = Object.entries(renamed).map(([from, to]) => pathRule(from, to));
  return (path) => rules.reduce(applyRule, path.split('/')).join('/');
}

function pathRule(from: string, to: string): PathRule {
  if (wildcards(to) > wildcards(from))
    throw new Error(
      `constructIds: the new name has more * than the old one, got "${from}: ${to}". Remove one.`,
    );
  const segments = from.split('/').map((segment) => {
    const pattern = segment.split('*').map(escapePattern).join('(.*?)');
    return new RegExp(`^${pattern}$`);
  });
  return { from: segments, to: to.split('/') };
}

function applyRule(segments: readonly string[], { from, to }: PathRule): string[] {
  for (let start = 0; start + from.length <= segments.length; start += 1) {
    const matches = from.map((pattern, index) => pattern.exec(segments[start + index] ?? ''));
    if (matches.some((match) => match === null)) continue;
    const captured = matches.flatMap((match) => match?.slice(1) ?? []);
    const replacement = to.map((segment) => segment.replaceAll('*', () => captured.shift() ?? ''));
    return [...segments.slice(0, start), ...replacement, ...segments.slice(start + from.length)];
  }
  return [...segments];
}

const wildcards = (pattern: string): number => pattern.split('*').length - 1;

/** A text as a regular expression that matches exactly it. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
