import { OutcomeState, PendingReason, type RequirementOutcome } from '../outcome';
import { pendingOutcome } from '../pending-outcome';
import type { DeclaredWaiver } from '../../requirements/declarations';
import type { WaiverTerms } from '../../requirements/waiver-terms';
import type { GoLiveRecords } from './go-live-records';
import type { RuleWaiver } from './rule-waiver';

/** A day for which records are evaluated. */
export interface EvaluationDay {
  readonly date: string;
  /** What the day is, for messages, such as `the opening day`. */
  readonly name: string;
}

/** Attestations and waivers by requirement, evaluated for a day. */
export interface ValidRecords {
  /** `attested`, or `pending` with the reason why the attestation is not valid. */
  readonly attested: ReadonlyMap<string, RequirementOutcome>;
  /** `waived`, or `pending` with the reason why the waiver is not valid. */
  readonly waived: ReadonlyMap<string, RequirementOutcome>;
  /**
   * The outcome of the go-live checklist.
   *
   * @default - it is not known yet
   */
  readonly checklist?: RequirementOutcome;
}

/** True if a waiver is valid on a day, `YYYY-MM-DD`; without a day, every waiver is valid. */
export function isValidOn({ when, expires }: RuleWaiver, date: string | undefined): boolean {
  return date === undefined || (when <= date && date <= expires);
}

/** A waiver in the description of an environment has no first day. */
const NO_FIRST_DAY = '';

interface DatedRecord {
  readonly requirement: string;
  readonly from: string;
  readonly until: string;
  readonly text: string;
  readonly source?: string;
}

/**
 * The records of an environment, evaluated for a day.
 *
 * @param on the day; without it, every record is valid
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
      text: `attested by ${who} on ${when}, valid until ${validUntil} (${evidence})`,
      source,
    }),
  );
  const waivers = [
    ...records.waivers.map((waiver) => ({ ...waiver, from: waiver.when })),
    ...declared.map((waiver) => ({ ...waiver, from: NO_FIRST_DAY })),
  ].map((waiver) => ({ ...waiver, until: waiver.expires, text: waiverText(waiver) }));
  return {
    attested: byRequirement(attestations, OutcomeState.ATTESTED, on),
    waived: byRequirement(waivers, OutcomeState.WAIVED, on),
  };
}

/** The terms of a waiver, in one line. */
export function waiverText({ reason, requestedBy, approvedBy, expires }: WaiverTerms): string {
  return `waived until ${expires}: ${reason} (requested by ${requestedBy}, approved by ${approvedBy})`;
}

function byRequirement(
  records: readonly DatedRecord[],
  state: OutcomeState.ATTESTED | OutcomeState.WAIVED,
  on: EvaluationDay | undefined,
): Map<string, RequirementOutcome> {
  // By the day of expiry, so that of several valid records the last is named.
  const byExpiry = [...records].sort((one, other) => one.until.localeCompare(other.until));
  const outcomes = new Map<string, RequirementOutcome>();
  for (const one of byExpiry) {
    const fault = on === undefined ? undefined : faultOf(one, on);
    if (fault === undefined) outcomes.set(one.requirement, { state, reason: one.text });
    else if (outcomes.get(one.requirement)?.state !== state)
      outcomes.set(one.requirement, pendingOutcome(PendingReason.VALID_RECORD, fault));
  }
  return outcomes;
}

function faultOf(
  { from, until, text, source }: DatedRecord,
  { date, name }: EvaluationDay,
): string | undefined {
  const place = source === undefined ? '' : `${source}: `;
  if (from > date) return `${place}${text}, which is after ${name}, ${date}`;
  if (until < date) return `${place}${text}, which has expired on ${name}, ${date}`;
  return undefined;
}
