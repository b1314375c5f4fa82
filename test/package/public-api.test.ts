import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { KINDS } from '../../lib/stages-file/codecs';
import { exportedNames } from '../tools/names/declarations';

const ROOT = join(__dirname, '..', '..');
const LIB = join(ROOT, 'lib');
// Those of the two kinds of 0.2.0, and at most three more for each further kind.
const MAX_NAMES = 90 + 3 * (KINDS.length - 2);

const exported = exportedNames(join(LIB, 'index.ts'));
const namespaces = [
  ...new Set(exported.filter((name) => name.includes('.')).map((name) => name.split('.')[0])),
];
// A value and a type of one name are one name.
const root = [...new Set([...namespaces, ...exported.filter((name) => !name.includes('.'))])];

/** The rows of the reviewed list: a name in backquotes, and what it is for. */
function reviewed(): Map<string, string> {
  const text = readFileSync(join(ROOT, 'docs', 'reference', 'public-api.md'), 'utf8');
  return new Map([...text.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, name, purpose]) => [name, purpose]));
}

/** The classes of the root that others could extend. */
function openClasses(): string[] {
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(LIB, file), 'utf8'), ts.ScriptTarget.ES2022);
    return source.statements
      .filter(ts.isClassDeclaration)
      .filter(isOpen)
      .map(({ name }) => name?.text ?? '');
  });
}

/** Constructs and errors have a constructor of their own to call; everything else has factories. */
function isOpen({ heritageClauses, members }: ts.ClassDeclaration): boolean {
  if (heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)) return false;
  return !members
    .filter(ts.isConstructorDeclaration)
    .some((it) => ts.getModifiers(it)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword));
}

test('the root exports at most 90 names, and three more for each kind since 0.2.0', () => {
  expect(root.length).toBeGreaterThan(50);
  expect(root.length).toBeLessThanOrEqual(MAX_NAMES);
});

test('docs/reference/public-api.md lists every name of the root once, with what it is for', () => {
  const list = reviewed();
  expect([...list.keys()].sort()).toEqual([...root].sort());
  expect([...list].filter(([, purpose]) => !/^\S.*\.$/.test(purpose))).toEqual([]);
});

test('what is not a construct is created by its factories alone', () => {
  const open = openClasses();
  expect(open).toContain('ComponentRegistry');
  expect(root.filter((name) => open.includes(name))).toEqual([]);
});
