import type { Declarations, DeclaredFramework } from '../requirements/declarations';
import type { StageProfile } from '../requirements/stage-profile';
import { accountOn, checksOf } from './account-on';
import { drawPicture } from './facts/draw-picture';
import { recoveryFacts } from './facts/recovery-facts';
import { frameworkAccounts } from './frameworks/accounts';
import { frameworkTables } from './frameworks/tables/tables';
import { headroomOf } from './headroom';
import { type Ledger, LEDGER_VERSION, type LedgerOpening, RowState } from './ledger';
import { GoLiveRecords } from './records/go-live-records';
import { needlessOfChecks, needlessOfRows } from './records/needless';
import { recordEnds } from './records/record-ends';
import { asWritten } from './resource-model/model-of';
import type { ResourceModel } from './resource-model/resource-model';
import type { Standing } from './row-state';
import { runChecks } from './run-checks';
import type { StockResult } from './stock-packs/stock-result';

/** What a ledger is made from. */
export interface LedgerSource {
  readonly model: ResourceModel;
  readonly profile: StageProfile;
  readonly declarations: Declarations;
  readonly stock: readonly StockResult[];
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

/** A ledger as templates and records tell it, and how it reads with what packs of stock rules say too. */
export interface Examination {
  readonly ledger: Ledger;
  withStock(stock: readonly StockResult[]): Ledger;
}

/** Runs the checks that the profile and declared frameworks name, each once, and accounts for every requirement. */
export function buildLedger({ stock, ...source }: LedgerSource): Ledger {
  return examine(source).withStock(stock);
}

/** Like `buildLedger`, before it is known what stock rules say: those of a stage are asked after its checks. */
export function examine(source: Omit<LedgerSource, 'stock'>): Examination {
  const { model, profile, declarations, asOf } = source;
  const records = (source.records ?? GoLiveRecords.of([])).forEnvironment(declarations.environment);
  const opensOn = declarations.launch?.opensOn;
  const shownOn = asOf ?? opensOn;
  const frameworks = declarations.frameworks ?? [];
  const ids = [...Object.values(profile.requirements).flatMap(checksOf), ...checksOfControls(frameworks)];
  const results = runChecks(ids, model, { declarations, profile });
  const judgedOn = (date: string | undefined, called: string) =>
    accountOn(date === undefined ? undefined : { date, called }, {
      model,
      profile,
      declarations,
      records,
      results,
    });
  const atOpening = judgedOn(opensOn, 'the opening day');
  const shown = asOf === undefined ? atOpening : judgedOn(asOf, 'the day of the report');
  const accounts = shown.rows.map((one, index) => ({ ...one, judged: atOpening.rows[index].standing }));
  const openRows = accounts
    .filter(({ judged }) => isOpen(judged))
    .map(({ row, judged: { reason } }) => ({
      id: row.requirement.id,
      title: row.requirement.title,
      reason,
    }));
  const frameworksWith = (stock: readonly StockResult[]) =>
    frameworkAccounts({
      declared: frameworks,
      tables: frameworkTables(frameworks.map(({ name }) => name)),
      results: shown.results,
      stock,
      holding: shown.holding,
    });
  const opening: LedgerOpening | undefined =
    opensOn === undefined ? undefined : { opensOn, openRows, override: records.overrides.at(0) };
  const written = asWritten(model);
  const ledger: Ledger = {
    version: LEDGER_VERSION,
    environment: {
      id: declarations.environment,
      stage: profile.stage,
      owner: declarations.owner,
      accounts: known(model.stacks.map(({ account }) => account)),
      regions: known(model.stacks.map(({ region }) => region)),
    },
    declarations,
    ...(shownOn === undefined ? {} : { asOf: shownOn }),
    records: {
      attestations: records.attestations,
      waivers: records.waivers,
      ruleWaivers: records.ruleWaivers,
      tasks: records.tasks,
      overrides: records.overrides,
      ...recordEnds(records, declarations.waivers ?? [], shownOn),
      needless: [
        ...needlessOfRows(records.waivers, [atOpening, shown]),
        ...needlessOfChecks(records.ruleWaivers, {
          environment: declarations.environment,
          model,
          results,
          packs: source.packs ?? [],
        }),
      ],
    },
    ...(opening && { opening }),
    requirements: accounts.map(({ row, checks, judged, standing }) => ({
      id: row.requirement.id,
      title: row.requirement.title,
      obligation: row.cell.obligation,
      basis: row.cell.basis,
      required: row.required,
      obligationReason: row.reason,
      ...standing,
      blocking: judged.state === RowState.NOT_MET || (isOpen(judged) && stops(opening)),
      checks,
    })),
    frameworks: frameworksWith([]),
    checklist: shown.checklist,
    recovery: recoveryFacts(written),
    picture: drawPicture(written),
    stock: [],
    headroom: model.stacks.map(headroomOf),
  };
  const withStock = (stock: readonly StockResult[]): Ledger => ({
    ...ledger,
    records: {
      ...ledger.records,
      needless: [...ledger.records.needless, ...stock.flatMap(({ needless }) => needless)],
    },
    frameworks: frameworksWith(stock),
    stock,
  });
  return { ledger, withStock };
}

/** Every check that a control of a declared framework names. */
function checksOfControls(declared: readonly DeclaredFramework[]): readonly string[] {
  const names = declared.map(({ name }) => name);
  return frameworkTables(names).flatMap(({ controls }) =>
    controls.flatMap(({ proof }) => proof.checks ?? []),
  );
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
