import { compare, type Pair } from './comparison';

const pair = (ours: number, byHand: number): Pair => ({
  ours: { cpu: ours, memory: 0 },
  byHand: { cpu: byHand, memory: 0 },
});

describe('how ours compares', () => {
  it('is the median of the pairs, so that one bad moment changes nothing', () => {
    // The machine was slow during the second pair, which weighed on both, and during half of the third.
    const { ours, byHand, ratio } = compare([pair(120, 100), pair(360, 300), pair(500, 100)], 'cpu', 1.25);

    expect({ ours, byHand, ratio }).toEqual({
      ours: 360,
      byHand: 100,
      ratio: { median: 1.2, least: 1.2, most: 5 },
    });
  });

  it('takes the middle of the two in the middle, of an even number of pairs', () => {
    expect(compare([pair(1, 1), pair(2, 1), pair(4, 1), pair(9, 1)], 'cpu', 1.25).ratio.median).toBe(3);
  });

  it.each([
    { ours: 125, holds: true },
    { ours: 126, holds: false },
  ])('holds up to the target: $ours for 100 holds $holds', ({ ours, holds }) => {
    expect(compare([pair(ours, 100)], 'cpu', 1.25).holds).toBe(holds);
  });
});
