import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../lib/compliance/checks/checks';
import { EVALUATION_FINDINGS } from '../../lib/compliance/evaluation/evaluation-findings';
import type { FindingDefinition } from '../../lib/compliance/findings';
import { findingsReference } from '../tools/findings/reference';

const DEFINITIONS: readonly FindingDefinition[] = [
  ...[...CHECKS.values()].flatMap(({ findings }) => findings),
  ...Object.values(EVALUATION_FINDINGS).map(({ definition }) => definition),
];

const reference = findingsReference();

/** The anchors that GitHub makes of the headings. */
const anchors = [...reference.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z\d -]/g, '')
    .replaceAll(' ', '-'),
);

test("docs/reference/findings.md is today's (if not: npx tsx test/tools/findings/write-reference.ts)", () => {
  const file = join(__dirname, '..', '..', 'docs', 'reference', 'findings.md');

  expect(readFileSync(file, 'utf8')).toBe(reference);
});

test('each finding has an id of its own, whose help leads to its heading', () => {
  const ids = DEFINITIONS.map(({ id }) => id);
  const broken = DEFINITIONS.filter(
    ({ help }) => anchors.filter((anchor) => help === `docs/reference/findings.md#${anchor}`).length !== 1,
  );

  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(broken.map(({ id }) => id)).toEqual([]);
});

test('each check has findings, except the one that runs those of controls', () => {
  const without = [...CHECKS.values()].filter(({ findings }) => findings.length === 0);

  expect(without.map(({ id }) => id)).toEqual(['FRM-1.controls']);
});

test.each([...CHECKS.values()].map((check) => [check.id, check] as const))(
  'the findings of %s have its prefix',
  (id, { findings }) => {
    const [prefix] = id.split('.');

    expect(findings.filter((finding) => !finding.id.startsWith(`${prefix}.`))).toEqual([]);
  },
);

test('each finding has a message and a remediation in sentences', () => {
  const isSentence = (text: string) => /^[A-Z{].*\.$/.test(text);
  const faulty = DEFINITIONS.filter(
    ({ message, remediation }) => !isSentence(message) || !isSentence(remediation),
  );

  expect(faulty.map(({ id }) => id)).toEqual([]);
});
