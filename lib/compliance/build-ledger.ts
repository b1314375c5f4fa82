import type { Declarations, DeclaredFramework } from '../requirements/declarations';
import type { StageProfile } from '../requirements/stage-profile';
import {
  checksOf,
  type DayAccount,
  type Judged,
  judgedDays,
  type JudgedDays,
  type RowAccount,
} from './account-on';
import { withControlsLeft } from './controls-left';
import { drawPicture } from './facts/draw-picture';
import { recoveryFacts } from './facts/recovery-facts';
import { frameworkAccounts } from './frameworks/accounts';
import type { FrameworkAccount } from './frameworks/framework-account';
import type { FrameworkTable } from './frameworks/framework-table';
import { frameworkTables } from './frameworks/tables/tables';
import { headroomOf } from './headroom';
import { type Ledger, LEDGER_VERSION, type LedgerOpening, type LedgerRow, RowState } from './ledger';
import { GoLiveRecords } from './records/go-live-records';
import { needlessOf } from './records/needless';
import { recordEnds } from './records/record-ends';
import { asWritten } from './resource-model/model-of';
import type { ResourceModel } from './resource-model/resource-model';
import type { Standing } from './row-state';
import { runChecks } from './run-checks';
import type { StockResult } from './stock-packs/stock-result';
import type { ValidatedTemplates } from './validation/template-validation';
import { standingOfValidation } from './validation/validation-standing';

/** What a ledger is made from. */
export interface LedgerSource {
  readonly model: ResourceModel;
  readonly profile: StageProfile;
  readonly declarations: Declarations;
  readonly stock: readonly StockResult[];
  /** @default - it is not known what the CDK's validation said */
  readonly validated?: ValidatedTemplates;
  /**
   * Packs of stock rules that look after the waivers of their rules.
   *
   * @default - none
   */
  readonly packs?: readonly string[];
  /** @default - nothing is signed */
  readonly records?: GoLiveRecords;
  /** @default - rows are shown as they stand on the opening day */
  readonly asOf?: string;
}

/** What is known of an environment only once the rest of the validation has run. */
export type SaidLater = Pick<LedgerSource, 'stock' | 'validated'>;

/** A ledger as templates and records tell it, and how it reads with what the rest of the validation says too. */
export interface Examination {
  readonly ledger: Ledger;
  with(later: SaidLater): Ledger;
}

/** Runs the checks that the profile and declared frameworks name, each once, and accounts for every requirement. */
export function buildLedger({ stock, validated, ...source }: LedgerSource): Ledger {
  return examine(source).with({ stock, validated });
}

/** Like `buildLedger`, before it is known what stock rules and the CDK's validation say: they are asked after the checks. */
export function examine(source: Omit<LedgerSource, keyof SaidLater>): Examination {
  const { model, profile, declarations, packs = [], asOf } = source;
  const { environment } = declarations;
  const records = (source.records ?? GoLiveRecords.of([])).forEnvironment(environment);
  const results = runChecks(checksNamed(source), model, { declarations, profile });
  const judged = { model, profile, declarations, records, results };
  const days = judgedDays(judged, asOf);
  const settled = settledLedger(judged, days);
  const tell = (later: SaidLater): Ledger => {
    const frameworksOn = (day: DayAccount) => frameworksOf(day, judged, later);
    const frameworks = frameworksOn(days.shown);
    const needless = needlessOf({ environment, model, results, packs, records, days, frameworksOn });
    return {
      ...settled,
      records: {
        ...settled.records,
        needless: [...needless, ...later.stock.flatMap((pack) => pack.needless)],
      },
      requirements: settled.requirements.map((row) => withControlsLeft(row, frameworks)),
      frameworks,
      stock: later.stock,
    };
  };
  // What is said later decides what is undecidable until then, and nothing else: what is needless now stays so.
  return { ledger: tell({ stock: [] }), with: tell };
}

/** What templates, declarations and records settle: all but the frameworks, what is needless, and the stock rules. */
function settledLedger(judged: Judged, { atOpening, shown, shownOn }: JudgedDays): Ledger {
  const { model, profile, declarations, records } = judged;
  const opening = openingOf(judged, atOpening);
  const written = asWritten(model);
  return {
    version: LEDGER_VERSION,
    environment: {
      id: declarations.environment,
      stage: profile.stage,
      owner: declarations.owner,
      accounts: known(model.stacks.map(({ account }) => account)),
      regions: known(model.stacks.map(({ region }) => region)),
    },
    declarations,
    asOf: shownOn,
    records: {
      attestations: records.attestations,
      waivers: records.waivers,
      ruleWaivers: records.ruleWaivers,
      tasks: records.tasks,
      overrides: records.overrides,
      ...recordEnds(records, declarations.waivers ?? [], shownOn),
      needless: [],
    },
    opening,
    requirements: shown.rows.map((one, index) => ledgerRow(one, atOpening.rows[index].standing, opening)),
    frameworks: [],
    checklist: shown.checklist,
    recovery: recoveryFacts(written),
    picture: drawPicture(written),
    stock: [],
    headroom: model.stacks.map(headroomOf),
  };
}

/** A row as it stands on the day that is shown; whether it blocks is a matter of the opening day. */
function ledgerRow(
  { row, checks, standing }: RowAccount,
  judged: Standing,
  opening: LedgerOpening | undefined,
): LedgerRow {
  return {
    id: row.requirement.id,
    title: row.requirement.title,
    obligation: row.cell.obligation,
    basis: row.cell.basis,
    required: row.required,
    obligationReason: row.reason,
    ...standing,
    blocking: judged.state === RowState.NOT_MET || (isOpen(judged) && stops(opening)),
    checks,
  };
}

function openingOf(
  { declarations: { launch }, records }: Judged,
  { rows }: DayAccount,
): LedgerOpening | undefined {
  if (launch === undefined) return undefined;
  const openRows = rows
    .filter(({ standing }) => isOpen(standing))
    .map(({ row: { requirement }, standing: { reason } }) => ({
      id: requirement.id,
      title: requirement.title,
      reason,
    }));
  return { opensOn: launch.opensOn, openRows, override: records.overrides.at(0) };
}

/** Every check that a row, or a control of a declared framework, names. */
function checksNamed({
  profile,
  declarations: { frameworks = [] },
}: Pick<Judged, 'profile' | 'declarations'>) {
  const ofControls = tablesOf(frameworks).flatMap(({ controls }) =>
    controls.flatMap(({ proof }) => proof.checks ?? []),
  );
  return [...Object.values(profile.requirements).flatMap(checksOf), ...ofControls];
}

function frameworksOf(
  { results, holding }: DayAccount,
  { model, declarations: { frameworks = [] } }: Judged,
  { stock, validated }: SaidLater,
): readonly FrameworkAccount[] {
  return frameworkAccounts({
    declared: frameworks,
    tables: tablesOf(frameworks),
    results,
    stock,
    validation: standingOfValidation(validated, model),
    holding,
  });
}

function tablesOf(declared: readonly DeclaredFramework[]): readonly FrameworkTable[] {
  return frameworkTables(declared.map(({ name }) => name));
}

function isOpen({ state }: Standing): boolean {
  return state === RowState.OPEN;
}

/** Open rows stop an environment that is open to its users, but for a break-glass override. */
function stops(opening: LedgerOpening | undefined): boolean {
  return opening !== undefined && opening.override === undefined;
}

function known(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort();
}
