import { OutcomeState } from '../outcome';
import { type Ledger, type ExpiringRecord } from '../ledger/ledger';

/** What keeps a strict reader from passing an environment that validation passes. */
export interface StrictFailure {
  /** The requirement, or the record, such as `PEN-1` or `waiver of SEC-2`. */
  readonly what: string;
  /** The state of the requirement; `expired` or `unused` for a record. */
  readonly state: string;
  readonly reason: string;
}

const FAULTS: readonly OutcomeState[] = [OutcomeState.NOT_MET, OutcomeState.PENDING, OutcomeState.UNKNOWN];

/** Required requirements that are not met, open or unknown, and records that have expired or that nothing needs. */
export function strictFailures({ requirements, records }: Ledger): StrictFailure[] {
  const failing = requirements
    .filter(({ required, state }) => required && FAULTS.includes(state))
    .map(({ id, state, reason }) => ({ what: id, state, reason }));
  const expired = records.expired.map((end) => ({
    what: end.what,
    state: 'expired',
    reason: `${placed(end)}it held until ${end.until}, and is not renewed`,
  }));
  const unused = records.unused.map((waiver) => ({
    what: waiver.what,
    state: 'unused',
    reason: `${placed(waiver)}${waiver.why}`,
  }));
  return [...failing, ...expired, ...unused];
}

function placed({ source }: Pick<ExpiringRecord, 'source'>): string {
  return source === undefined ? '' : `${source}: `;
}
