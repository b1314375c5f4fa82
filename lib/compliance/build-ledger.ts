import type { Declarations, DeclaredFramework } from '../requirements/declarations';
import type { StageProfile } from '../requirements/stage-profile';
import { accountOn, checksOf, type DayAccount } from './account-on';
import { drawPicture } from './facts/draw-picture';
import { recoveryFacts } from './facts/recovery-facts';
import { frameworkAccounts } from './frameworks/accounts';
import { isOfFramework } from './frameworks/named-control';
import { frameworkTables } from './frameworks/tables/tables';
import { headroomOf } from './headroom';
import { type Ledger, LEDGER_VERSION, type LedgerOpening, type NeedlessWaiver, RowState } from './ledger';
import { GoLiveRecords } from './records/go-live-records';
import { needlessOfChecks, needlessOfControls, needlessOfRows } from './records/needless';
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
  const frameworksOn = ({ results: found, holding }: DayAccount, { stock, validated }: SaidLater) =>
    frameworkAccounts({
      declared: frameworks,
      tables: frameworkTables(frameworks.map(({ name }) => name)),
      results: found,
      stock,
      validation: standingOfValidation(validated, model),
      holding,
    });
  // What is said later decides what is undecidable until then, and nothing else: what is needless now stays so.
  const nothingYet = { stock: [] };
  const ofControls = records.waivers.filter(({ row }) => isOfFramework(row));
  const needlessWith = (later: SaidLater): readonly NeedlessWaiver[] => [
    ...needlessOfRows(
      records.waivers.filter(({ row }) => !isOfFramework(row)),
      [atOpening, shown],
    ),
    ...(ofControls.length === 0
      ? []
      : needlessOfControls(
          ofControls,
          [atOpening, shown].map((on) => frameworksOn(withoutWaivers(on), later)),
        )),
    ...needlessOfChecks(records.ruleWaivers, {
      environment: declarations.environment,
      model,
      results,
      packs: source.packs ?? [],
    }),
    ...later.stock.flatMap(({ needless }) => needless),
  ];
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
      needless: needlessWith(nothingYet),
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
    frameworks: frameworksOn(shown, nothingYet),
    checklist: shown.checklist,
    recovery: recoveryFacts(written),
    picture: drawPicture(written),
    stock: [],
    headroom: model.stacks.map(headroomOf),
  };
  const withLater = (later: SaidLater): Ledger => ({
    ...ledger,
    records: { ...ledger.records, needless: needlessWith(later) },
    frameworks: frameworksOn(shown, later),
    stock: later.stock,
  });
  return { ledger, with: withLater };
}

/** Every check that a control of a declared framework names. */
function checksOfControls(declared: readonly DeclaredFramework[]): readonly string[] {
  const names = declared.map(({ name }) => name);
  return frameworkTables(names).flatMap(({ controls }) =>
    controls.flatMap(({ proof }) => proof.checks ?? []),
  );
}

function withoutWaivers(on: DayAccount): DayAccount {
  return { ...on, holding: { ...on.holding, waived: new Map() } };
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
