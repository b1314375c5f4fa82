import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Failure } from './failure';
import { PATHS } from './paths';
import { run } from './processes';

/** The oldest Python that the pinned emulator runs on. */
const OLDEST = [3, 10] as const;

const NAMES = ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

/**
 * The first Python on the path that is new enough for the emulator.
 *
 * @returns undefined if there is none
 */
export async function findPython(): Promise<string | undefined> {
  const test = `import sys; sys.exit(0 if sys.version_info >= (${OLDEST.join(', ')}) else 1)`;
  for (const name of NAMES) {
    if ((await run(name, ['-c', test])).code === 0) return name;
  }
  return undefined;
}

/**
 * A Python that has the pinned emulator: the given one if it does, else a private virtual environment, made on first use
 * and kept for as long as the requirements stay the same.
 *
 * @param say is told what takes long
 * @param folder where virtual environments are kept
 * @throws Failure if the virtual environment cannot be made
 */
export async function pythonWithEmulator(
  python: string,
  say: (line: string) => void,
  folder: string = PATHS.environments,
): Promise<string> {
  const requirements = fs.readFileSync(PATHS.requirements, 'utf8');
  const version = /^moto\[server\]==(\S+)$/m.exec(requirements)?.[1];
  const test = `import importlib.metadata as m, moto.server; print(m.version('moto'))`;
  const own = await run(python, ['-W', 'ignore', '-c', test]);
  if (own.code === 0 && own.output.trim() === version) return python;

  const hash = createHash('sha256').update(requirements).digest('hex').slice(0, 16);
  const environment = path.join(folder, hash);
  if (!fs.existsSync(environment)) {
    say('installs the emulator into a virtual environment (first use only)');
    await makeEnvironment(python, environment);
  }
  return path.join(environment, 'bin', 'python');
}

async function makeEnvironment(python: string, environment: string): Promise<void> {
  // Made beside and renamed, so that what has the name is whole, also when two runs make it at once.
  const half = `${environment}.${process.pid}`;
  fs.rmSync(half, { recursive: true, force: true });
  try {
    await step(
      [python, '-m', 'venv', half],
      'install the venv module of your Python (on Debian and Ubuntu: python3-venv)',
    );
    const pip = [path.join(half, 'bin', 'python'), '-m', 'pip', 'install', '--disable-pip-version-check'];
    await step(
      [...pip, '--quiet', '--requirement', PATHS.requirements],
      'see that a Python package index can be reached, then run this again',
    );
    if (!fs.existsSync(environment)) fs.renameSync(half, environment);
  } finally {
    fs.rmSync(half, { recursive: true, force: true });
  }
}

async function step(
  command: readonly [string, ...string[]] | readonly string[],
  remedy: string,
): Promise<void> {
  const [name = '', ...args] = command;
  const done = await run(name, args);
  if (done.code === 0) return;
  const tail = done.output.trim().split('\n').slice(-8).join('\n');
  throw new Failure(
    `The emulator could not be installed: '${args.slice(0, 3).join(' ')}' failed.`,
    `${tail}\nRemedy: ${remedy}.`,
  );
}
