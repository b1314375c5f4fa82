import { createHash } from 'node:crypto';

/**
 * The id of an element of the page, from the names that lead to it: letters, digits, hyphens and underscores, with dots
 * between the names. A name with other characters gets a digest, so that it stays unique.
 */
export function anchor(...names: readonly string[]): string {
  return names.map(part).join('.');
}

function part(name: string): string {
  const safe = name.replaceAll(/[^A-Za-z0-9_-]+/g, '-');
  if (safe === name && name !== '') return name;
  return `${safe.slice(0, 60)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
