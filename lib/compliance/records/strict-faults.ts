import { type Ledger, type RecordEnd, RowState } from '../ledger';

/** What keeps a strict reader from passing an environment that validation passes. */
export interface StrictFault {
  /** The row, or the record, such as `PEN-1` or `waiver of SEC-2`. */
  readonly what: string;
  /** The state of the row; `expired` or `needless` for a record. */
  readonly state: string;
  readonly reason: string;
}

const FAULTS: readonly RowState[] = [RowState.NOT_MET, RowState.OPEN, RowState.UNDECIDABLE];

/** Required rows that are not met, open or undecidable, and records that have expired or that nothing needs. */
export function strictFaults({ requirements, records }: Ledger): StrictFault[] {
  const rows = requirements
    .filter(({ required, state }) => required && FAULTS.includes(state))
    .map(({ id, state, reason }) => ({ what: id, state, reason }));
  const expired = records.expired.map((end) => ({
    what: end.what,
    state: 'expired',
    reason: `${placed(end)}it held until ${end.until}, and is not renewed`,
  }));
  const needless = records.needless.map((waiver) => ({
    what: waiver.what,
    state: 'needless',
    reason: `${placed(waiver)}${waiver.why}`,
  }));
  return [...rows, ...expired, ...needless];
}

function placed({ source }: Pick<RecordEnd, 'source'>): string {
  return source === undefined ? '' : `${source}: `;
}
