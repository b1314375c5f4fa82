import type { FrameworkResult } from '../compliance/frameworks/framework-result';

/** The edition of a framework and how many of its controls are listed, marked if partial. */
export function listedOf({
  edition,
  published,
  controls,
  total,
  unit,
  partialBecause,
}: FrameworkResult): string {
  const partial = partialBecause === undefined ? '' : ', partial';
  return `${edition} (${published}${partial}): ${controls.length} of ${total} ${unit} listed`;
}
