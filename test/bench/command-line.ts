import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './comparison';
import { foreignTemplate } from './foreign-template';
import { inFolder, usageOfShipped } from './measure';
import { aligned } from './table';
import { TARGETS } from './targets';

const BUILT = join(__dirname, '..', '..', 'dist', 'bin', 'cdk-stage-environments.js');

/**
 * The environment of the shell, as a user's commands have it: what Node.js does at its start because of it, such as
 * reading NODE_EXTRA_CA_CERTS, is part of `node -e 0` too.
 */
const SHELL: NodeJS.ProcessEnv = { ...process.env, NODE_OPTIONS: undefined };

const COMMANDS = ['help', 'checkOf50', 'checkOf50Open', 'checkOf500', 'checkOf500WithPacks'] as const;

/** What the built command line takes, in times the CPU time of a Node.js that does nothing; medians. */
export type CommandLine = Readonly<Record<(typeof COMMANDS)[number], number>>;

/** The built command line: `--help`, and checks of another team's templates, each against `node -e 0`, in turn. */
export function commandLine(runs: number): CommandLine {
  if (!existsSync(BUILT)) throw new Error(`${BUILT} is not there: run 'npm run build' first`);
  console.log(`\nRunning the built command line and node -e 0 ${runs} times, in turn ...`);
  const rounds = inFolder((folder) => {
    const round = roundIn(folder);
    // Not counted: it reads from disk what the others find in memory.
    round();
    return Array.from({ length: runs }, round);
  });
  const times = (name: (typeof COMMANDS)[number]) =>
    median(rounds.map((round) => round[name] / round.nothing));
  console.log('\nThe whole process of a command\n');
  console.log(
    aligned([
      ['', 'CPU time', 'ratio', 'target'],
      ['node -e 0', milliseconds(rounds.map(({ nothing }) => nothing)), '', ''],
      ...COMMANDS.map((name) => {
        const { what, most } = TARGETS[name];
        const verdict = times(name) <= most ? 'holds' : 'missed';
        const cpu = milliseconds(rounds.map((round) => round[name]));
        return [what, cpu, times(name).toFixed(2), `${most}: ${verdict}`];
      }),
    ]),
  );
  return Object.fromEntries(COMMANDS.map((name) => [name, times(name)])) as CommandLine;
}

/** @returns what runs each command once, and gives the CPU time of each */
function roundIn(folder: string): () => CommandLine & { readonly nothing: number } {
  const template = (name: string, resources: number, open: boolean) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(foreignTemplate(resources, { open }), undefined, 2));
    return file;
  };
  const [given, open, large] = [
    template('given', 50, false),
    template('open', 50, true),
    template('large', 500, true),
  ];
  const cpuOf = (args: readonly string[], exitCode: number) =>
    usageOfShipped(args, { exitCodes: [exitCode], variables: SHELL }).cpu;
  // None of the templates is a production that would pass.
  const check = (file: string, ...options: readonly string[]) =>
    cpuOf([BUILT, 'check', file, '--stage', 'Production', ...options], 1);
  const packs = ['HIPAA', 'PCI DSS', 'FISMA'].flatMap((framework) => ['--framework', framework]);
  return () => ({
    nothing: cpuOf(['-e', '0'], 0),
    help: cpuOf([BUILT, '--help'], 0),
    checkOf50: check(given),
    checkOf50Open: check(open),
    checkOf500: check(large),
    checkOf500WithPacks: check(large, ...packs),
  });
}

function milliseconds(times: readonly number[]): string {
  return `${median(times).toFixed(0)} ms`;
}
