import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pair } from './comparison';
import { type Usage, USAGE_CHANNEL } from './usage';

const PROJECT = join(__dirname, '..', '..');
const COMPILED = join(PROJECT, '.cache', 'bench');
const INSTALLED = 'node_modules/cdk-stage-environments';
const BENCH = join(COMPILED, 'test', 'bench');

interface ExpectedProcess {
  /** With which it may end. */
  readonly exitCodes: readonly number[];
  /**
   * Further variables of its environment.
   *
   * @default - none
   */
  readonly variables?: NodeJS.ProcessEnv;
}

/**
 * Compiles all that is measured, as the published package is compiled, so that no loader is part of the measurement.
 * In a process of its own: Linux hands a parent's peak of memory down to the children it starts.
 */
export function compile(): void {
  rmSync(COMPILED, { recursive: true, force: true });
  const compiler = createRequire(__filename).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '--project', __dirname], { stdio: 'inherit' });
  install();
  const deferring = join(__dirname, '..', 'tools', 'build', 'write-lazy-requires.ts');
  execFileSync(process.execPath, ['--import', 'tsx', deferring, join(COMPILED, INSTALLED)], {
    stdio: 'inherit',
  });
}

/**
 * Puts the package where a user has it. The CDK records where each construct was made, and leaves out the lines below
 * `node_modules`.
 */
function install(): void {
  mkdirSync(join(COMPILED, INSTALLED), { recursive: true });
  copyFileSync(join(PROJECT, 'package.json'), join(COMPILED, INSTALLED, 'package.json'));
  for (const folder of ['bin', 'lib']) renameSync(join(COMPILED, folder), join(COMPILED, INSTALLED, folder));
  for (const path of readdirSync(BENCH, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.js')) continue;
    const file = join(BENCH, path);
    const source = readFileSync(file, 'utf8');
    writeFileSync(file, source.replace(/require\("((?:\.\.\/)+)(bin|lib)\b/g, `require("$1${INSTALLED}/$2`));
  }
}

/**
 * Synthesizes an environment in a process of its own.
 *
 * @param module the compiled module that describes it, from this folder
 * @param environment the function of that module
 * @param variables further ones of the process's environment
 */
export function measure(
  module: string,
  environment: string,
  variables?: ExpectedProcess['variables'],
): Usage {
  return inFolder((outdir) =>
    usageOf(['program.js', join(BENCH, module), environment, outdir], { exitCodes: [0], variables }),
  );
}

/** Synthesizes an environment of the shop as ours and by hand, one right after the other. */
export function pairOf(environment: string, variables?: ExpectedProcess['variables']): Pair {
  return {
    ours: measure('shop', environment, variables),
    byHand: measure(join('baseline', environment), environment, variables),
  };
}

/**
 * Runs a compiled program of this folder in a process of its own.
 *
 * @param script the program and its arguments
 */
export function usageOf([program, ...args]: readonly string[], expected: ExpectedProcess): Usage {
  return usageOfNode([join(BENCH, program), ...args], expected);
}

/**
 * Runs what does not tell by itself what it took, in a process of its own.
 *
 * @param args what stands behind `node`
 */
export function usageOfShipped(args: readonly string[], expected: ExpectedProcess): Usage {
  return usageOfNode(['--require', join(BENCH, 'telling.js'), ...args], expected);
}

function usageOfNode(args: readonly string[], { exitCodes, variables = {} }: ExpectedProcess): Usage {
  const { status, output, stderr, error } = spawnSync(process.execPath, args, {
    // No more of the environment than needed: options for Node.js or the CDK would be measured too.
    env: { PATH: process.env.PATH, CDK_VALIDATION: 'false', ...variables },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    maxBuffer: Infinity,
  });
  if (error !== undefined) throw error;
  if (status === null || !exitCodes.includes(status))
    throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`);
  return JSON.parse(output[USAGE_CHANNEL] ?? '') as Usage;
}

/** Calls with a folder of its own, which is removed afterwards. */
export function inFolder<T>(call: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return call(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
