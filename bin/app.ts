import { App, Stage, Validations } from 'aws-cdk-lib';
import {
  AwsSolutionsPack,
  clearReport,
  type StageEnv,
  StageChecks,
  StageEnvironmentError,
  writeReport,
} from '../lib';
import { buildStages } from './stages-file/build';
import { readStagesFile } from './stages-file/read';

/**
 * Synthesizes every environment of a stages file, checks it, and writes the report into the assembly, also when
 * something is not as it must be.
 *
 * @param path the stages file
 */
export function synthesize(path: string): void {
  const file = readStagesFile(path);
  const app = new App();
  clearReport(app.outdir);
  const checked = buildStages(app, file).map(check);
  try {
    app.synth();
  } catch (error) {
    throw explained(error);
  } finally {
    const ledgers = checked.flatMap(({ name, checks }) =>
      checks.hasRun ? [{ name, ledger: checks.ledger() }] : [],
    );
    if (ledgers.length > 0) writeReport(app.outdir, ledgers);
  }
}

/** What CloudFormation's limit on a stack means for the one who described it. */
function explained(error: unknown): unknown {
  const resources =
    error instanceof Error ? /: (\d+) is greater than allowed maximum of (\d+)/.exec(error.message) : null;
  if (resources === null) return error;
  return new StageEnvironmentError({
    what: 'resources of an environment',
    value: Number(resources[1]),
    limit: `a stack of CloudFormation holds ${resources[2]}`,
    remedy:
      'describe some of the services and stores as an application of their own, in a stages file of their own',
  });
}

function check(environment: StageEnv): { readonly name: string; readonly checks: StageChecks } {
  const stage = Stage.of(environment);
  if (stage === undefined) throw new Error(`${environment.node.path} stands in no stage`);
  const pack = new AwsSolutionsPack(environment);
  const checks = new StageChecks(environment, { stockPacks: [pack] });
  Validations.of(stage).addPlugins(checks, pack);
  return { name: stage.stageName, checks };
}
