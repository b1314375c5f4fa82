import type { FrameworkResult } from '../compliance/frameworks/framework-result';

/** How much of a framework is listed, and of which edition; a partial list is called so. */
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
