import type { Declarations } from '../requirements/declarations';
import type { StageProfile } from '../requirements/stage-profile';
import { runCheck } from './checks/checks';
import { headroomOf } from './headroom';
import type { Ledger } from './ledger';
import type { ResourceModel } from './resource-model/resource-model';
import { standingOf } from './row-state';
import type { StockResult } from './stock-packs/stock-result';

/** What a ledger is made from. */
export interface LedgerSource {
  readonly model: ResourceModel;
  readonly profile: StageProfile;
  readonly declarations: Declarations;
  readonly stock: readonly StockResult[];
}

/** Runs the checks that the profile names, each once, and accounts for every requirement. */
export function buildLedger({ model, profile, declarations, stock }: LedgerSource): Ledger {
  const rows = Object.values(profile.requirements);
  const idsOf = (row: (typeof rows)[number]) =>
    row.absenceCheck === undefined ? row.checks : [...row.checks, row.absenceCheck];
  const ids = [...new Set(rows.flatMap(idsOf))];
  const results = new Map(ids.map((id) => [id, runCheck(id, model, { declarations, profile })]));
  return {
    environment: {
      id: declarations.environment,
      stage: profile.stage,
      owner: declarations.owner,
      accounts: known(model.stacks.map(({ account }) => account)),
      regions: known(model.stacks.map(({ region }) => region)),
    },
    declarations,
    requirements: rows.map((row) => {
      const checks = idsOf(row).flatMap((id) => results.get(id) ?? []);
      return {
        id: row.requirement.id,
        title: row.requirement.title,
        obligation: row.cell.obligation,
        basis: row.cell.basis,
        required: row.required,
        obligationReason: row.reason,
        ...standingOf(row, checks, declarations),
        checks,
      };
    }),
    stock,
    headroom: model.stacks.map(headroomOf),
  };
}

function known(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort();
}
