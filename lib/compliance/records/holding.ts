import type { DeclaredWaiver, WaiverTerms } from '../../requirements/declarations';
import { RowState } from '../ledger';
import type { Standing } from '../row-state';
import type { GoLiveRecords } from './go-live-records';
import type { RuleWaiver } from './rule-waiver';

/** A day on which records are judged. */
export interface JudgedOn {
  readonly date: string;
  /** What the day is, for messages, such as `the opening day`. */
  readonly called: string;
}

/** What was signed and waived, by requirement, as it stands on a day. */
export interface Holding {
  /** `attested`, or `open` with the reason why what was signed does not hold. */
  readonly attested: ReadonlyMap<string, Standing>;
  /** `waived`, or `open` with the reason why the waiver does not hold. */
  readonly waived: ReadonlyMap<string, Standing>;
  /**
   * How the go-live checklist stands.
   *
   * @default - nobody has looked at it
   */
  readonly checklist?: Standing;
}

/** True if a waiver holds on a day, `YYYY-MM-DD`; without a day, all hold. */
export function holds({ when, expires }: RuleWaiver, date: string | undefined): boolean {
  return date === undefined || (when <= date && date <= expires);
}

/** What is declared says no day on which it was signed. */
const SINCE_EVER = '';

interface Signed {
  readonly row: string;
  readonly from: string;
  readonly until: string;
  readonly says: string;
  readonly source?: string;
}

/**
 * How the records of an environment stand on a day.
 *
 * @param on the day; without it, what is signed holds
 */
export function holdingOn(
  records: GoLiveRecords,
  declared: readonly DeclaredWaiver[],
  on: JudgedOn | undefined,
): Holding {
  const attestations = records.attestations.map(({ row, who, when, evidence, validUntil, source }) => ({
    row,
    from: when,
    until: validUntil,
    says: `${who} signed on ${when}, valid until ${validUntil} (${evidence})`,
    source,
  }));
  const waivers = [
    ...records.waivers.map((waiver) => ({ ...waiver, from: waiver.when })),
    ...declared.map((waiver) => ({ ...waiver, from: SINCE_EVER })),
  ].map((waiver) => ({ ...waiver, until: waiver.expires, says: waiverSays(waiver) }));
  return {
    attested: byRow(attestations, RowState.ATTESTED, on),
    waived: byRow(waivers, RowState.WAIVED, on),
  };
}

/** The terms of a waiver, in a line. */
export function waiverSays({ reason, requestedBy, approvedBy, expires }: WaiverTerms): string {
  return `waived until ${expires}: ${reason} (requested by ${requestedBy}, approved by ${approvedBy})`;
}

function byRow(
  signed: readonly Signed[],
  state: RowState.ATTESTED | RowState.WAIVED,
  on: JudgedOn | undefined,
): Map<string, Standing> {
  // The one that ends first comes first, so that the last to hold is the one that is told.
  const inOrder = [...signed].sort((one, other) => one.until.localeCompare(other.until));
  const standings = new Map<string, Standing>();
  for (const one of inOrder) {
    const fault = on === undefined ? undefined : faultOf(one, on);
    if (fault === undefined) standings.set(one.row, { state, reason: one.says });
    else if (standings.get(one.row)?.state !== state)
      standings.set(one.row, { state: RowState.OPEN, reason: fault });
  }
  return standings;
}

function faultOf({ from, until, says, source }: Signed, { date, called }: JudgedOn): string | undefined {
  const place = source === undefined ? '' : `${source}: `;
  if (from > date) return `${place}${says}, which is after ${called}, ${date}`;
  if (until < date) return `${place}${says}, which has expired on ${called}, ${date}`;
  return undefined;
}
