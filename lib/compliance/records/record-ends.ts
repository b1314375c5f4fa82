import type { DeclaredWaiver } from '../../requirements/declarations';
import type { LedgerRecords, ExpiringRecord } from '../ledger/ledger';
import type { Attestation } from './attestation';
import type { GoLiveRecords } from './go-live-records';
import { attests } from './attestation-scope';

const NOTICE_DAYS = 30;
const DAY_IN_MS = 24 * 60 * 60 * 1000;

/**
 * The records that have expired by a day, and those that expire within 30 days after it. Of a record and its renewals, the last
 * counts; an attestation of several controls renews that of each.
 *
 * @param day `YYYY-MM-DD`; without it, no record expires
 */
export function recordEnds(
  { attestations, waivers, ruleWaivers }: GoLiveRecords,
  declared: readonly DeclaredWaiver[],
  day: string | undefined,
): Pick<LedgerRecords, 'expired' | 'expiring'> {
  if (day === undefined) return { expired: [], expiring: [] };
  const end = (what: string, who: string, until: string, source?: string): ExpiringRecord => ({
    what,
    who,
    until,
    daysLeft: (Date.parse(until) - Date.parse(day)) / DAY_IN_MS,
    source,
  });
  const isNotRenewed = ({ requirement, validUntil }: Attestation) =>
    attestations.every((other) => !attests(other.requirement, requirement) || other.validUntil <= validUntil);
  const ends = [
    ...attestations
      .filter(isNotRenewed)
      .map((it) => end(`attestation of ${it.requirement}`, it.who, it.validUntil, it.source)),
    ...waivers.map((it) => end(`waiver of ${it.requirement}`, it.approvedBy, it.expires, it.source)),
    ...ruleWaivers.map((it) =>
      end(`waiver of ${it.rule} at ${it.path}`, it.approvedBy, it.expires, it.source),
    ),
    ...declared.map((it) => end(`waiver of ${it.requirement}`, it.approvedBy, it.expires)),
  ];
  const last = ends.filter(
    (one) => !ends.some((other) => other.what === one.what && other.until > one.until),
  );
  return {
    expired: last.filter(({ daysLeft }) => daysLeft < 0),
    expiring: last.filter(({ daysLeft }) => daysLeft >= 0 && daysLeft <= NOTICE_DAYS),
  };
}
