import { readFileSync } from 'node:fs';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import { foreignTemplate } from './foreign-template';
import { exampleWithFrameworks, judgement } from './judging';
import { inFolder } from './measure';

const pair = (judged: number, bare: number, further = 0) => ({
  judged: { cpu: judged, memory: 100 + further },
  bare: { cpu: bare, memory: 100 },
});

describe('what packs, checks and reports add to the example', () => {
  it('is the median of the pairs', () => {
    expect(judgement([pair(150, 100, 10), pair(450, 300, 30), pair(500, 100, 20)])).toMatchObject({
      judged: 450,
      bare: 100,
      ratio: { median: 1.5, least: 1.5, most: 5 },
      furtherMemory: 20,
    });
  });

  it.each([
    { judged: 150, further: 200, holds: true, memoryHolds: true },
    { judged: 151, further: 201, holds: false, memoryHolds: false },
  ])('holds up to the targets: $judged for 100, $further MiB more', (row) => {
    const { holds, memoryHolds } = judgement([pair(row.judged, 100, row.further)]);

    expect({ holds, memoryHolds }).toEqual({ holds: row.holds, memoryHolds: row.memoryHolds });
  });
});

test.each([true, false])("another team's template has the resources asked for; values open: %s", (open) => {
  const model = modelFromTemplate(foreignTemplate(500, { open }));

  expect(model.resources).toHaveLength(500);
  const existing = model.exploration.explore(
    () => model.resources.length,
    () => false,
  );
  // The queues of an open template are under a condition.
  expect(existing.length > 1).toBe(open);
});

test('the example that is judged names the frameworks of every pack', () => {
  inFolder((folder) => {
    const frameworks = readFileSync(exampleWithFrameworks(folder), 'utf8').match(/frameworks: .*/g);

    expect(new Set(frameworks)).toEqual(new Set(['frameworks: [GDPR, HIPAA, PCI DSS, FISMA]']));
  });
});
