import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Addition, ADDITIONS, MAX_LINES } from './additions';
import { applyPatch, copyWorkingTree, ROOT } from './copy';
import { countedFiles, patchedFiles, patchOf } from './patch';
import { typeErrors } from './type-check';

interface TriedCopy {
  readonly folder: string;
  readonly changed: readonly string[];
  /** What git reports if the patch does not apply. */
  readonly refusal?: string;
}

const copies = new Map<string, TriedCopy>();
let errors: readonly string[] = [];

beforeAll(() => {
  ADDITIONS.forEach(({ name }) => copies.set(name, copyWith(name)));
  errors = typeErrors([...copies.values()].filter(({ refusal }) => refusal === undefined));
});

afterAll(() => copies.forEach(({ folder }) => rmSync(folder, { recursive: true, force: true })));

describe.each(ADDITIONS.map((addition) => [addition.name, addition] as const))('%s', (name, addition) => {
  const tried = (): TriedCopy => {
    const copy = copies.get(name);
    if (copy === undefined || copy.refusal !== undefined) {
      const renewed = 'test/extending/README.md shows how to renew it';
      throw new Error(`${name}.patch no longer applies; ${renewed}.\n${copy?.refusal ?? ''}`);
    }
    return copy;
  };

  test(`${addition.adds} costs no more files than it may`, () => {
    const { edited, created } = costOf(addition);

    expect(edited.length).toBeLessThanOrEqual(addition.maxEdited);
    expect(created.filter(({ addedLines }) => addedLines > MAX_LINES)).toEqual([]);
    if (addition.inOneFolder) expect(new Set(created.map(({ path }) => dirname(path))).size).toBe(1);
  });

  test('its patch applies to the working tree, and compiles', () => {
    const { folder } = tried();

    expect(errors.filter((error) => error.startsWith(folder))).toEqual([]);
  });

  test('it works', () => {
    const tsx = join(ROOT, 'node_modules', '.bin', 'tsx');
    const { status, stderr } = spawnSync(tsx, [join('test', 'extending', 'programs', `${name}.ts`)], {
      cwd: tried().folder,
      encoding: 'utf8',
      env: { ...process.env, CDK_VALIDATION: 'false' },
    });

    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  });
});

function copyWith(name: string): TriedCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `extending-${name}-`)));
  copyWorkingTree(folder);
  const refusal = applyPatch(folder, patchOf(name));
  return {
    folder,
    refusal,
    changed: patchedFiles(readFileSync(patchOf(name), 'utf8')).map(({ path }) => path),
  };
}

function costOf({ name }: Addition) {
  const files = countedFiles(patchOf(name));
  return { edited: files.filter(({ isNew }) => !isNew), created: files.filter(({ isNew }) => isNew) };
}
