import { aligned } from './table';

/** What a measured figure may be at most. */
export interface Target {
  readonly what: string;
  readonly most: number;
  readonly unit: string;
}

const BY_HAND = 'times by hand';
const BY_NODE = 'times node -e 0';

/** Every target of the benchmarks. Times are CPU times of whole processes, memory is the peak of a process. */
export const TARGETS = {
  development: { what: 'synth of development', most: 1.15, unit: BY_HAND },
  staging: { what: 'synth of staging', most: 1.15, unit: BY_HAND },
  production: { what: 'synth of production', most: 1.15, unit: BY_HAND },
  developmentMemory: { what: 'memory of development', most: 1.25, unit: BY_HAND },
  stagingMemory: { what: 'memory of staging', most: 1.25, unit: BY_HAND },
  productionMemory: { what: 'memory of production', most: 1.25, unit: BY_HAND },
  judged: { what: 'synth with packs, checks and reports', most: 1.5, unit: 'times the bare synth' },
  judgedMemory: { what: 'memory with packs, checks and reports', most: 200, unit: 'MiB more' },
  forty: { what: 'growth from 10 to 40 environments', most: 1.05, unit: BY_HAND },
  fortyMemory: { what: 'memory of 40 environments', most: 1.15, unit: BY_HAND },
  fortyWithPacks: { what: 'synth of 40 environments with packs', most: 3.2, unit: 'times that of 10' },
  secondSynth: { what: 'unchanged second synth, validated', most: 0.4, unit: 'times the first' },
  help: { what: '--help', most: 2.5, unit: BY_NODE },
  checkOf50: { what: 'check of 50 resources', most: 4, unit: BY_NODE },
  checkOf50Open: { what: 'check of 50 with open values', most: 8, unit: BY_NODE },
  checkOf500: { what: 'check of 500 with open values', most: 20, unit: BY_NODE },
  checkOf500WithPacks: { what: 'check of 500 with packs', most: 45, unit: BY_NODE },
} as const satisfies Record<string, Target>;

export type TargetName = keyof typeof TARGETS;

/** What was measured for each target, in the target's unit. */
export type Figures = Readonly<Record<TargetName, number>>;

/** How the figures compare with their targets. */
export interface TargetCheck {
  /** A table of what was measured against each target, and the misses by name below it. */
  readonly text: string;
  /** 0 if every target holds, otherwise 1. */
  readonly exitCode: 0 | 1;
}

/** A figure holds up to its target, and misses it if it is not a number. */
export function checkTargets(figures: Figures): TargetCheck {
  const names = Object.keys(TARGETS) as TargetName[];
  const missed = names.filter((name) => !(figures[name] <= TARGETS[name].most));
  const rows = names.map((name) => {
    const { what, most, unit } = TARGETS[name];
    return [what, figureOf(figures[name]), `${most} ${unit}`, missed.includes(name) ? 'missed' : 'holds'];
  });
  const summary =
    missed.length === 0
      ? 'Every target holds.'
      : `Missed: ${missed.map((name) => TARGETS[name].what).join('; ')}.`;
  return {
    text: `${aligned([['', 'measured', 'target: at most', ''], ...rows])}\n\n${summary}`,
    exitCode: missed.length === 0 ? 0 : 1,
  };
}

function figureOf(figure: number): string {
  return figure.toFixed(figure < 10 ? 3 : 1);
}
