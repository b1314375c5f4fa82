import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { allDocuments, blocksIn, type Document, documentOf, readDocument, ROOT } from './documents';

const LINK = /\]\(([^)\s]+)\)/g;
const HEADING = /^#{1,6} (.+)$/gm;

const prose = ({ text }: Document): string => text.replace(/^```[\s\S]*?^```$/gm, '');

/** The anchors that GitHub makes of the headings. */
function anchorsOf(document: Document): string[] {
  return [...prose(document).matchAll(HEADING)].map(([, heading]) =>
    heading
      .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What the package contains: package.json is always part of it. */
const PACKED = [
  'package.json',
  ...(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly files: readonly string[] })
    .files,
];

const isPacked = (file: string): boolean =>
  PACKED.some((entry) => file === entry || file.startsWith(`${entry}/`));

/** The links of a document that lead nowhere, or out of the package. */
function brokenLinks(document: Document): string[] {
  return [...prose(document).matchAll(LINK)]
    .map(([, target]) => target)
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => {
      const [path, anchor] = target.split('#') as [string, string | undefined];
      const file = path === '' ? document.path : normalize(join(dirname(document.path), path));
      if (!existsSync(join(ROOT, file)) || !isPacked(file)) return true;
      if (anchor === undefined || !file.endsWith('.md')) return false;
      const other = path === '' ? document : readDocument(file);
      return !anchorsOf(other).includes(anchor);
    })
    .map((target) => `${document.path}: ${target}`);
}

test('every link between files leads to a file of the package and its heading', () => {
  expect(allDocuments().flatMap(brokenLinks)).toEqual([]);
});

/** Of the project, such as `lib/spi`; a name in angle brackets stands for any. */
const PATH = /`((?:lib|bin|test|docs)\/[\w./-]+)`/g;

test('every path of the project in a sentence exists', () => {
  // Names of other versions are part of the references and of the change log.
  const documents = allDocuments().filter(({ path }) => !/^(?:CHANGELOG|docs\/reference\/)/.test(path));
  const paths = documents.flatMap(({ path, text }) =>
    [...text.matchAll(PATH)].map(([, target]) => ({ path, target })),
  );
  const examples = blocksIn('ts').flatMap(({ file }) => file ?? []);
  const broken = paths.filter(({ target }) => !existsSync(join(ROOT, target)) && !examples.includes(target));
  expect(paths.length).toBeGreaterThan(10);
  expect(broken.filter(({ target }) => target !== 'test/extending')).toEqual([]);
});

test('a broken link is found', () => {
  const links =
    '[a](docs/none.md) [e](lib/index.ts) [b](docs/limits.md#none) [c](docs/limits.md#checks) [d](#the-title)';
  expect(brokenLinks(documentOf('README.md', `# The title\n\n${links}\n`))).toEqual([
    'README.md: docs/none.md',
    'README.md: lib/index.ts',
    'README.md: docs/limits.md#none',
  ]);
});

test('every document is reached from the README', () => {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path) || !path.endsWith('.md') || !existsSync(join(ROOT, path))) return;
    reached.add(path);
    for (const [, target] of prose(readDocument(path)).matchAll(LINK)) {
      if (!/^https?:/.test(target)) visit(normalize(join(dirname(path), target.split('#')[0])));
    }
  };
  visit('README.md');
  const documents = allDocuments().map(({ path }) => path);
  expect(documents.filter((path) => path.startsWith('docs/') && !reached.has(path))).toEqual([]);
});

test('every image is small', () => {
  const images = allDocuments().flatMap(({ path, text }) =>
    [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, target]) => normalize(join(dirname(path), target))),
  );
  expect(images.filter((image) => statSync(join(ROOT, image)).size > 500_000)).toEqual([]);
});
