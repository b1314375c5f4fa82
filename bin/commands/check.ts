import { OutcomeState } from '../../lib/compliance/outcome';
import { existsSync } from 'node:fs';
import {
  Condition,
  Framework,
  type GoLiveRecords,
  type NamedLedger,
  StageEnvironmentError,
  type StageKind,
  strictFailures,
} from '../../lib';
import {
  externalRequirements,
  type ExternalEnvironment,
  ledgerOfModel,
} from '../../lib/compliance/external-environment';
import { modelFromPath, templateFolderOf } from '../../lib/compliance/model/from-path';
import { nagResultsOfTemplates } from '../../lib/compliance/nag/template-packs';
import { day } from '../../lib/internal/checked-text';
import { didYouMean } from '../../lib/internal/did-you-mean';
import { readGoLiveRecords } from '../../lib/stages-file/go-live/read';
import { FRAMEWORKS } from '../../lib/launch/framework-codec';
import { accountOf, type DeclaredOptions, egressOf, teamAccessOf, partnerOf, regionOf } from './declared';
import { ExitCode } from './exit-code';
import type { Output } from './output';
import { deliver, type ReportOptions } from './report';
import { wrapped } from './terminal-text';

export interface CheckOptions extends Omit<ReportOptions, 'environment'>, DeclaredOptions {
  readonly stage: StageKind;
  /** What the environment is called in the report and in the records. */
  readonly name: string;
  readonly owner?: string;
  readonly framework?: readonly string[];
  /** Keys of `Condition`, in lower case with hyphens. */
  readonly condition?: readonly string[];
  readonly stack?: readonly string[];
  readonly account?: string;
  readonly region?: string;
  /** Values of the templates' parameters, each as `Key=Value`. */
  readonly parameter?: readonly string[];
  /** A go-live file. */
  readonly records?: string;
  readonly asOf?: string;
  readonly strict?: boolean;
}

/** The conditions that may be named, by what they are called here. */
export const CONDITIONS: ReadonlyMap<string, Condition> = new Map(
  Object.entries(Condition).map(([key, condition]) => [key.toLowerCase().replaceAll('_', '-'), condition]),
);

/**
 * Judges anybody's templates by what a stage and frameworks demand; nothing of this package has to be in them.
 *
 * @returns 1 if a required requirement or a control is not met; if strict, also if one is open or unknown
 */
export function check(path: string, options: CheckOptions, to: Output): ExitCode {
  const { stage, name, owner, framework = [], condition = [], stack } = options;
  const account = options.account === undefined ? undefined : accountOf("'--account'", options.account);
  const region = options.region === undefined ? undefined : regionOf(options.region);
  const frameworks = framework.map((one) => frameworkOf(one).declared);
  const conditions = condition.flatMap((key) => CONDITIONS.get(key) ?? []);
  const parameters = new Map((options.parameter ?? []).map(assigned));
  const model = modelFromPath(path, { account, region, parameters }, stack);
  const packs = [...new Set(frameworks.flatMap((declared) => declared.packs))];
  const environment: ExternalEnvironment = {
    stage,
    environment: name,
    owner,
    conditions,
    egress: egressOf(options),
    declarations: {
      teamAccess: teamAccessOf(options),
      partner: partnerOf(options, account),
      frameworks: frameworks.length === 0 ? undefined : frameworks,
    },
  };
  const signed = {
    records: options.records === undefined ? undefined : recordsAt(options.records, name),
    asOf: options.asOf === undefined ? undefined : day("'--as-of'", options.asOf),
  };
  const demanded = externalRequirements(environment, name);
  const nag = nagResultsOfTemplates(packs, { path, model, demanded, ...signed });
  const ledger = ledgerOfModel(model, { ...environment, ...signed, nag });
  const named = { name, ledger: parameters.size === 0 ? ledger : { ...ledger, note: noteOf(parameters) } };
  deliver([named], options, to, templateFolderOf(path));
  if (options.strict === true) return strictly(named, options, to);
  return holds(named) ? ExitCode.HOLDS : ExitCode.DOES_NOT_HOLD;
}

function holds({ ledger: { requirements, frameworks } }: NamedLedger): boolean {
  return (
    requirements.every(({ blocking }) => !blocking) &&
    frameworks.every(({ controls }) => controls.every(({ state }) => state !== OutcomeState.NOT_MET))
  );
}

function strictly(named: NamedLedger, { quiet }: CheckOptions, { err }: Output): ExitCode {
  const faults = strictFailures(named.ledger);
  if (faults.length === 0 && holds(named)) return ExitCode.HOLDS;
  if (quiet !== true && faults.length > 0) {
    err(`Strictly, ${faults.length} keep it from passing:\n`);
    for (const { what, state, reason } of faults)
      err(`${wrapped(`${what} ${state}: ${reason}`, '  ').join('\n')}\n`);
  }
  return ExitCode.DOES_NOT_HOLD;
}

function assigned(assignment: string): readonly [string, string] {
  const end = assignment.indexOf('=');
  if (end > 0) return [assignment.slice(0, end), assignment.slice(end + 1)];
  throw new StageEnvironmentError({
    what: "'--parameter'",
    value: assignment,
    limit: 'it is no key with a value',
    remediation: 'write Key=Value, such as DesiredCount=2',
  });
}

/** What nobody has to write may be missing, but not what is named. */
function recordsAt(path: string, environment: string): GoLiveRecords {
  if (existsSync(path)) return readGoLiveRecords(path, new Map([[environment, environment]]));
  throw new StageEnvironmentError({
    what: "'--records'",
    value: path,
    limit: 'there is no such file',
    remediation: 'give the path of a go-live.yaml',
  });
}

/** Their names only: a value may be a secret. */
function noteOf(parameters: ReadonlyMap<string, string>): string {
  return `Values were given for ${[...parameters.keys()].join(', ')}: the account holds for a deployment with them.`;
}

function frameworkOf(name: string): Framework {
  const found = [...FRAMEWORKS].find(([known]) => known.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found[1];
  throw new StageEnvironmentError({
    what: 'framework',
    value: name,
    limit: 'there is no table of it',
    remediation: didYouMean(name, [...FRAMEWORKS.keys()]),
    requirement: 'FRM-1',
  });
}
