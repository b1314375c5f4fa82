import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives copies of what one synthesis makes. All files of a run share it: loading the CDK takes longer than their tests.
 *
 * @param name of the file that keeps it, unique among the tests
 */
export function synthesizedOnce<T>(name: string, synthesize: () => T): () => T {
  let kept: string | undefined;
  return () => {
    kept ??= shared(name, () => JSON.stringify(synthesize()));
    return JSON.parse(kept) as T;
  };
}

function shared(name: string, make: () => string): string {
  const folder = process.env.SYNTHESIZED;
  if (folder === undefined) return make();
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) {
    // Written aside, since another worker may read it.
    const own = `${file}.${process.pid}`;
    writeFileSync(own, make());
    renameSync(own, file);
  }
  return readFileSync(file, 'utf8');
}
