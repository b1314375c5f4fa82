import type { Usage } from './usage';

/** What ours took and what the environment by hand took, one right after the other. */
export interface Pair {
  readonly ours: Usage;
  readonly byHand: Usage;
}

/** How ours compares in one measure. */
export interface Comparison {
  /** The median of ours. */
  readonly ours: number;
  /** The median of the environment by hand. */
  readonly byHand: number;
  /** How many times as much ours took, of each pair. */
  readonly ratio: { readonly median: number; readonly least: number; readonly most: number };
  /** Whether the median is no more than the target. */
  readonly holds: boolean;
}

/** Compares by pairs, since what else a machine does weighs on both of a pair alike. */
export function compare(pairs: readonly Pair[], measure: keyof Usage, target: number): Comparison {
  const ratios = pairs.map(({ ours, byHand }) => ours[measure] / byHand[measure]);
  const ratio = { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
  return {
    ours: median(pairs.map(({ ours }) => ours[measure])),
    byHand: median(pairs.map(({ byHand }) => byHand[measure])),
    ratio,
    holds: ratio.median <= target,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
