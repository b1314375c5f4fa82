import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './comparison';
import { inFolder, usageOf } from './measure';
import { aligned } from './table';
import { TARGETS } from './targets';
import type { Usage } from './usage';

export const PROJECT = join(__dirname, '..', '..');
const GO_LIVE = 'go-live.yaml';

/** Frameworks that bring every pack of cdk-nag rules. */
const FRAMEWORKS = ['GDPR', 'HIPAA', 'PCI DSS', 'FISMA'];

/** What packs, checks and reports add to the synthesis of the example. Times in milliseconds, memory in MiB; medians. */
export interface JudgedExample {
  readonly judged: number;
  readonly bare: number;
  readonly ratio: { readonly median: number; readonly least: number; readonly most: number };
  readonly holds: boolean;
  /** More than of the bare synthesis. */
  readonly furtherMemory: number;
  readonly memoryHolds: boolean;
}

/** The shipped example with four cdk-nag packs, all checks and reports, against its synthesis alone, in turn. */
export function judgedExample(runs: number): JudgedExample {
  console.log(
    `\nSynthesizing the example ${runs} times with packs, checks and reports and without, in turn ...`,
  );
  const pairs = inFolder((folder) => {
    const stages = exampleWithFrameworks(folder);
    // Not counted: it reads from disk what the others find in memory.
    judgedPair(stages);
    return Array.from({ length: runs }, () => judgedPair(stages));
  });
  const result = judgement(pairs);
  const { judged, bare, ratio, holds, furtherMemory, memoryHolds } = result;
  console.log('\nThe whole process that synthesizes the example, of four environments\n');
  console.log(
    aligned([
      ['measure', 'judged', 'bare', 'ratio', 'least to most', 'target'],
      [
        'CPU time',
        `${judged.toFixed(0)} ms`,
        `${bare.toFixed(0)} ms`,
        ratio.median.toFixed(2),
        `${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)}`,
        `${TARGETS.judged.most}: ${holds ? 'holds' : 'missed'}`,
      ],
    ]),
  );
  console.log(
    `Peak memory: ${furtherMemory.toFixed(0)} MiB more (target: at most ${TARGETS.judgedMemory.most}: ${memoryHolds ? 'holds' : 'missed'})`,
  );
  return result;
}

/** What the example took with packs, checks and reports, and its synthesis alone, one right after the other. */
interface JudgedPair {
  readonly judged: Usage;
  readonly bare: Usage;
}

/** @param variables further ones of the processes' environment */
export function judgedPair(stages: string, variables: NodeJS.ProcessEnv = {}): JudgedPair {
  return {
    judged: inFolder((outdir) =>
      usageOf(['command.js', 'app', stages], {
        exitCodes: [0],
        variables: { ...variables, CDK_OUTDIR: outdir },
      }),
    ),
    bare: inFolder((outdir) => usageOf(['bare-example.js', stages, outdir], { exitCodes: [0], variables })),
  };
}

export function judgement(pairs: readonly JudgedPair[]): JudgedExample {
  const ratios = pairs.map(({ judged, bare }) => judged.cpu / bare.cpu);
  const ratio = { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
  const furtherMemory = median(pairs.map(({ judged, bare }) => judged.memory - bare.memory));
  return {
    judged: median(pairs.map(({ judged }) => judged.cpu)),
    bare: median(pairs.map(({ bare }) => bare.cpu)),
    ratio,
    holds: ratio.median <= TARGETS.judged.most,
    furtherMemory,
    memoryHolds: furtherMemory <= TARGETS.judgedMemory.most,
  };
}

/** @returns the path of the example's stages file in the folder, with the records beside it */
export function exampleWithFrameworks(folder: string): string {
  const shipped = readFileSync(join(PROJECT, 'stages.yaml'), 'utf8');
  const declared = shipped.replace(/^( +)frameworks: \[.*\]$/gm, `$1frameworks: [${FRAMEWORKS.join(', ')}]`);
  if (declared === shipped) throw new Error('no environment of stages.yaml names its frameworks');
  const stages = join(folder, 'stages.yaml');
  writeFileSync(stages, declared);
  if (existsSync(join(PROJECT, GO_LIVE))) copyFileSync(join(PROJECT, GO_LIVE), join(folder, GO_LIVE));
  return stages;
}
