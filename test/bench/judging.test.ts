import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import { foreignTemplate } from './foreign-template';
import { judgement } from './judging';

const pair = (evaluated: number, bare: number, further = 0) => ({
  evaluated: { cpu: evaluated, memory: 100 + further },
  bare: { cpu: bare, memory: 100 },
});

describe('what packs, checks and reports add to the example', () => {
  it('is told by the median of the pairs', () => {
    expect(judgement([pair(150, 100, 10), pair(450, 300, 30), pair(500, 100, 20)])).toMatchObject({
      evaluated: 450,
      bare: 100,
      ratio: { median: 1.5, least: 1.5, most: 5 },
      furtherMemory: 20,
    });
  });

  it.each([
    { evaluated: 160, further: 200, holds: true, memoryHolds: true },
    { evaluated: 161, further: 201, holds: false, memoryHolds: false },
  ])('holds up to the targets: $judged for 100, $further MiB more', (requirement) => {
    const { holds, memoryHolds } = judgement([pair(requirement.evaluated, 100, requirement.further)]);

    expect({ holds, memoryHolds }).toEqual({
      holds: requirement.holds,
      memoryHolds: requirement.memoryHolds,
    });
  });
});

test('the external template has as many resources as it is to have, and leaves values to the deployment', () => {
  const model = modelFromTemplate(foreignTemplate(500));

  expect(model.resources).toHaveLength(500);
  expect(model.visit).toBeDefined();
});
