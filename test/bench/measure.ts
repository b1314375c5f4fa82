import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a whole process took. */
export interface Usage {
  /** Milliseconds of CPU time, user and system. */
  readonly cpu: number;
  /** The most memory it held at once, in MiB. */
  readonly memory: number;
}

const COMPILED = join(__dirname, '..', '..', '.cache', 'bench');

/**
 * Compiles all that is measured, as the published package is compiled, so that no loader is part of the measurement.
 * In a process of its own: Linux hands a parent's peak of memory down to the children it starts.
 */
export function compile(): void {
  rmSync(COMPILED, { recursive: true, force: true });
  const compiler = createRequire(__filename).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '--project', __dirname], { stdio: 'inherit' });
}

/**
 * Synthesizes an environment in a process of its own.
 *
 * @param module the compiled module that describes it, from this folder
 * @param environment the function of that module
 */
export function measure(module: string, environment: string): Usage {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  const folder = join(COMPILED, 'test', 'bench');
  try {
    const told = execFileSync(
      process.execPath,
      [join(folder, 'program.js'), join(folder, module), environment, outdir],
      // No more of the environment than needed: options for Node.js or the CDK would be measured too.
      {
        env: { PATH: process.env.PATH, CDK_VALIDATION: 'false' },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    return JSON.parse(told) as Usage;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
