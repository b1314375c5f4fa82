import { OutcomeState } from '../../compliance/outcome';
import { type Ledger, type ExpiringRecord } from '../../compliance/ledger/ledger';
import type { NamedLedger } from '../report-files';
import { anchor } from './anchor';
import { type Need, NeedKind } from './action-items';
import { count, sentence } from './wording';

/** What was signed and waived, and is to be renewed or taken out. */
export function recordNeeds({ name, ledger }: NamedLedger): Need[] {
  const { expired, expiring, unused } = ledger.records;
  const about = { blocking: false, target: anchor(name, 'records') };
  return [
    ...expired.map((end) => ({
      ...about,
      kind: NeedKind.ANSWER,
      remediation: 'Renew it, or do without it',
      subject: sentence(end.what),
      state: OutcomeState.PENDING,
      places: [{ reason: `ended on ${end.until}${source(end)}` }],
    })),
    ...expiring.map((end) => ({
      ...about,
      kind: NeedKind.LOOK,
      remediation: 'Renew it before it ends',
      subject: sentence(end.what),
      state: OutcomeState.WAIVED,
      places: [{ reason: `ends on ${end.until}, ${left(end, ledger)}${source(end)}` }],
    })),
    ...unused.map(({ what, why, source: place }) => ({
      ...about,
      kind: NeedKind.LOOK,
      remediation: 'Mend it or take it out: it covers nothing',
      subject: sentence(what),
      state: OutcomeState.WAIVED,
      places: [{ reason: `${why}${source({ source: place })}` }],
    })),
  ];
}

function left({ daysLeft }: ExpiringRecord, { asOf }: Ledger): string {
  const day = asOf ?? 'the day of the ledger';
  return daysLeft === 0 ? `which is ${day}` : `${count(daysLeft, 'day')} after ${day}`;
}

function source({ source: place }: { readonly source?: string }): string {
  return place === undefined ? '' : ` (${place})`;
}
