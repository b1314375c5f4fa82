import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StageEnvironmentError } from '../../lib';

/** A file to write. */
export interface PlannedFile {
  readonly name: string;
  readonly content: string;
  /** The content that it replaces. None for a new file. */
  readonly before?: string;
}

/**
 * Whether a folder has a file.
 *
 * @throws StageEnvironmentError if something else has the name
 */
export function hasFile(folder: string, name: string): boolean {
  const path = join(folder, name);
  if (!existsSync(path)) return false;
  if (statSync(path).isFile()) return true;
  throw new StageEnvironmentError({
    id: 'init.not-a-file',
    what: `init: ${name}`,
    value: path,
    limit: 'it is a file',
    remediation: 'rename what has the name, or run init in another folder',
  });
}

/**
 * Writes all files or none.
 *
 * @throws StageEnvironmentError if one cannot be written; the folder is then as it was
 */
export function writeAll(folder: string, files: readonly PlannedFile[]): void {
  const done: PlannedFile[] = [];
  try {
    for (const file of files) {
      write(folder, file);
      done.push(file);
    }
  } catch (error) {
    for (const { name, before } of done) {
      if (before === undefined) rmSync(join(folder, name), { force: true });
      else writeFileSync(join(folder, name), before);
    }
    throw new StageEnvironmentError({
      id: 'init.not-writable',
      what: `init: ${files[done.length].name}`,
      value: (error as Error).message,
      limit: 'it must be possible to write it',
      remediation: 'correct the permissions of the folder, or run init in another one',
    });
  }
}

function write(folder: string, { name, content, before }: PlannedFile): void {
  const path = join(folder, name);
  if (before === undefined) {
    writeFileSync(path, content, { flag: 'wx' });
    return;
  }
  // Renamed, so that an interruption leaves the old file or the new one, never a part.
  const beside = `${path}.${String(process.pid)}`;
  try {
    writeFileSync(beside, content, { mode: statSync(path).mode });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
