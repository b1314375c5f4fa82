import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

const MAX_AGE_DAYS = 30;
const MAX_FILES = 500;
const DAY_IN_MS = 24 * 60 * 60 * 1000;

/**
 * Results of earlier validations, in files of a folder of the user, each named by the hash of everything that its content depends
 * on. Processes can share the folder: files are written atomically. A damaged or foreign file is ignored, and so is a folder that
 * cannot be written: the cache never fails.
 */
export class ValidationCache {
  /** @param folder is created with the first entry */
  constructor(private readonly folder: string = userFolder()) {}

  /** The value of a key; undefined if there is none. */
  read(key: string): unknown {
    try {
      const file = this.fileOf(key);
      const content = readFileSync(file, 'utf8');
      const end = content.indexOf('\n');
      const written = content.slice(end + 1);
      if (content.slice(0, end) !== hash(key, written)) return undefined;
      const now = new Date();
      attempt(() => utimesSync(file, now, now));
      return JSON.parse(written);
    } catch {
      return undefined;
    }
  }

  write(key: string, value: unknown): void {
    const written = JSON.stringify(value);
    const temporary = join(this.folder, `${randomUUID()}.tmp`);
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      writeFileSync(temporary, `${hash(key, written)}\n${written}`);
      renameSync(temporary, this.fileOf(key));
    } catch {
      attempt(() => rmSync(temporary, { force: true }));
    }
  }

  /** Removes files that were not used for 30 days, and of more than 500 files the least recently used. */
  removeOld(): void {
    const oldest = Date.now() - MAX_AGE_DAYS * DAY_IN_MS;
    attempt(() => {
      const used = readdirSync(this.folder)
        .map((name) => join(this.folder, name))
        .flatMap((file) => {
          const stats = statSync(file, { throwIfNoEntry: false });
          return stats?.isFile() === true ? [{ file, at: stats.mtimeMs }] : [];
        })
        .sort((one, other) => other.at - one.at);
      const old = used.filter(({ at }, index) => index >= MAX_FILES || at < oldest);
      for (const { file } of old) rmSync(file, { force: true });
    });
  }

  private fileOf(key: string): string {
    return join(this.folder, `${key}.json`);
  }
}

/** The SHA-256 hash of parts, with their lengths. */
export function hash(...parts: readonly (string | Buffer)[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(`${Buffer.byteLength(part)}:`).update(part);
  return sum.digest('hex');
}

/** @see https://specifications.freedesktop.org/basedir-spec/latest/ */
function userFolder(): string {
  const given = process.env.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(given) ? given : join(homedir(), '.cache'), 'cdk-stage-environments', 'validation');
}

function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // Another process may have removed the file, or the folder may be read-only.
  }
}
