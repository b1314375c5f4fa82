import type { FrameworkAccount } from './frameworks/framework-account';
import type { LedgerRow } from './ledger';
import { WANTING } from './row-state';

/** The row that asks for an account of every declared framework. */
const FRAMEWORKS_ROW = 'FRM-1';

/**
 * That row, if it is required, with how many controls of each framework are left to be seen to. Its own state tells of the
 * declaration, the checks and the signature: what that signature covers stands control by control in the tables.
 */
export function withControlsLeft(row: LedgerRow, frameworks: readonly FrameworkAccount[]): LedgerRow {
  if (row.id !== FRAMEWORKS_ROW || !row.required) return row;
  return { ...row, reason: [row.reason, ...frameworks.flatMap(controlsLeft)].join('; ') };
}

/** Such as `HIPAA: 1 of 71 controls not met, 12 open`; nothing if none is left. */
function controlsLeft({ name, controls }: FrameworkAccount): string[] {
  const counts = WANTING.map((state) => ({
    state,
    number: controls.filter((control) => control.state === state).length,
  })).filter(({ number }) => number > 0);
  const told = counts.map(({ state, number }, index) =>
    index === 0 ? `${number} of ${controls.length} controls ${state}` : `${number} ${state}`,
  );
  return told.length === 0 ? [] : [`${name}: ${told.join(', ')}`];
}
