import { existsSync } from 'node:fs';
import {
  Condition,
  Framework,
  type GoLiveRecords,
  type NamedLedger,
  StageEnvironmentError,
  type StageKind,
  strictFaults,
} from '../../lib';
import { demandedOf, type ForeignEnvironment, ledgerOfModel } from '../../lib/compliance/foreign';
import { RowState } from '../../lib/compliance/ledger';
import { modelFromPath, templateFolderOf } from '../../lib/compliance/resource-model/from-path';
import { stockResultsOfTemplates } from '../../lib/compliance/stock-packs/template-packs';
import { day } from '../../lib/private/said';
import { didYouMean } from '../../lib/private/nearest';
import { readGoLiveRecords } from '../go-live/read';
import { FRAMEWORKS } from '../stages-file/to-launch';
import { accountOf, type DeclaredOptions, egressOf, entryOf, partnerOf, regionOf } from './declared';
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
 * @returns 1 if a required row or a control is not met; if strict, also if one is open or undecidable
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
  const environment: ForeignEnvironment = {
    stage,
    environment: name,
    owner,
    conditions,
    egress: egressOf(options),
    declarations: {
      entry: entryOf(options),
      partner: partnerOf(options, account),
      frameworks: frameworks.length === 0 ? undefined : frameworks,
    },
  };
  const signed = {
    records: options.records === undefined ? undefined : recordsAt(options.records, name),
    asOf: options.asOf === undefined ? undefined : day("'--as-of'", options.asOf),
  };
  const demanded = demandedOf(environment, name);
  const stock = stockResultsOfTemplates(packs, { path, model, demanded, ...signed });
  const ledger = ledgerOfModel(model, { ...environment, ...signed, stock });
  const named = { name, ledger: parameters.size === 0 ? ledger : { ...ledger, note: noteOf(parameters) } };
  deliver([named], options, to, templateFolderOf(path));
  if (options.strict === true) return strictly(named, options, to);
  return holds(named) ? ExitCode.HOLDS : ExitCode.DOES_NOT_HOLD;
}

function holds({ ledger: { requirements, frameworks } }: NamedLedger): boolean {
  return (
    requirements.every(({ blocking }) => !blocking) &&
    frameworks.every(({ controls }) => controls.every(({ state }) => state !== RowState.NOT_MET))
  );
}

function strictly(named: NamedLedger, { quiet }: CheckOptions, { err }: Output): ExitCode {
  const faults = strictFaults(named.ledger);
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
    remedy: 'write Key=Value, such as DesiredCount=2',
  });
}

/** What nobody has to write may be missing, but not what is named. */
function recordsAt(path: string, environment: string): GoLiveRecords {
  if (existsSync(path)) return readGoLiveRecords(path, new Map([[environment, environment]]));
  throw new StageEnvironmentError({
    what: "'--records'",
    value: path,
    limit: 'there is no such file',
    remedy: 'give the path of a go-live.yaml',
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
    remedy: didYouMean(name, [...FRAMEWORKS.keys()]),
    row: 'FRM-1',
  });
}
