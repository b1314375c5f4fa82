import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { Resource } from '../components/reading';
import type { Settings } from './program';

export interface TemplateFile {
  readonly Resources: { readonly [id: string]: Resource };
  readonly Outputs?: { readonly [id: string]: { readonly Export?: unknown } };
}

interface Manifest {
  readonly missing?: readonly unknown[];
}

const folders: string[] = [];

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stage-environments-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));
}

export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: { readonly [name: string]: string };
  /** @default 'synthesize.ts' */
  readonly program?: string;
}

/** Synthesizes the application in a process of its own. */
export function synthesizeApart(settings: Settings, options: ProcessOptions = {}): SpawnSyncReturns<string> {
  const program = resolve(__dirname, options.program ?? 'synthesize.ts');
  const tsx = require.resolve('tsx');
  return spawnSync(process.execPath, ['--require', tsx, program, JSON.stringify(settings)], {
    cwd: options.cwd ?? __dirname,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
    encoding: 'utf8',
  });
}

/** Every file of an assembly by its path in it. */
export function filesOf(outdir: string): { readonly [path: string]: string } {
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((teamAccess) =>
    teamAccess.isFile(),
  );
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [relative(outdir, path), readFileSync(path, 'utf8')]),
  );
}

export function templateFilesOf(outdir: string): string[] {
  return Object.keys(filesOf(outdir))
    .filter((path) => path.endsWith('.template.json'))
    .map((path) => join(outdir, path));
}

/** One of each template that several files hold. */
export function distinct(files: readonly string[]): string[] {
  return [...new Map(files.map((file) => [readFileSync(file, 'utf8'), file])).values()];
}

export function templatesOf(outdir: string): TemplateFile[] {
  return templateFilesOf(outdir).map((path) => JSON.parse(readFileSync(path, 'utf8')) as TemplateFile);
}

export function manifestsOf(outdir: string): Manifest[] {
  return Object.entries(filesOf(outdir))
    .filter(([path]) => path.endsWith('manifest.json'))
    .map(([, text]) => JSON.parse(text) as Manifest);
}
