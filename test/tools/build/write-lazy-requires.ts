import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazyRequires } from './lazy-requires';

/** Defers the imports of every module of the build, which TypeScript has written before. */
const DIST = join(__dirname, '..', '..', '..', 'dist');

for (const path of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
  if (!path.endsWith('.js')) continue;
  const file = join(DIST, path);
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, lazyRequires(source));
}
