import { App, Stage, Validations } from 'aws-cdk-lib';
import { AwsSolutionsPack, type NamedLedger, type StageEnv, StageChecks } from '../lib';
import { buildStages } from './stages-file/build';
import { readStagesFile } from './stages-file/read';
import { clearReport, writeReport } from './write-report';

/**
 * Synthesizes every environment of a stages file, checks it, and writes the report into the assembly, also when
 * something is not as it must be.
 *
 * @param path the stages file
 * @param app made by the caller where it needs settings of its own
 */
export function synthesize(path: string, app: App = new App()): void {
  const checked = buildStages(app, readStagesFile(path)).map(check);
  clearReport(app.outdir);
  try {
    app.synth();
  } finally {
    const ledgers = checked.flatMap(({ name, checks }) =>
      checks.hasRun ? [{ name, ledger: checks.ledger() }] : [],
    );
    if (ledgers.length > 0) writeReport(app.outdir, ledgers satisfies NamedLedger[]);
  }
}

function check(environment: StageEnv): { readonly name: string; readonly checks: StageChecks } {
  const stage = Stage.of(environment);
  if (stage === undefined) throw new Error(`${environment.node.path} stands in no stage`);
  const pack = new AwsSolutionsPack(environment);
  const checks = new StageChecks(environment, { stockPacks: [pack] });
  Validations.of(stage).addPlugins(checks, pack);
  return { name: stage.stageName, checks };
}
