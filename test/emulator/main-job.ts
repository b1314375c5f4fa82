import * as fs from 'node:fs';
import * as path from 'node:path';
import { Listr, type ListrTaskWrapper } from 'listr2';
import { readEnvironments, type SynthesizedEnvironment } from './assembly';
import { cdk } from './cdk-command';
import { deploy } from './deploy';
import { startEmulator, type Emulator } from './emulator';
import { Failure } from './failure';
import { readLedger } from './ledger';
import { findPython, pythonWithEmulator } from './python';
import { clientsOf } from './read-back/clients';
import { readStack, type ResourceResult } from './read-back/read-stack';
import { faultsOfList, readNotRun } from './runbooks/not-run';
import { runRunbooks, type RunbookResult } from './runbooks/run-runbooks';
import { table, type RequirementRow } from './table';
import { runbookFigures, verdictOf, type Outcome } from './verdict';

/** What to run the main job on. */
export interface Job {
  /** The command that runs the application. @default - what `cdk.json` says */
  readonly app?: string;
  /** The folder that is emptied and receives assembly, reports and the emulator's log. */
  readonly output: string;
}

interface Progress {
  emulator?: Emulator;
  environments: readonly SynthesizedEnvironment[];
  readonly verdicts: Map<string, Outcome>;
  readonly runbooks: RunbookResult[];
}

const NO_PYTHON =
  'The emulator part was left out: no Python 3.10 or newer is on the path. Synthesis, checks and\n' +
  'reports are complete. Install Python to see every environment deployed, too.';

/**
 * The main job: synthesizes and checks every environment, deploys each to an emulator of its own making, and reads back
 * what exists, and runs its runbooks.
 *
 * @returns true if all of it held
 */
export async function mainJob(job: Job): Promise<boolean> {
  const progress: Progress = { environments: [], verdicts: new Map(), runbooks: [] };
  try {
    await steps(job, progress).run(progress);
    return close(job, progress);
  } catch (error) {
    console.error(`\n${error instanceof Failure ? error.toString() : String((error as Error).stack)}`);
    sayReport(job);
    return false;
  } finally {
    await progress.emulator?.stop();
  }
}

function steps(job: Job, progress: Progress): Listr<Progress> {
  return new Listr<Progress>(
    [
      {
        title: 'Synthesize every environment, check it, write the reports',
        task: () => synthesize(job, progress),
      },
      { title: 'Start the AWS emulator', task: (_, task) => emulate(job, progress, task) },
      {
        title: 'Deploy, read back, run the runbooks',
        skip: () => progress.emulator === undefined,
        task: (_, task) =>
          task.newListr(
            progress.environments.map((environment) => ({
              title: environment.id,
              task: (__, inner) => proveEnvironment(job, progress, environment, inner),
            })),
          ),
      },
    ],
    // Its own listeners would end this process before the emulator has ended.
    { registerSignalListeners: false },
  );
}

async function synthesize(job: Job, progress: Progress): Promise<void> {
  // Nothing of an earlier run may be taken for this one's.
  fs.rmSync(job.output, { recursive: true, force: true });
  const app = job.app === undefined ? [] : ['--app', job.app];
  const done = await cdk(['synth', '--quiet', '--output', job.output, ...app]);
  if (done.code !== 0) throw new Failure('The synthesis failed.', done.output.trim());
  progress.environments = readEnvironments(job.output);
}

type Task = Pick<ListrTaskWrapper<Progress, never, never>, 'title'>;

async function emulate(job: Job, progress: Progress, task: Task): Promise<void> {
  const python = await findPython();
  if (python === undefined) {
    task.title = 'The AWS emulator needs Python; left out';
    return;
  }
  const ready = await pythonWithEmulator(python, (line) => (task.title = `Start the AWS emulator: ${line}`));
  progress.emulator = await startEmulator(ready, path.join(job.output, 'emulator.log'));
}

async function proveEnvironment(
  job: Job,
  progress: Progress,
  environment: SynthesizedEnvironment,
  task: Task,
): Promise<void> {
  const { emulator } = progress;
  if (emulator === undefined) return;
  await deploy(emulator, job.output, environment, (line) => (task.title = `${environment.id}: ${line}`));
  task.title = `${environment.id}: reads back`;
  const results: ResourceResult[] = [];
  for (const stack of environment.stacks) {
    results.push(...(await readStack(stack, await clientsOf(emulator, stack.account, stack.region))));
  }
  write(job, environment, 'read-back.json', results);
  task.title = `${environment.id}: runs the runbooks`;
  const runbooks = await runRunbooks(environment, (account, region) => clientsOf(emulator, account, region));
  progress.runbooks.push(...runbooks);
  write(job, environment, 'runbooks.json', runbooks);
  const verdict = verdictOf(results, runbooks);
  progress.verdicts.set(environment.id, verdict);
  const readBack = `${verdict.created} of ${verdict.total} resources created and read back`;
  const ran = runbooks.length === 0 ? '' : `, ${runbooks.length} runbooks run`;
  task.title = `${environment.id}: ${readBack}${ran}`;
}

function write(job: Job, { id }: SynthesizedEnvironment, name: string, results: readonly object[]): void {
  const folder = path.join(job.output, 'reports', id);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, name), `${JSON.stringify(results, undefined, 2)}\n`);
}

function close(job: Job, progress: Progress): boolean {
  const requirements: RequirementRow[] = progress.environments.map(({ id }) => ({
    environment: id,
    ledger: readLedger(job.output, id),
    verdict: progress.verdicts.get(id),
  }));
  console.log(`\n${table(requirements)}\n`);
  if (progress.emulator === undefined) console.log(`${NO_PYTHON}\n`);
  else console.log(`Runbooks: ${runbookFigures(progress.runbooks)}.\n`);
  for (const note of progress.emulator?.notes() ?? []) console.log(`Note: ${note}`);
  const faults = [
    ...[...progress.verdicts].flatMap(([id, verdict]) => verdict.faults.map((fault) => `${id}: ${fault}`)),
    ...(progress.emulator === undefined ? [] : listFaults(progress)),
    ...(progress.emulator?.errors() ?? []).map((error) => `emulator: ${error}`),
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) say("The emulator's log", path.join(job.output, 'emulator.log'));
  sayReport(job);
  return faults.length === 0;
}

function listFaults({ runbooks }: Progress): string[] {
  return faultsOfList(Object.keys(readNotRun()), runbooks).map((fault) => `runbooks: ${fault}`);
}

function sayReport(job: Job): void {
  say('Report', path.join(job.output, 'reports', 'index.html'));
}

function say(what: string, file: string): void {
  if (fs.existsSync(file)) console.log(`${what}: ${path.relative(process.cwd(), file)}`);
}
