import { join } from 'node:path';
import { median } from './comparison';
import { exampleWithFrameworks, judgedPair, PROJECT } from './judging';
import { inFolder, pairOf, usageOf } from './measure';
import { aligned } from './table';
import { TARGETS } from './targets';
import type { Usage } from './usage';

/** What a synthesis takes with the CDK's validation on, as users have it; medians. */
export interface ValidatedSynth {
  /** Times the CPU time by hand, by environment. */
  readonly byHand: Readonly<Record<string, number>>;
  /** With packs, checks and reports, in times the CPU time of the bare synthesis. */
  readonly judged: number;
  /** The first synthesis of the shipped example, and the same again; milliseconds of CPU time. */
  readonly first: Usage;
  readonly second: Usage;
  /** Times the CPU time of the first that the second took. */
  readonly ratio: number;
}

/** The comparisons that are otherwise made with validation off, and the shipped example twice in a row. */
export function validatedSynth(environments: readonly string[], runs: number): ValidatedSynth {
  console.log(`\nSynthesizing with validation on, each ${runs} times, in turn ...`);
  const ratios = environments.map((environment) => {
    const pairs = Array.from({ length: runs }, () => fresh((variables) => pairOf(environment, variables)));
    return [environment, median(pairs.map(({ ours, byHand }) => ours.cpu / byHand.cpu))] as const;
  });
  const judged = inFolder((folder) => {
    const stages = exampleWithFrameworks(folder);
    const pairs = Array.from({ length: runs }, () => fresh((variables) => judgedPair(stages, variables)));
    return median(pairs.map((pair) => pair.judged.cpu / pair.bare.cpu));
  });
  const twice = Array.from({ length: runs }, () => fresh(exampleTwice));
  const result = {
    byHand: Object.fromEntries(ratios),
    judged,
    first: medians(twice.map(({ first }) => first)),
    second: medians(twice.map(({ second }) => second)),
    ratio: median(twice.map(({ first, second }) => second.cpu / first.cpu)),
  };
  tell(result);
  return result;
}

/** Calls with the variables of a synthesis that is validated and finds nothing that an earlier one remembered. */
function fresh<T>(call: (variables: NodeJS.ProcessEnv) => T): T {
  return inFolder((cache) => call({ CDK_VALIDATION: 'true', XDG_CACHE_HOME: cache }));
}

/** One after the other into the same folder. */
function exampleTwice(variables: NodeJS.ProcessEnv): { first: Usage; second: Usage } {
  return inFolder((outdir) => {
    const synth = () =>
      usageOf(['command.js', 'app', join(PROJECT, 'stages.yaml')], {
        exitCodes: [0],
        variables: { ...variables, CDK_OUTDIR: outdir },
      });
    return { first: synth(), second: synth() };
  });
}

function medians(usages: readonly Usage[]): Usage {
  return { cpu: median(usages.map(({ cpu }) => cpu)), memory: median(usages.map(({ memory }) => memory)) };
}

function tell({ byHand, judged, first, second, ratio }: ValidatedSynth): void {
  console.log('\nWith validation on\n');
  console.log(
    aligned([
      ['', 'ratio of CPU time'],
      ...Object.entries(byHand).map(([environment, times]) => [
        `${environment}, to the one by hand`,
        times.toFixed(2),
      ]),
      ['the example with packs, checks and reports, to the bare one', judged.toFixed(2)],
    ]),
  );
  const { most } = TARGETS.secondSynth;
  const row = (title: string, { cpu, memory }: Usage) => [
    title,
    `${cpu.toFixed(0)} ms`,
    `${memory.toFixed(0)} MiB`,
  ];
  console.log(
    `\n${aligned([['the example', 'CPU time', 'peak memory'], row('first', first), row('unchanged, again', second)])}`,
  );
  console.log(`Ratio ${ratio.toFixed(2)} (target: at most ${most}: ${ratio <= most ? 'holds' : 'missed'})`);
}
