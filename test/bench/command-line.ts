import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './comparison';
import { foreignTemplate } from './foreign-template';
import { inFolder, usageOfShipped } from './measure';
import { aligned } from './table';
import { TARGETS } from './targets';

const BUILT = join(__dirname, '..', '..', 'dist', 'bin', 'cdk-stage-environments.js');
const RESOURCES = 50;

/**
 * The environment of the shell, as a user's commands have it: what Node.js does at its start because of it, such as
 * reading NODE_EXTRA_CA_CERTS, is part of `node -e 0` too.
 */
const SHELL: NodeJS.ProcessEnv = { ...process.env, NODE_OPTIONS: undefined };

/** What the built command line takes, in times the CPU time of a Node.js that does nothing; medians. */
export interface CommandLine {
  readonly help: number;
  readonly check: number;
  /** Milliseconds of CPU time. */
  readonly nothing: number;
}

/** The built command line, `--help` and the check of a template, each against `node -e 0`, in turn. */
export function commandLine(runs: number): CommandLine {
  if (!existsSync(BUILT)) throw new Error(`${BUILT} is not there: run 'npm run build' first`);
  console.log(`\nRunning the built command line and node -e 0 ${runs} times, in turn ...`);
  const results = inFolder((folder) => {
    const file = join(folder, 'template.json');
    writeFileSync(file, JSON.stringify(foreignTemplate(RESOURCES), undefined, 2));
    const cpuOf = (args: readonly string[], exitCode: number) =>
      usageOfShipped(args, { exitCodes: [exitCode], variables: SHELL }).cpu;
    const round = () => ({
      nothing: cpuOf(['-e', '0'], 0),
      help: cpuOf([BUILT, '--help'], 0),
      // It is no production that would pass.
      check: cpuOf([BUILT, 'check', file, '--stage', 'Production'], 1),
    });
    // Not counted: it reads from disk what the others find in memory.
    round();
    return Array.from({ length: runs }, round);
  });
  const times = (name: 'help' | 'check') => median(results.map((round) => round[name] / round.nothing));
  const commands = { help: times('help'), check: times('check') };
  const cpu = (name: 'nothing' | 'help' | 'check') =>
    `${median(results.map((round) => round[name])).toFixed(0)} ms`;
  const row = (title: string, name: 'help' | 'check', most: number) => [
    title,
    cpu(name),
    commands[name].toFixed(2),
    `${most}: ${commands[name] <= most ? 'holds' : 'missed'}`,
  ];
  console.log('\nThe whole process of a command\n');
  console.log(
    aligned([
      ['', 'CPU time', 'ratio', 'target'],
      ['node -e 0', cpu('nothing'), '', ''],
      row('--help', 'help', TARGETS.help.most),
      row(`check of ${RESOURCES} resources`, 'check', TARGETS.checkOf50.most),
    ]),
  );
  return { ...commands, nothing: median(results.map(({ nothing }) => nothing)) };
}
