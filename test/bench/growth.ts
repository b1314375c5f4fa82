import { median } from './comparison';
import type { Usage } from './usage';

/** How CPU time and memory grow with the number of environments; in milliseconds and MiB, each a median. */
export interface Growth {
  readonly ten: number;
  readonly forty: number;
  /** The CPU time of forty in times that of ten. */
  readonly ratio: number;
  /** What each environment beyond the tenth takes. */
  readonly further: number;
  /** Of forty. */
  readonly memory: number;
}

export function growth(pairs: readonly { readonly ten: Usage; readonly forty: Usage }[]): Growth {
  const ten = median(pairs.map((pair) => pair.ten.cpu));
  const forty = median(pairs.map((pair) => pair.forty.cpu));
  return {
    ten,
    forty,
    ratio: median(pairs.map((pair) => pair.forty.cpu / pair.ten.cpu)),
    further: (forty - ten) / 30,
    memory: median(pairs.map((pair) => pair.forty.memory)),
  };
}
