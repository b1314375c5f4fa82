import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Comparison, compare, type Pair } from './comparison';
import { growth, type StageTransition, type GrowthTarget } from './growth';
import { checkedTemplate, judgedExample } from './judging';
import { compile, measure } from './measure';
import { aligned } from './table';

const TARGET = 1.25;
const ENVIRONMENTS = ['development', 'staging', 'production'];
const RESULT = join(__dirname, '..', '..', 'bench.json');

const MEASURES = [
  { name: 'cpu', title: 'CPU time', unit: 'ms' },
  { name: 'memory', title: 'peak memory', unit: 'MiB' },
] as const;

const MANY = [
  { title: 'without cdk-nag packs', ten: 'ten', forty: 'forty', target: { ratio: 2.8, memory: 400 } },
  { title: 'with four cdk-nag packs', ten: 'tenWithPacks', forty: 'fortyWithPacks', target: { ratio: 3.2 } },
] satisfies { title: string; ten: string; forty: string; target: GrowthTarget }[];

/** A run of many takes as long as many runs of one. */
const MOST_RUNS_OF_MANY = 3;

const HEADING = ['environment', 'measure', 'ours', 'by hand', 'ratio', 'least to most', 'target'];

async function main(): Promise<void> {
  const runs = runsAskedFor();
  compile();
  const results = ENVIRONMENTS.map((environment) => {
    console.log(`Synthesizing ${environment} ${runs} times as ours and by hand, in turn ...`);
    return { environment, ...compared(pairsOf(environment, runs)) };
  });
  console.log(`\nThe whole process that synthesizes one environment; target: at most ${TARGET} times\n`);
  const requirements = results.flatMap((result) =>
    MEASURES.map(({ name, title, unit }) => [result.environment, title, ...cells(result[name], unit)]),
  );
  console.log(aligned([HEADING, ...requirements]));
  const many = manyEnvironments(Math.min(runs, MOST_RUNS_OF_MANY));
  const evaluated = judgedExample(runs);
  const checked = checkedTemplate(runs);
  // Loaded once all is measured: a process hands its peak of memory down to those it starts.
  const { chainsOfProduction } = await import('./chains.js');
  const chains = chainsOfProduction();
  console.log(
    `\nThe longest chain of resources in production: ${chains.ours.length} (by hand ${chains.byHand.length})`,
  );
  console.log(`  ${chains.ours.join(' > ')}`);
  writeFileSync(
    RESULT,
    `${JSON.stringify({ node: process.version, runs, target: TARGET, results, many, evaluated, checked, chains }, null, 2)}\n`,
  );
  console.log(`\nWritten to bench.json`);
}

/** How much more forty environments take than ten, without and with cdk-nag packs. */
function manyEnvironments(runs: number): (StageTransition & { readonly title: string })[] {
  const requirements = MANY.map(({ title, ten, forty, target }) => {
    console.log(`Synthesizing 10 and 40 environments ${title} ${runs} times, in turn ...`);
    const pairs = Array.from({ length: runs }, () => ({
      ten: measure('many', ten),
      forty: measure('many', forty),
    }));
    return { title, target, ...growth(measure('shop', 'production'), pairs, target) };
  });
  console.log(`\nThe whole process that synthesizes many environments, each the shop's production\n`);
  console.log(
    aligned([
      ['', '10', '40', 'ratio', 'target', 'CPU of each further', 'memory of 40', `target`],
      ...requirements.map(({ title, ten, forty, ratio, target, holds, further, memory, memoryHolds }) => [
        title,
        `${ten.toFixed(0)} ms`,
        `${forty.toFixed(0)} ms`,
        ratio.toFixed(2),
        `${target.ratio}: ${holds ? 'holds' : 'missed'}`,
        `${further.toTen.toFixed(0)} ms, then ${further.toForty.toFixed(0)} ms`,
        `${memory.toFixed(0)} MiB`,
        target.memory === undefined ? 'none' : `${target.memory}: ${memoryHolds ? 'holds' : 'missed'}`,
      ]),
    ]),
  );
  return requirements;
}

function runsAskedFor(): number {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });
  const runs = Number(values.runs);
  if (Number.isInteger(runs) && runs >= 1) return runs;
  throw new Error(`--runs: got '${values.runs}', but it must be a whole number from 1; leave it out for 7`);
}

function pairsOf(environment: string, runs: number): Pair[] {
  const pair = (): Pair => ({
    ours: measure('shop', environment),
    byHand: measure(join('baseline', environment), environment),
  });
  // Not counted: it reads from disk what the others find in memory.
  pair();
  return Array.from({ length: runs }, pair);
}

function compared(pairs: readonly Pair[]): Record<(typeof MEASURES)[number]['name'], Comparison> {
  return { cpu: compare(pairs, 'cpu', TARGET), memory: compare(pairs, 'memory', TARGET) };
}

function cells({ ours, byHand, ratio, holds }: Comparison, unit: string): string[] {
  return [
    `${ours.toFixed(0)} ${unit}`,
    `${byHand.toFixed(0)} ${unit}`,
    ratio.median.toFixed(2),
    `${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)}`,
    holds ? 'holds' : 'missed',
  ];
}

void main();
