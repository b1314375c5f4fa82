import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Failure } from './failure';
import { PATHS } from './paths';
import { run } from './processes';
import { pythonVariables } from './python-environment';

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
    if ((await run(name, ['-I', '-c', test])).code === 0) return name;
  }
  return undefined;
}

/**
 * The Python of a private virtual environment that has the pinned emulator and nothing else: made on first use, and kept
 * for as long as the requirements stay the same. What is installed elsewhere is never used, whatever its version.
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
  const requirements = fs.readFileSync(PATHS.requirements);
  const hash = createHash('sha256').update(requirements).digest('hex').slice(0, 16);
  const environment = path.join(folder, hash);
  // Its Python is a link, which leads nowhere once the Python that made it is gone.
  if (!fs.existsSync(pythonOf(environment))) {
    say('installs the emulator into a virtual environment (first use only)');
    await makeEnvironment(python, environment);
  }
  return pythonOf(environment);
}

function pythonOf(environment: string): string {
  return path.join(environment, 'bin', 'python');
}

async function makeEnvironment(python: string, environment: string): Promise<void> {
  // Made beside and renamed, so that what has the name is whole, also when two runs make it at once.
  const half = `${environment}.${process.pid}`;
  fs.rmSync(half, { recursive: true, force: true });
  try {
    await step(
      python,
      ['-m', 'venv', half],
      'install the venv module of your Python (on Debian and Ubuntu: python3-venv)',
    );
    await step(
      pythonOf(half),
      [
        '-m',
        'pip',
        'install',
        '--disable-pip-version-check',
        '--quiet',
        '--no-user',
        '--require-hashes',
        '--requirement',
        PATHS.requirements,
      ],
      'see that a Python package index can be reached, then run this again',
    );
    await step(
      pythonOf(half),
      ['-c', 'import moto.server'],
      'see that your pip configuration (pip config list) sends no packages elsewhere (target, prefix, root)',
    );
    if (fs.existsSync(pythonOf(environment))) return;
    fs.rmSync(environment, { recursive: true, force: true });
    fs.renameSync(half, environment);
  } finally {
    fs.rmSync(half, { recursive: true, force: true });
  }
}

async function step(python: string, args: readonly string[], remediation: string): Promise<void> {
  const done = await run(python, ['-I', ...args], { env: pythonVariables(process.env) });
  if (done.code === 0) return;
  const tail = done.output.trim().split('\n').slice(-8).join('\n');
  throw new Failure(
    `The emulator could not be installed: '${args.slice(0, 3).join(' ')}' failed.`,
    `${tail}\nFix: ${remediation}.`,
  );
}
