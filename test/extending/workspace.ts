import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ADDITIONS } from './additions';
import { copyWorkingTree, ROOT } from './copy';
import { patchOf } from './patch';

const PATCHED = ['lib', 'bin', 'test/extending/programs'];

/** The copy of the working tree in which a patch is edited. */
export function workspaceOf(name: string): string {
  return join(ROOT, '.cache', 'extending', name);
}

/**
 * Makes a copy of the working tree with a patch in it, as a repository whose one commit is the working tree.
 *
 * @returns the files with conflicts, where the patch no longer applies
 */
export function openWorkspace(name: string): string[] {
  const folder = workspaceOf(name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyWorkingTree(folder);
  const git = gitIn(folder);
  git('init', '--quiet');
  // A patch names what it was made from, which the repository of the working tree still has.
  const objects = execFileSync('git', ['rev-parse', '--git-path', 'objects'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  writeFileSync(join(folder, '.git', 'objects', 'info', 'alternates'), resolve(ROOT, objects.trim()) + '\n');
  writeFileSync(join(folder, '.git', 'info', 'exclude'), 'node_modules\n');
  git('add', '--all');
  git('-c', 'user.name=extending', '-c', 'user.email=extending@localhost', 'commit', '--quiet', '-m', 'base');
  if (!existsSync(patchOf(name))) return [];
  spawnSync('git', ['apply', '--3way', patchOf(name)], { cwd: folder });
  return git('diff', '--name-only', '--diff-filter=U').split('\n').filter(Boolean);
}

/** Writes the patch that makes a workspace out of the working tree. */
export function writePatch(name: string): void {
  const git = gitIn(workspaceOf(name));
  git('add', '--all');
  // Little context, so that a change beside it does not matter.
  writeFileSync(
    patchOf(name),
    git('diff', '--cached', '--no-color', '--no-ext-diff', '--full-index', '-U1', '--', ...PATCHED),
  );
}

/** @throws Error if there is no such addition */
export function checkedName(name: string | undefined): string {
  const names = ADDITIONS.map((addition) => addition.name);
  if (name !== undefined && names.includes(name)) return name;
  throw new Error(`no addition '${name ?? ''}': the additions are ${names.join(', ')}`);
}

function gitIn(folder: string): (...args: readonly string[]) => string {
  return (...args) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
