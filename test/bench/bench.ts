import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Comparison, compare, type Pair } from './comparison';
import { growth, type Growth } from './growth';
import { type JudgedExample, judgedExample } from './judging';
import { type CommandLine, commandLine } from './command-line';
import { compile, measure, pairOf } from './measure';
import { aligned } from './table';
import { checkTargets, type Figures, TARGETS } from './targets';
import { type ValidatedSynth, validatedSynth } from './validated';

const ENVIRONMENTS = ['development', 'staging', 'production'] as const;
const RESULT = join(__dirname, '..', '..', 'bench.json');

const MEASURES = [
  { name: 'cpu', title: 'CPU time', unit: 'ms' },
  { name: 'memory', title: 'peak memory', unit: 'MiB' },
] as const;

type Environment = (typeof ENVIRONMENTS)[number];
type Measure = (typeof MEASURES)[number]['name'];
type ComparedMeasures = Readonly<Record<Measure, Comparison>>;

const MANY = {
  ours: { title: 'ours', ten: 'ten', forty: 'forty' },
  byHand: { title: 'by hand', ten: 'tenByHand', forty: 'fortyByHand' },
  withPacks: { title: 'ours, with four cdk-nag packs', ten: 'tenWithPacks', forty: 'fortyWithPacks' },
};

type Many = Readonly<Record<keyof typeof MANY, Growth>>;

/** A run of many takes as long as many runs of one. */
const MOST_RUNS_OF_MANY = 3;

const HEADING = ['environment', 'measure', 'ours', 'by hand', 'ratio', 'least to most', 'target'];

async function main(): Promise<void> {
  const { runs, check } = asked();
  compile();
  const results = ENVIRONMENTS.map((environment) => {
    console.log(`Synthesizing ${environment} ${runs} times as ours and by hand, in turn ...`);
    return { environment, ...compared(environment, pairsOf(environment, runs)) };
  });
  console.log('\nThe whole process that synthesizes one environment\n');
  const rows = results.flatMap((result) =>
    MEASURES.map(({ name, title, unit }) => [
      result.environment,
      title,
      ...cells(result[name], unit, targetOf(result.environment, name)),
    ]),
  );
  console.log(aligned([HEADING, ...rows]));
  const many = manyEnvironments(Math.min(runs, MOST_RUNS_OF_MANY));
  const judged = judgedExample(runs);
  const commands = commandLine(runs);
  const validated = validatedSynth(ENVIRONMENTS, Math.min(runs, MOST_RUNS_OF_MANY));
  // Loaded once all is measured: a process hands its peak of memory down to those it starts.
  const { chainsOfProduction } = await import('./chains.js');
  const chains = chainsOfProduction();
  console.log(
    `\nThe longest chain of resources in production: ${chains.ours.length} (by hand ${chains.byHand.length})`,
  );
  console.log(`  ${chains.ours.join(' > ')}`);
  const measured = { results, many, judged, commands, validated };
  const { text, exitCode } = checkTargets(figuresOf(measured));
  console.log(`\nMeasured against the targets\n\n${text}`);
  writeFileSync(
    RESULT,
    `${JSON.stringify({ node: process.version, runs, targets: TARGETS, ...measured, chains }, null, 2)}\n`,
  );
  console.log(`\nWritten to bench.json`);
  if (check) process.exitCode = exitCode;
}

interface Measured {
  readonly results: readonly (ComparedMeasures & { readonly environment: Environment })[];
  readonly many: Many;
  readonly judged: JudgedExample;
  readonly commands: CommandLine;
  readonly validated: ValidatedSynth;
}

function figuresOf({ results, many, judged, commands, validated }: Measured): Figures {
  const byHand = (environment: Environment, measure: Measure) =>
    results.find((result) => result.environment === environment)?.[measure].ratio.median ?? NaN;
  return {
    development: byHand('development', 'cpu'),
    staging: byHand('staging', 'cpu'),
    production: byHand('production', 'cpu'),
    developmentMemory: byHand('development', 'memory'),
    stagingMemory: byHand('staging', 'memory'),
    productionMemory: byHand('production', 'memory'),
    judged: judged.ratio.median,
    judgedMemory: judged.furtherMemory,
    forty: many.ours.ratio / many.byHand.ratio,
    fortyMemory: many.ours.memory / many.byHand.memory,
    fortyWithPacks: many.withPacks.ratio,
    secondSynth: validated.ratio,
    ...commands,
  };
}

/** How much more forty environments take than ten: ours, by hand, and ours with cdk-nag packs. */
function manyEnvironments(runs: number): Many {
  const names = Object.keys(MANY) as (keyof typeof MANY)[];
  console.log(
    `Synthesizing 10 and 40 environments ${runs} times, as ours, by hand and with packs, in turn ...`,
  );
  const rounds = Array.from({ length: runs }, () =>
    names.map((name) => ({
      ten: measure('many', MANY[name].ten),
      forty: measure('many', MANY[name].forty),
    })),
  );
  const many = Object.fromEntries(
    names.map((name, index) => [name, growth(rounds.map((round) => round[index]))]),
  ) as Many;
  console.log(`\nThe whole process that synthesizes many environments, each the shop's production\n`);
  console.log(
    aligned([
      ['', '10', '40', 'ratio', 'CPU of each further', 'memory of 40'],
      ...names.map((name) => {
        const { ten, forty, ratio, further, memory } = many[name];
        const milliseconds = (time: number) => `${time.toFixed(0)} ms`;
        return [
          MANY[name].title,
          milliseconds(ten),
          milliseconds(forty),
          ratio.toFixed(2),
          milliseconds(further),
          `${memory.toFixed(0)} MiB`,
        ];
      }),
    ]),
  );
  return many;
}

/** `--check` makes a missed target a failure. */
function asked(): { readonly runs: number; readonly check: boolean } {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '7' }, check: { type: 'boolean', default: false } },
  });
  const runs = Number(values.runs);
  if (Number.isInteger(runs) && runs >= 1) return { runs, check: values.check };
  throw new Error(`--runs: got '${values.runs}', but it must be a whole number from 1; leave it out for 7`);
}

function pairsOf(environment: string, runs: number): Pair[] {
  // Not counted: it reads from disk what the others find in memory.
  pairOf(environment);
  return Array.from({ length: runs }, () => pairOf(environment));
}

function targetOf(environment: Environment, measure: Measure): number {
  return TARGETS[measure === 'cpu' ? environment : (`${environment}Memory` as const)].most;
}

function compared(environment: Environment, pairs: readonly Pair[]): ComparedMeasures {
  return {
    cpu: compare(pairs, 'cpu', targetOf(environment, 'cpu')),
    memory: compare(pairs, 'memory', targetOf(environment, 'memory')),
  };
}

function cells({ ours, byHand, ratio, holds }: Comparison, unit: string, target: number): string[] {
  return [
    `${ours.toFixed(0)} ${unit}`,
    `${byHand.toFixed(0)} ${unit}`,
    ratio.median.toFixed(2),
    `${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)}`,
    `${target}: ${holds ? 'holds' : 'missed'}`,
  ];
}

void main();
