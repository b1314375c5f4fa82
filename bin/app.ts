import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { OUTDIR_ENV } from 'aws-cdk-lib/cx-api';
import { Compliance, GoLiveRecords } from '../lib';
import { buildStages, readStagesFile, verdictText } from '../lib/command-line';
import { clearReport, passes } from '../lib/compliance';
import { limitResources } from './stack-resources';
import { checkStageTransition } from './stage-transition';

/** The records of the environments, beside the stages file. */
const GO_LIVE_FILE = 'go-live.yaml';

/** The context with the day for which reports show the records: `-c stages:asOf=2027-04-01`. */
const AS_OF = 'stages:asOf';

export interface SynthesisOptions {
  /**
   * Whether unchanged templates are validated only once.
   *
   * @default - true, but false where the environment variable `CI` is set
   */
  readonly cache?: boolean;
}

/**
 * Synthesizes every environment of a stages file, checks it, and writes the report into the assembly, whether the
 * environments pass or not.
 *
 * @param path the stages file
 * @param print prints a line for each environment that does not pass
 */
export function synthesize(
  path: string,
  print: (line: string) => void = console.error,
  { cache }: SynthesisOptions = {},
): void {
  clearEarlierReport();
  const file = readStagesFile(path);
  // Synthesized below. A second synthesis at the end of the process would print every error again.
  const app = new App({ autoSynth: false });
  for (const environment of buildStages(app, file)) {
    const stage = Stage.of(environment);
    if (stage !== undefined) checkStageTransition(app.outdir, stage.stageName, environment.profile.stage);
    limitResources(Stack.of(environment));
  }
  const compliance = Compliance.of(app);
  compliance.enable({
    records: recordsBeside(path),
    asOf: app.node.tryGetContext(AS_OF) as string | undefined,
    templateValidationCache: cache,
  });
  try {
    app.synth();
  } finally {
    // The CDK command line validates only the environments that it selects, and none if it selects none.
    for (const { name, ledger } of compliance.ledgers) {
      if (!passes(ledger)) print(`${name} ${verdictText(ledger)}; see the report.`);
    }
  }
}

/** The report of an earlier synthesis must not be taken for that of one that fails. */
function clearEarlierReport(): void {
  const outdir = process.env[OUTDIR_ENV];
  if (outdir !== undefined) clearReport(outdir);
}

function recordsBeside(path: string): GoLiveRecords | undefined {
  const file = join(dirname(path), GO_LIVE_FILE);
  return existsSync(file) ? GoLiveRecords.fromFile(file) : undefined;
}
