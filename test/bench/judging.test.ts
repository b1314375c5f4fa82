import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import { foreignTemplate } from './foreign-template';
import { judgement } from './judging';

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

test('the external template has as many resources as it is to have, and leaves values to the deployment', () => {
  const model = modelFromTemplate(foreignTemplate(500));

  expect(model.resources).toHaveLength(500);
  expect(model.visit).toBeDefined();
});
