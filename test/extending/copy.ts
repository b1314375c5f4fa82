import { execFileSync, spawnSync } from 'node:child_process';
import { constants, copyFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** Copies the files of the working tree that git tracks, and links its packages. */
export function copyWorkingTree(folder: string): void {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0');
  for (const file of files.filter((path) => path !== '' && existsSync(join(ROOT, path)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(folder, file), constants.COPYFILE_FICLONE);
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
}

/**
 * Applies a patch to a copy.
 *
 * @returns what git reports if the patch does not apply, and nothing of it is applied then
 */
export function applyPatch(folder: string, patch: string): string | undefined {
  const { status, stderr } = spawnSync('git', ['apply', '--whitespace=error', patch], {
    cwd: folder,
    encoding: 'utf8',
    // So that a repository around the folder does not matter.
    env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(folder) },
  });
  return status === 0 ? undefined : stderr;
}
