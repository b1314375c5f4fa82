import { median } from './comparison';
import type { Usage } from './usage';

/** What forty environments may take. */
export interface GrowthTarget {
  /** Times the CPU time of ten. */
  readonly ratio: number;
  /**
   * MiB.
   *
   * @default - any
   */
  readonly memory?: number;
}

/** How CPU time and memory grow with the number of environments; in milliseconds and MiB, each a median. */
export interface Growth {
  readonly ten: number;
  readonly forty: number;
  readonly ratio: number;
  /** Whether the ratio is no more than the target. */
  readonly holds: boolean;
  /** What each environment beyond the first takes up to the tenth, and each beyond the tenth. */
  readonly further: { readonly toTen: number; readonly toForty: number };
  readonly memory: number;
  readonly memoryHolds: boolean;
}

/** @param one what a single environment takes */
export function growth(
  one: Usage,
  pairs: readonly { readonly ten: Usage; readonly forty: Usage }[],
  target: GrowthTarget,
): Growth {
  const ten = median(pairs.map((pair) => pair.ten.cpu));
  const forty = median(pairs.map((pair) => pair.forty.cpu));
  const ratio = median(pairs.map((pair) => pair.forty.cpu / pair.ten.cpu));
  const memory = median(pairs.map((pair) => pair.forty.memory));
  return {
    ten,
    forty,
    ratio,
    holds: ratio <= target.ratio,
    further: { toTen: (ten - one.cpu) / 9, toForty: (forty - ten) / 30 },
    memory,
    memoryHolds: memory <= (target.memory ?? Infinity),
  };
}
