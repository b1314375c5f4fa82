import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { breachesIn } from '../tools/language/breaches';

const ROOT = join(__dirname, '..', '..');
const PLACES = [
  ...['lib', 'bin', 'docs', 'test'],
  ...['README.md', 'CHANGELOG.md', 'stages.yaml', 'go-live.yaml', 'package.json', 'cdk.json'],
  ...['.dependency-cruiser.cjs', 'eslint.config.mjs', 'jest.config.cjs'],
];

/** Files that hold names of 0.1.0, or the rules themselves. */
const EXEMPT = [
  'docs/reference/names.yaml',
  'docs/reference/template-changes.yaml',
  'test/package/language.test.ts',
  'test/tools/compare-templates/',
  'test/tools/language/',
  'test/tools/names/',
];

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

const files = PLACES.flatMap((place) => filesBelow(join(ROOT, place)))
  .map((path) => relative(ROOT, path))
  .filter((file) => /\.(?:ts|mjs|cjs|js|py|json|md|ya?ml|html|css)$/.test(file))
  .filter((file) => !EXEMPT.some((place) => file.startsWith(place)));

test('no file uses words or names that LANGUAGE.md bans', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(files.flatMap((file) => breachesIn(file, readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});

describe('a breach is found', () => {
  test.each([
    ['in text', 'a.md', 'Open to the world.', 'a.md:1: the world → the internet'],
    ['over a line break', 'a.ts', '/**\n * Open to the\n * world.\n */', 'a.ts:2: the world → the internet'],
    ['in a name', 'a.ts', 'x.managedElsewhere();', 'a.ts:1: managed Elsewhere → inherited, or where exactly'],
    [
      'in capitals',
      'a.ts',
      'const TOLD_ALREADY = 1;',
      'a.ts:1: TOLD → outcome, result, evaluated, notified, or who does what',
    ],
    ['in the plural', 'a.ts', 'frontDoors();', 'a.ts:1: front Doors → load balancer, listener, route'],
    ['in an error', 'lib/a.ts', "throw new Error('it is undecidable');", 'lib/a.ts:1: undecidable → unknown'],
    [
      'in the name of a test',
      'a.test.ts',
      "test('nobody signs', f);",
      'a.test.ts:1: nobody → the role that acts, or the passive',
    ],
    ['in a YAML example', 'stages.yaml', '# a needless waiver', 'stages.yaml:1: needless → unused'],
    ['in the name of a type', 'a.ts', 'type A = IDoor;', 'a.ts:1: I Door → load balancer, listener, route'],
    ['in a contraction', 'a.md', "It doesn't.", "a.md:1: doesn't → the words in full"],
    [
      'in a function that is a sentence',
      'a.ts',
      '\nfunction whyItStays() {}',
      'a.ts:2: whyItStays → a noun, or a verb for an action',
    ],
    [
      'in a property that is a sentence',
      'a.ts',
      'interface A { rulesThatMatter: 1 }',
      'a.ts:1: rulesThatMatter → a noun, or a verb for an action',
    ],
    [
      'in a key of an object that is a sentence',
      'a.ts',
      'f({ whatIsLeft: 1 });',
      'a.ts:1: whatIsLeft → a noun, or a verb for an action',
    ],
    [
      'in a file name',
      'lib/who-hears.ts',
      '',
      'lib/who-hears.ts: who- → the name of the main export, or the id of the check',
    ],
  ])('%s', (_place, file, text, breach) => {
    expect(breachesIn(file, text)).toContain(breach);
  });

  test.each([
    ['the way in which it is done'],
    ["AWS's own words, and the hosts' names"],
    ['a worldwide service'],
  ])('not in %s', (text) => {
    expect(breachesIn('a.md', text)).toEqual([]);
  });
});
