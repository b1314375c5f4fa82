import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Contract, contractOf } from './contract';
import { type Ids, idsOfHead } from './ids';

const ROOT = join(__dirname, '..', '..', '..');
/** Each released version has its contract here, with the stages.yaml that it was synthesized from, and its ids. */
const CONTRACTS = join(ROOT, 'test', 'contract');
const VERSION = /^(\d+)\.(\d+)\.(\d+)\.json$/;

/** A version that is released, and what it promised. */
export interface Release {
  readonly version: string;
  readonly contract: Contract;
  readonly ids: Ids;
  readonly stagesFile: string;
}

/** The last version with a contract; none before the first one is written. */
export function lastRelease(folder: string = CONTRACTS): Release | undefined {
  const last = readdirSync(folder)
    .filter((file) => VERSION.test(file))
    .sort((a, b) => later(numbersOf(a), numbersOf(b)))
    .at(0);
  if (last === undefined) return undefined;
  const version = last.replace(/\.json$/, '');
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return {
    version,
    contract: read(last) as Contract,
    ids: read(`${version}.ids.json`) as Ids,
    stagesFile: join(folder, `${version}.stages.yaml`),
  };
}

const numbersOf = (file: string): number[] => VERSION.exec(file)?.slice(1).map(Number) ?? [];

function later(these: readonly number[], those: readonly number[]): number {
  const index = these.findIndex((number, place) => number !== those[place]);
  return index < 0 ? 0 : those[index] - these[index];
}

/** The contract of today's code for a stages.yaml, which the CDK's command line synthesizes into a folder. */
export function contractOfHead(stagesFile: string, outdir: string): Contract {
  const app = `npx tsx bin/cdk-stage-environments.ts app ${relative(ROOT, stagesFile)}`;
  execFileSync('npx', ['cdk', 'synth', '--quiet', '--app', app, '--output', outdir, '**'], {
    cwd: ROOT,
    env: { ...process.env, CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return contractOf(outdir);
}

/** Writes the contract of the version that is about to be released. */
export function writeContract(version: string, outdir: string): void {
  const stagesFile = join(CONTRACTS, `${version}.stages.yaml`);
  writeFileSync(stagesFile, readFileSync(join(ROOT, 'stages.yaml')));
  const write = (file: string, content: object): void =>
    writeFileSync(join(CONTRACTS, file), `${JSON.stringify(content, undefined, 2)}\n`);
  write(`${version}.json`, contractOfHead(stagesFile, outdir));
  write(`${version}.ids.json`, idsOfHead());
}
