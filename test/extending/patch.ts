import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that a patch changes. */
export interface PatchedFile {
  readonly path: string;
  readonly isNew: boolean;
  /** How many lines the patch adds: all lines of a new file. */
  readonly addedLines: number;
}

/** The path of the patch of an addition. */
export function patchOf(name: string): string {
  return join(__dirname, `${name}.patch`);
}

/** The files of lib and bin that a patch changes; tests and documents are not counted. */
export function countedFiles(patch: string): PatchedFile[] {
  return patchedFiles(readFileSync(patch, 'utf8')).filter(({ path }) => /^(?:lib|bin)\//.test(path));
}

/** The files that a patch changes. */
export function patchedFiles(patch: string): PatchedFile[] {
  return patch
    .split(/^diff --git /m)
    .slice(1)
    .map((part) => {
      const [head, ...hunks] = part.split(/^@@ /m);
      const path = /^a\/(\S+) b\/(\S+)\n/.exec(head)?.[2];
      if (path === undefined) throw new Error(`no path in the patch: ${head}`);
      const added = hunks.flatMap((hunk) =>
        hunk
          .split('\n')
          .slice(1)
          .filter((line) => line.startsWith('+')),
      );
      return { path, isNew: /^new file mode/m.test(head), addedLines: added.length };
    });
}
