import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hash, ValidationCache } from '../../../lib/compliance/validation/validation-cache';

const DAY = 24 * 60 * 60;
const KEY = hash('a template');

let folder: string;
let cache: ValidationCache;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'validation-cache-')), 'validation');
  cache = new ValidationCache(folder);
});

afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

function fileOf(key: string): string {
  return join(folder, `${key}.json`);
}

/** Sets when an entry was used last. */
function usedBefore(seconds: number, key: string): void {
  const at = Date.now() / 1000 - seconds;
  utimesSync(fileOf(key), at, at);
}

test('an entry is read by its key, also by the next process', () => {
  cache.write(KEY, [{ ruleName: 'F3002' }]);

  expect(new ValidationCache(folder).read(KEY)).toEqual([{ ruleName: 'F3002' }]);
  expect(cache.read(hash('another template'))).toBeUndefined();
});

test('keys with the same text in other parts differ', () => {
  expect(hash('ab', 'c')).not.toBe(hash('a', 'bc'));
});

test.each<[string, (written: string) => string]>([
  ['is cut off', (written) => written.slice(0, -3)],
  ['is empty', () => ''],
  ['says something else', (written) => written.replace('F3002', 'F3003')],
  ['is plain JSON of another program', () => '[]'],
  ['has no end of its first line', () => 'x'.repeat(100)],
])('a file that %s is ignored and replaced', (_, change) => {
  cache.write(KEY, ['F3002']);
  writeFileSync(fileOf(KEY), change(readFileSync(fileOf(KEY), 'utf8')));

  expect(cache.read(KEY)).toBeUndefined();
  cache.write(KEY, ['F3002']);
  expect(cache.read(KEY)).toEqual(['F3002']);
});

test('the file of another key is ignored', () => {
  const other = hash('another template');
  cache.write(KEY, ['F3002']);
  writeFileSync(fileOf(other), readFileSync(fileOf(KEY)));

  expect(cache.read(other)).toBeUndefined();
});

test('a folder that cannot be created is ignored', () => {
  writeFileSync(folder, 'a file stands here');

  cache.write(KEY, ['F3002']);
  cache.removeOld();

  expect(cache.read(KEY)).toBeUndefined();
  expect(readFileSync(folder, 'utf8')).toBe('a file stands here');
});

test('the folder is created with the first entry', () => {
  cache.read(KEY);
  cache.removeOld();

  expect(existsSync(folder)).toBe(false);
});

test('files that were not used for 30 days are removed, also temporary ones', () => {
  const [old, young, read] = ['old', 'young', 'read'].map((name) => hash(name));
  for (const key of [old, young, read]) cache.write(key, []);
  writeFileSync(join(folder, 'left.tmp'), '');
  usedBefore(31 * DAY, old);
  usedBefore(29 * DAY, young);
  usedBefore(31 * DAY, read);
  utimesSync(join(folder, 'left.tmp'), 0, 0);
  cache.read(read);

  cache.removeOld();

  expect(readdirSync(folder).sort()).toEqual([`${young}.json`, `${read}.json`].sort());
});

test('of more than 500 files, the least recently used are removed', () => {
  const keys = Array.from({ length: 503 }, (_, index) => hash(String(index)));
  keys.forEach((key, index) => {
    cache.write(key, []);
    usedBefore(index + 10, key);
  });

  cache.removeOld();

  expect(readdirSync(folder)).toHaveLength(500);
  expect(keys.filter((key) => !existsSync(fileOf(key)))).toEqual(keys.slice(500));
});

test('concurrent processes read complete entries only', async () => {
  const value = ['x'.repeat(200_000)];
  const source = `
    import { ValidationCache } from '${join(__dirname, '../../../lib/compliance/validation/validation-cache.ts')}';
    const cache = new ValidationCache(${JSON.stringify(folder)});
    const value = ['x'.repeat(200_000)];
    let whole = 0;
    for (let round = 0; round < 100; round += 1) {
      cache.write('${KEY}', value);
      if (JSON.stringify(cache.read('${KEY}')) === JSON.stringify(value)) whole += 1;
      cache.removeOld();
    }
    console.log(whole);`;
  const script = join(folder, '..', 'process.mts');
  writeFileSync(script, source);
  const run = () => promisify(execFile)('npx', ['tsx', script], { cwd: join(__dirname, '../../..') });

  const ended = await Promise.all([run(), run(), run()]);

  expect(ended.map(({ stdout }) => stdout.trim())).toEqual(['100', '100', '100']);
  expect(readdirSync(folder)).toEqual([`${KEY}.json`]);
  expect(cache.read(KEY)).toEqual(value);
}, 60_000);
