import { dirname, join } from 'node:path';
import { App, Stage, Validations } from 'aws-cdk-lib';
import {
  clearReport,
  passes,
  type StageEnv,
  StageChecks,
  type StageChecksProps,
  StageEnvironmentError,
  TemplateValidation,
  writeReport,
} from '../lib';
import { readGoLiveRecords } from '../lib/stages-file/go-live/read';
import { packsOf } from '../lib/compliance/nag/packs-of-environment';
import { verdictText } from '../lib/reports/verdict-text';
import { checkStageTransition } from './stage-transition';
import { buildStages } from '../lib/stages-file/build';
import { readStagesFile } from '../lib/stages-file/read';

/** What was signed for the environments; it stands beside the stages file. */
const GO_LIVE_FILE = 'go-live.yaml';

/** The context that names the day on which the reports show what was signed: `-c stages:asOf=2027-04-01`. */
const AS_OF = 'stages:asOf';

export interface SynthesisOptions {
  /**
   * Whether templates that have not changed are validated once only.
   *
   * @default - true, but false where the environment variable `CI` is set
   */
  readonly cache?: boolean;
}

/**
 * Synthesizes every environment of a stages file, checks it, and writes the report into the assembly, also when
 * something is not as it must be.
 *
 * @param path the stages file
 * @param say where environments that do not pass are named
 */
export function synthesize(
  path: string,
  say: (line: string) => void = console.error,
  { cache }: SynthesisOptions = {},
): void {
  const file = readStagesFile(path);
  // Synthesized below and not once more at the end of the process, where what fails would be told a second time.
  const app = new App({ autoSynth: false });
  clearReport(app.outdir);
  const environments = buildStages(app, file).map((environment) => ({
    environment,
    stage: stageOf(environment),
  }));
  environments.forEach(({ environment, stage }) =>
    checkStageTransition(app.outdir, stage.stageName, environment.profile.stage),
  );
  const names = new Map(
    environments.map(({ environment, stage }) => [stage.stageName, environment.environmentName]),
  );
  const records = readGoLiveRecords(join(dirname(path), GO_LIVE_FILE), names);
  const templateValidation = validationOf(app, cache);
  const checked = environments.map(({ environment, stage }) => ({
    name: stage.stageName,
    checks: check(environment, stage, { records, templateValidation }),
  }));
  try {
    app.synth();
  } catch (error) {
    throw explained(error);
  } finally {
    report(app, checked, say);
  }
}

/**
 * The CDK command line judges only the environments that it is asked for, and none if it is asked for none: those that
 * do not pass are named here, whoever asks.
 */
function report(app: App, checked: readonly Checked[], say: (line: string) => void): void {
  const ledgers = checked.flatMap(({ name, checks }) =>
    checks.hasRun ? [{ name, ledger: checks.ledger() }] : [],
  );
  if (ledgers.length > 0) writeReport(app.outdir, ledgers);
  for (const { name, ledger } of ledgers) {
    if (!passes(ledger)) say(`${name} ${verdictText(ledger)}; see the report.`);
  }
}

interface Checked {
  readonly name: string;
  readonly checks: StageChecks;
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
    remediation:
      'describe some of the services and stores as an application of their own, in a stages file of their own',
  });
}

/** It is named by the key in the stages file. */
function stageOf(environment: StageEnv): Stage {
  const stage = Stage.of(environment);
  if (stage === undefined) throw new Error(`${environment.node.path} stands in no stage`);
  return stage;
}

/** The CDK's own validation, unless it is switched off as the CDK lets one do it. */
function validationOf(app: App, cache?: boolean): TemplateValidation | undefined {
  if (process.env.CDK_VALIDATION === 'false') return undefined;
  const validation = new TemplateValidation({ cache });
  Validations.of(app).addPlugins(validation);
  return validation;
}

function check(
  environment: StageEnv,
  stage: Stage,
  { records, templateValidation }: Pick<StageChecksProps, 'records' | 'templateValidation'>,
): StageChecks {
  const asOf = environment.node.tryGetContext(AS_OF) as string | undefined;
  const packs = packsOf(environment.declarations);
  const checks = new StageChecks(environment, { packs, templateValidation, records, asOf });
  Validations.of(stage).addPlugins(...checks.plugins);
  return checks;
}
