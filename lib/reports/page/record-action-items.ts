import { OutcomeState } from '../../compliance/outcome';
import { type Ledger, type ExpiringRecord } from '../../compliance/ledger/ledger';
import { blockerLookup } from '../../compliance/passes';
import { BlockerKind } from '../../compliance/blocker';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { anchor } from './anchor';
import { type ActionItem, ActionKind } from './action-items';
import { count, sentence } from './wording';

/** The action items of records: expired and expiring ones, unused records, unknown environments. */
export function recordActions({ name, ledger }: NamedLedger): ActionItem[] {
  const { expired, expiring, unused, unknownEnvironments } = ledger.records;
  const isBlocking = blockerLookup(ledger);
  const target = anchor(name, 'records');
  const about = ({ what }: { readonly what: string }) => ({
    subject: sentence(what),
    blocking: isBlocking(BlockerKind.RECORD, what),
    target,
  });
  return [
    ...unknownEnvironments.map((unknown) => ({
      kind: ActionKind.FIX,
      remediation: 'Correct the name of the environment in the records',
      subject: `Records of '${unknown.name}'`,
      state: OutcomeState.NOT_MET,
      places: [{ reason: `the application has no such environment; ${unknown.remediation}` }],
      blocking: isBlocking(BlockerKind.UNKNOWN_ENVIRONMENT, unknown.name),
      target,
    })),
    ...expired.map((end) => ({
      ...about(end),
      kind: ActionKind.ATTEST,
      remediation: 'Renew the record, or meet the requirement without it',
      state: OutcomeState.PENDING,
      places: [{ reason: `expired on ${end.until}${source(end)}` }],
    })),
    ...expiring.map((end) => ({
      ...about(end),
      kind: ActionKind.REVIEW,
      remediation: 'Renew the record before it expires',
      state: OutcomeState.WAIVED,
      places: [{ reason: `expires on ${end.until}, ${left(end, ledger)}${source(end)}` }],
    })),
    ...unused.map((waiver) => ({
      ...about(waiver),
      kind: ActionKind.REVIEW,
      remediation: 'Correct or remove the unused record',
      state: OutcomeState.WAIVED,
      places: [{ reason: `${waiver.why}${source(waiver)}` }],
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
