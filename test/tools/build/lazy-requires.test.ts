import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { lazyRequires } from './lazy-requires';

const MODULES: Readonly<Record<string, object>> = {
  shapes: {
    Shape: class {
      constructor(readonly sides = 0) {}
    },
    double: (value: number) => value * 2,
    label: ([text]: readonly string[]) => `label ${text}`,
    nested: {
      Square: class {
        readonly sides = 4;
      },
    },
  },
  settings: { title: 'Settings' },
};

interface Loaded {
  readonly exports: Readonly<Record<string, unknown>>;
  /** The modules that have been required so far. */
  readonly required: readonly string[];
}

function compiled(source: string): string {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    esModuleInterop: true,
  };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

function load(javaScript: string): Loaded {
  const required: string[] = [];
  const exports = {};
  const require = (name: string): object => {
    required.push(name);
    return MODULES[name];
  };
  const run = compileFunction(javaScript, ['exports', 'require']) as (...args: unknown[]) => void;
  run(exports, require);
  return { exports, required };
}

function result({ exports }: Loaded): unknown {
  return (exports.result as () => unknown)();
}

describe.each<[string, string, unknown]>([
  ['a call', "import { double } from 'shapes'; export const result = () => double(2);", 4],
  ['a constructor', "import { Shape } from 'shapes'; export const result = () => new Shape(3).sides;", 3],
  [
    'a constructor without arguments',
    "import { Shape } from 'shapes'; export const result = () => { const shape = new Shape; return shape.sides; };",
    0,
  ],
  [
    'a constructor in a namespace',
    "import { nested } from 'shapes'; export const result = () => new nested.Square().sides;",
    4,
  ],
  [
    'a constructor that is looked up by a value',
    "import * as shapes from 'shapes'; export const result = () => new shapes.nested['Square']().sides;",
    4,
  ],
  [
    'an argument of a constructor',
    "import { double } from 'shapes'; export const result = () => new Array(double(2)).length;",
    4,
  ],
  [
    'a base class',
    "import { Shape } from 'shapes'; export const result = () => new (class extends Shape {})(5).sides;",
    5,
  ],
  ['a tagged template', "import { label } from 'shapes'; export const result = () => label`A`;", 'label A'],
  [
    'a shorthand property',
    "import shapes = require('shapes'); export const result = () => ({ shapes }).shapes.double(2);",
    4,
  ],
  ['a type query', "import { double } from 'shapes'; export const result = () => typeof double;", 'function'],
  [
    'an optional chain',
    "import * as shapes from 'shapes'; export const result = () => shapes?.double?.(2);",
    4,
  ],
  ['a namespace', "import * as shapes from 'shapes'; export const result = () => shapes.double(2);", 4],
  [
    'a default import',
    "import settings from 'settings'; export const result = () => settings.title;",
    'Settings',
  ],
  [
    'a member of the same name',
    "import { double } from 'shapes'; export const result = () => ({ shapes_1: double(2) }).shapes_1;",
    4,
  ],
])('%s', (_, source, expected) => {
  const eager = load(compiled(source));
  const lazy = load(lazyRequires(compiled(source)));

  test('requires nothing before its first use, and then once', () => {
    expect(eager.required).toHaveLength(1);
    expect(lazy.required).toEqual([]);
    result(lazy);
    result(lazy);
    expect(lazy.required).toEqual(eager.required);
  });

  test('gives what it gave', () => {
    expect(result(eager)).toEqual(expected);
    expect(result(lazy)).toEqual(expected);
  });
});

test('a named re-export is required when it is read', () => {
  const { exports, required } = load(lazyRequires(compiled("export { double } from 'shapes';")));

  expect(Object.keys(exports)).toEqual(['double']);
  expect(required).toEqual([]);
  expect(exports.double).toBe(Reflect.get(MODULES.shapes, 'double'));
  expect(required).toEqual(['shapes']);
});

test('a re-exported namespace is required when it is read, and then once', () => {
  const { exports, required } = load(lazyRequires(compiled("export * as shapes from 'shapes';")));

  expect(Object.keys(exports)).toEqual(['shapes']);
  expect(required).toEqual([]);
  expect(exports.shapes).toHaveProperty('double');
  expect(exports.shapes).toBe(exports.shapes);
  expect(required).toEqual(['shapes']);
});

test('named re-exports are there by import as well', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lazy-requires-'));
  const source =
    "export { join } from 'node:path'; export { EOL as end, tmpdir } from 'node:os'; export * as url from 'node:url';";
  writeFileSync(join(folder, 'module.cjs'), lazyRequires(compiled(source)));
  const importing =
    "import { end, join, tmpdir, url } from './module.cjs'; console.log(typeof end, typeof join, typeof tmpdir, typeof url.URL)";
  const args = ['--input-type=module', '--eval', importing];

  const printed = execFileSync('node', args, { cwd: folder, encoding: 'utf8' });

  rmSync(folder, { recursive: true });
  expect(printed.trim()).toBe('string function function function');
});

test('a re-export of everything has all names at once', () => {
  const source = "export * from 'shapes'; export * from 'settings';";
  const { exports, required } = load(lazyRequires(compiled(source)));

  expect(Object.keys(exports).sort()).toEqual(['Shape', 'double', 'label', 'nested', 'title']);
  expect(required).toEqual(['shapes', 'settings']);
});

test.each([
  ['an import for its side effects', "import 'shapes';"],
  ['a destructured require', "const { double } = require('shapes'); console.log(double);"],
  [
    'a name that a parameter has too',
    "const shapes = require('shapes'); const twice = (shapes) => shapes; twice(shapes);",
  ],
  ['a variable that is assigned', "let shapes = require('shapes'); shapes = undefined;"],
  ['a require in a function', "function late() { const shapes = require('shapes'); return shapes.double; }"],
  ['a computed name', "const shapes = require('sha' + 'pes'); shapes.double(2);"],
  ['an import that is not used', "const shapes = require('shapes');"],
])('%s stays as it is', (_, source) => {
  expect(lazyRequires(source)).toBe(source);
});

test('is the same when it is applied twice, and keeps the lines', () => {
  const eager = compiled("#!/usr/bin/env node\nimport { double } from 'shapes';\n\ndouble(2);\n");
  const once = lazyRequires(eager);

  expect(once).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(once).toContain('shapes_1().double');
  expect(once.split('\n')).toHaveLength(eager.split('\n').length);
  expect(lazyRequires(once)).toBe(once);
});
