import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where reports stand; nothing of a run lands in the tree. */
export const REPORTS = join(tmpdir(), 'cdk-stage-environments-mutation');
mkdirSync(REPORTS, { recursive: true });

export function reportOf(part) {
  return join(REPORTS, `${part}.json`);
}
