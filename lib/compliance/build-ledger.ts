import type { Declarations } from '../requirements/declarations';
import type { StageProfile } from '../requirements/stage-profile';
import { runCheck } from './checks/checks';
import { headroomOf } from './headroom';
import { type Ledger, LEDGER_VERSION, type LedgerOpening, RowState } from './ledger';
import { GoLiveRecords } from './records/go-live-records';
import { holdingOn } from './records/holding';
import type { ResourceModel } from './resource-model/resource-model';
import { type Standing, standingOf } from './row-state';
import type { StockResult } from './stock-packs/stock-result';

/** What a ledger is made from. */
export interface LedgerSource {
  readonly model: ResourceModel;
  readonly profile: StageProfile;
  readonly declarations: Declarations;
  readonly stock: readonly StockResult[];
  /** @default - nothing is signed */
  readonly records?: GoLiveRecords;
  /** @default - rows are shown as they stand on the opening day */
  readonly asOf?: string;
}

/** Runs the checks that the profile names, each once, and accounts for every requirement. */
export function buildLedger(source: LedgerSource): Ledger {
  const { model, profile, declarations, stock, asOf } = source;
  const records = (source.records ?? GoLiveRecords.of([])).forEnvironment(declarations.environment);
  const opensOn = declarations.launch?.opensOn;
  const holding = (date: string | undefined, called: string) =>
    holdingOn(records, declarations.waivers ?? [], date === undefined ? undefined : { date, called });
  const atOpening = holding(opensOn, 'the opening day');
  const shown = asOf === undefined ? atOpening : holding(asOf, 'the day of the report');

  const rows = Object.values(profile.requirements);
  const idsOf = (row: (typeof rows)[number]) =>
    row.absenceCheck === undefined ? row.checks : [...row.checks, row.absenceCheck];
  const ids = [...new Set(rows.flatMap(idsOf))];
  const results = new Map(ids.map((id) => [id, runCheck(id, model, { declarations, profile })]));
  const accounts = rows.map((row) => {
    const checks = idsOf(row).flatMap((id) => results.get(id) ?? []);
    const judged = standingOf(row, checks, declarations, atOpening);
    return { row, checks, judged, standing: standingOf(row, checks, declarations, shown) };
  });
  const openRows = accounts
    .filter(({ judged }) => isOpen(judged))
    .map(({ row, judged: { reason } }) => ({
      id: row.requirement.id,
      title: row.requirement.title,
      reason,
    }));
  const opening: LedgerOpening | undefined =
    opensOn === undefined ? undefined : { opensOn, openRows, override: records.overrides.at(0) };
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
    records: {
      attestations: records.attestations,
      waivers: records.waivers,
      overrides: records.overrides,
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
    frameworks: [],
    checklist: [],
    recovery: [],
    picture: { places: [], nodes: [], edges: [] },
    stock,
    headroom: model.stacks.map(headroomOf),
  };
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
