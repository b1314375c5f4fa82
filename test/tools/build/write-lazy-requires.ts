import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazyRequires } from './lazy-requires';

/**
 * Defers the imports of every module in folders that TypeScript has written before.
 *
 * Usage: write-lazy-requires.ts [FOLDER...]; without one, the folder of the build.
 */
const DIST = join(__dirname, '..', '..', '..', 'dist');
const asked = process.argv.slice(2);

for (const folder of asked.length > 0 ? asked : [DIST]) {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.js')) continue;
    const file = join(folder, path);
    const source = readFileSync(file, 'utf8');
    writeFileSync(file, lazyRequires(source));
  }
}
