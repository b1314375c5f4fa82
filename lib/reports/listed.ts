import type { FrameworkAccount } from '../compliance/frameworks/framework-account';

/** How much of a framework is listed, and of which edition; a partial list is called so. */
export function listedOf({
  edition,
  published,
  controls,
  total,
  unit,
  partialBecause,
}: FrameworkAccount): string {
  const partial = partialBecause === undefined ? '' : ', partial';
  return `${edition} (${published}${partial}): ${controls.length} of ${total} ${unit} listed`;
}
