import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG } from '../../lib/requirements/catalog';
import { requirementsTable } from '../../lib/requirements/requirements-table';
import { withRequirementsTable } from '../tools/readme-table';

function requirement(id: string): string | undefined {
  return requirementsTable()
    .split('\n')
    .find((line) => line.startsWith(`| ${id} |`));
}

describe('the table of requirements', () => {
  test('has a line for each requirement of the catalogue, in its order', () => {
    const ids = [...requirementsTable().matchAll(/^\| ([A-Z]{3}-\d) \|/gm)].map(([, id]) => id);
    expect(ids).toEqual(CATALOG.map((definition) => definition.id));
  });

  test.each([
    [
      'a requirement of the guide, ours in the launch stages',
      'STG-1',
      '| R | R | R° | R° | template + declared |',
    ],
    [
      'a requirement that one of two proofs is enough for',
      'STG-3',
      '| – | R | – | – | template or declared |',
    ],
    ['a minimum, with what the brief demands', 'CLU-1', '| – | – | – | R† 3 instances, 3 zones |'],
    ['a condition by its letter', 'BAK-1', '| – | – | C (a) | R | template |'],
    ['a condition on a part of a requirement', 'PRB-1', '| – | – | R° detection as MON-1 (b) | R |'],
    ['the checklist', 'CHK-1', '| – | O° | R | R | the checklist itself |'],
  ])('shows %s', (_what, id, cells) => {
    expect(requirement(id)).toContain(cells);
  });

  test('explains each letter', () => {
    expect(requirementsTable()).toContain('- (a) user data must be retained for the production launch');
  });
});

describe('the table in a README', () => {
  const markers = '<!-- requirements:begin -->\nyesterday\n<!-- requirements:end -->';

  test('given text around the markers, when it is rewritten, then the text stays and the old table goes', () => {
    const readme = withRequirementsTable(`# Title\n\n${markers}\n\nThe end.\n`);
    expect(readme).toContain(requirementsTable());
    expect(readme).not.toContain('yesterday');
    expect(readme.startsWith('# Title\n\n<!-- requirements:begin -->\n')).toBe(true);
    expect(readme.endsWith('\n<!-- requirements:end -->\n\nThe end.\n')).toBe(true);
  });

  test('given a table of today, when it is rewritten, then nothing changes', () => {
    const readme = withRequirementsTable(markers);
    expect(withRequirementsTable(readme)).toBe(readme);
  });

  test.each([
    ['no marker', 'nothing'],
    ['no end', '<!-- requirements:begin -->'],
    ['the end before the beginning', '<!-- requirements:end --> <!-- requirements:begin -->'],
    ['the markers twice', `${markers}\n${markers}`],
  ])('given %s, when it is rewritten, then it says which markers it needs', (_what, readme) => {
    expect(() => withRequirementsTable(readme)).toThrow(/requirements:begin.*requirements:end/);
  });

  test("is today's (if not: npx tsx test/tools/write-readme-table.ts)", () => {
    const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
    expect(readme).toBe(withRequirementsTable(readme));
  });
});
