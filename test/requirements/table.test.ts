import { CATALOG } from '../../lib/requirements/catalog';
import { requirementsTable } from '../../lib/requirements/requirements-table';

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
