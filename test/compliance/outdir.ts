import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps, Stack, Stage } from 'aws-cdk-lib';
import type { Ledger } from '../../lib/compliance';
import { filesOf } from '../environments/assembly';
import { MinimalEnvironment, type MinimalEnvironmentProps } from './minimal-environment';

/** The files of the built-in report formats. */
export const BUILT_IN_FILES = ['controls.csv', 'index.html', 'junit.xml', 'report.md', 'results.sarif'];

export let outdir: string;

/** Gives each test of a file a folder for the assembly, and hides the warnings that the CDK prints. */
export function useOutdir(): void {
  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), 'compliance-'));
    jest.spyOn(console, 'error').mockImplementation();
  });

  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(outdir, { recursive: true });
  });
}

export function newApp(props: AppProps = {}): App {
  return new App({ outdir, ...props });
}

/** An environment in a `cdk.Stage` of its own. */
export function environmentIn(app: App, stage: string, props?: MinimalEnvironmentProps): MinimalEnvironment {
  return new MinimalEnvironment(new Stack(new Stage(app, stage), 'Shop'), 'Environment', props);
}

/** The files of the report, by their paths in the `reports` folder; none if there is no report. */
export function reports(): Readonly<Record<string, string>> {
  return existsSync(join(outdir, 'reports')) ? filesOf(join(outdir, 'reports')) : {};
}

export function ledgerOf(name: string): Ledger {
  return JSON.parse(readFileSync(join(outdir, 'reports', name, 'ledger.json'), 'utf8')) as Ledger;
}
