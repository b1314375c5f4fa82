import { OutcomeState, pendingOutcome, PendingReason, type RequirementOutcome } from '../outcome';
import type { DeclaredWaiver, WaiverTerms } from '../../requirements/declarations';
import type { GoLiveRecords } from './go-live-records';
import type { RuleWaiver } from './rule-waiver';

/** A day on which records are judged. */
export interface EvaluationDay {
  readonly date: string;
  /** What the day is, for messages, such as `the opening day`. */
  readonly called: string;
}

/** What was signed and waived, by requirement, as it stands on a day. */
export interface ValidRecords {
  /** `attested`, or `open` with the reason why what was signed does not hold. */
  readonly attested: ReadonlyMap<string, RequirementOutcome>;
  /** `waived`, or `open` with the reason why the waiver does not hold. */
  readonly waived: ReadonlyMap<string, RequirementOutcome>;
  /**
   * How the go-live checklist stands.
   *
   * @default - nobody has looked at it
   */
  readonly checklist?: RequirementOutcome;
}

/** True if a waiver holds on a day, `YYYY-MM-DD`; without a day, all hold. */
export function holds({ when, expires }: RuleWaiver, date: string | undefined): boolean {
  return date === undefined || (when <= date && date <= expires);
}

/** What is declared says no day on which it was signed. */
const SINCE_EVER = '';

interface Signed {
  readonly requirement: string;
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
export function validRecordsOn(
  records: GoLiveRecords,
  declared: readonly DeclaredWaiver[],
  on: EvaluationDay | undefined,
): ValidRecords {
  const attestations = records.attestations.map(
    ({ requirement, who, when, evidence, validUntil, source }) => ({
      requirement,
      from: when,
      until: validUntil,
      says: `${who} signed on ${when}, valid until ${validUntil} (${evidence})`,
      source,
    }),
  );
  const waivers = [
    ...records.waivers.map((waiver) => ({ ...waiver, from: waiver.when })),
    ...declared.map((waiver) => ({ ...waiver, from: SINCE_EVER })),
  ].map((waiver) => ({ ...waiver, until: waiver.expires, says: waiverSays(waiver) }));
  return {
    attested: byRow(attestations, OutcomeState.ATTESTED, on),
    waived: byRow(waivers, OutcomeState.WAIVED, on),
  };
}

/** The terms of a waiver, in a line. */
export function waiverSays({ reason, requestedBy, approvedBy, expires }: WaiverTerms): string {
  return `waived until ${expires}: ${reason} (requested by ${requestedBy}, approved by ${approvedBy})`;
}

function byRow(
  signed: readonly Signed[],
  state: OutcomeState.ATTESTED | OutcomeState.WAIVED,
  on: EvaluationDay | undefined,
): Map<string, RequirementOutcome> {
  // The one that ends first comes first, so that the last to hold is the one that is told.
  const topologicalOrder = [...signed].sort((one, other) => one.until.localeCompare(other.until));
  const standings = new Map<string, RequirementOutcome>();
  for (const one of topologicalOrder) {
    const fault = on === undefined ? undefined : faultOf(one, on);
    if (fault === undefined) standings.set(one.requirement, { state, reason: one.says });
    else if (standings.get(one.requirement)?.state !== state)
      standings.set(one.requirement, pendingOutcome(PendingReason.VALID_RECORD, fault));
  }
  return standings;
}

function faultOf({ from, until, says, source }: Signed, { date, called }: EvaluationDay): string | undefined {
  const place = source === undefined ? '' : `${source}: `;
  if (from > date) return `${place}${says}, which is after ${called}, ${date}`;
  if (until < date) return `${place}${says}, which has expired on ${called}, ${date}`;
  return undefined;
}
