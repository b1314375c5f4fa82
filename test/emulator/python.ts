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

/** Python packages that a virtual environment has, and nothing else. */
export interface PinnedPackages {
  /** What they are, for people, such as `emulator`. */
  readonly name: string;
  /** A requirements file with versions and hashes. */
  readonly requirements: string;
  /** A module that can be imported once they are installed. */
  readonly module: string;
}

const EMULATOR: PinnedPackages = {
  name: 'emulator',
  requirements: PATHS.requirements,
  module: 'moto.server',
};

/** The Python of a private virtual environment that has the pinned emulator and nothing else, as `pythonWith`. */
export function pythonWithEmulator(
  python: string,
  say: (line: string) => void,
  folder: string = PATHS.environments,
): Promise<string> {
  return pythonWith(EMULATOR, python, say, folder);
}

/**
 * The Python of a private virtual environment: made on first use, and kept for as long as the requirements stay the same.
 * What is installed in other places is never used, whatever its version.
 *
 * @param say receives what takes long
 * @param folder where virtual environments are kept
 * @throws Failure if the virtual environment cannot be made
 */
export async function pythonWith(
  packages: PinnedPackages,
  python: string,
  say: (line: string) => void,
  folder: string = PATHS.environments,
): Promise<string> {
  const requirements = fs.readFileSync(packages.requirements);
  const hash = createHash('sha256').update(requirements).digest('hex').slice(0, 16);
  const environment = path.join(folder, hash);
  // Its Python is a link, which leads nowhere once the Python that made it is gone.
  if (!fs.existsSync(pythonOf(environment))) {
    say(`installs the ${packages.name} into a virtual environment (first use only)`);
    await makeEnvironment(packages, python, environment);
  }
  return pythonOf(environment);
}

function pythonOf(environment: string): string {
  return path.join(environment, 'bin', 'python');
}

async function makeEnvironment(packages: PinnedPackages, python: string, environment: string): Promise<void> {
  // Made beside and renamed, so that what has the name is whole, also when two runs make it at once.
  const half = `${environment}.${process.pid}`;
  fs.rmSync(half, { recursive: true, force: true });
  try {
    await step(
      packages,
      python,
      ['-m', 'venv', half],
      'install the venv module of your Python (on Debian and Ubuntu: python3-venv)',
    );
    await step(
      packages,
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
        packages.requirements,
      ],
      'see that a Python package index can be reached, then run this again',
    );
    await step(
      packages,
      pythonOf(half),
      ['-c', `import ${packages.module}`],
      'see that your pip configuration (pip config list) sends no packages to another folder (target, prefix, root)',
    );
    if (fs.existsSync(pythonOf(environment))) return;
    fs.rmSync(environment, { recursive: true, force: true });
    fs.renameSync(half, environment);
  } finally {
    fs.rmSync(half, { recursive: true, force: true });
  }
}

async function step(
  { name }: PinnedPackages,
  python: string,
  args: readonly string[],
  remediation: string,
): Promise<void> {
  const done = await run(python, ['-I', ...args], { env: pythonVariables(process.env) });
  if (done.code === 0) return;
  const tail = done.output.trim().split('\n').slice(-8).join('\n');
  throw new Failure(
    `The ${name} could not be installed: '${args.slice(0, 3).join(' ')}' failed.`,
    `${tail}\nFix: ${remediation}.`,
  );
}
