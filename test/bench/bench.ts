import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Comparison, compare, type Pair } from './comparison';
import { compile, measure } from './measure';

const TARGET = 1.25;
const ENVIRONMENTS = ['development', 'staging'];
const RESULT = join(__dirname, '..', '..', 'bench.json');

const MEASURES = [
  { name: 'cpu', title: 'CPU time', unit: 'ms' },
  { name: 'memory', title: 'peak memory', unit: 'MiB' },
] as const;

const HEADING = ['environment', 'measure', 'ours', 'by hand', 'ratio', 'least to most', 'target'];

function main(): void {
  const runs = runsAskedFor();
  compile();
  const results = ENVIRONMENTS.map((environment) => {
    console.log(`Synthesizing ${environment} ${runs} times as ours and by hand, in turn ...`);
    return { environment, ...compared(pairsOf(environment, runs)) };
  });
  console.log(`\nThe whole process that synthesizes one environment; target: at most ${TARGET} times\n`);
  const rows = results.flatMap((result) =>
    MEASURES.map(({ name, title, unit }) => [result.environment, title, ...cells(result[name], unit)]),
  );
  console.log(aligned([HEADING, ...rows]));
  writeFileSync(
    RESULT,
    `${JSON.stringify({ node: process.version, runs, target: TARGET, results }, null, 2)}\n`,
  );
  console.log(`\nWritten to bench.json`);
}

function runsAskedFor(): number {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });
  const runs = Number(values.runs);
  if (Number.isInteger(runs) && runs >= 1) return runs;
  throw new Error(`--runs: got '${values.runs}', but it is a whole number from 1; leave it out for 7`);
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

function aligned(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number): number => Math.max(...rows.map((row) => row[column].length));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widthOf(column)))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

main();
