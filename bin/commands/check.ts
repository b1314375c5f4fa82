import { Framework, GoLiveRecords, StageEnvironmentError, type StageKind } from '../../lib';
import { blockersOf, Condition, EvaluationMode, type Ledger } from '../../lib/compliance';
import {
  day,
  didYouMean,
  evaluateTemplates,
  FRAMEWORKS,
  isNothingEvaluated,
  type PassedOver,
  wrapped,
} from '../../lib/command-line';
import { accountOf, declaredIn, type DeclaredOptions, regionOf } from './declared';
import { ExitCode } from './exit-code';
import type { Output } from './output';
import { Progress } from './progress';
import { deliver, exitCodeOf, type ReportOptions } from './report';

/** What templates are checked against, and what is declared of them. */
export interface CheckOptions extends Omit<ReportOptions, 'environment'>, DeclaredOptions {
  readonly stage: StageKind;
  /** The name of the environment in the report and in the records. */
  readonly name: string;
  readonly framework?: readonly string[];
  /** Keys of `Condition`, in lower case with hyphens. */
  readonly condition?: readonly string[];
  readonly stack?: readonly string[];
  readonly account?: string;
  readonly region?: string;
  /** Values of the parameters of the templates, each as `Key=Value`. */
  readonly parameter?: readonly string[];
  /** Local files in place of other templates, each as `Name=file`. */
  readonly template?: readonly string[];
  /** A go-live file. */
  readonly records?: string;
  readonly asOf?: string;
  readonly strict?: boolean;
}

/** The conditions by their names in the command line. */
export const CONDITIONS: ReadonlyMap<string, Condition> = new Map(
  Object.entries(Condition).map(([key, condition]) => [key.toLowerCase().replaceAll('_', '-'), condition]),
);

/**
 * Checks any CloudFormation template against a stage and frameworks.
 *
 * @returns `FAILED` if it does not pass
 */
export function check(path: string, options: CheckOptions, to: Output): ExitCode {
  const { stage, name, framework = [], condition = [], stack } = options;
  const account = options.account === undefined ? undefined : accountOf("'--account'", options.account);
  const region = options.region === undefined ? undefined : regionOf(options.region);
  const frameworks = framework.map(frameworkOf);
  const conditions = condition.flatMap((key) => CONDITIONS.get(key) ?? []);
  const parameters = new Map((options.parameter ?? []).map(parameterOf));
  const localTemplates = new Map((options.template ?? []).map(templateOf));
  const progress = new Progress(to);
  const { ledger, folder, passedOver } = progress.during(() =>
    evaluateTemplates({
      path,
      stacks: stack,
      account,
      region,
      parameters,
      localTemplates,
      stage,
      environment: name,
      ...declaredIn(options, { stage, account, region, frameworks, conditions }),
      records: options.records === undefined ? undefined : recordsAt(options.records, name),
      asOf: options.asOf === undefined ? undefined : day("'--as-of'", options.asOf),
      mode: options.strict === true ? EvaluationMode.STRICT_CHECK : EvaluationMode.CHECK,
      onChecked: (evaluated, all) => progress.show(`Evaluated ${evaluated} of ${all} checks …`),
    }),
  );
  const note = [...parametersNote(parameters), ...passedOverNote(passedOver)].join(' ');
  deliver([{ name, ledger: note === '' ? ledger : { ...ledger, note } }], options, to, folder);
  if (options.strict === true && options.quiet !== true) listBlockers(ledger, to);
  const exitCode = exitCodeOf([{ name, ledger }]);
  if (exitCode !== ExitCode.PASSED || !isNothingEvaluated(ledger)) return exitCode;
  to.err(`${wrapped(nothingEvaluated(path, stage), '').join('\n')}\n`);
  return ExitCode.NOT_EVALUATED;
}

function nothingEvaluated(path: string, stage: StageKind): string {
  return `Nothing was evaluated: no resource of ${path} decides a requirement of ${stage}. Give a template whose resources are its own, the templates of nested stacks and modules with '--template', or the processed template, as 'aws cloudformation get-template --template-stage Processed' returns it.`;
}

/** Lists the blockers beside the report, whatever its format. */
function listBlockers(ledger: Ledger, { err }: Output): void {
  const blockers = blockersOf(ledger);
  if (blockers.length === 0) return;
  err(`Does not pass the strict check, ${blockers.length} reasons:\n`);
  for (const { id, state, reason } of blockers)
    err(`${wrapped(`${id} ${state}: ${reason}`, '  ').join('\n')}\n`);
}

function parameterOf(assignment: string): readonly [string, string] {
  return assignmentOf(assignment, {
    id: 'cli.parameter-malformed',
    what: "'--parameter'",
    limit: 'a key and a value are required',
    remediation: 'write Key=Value, such as DesiredCount=2',
  });
}

function templateOf(assignment: string): readonly [string, string] {
  return assignmentOf(assignment, {
    id: 'cli.template-malformed',
    what: "'--template'",
    limit: 'a name and a file are required',
    remediation: 'write Name=file, such as Database=nested/database.yaml',
  });
}

function assignmentOf(
  assignment: string,
  malformed: Omit<StageEnvironmentError['use'], 'value'>,
): readonly [string, string] {
  const end = assignment.indexOf('=');
  if (end > 0) return [assignment.slice(0, end), assignment.slice(end + 1)];
  throw new StageEnvironmentError({ ...malformed, value: assignment });
}

/** The file may have records of other environments too. */
function recordsAt(path: string, environment: string): GoLiveRecords {
  const records = GoLiveRecords.fromFile(path);
  if (records.environments.includes(environment)) return records.forEnvironment(environment);
  throw new StageEnvironmentError({
    id: 'cli.environment-without-records',
    what: "'--name'",
    value: environment,
    limit: `${path} has no records of this environment`,
    remediation: didYouMean(environment, records.environments),
  });
}

/** The names of the parameters only: a value may be a secret. */
function parametersNote(parameters: ReadonlyMap<string, string>): readonly string[] {
  if (parameters.size === 0) return [];
  const names = [...parameters.keys()].join(', ');
  return [`Parameter values are given for ${names}: the report is valid for a deployment with these values.`];
}

function passedOverNote(files: readonly PassedOver[]): readonly string[] {
  if (files.length === 0) return [];
  const named = files.map(({ file, kind }) => `${file} is ${kind}`).join(', ');
  return [`Not templates, and not evaluated: ${named}.`];
}

function frameworkOf(name: string): Framework {
  const found = [...FRAMEWORKS].find(([known]) => known.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found[1];
  throw new StageEnvironmentError({
    id: 'cli.unknown-framework',
    what: "'--framework'",
    value: name,
    limit: 'there is no table of it',
    remediation: didYouMean(name, [...FRAMEWORKS.keys()]),
    requirement: 'FRM-1',
  });
}
