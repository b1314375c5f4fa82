import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../lib/compliance/checks/checks';
import { EVALUATION_FINDINGS } from '../../lib/compliance/evaluation/evaluation-findings';

const ROOT = join(__dirname, '..', '..');

/** Files that hold ids of 0.1.0. */
const EXEMPT = ['docs/reference/names.yaml', 'docs/reference/template-changes.yaml'];

const FILES = [
  'README.md',
  'CHANGELOG.md',
  ...['lib', 'bin', 'docs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  ),
].filter((file) => /\.(?:ts|md|ya?ml)$/.test(file) && !EXEMPT.includes(file));

const KNOWN = new Set([
  ...[...CHECKS.values()].flatMap((check) => [check.id, ...check.findings.map(({ id }) => id)]),
  ...Object.values(EVALUATION_FINDINGS).map(({ definition }) => definition.id),
]);

/** Ids of checks and findings, such as `BAK-2.copied-to-other-region` and `CTL.flow-logs`. */
function idsIn(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/\b(?:CTL|[A-Z]{3}-\d+)\.[a-z]+(?:-[a-z]+)*/g)].map(([id]) => id);
}

test('every check and finding that code, its documentation and the guides name exists', () => {
  const named = FILES.flatMap((file) => idsIn(file).map((id) => ({ file, id })));

  expect(named.length).toBeGreaterThan(500);
  expect(named.filter(({ id }) => !KNOWN.has(id))).toEqual([]);
});
