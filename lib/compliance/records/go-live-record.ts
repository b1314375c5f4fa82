import { StageEnvironmentError } from '../../private/errors';
import { didYouMean } from '../../private/nearest';
import { day, said } from '../../private/said';
import { checkedWaiver } from '../../private/waiver';
import { CATALOG } from '../../requirements/catalog';
import type { WaiverTerms } from '../../requirements/declarations';
import type { Requirement } from '../../requirements/requirement';

/** What every record says. */
export interface RecordOptions {
  /** The environment's name, as `environmentName` tells it: its path in the construct tree, such as `Production/Shop`. */
  readonly environment: string;
  /** The day on which it was signed, `YYYY-MM-DD`. */
  readonly when: string;
  /**
   * Where the record is written down, such as `go-live.yaml:12:5`; messages and the ledger name it.
   *
   * @default - in code
   */
  readonly source?: string;
}

/** A person signs what no template can prove. */
export interface Attestation extends RecordOptions {
  /** The requirement, such as `PEN-1`. */
  readonly row: string;
  /** Who signs. */
  readonly who: string;
  /** Where a reviewer can see it. */
  readonly evidence: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly validUntil: string;
}

/** Somebody who may do so lets the environment live without a requirement for a time. */
export interface Waiver extends RecordOptions, WaiverTerms {
  /** The requirement, such as `SEC-2`. */
  readonly row: string;
}

/** Somebody opens an environment although required rows are open. It stays in the ledger. */
export interface BreakGlass extends RecordOptions {
  /** Who takes it upon themselves. */
  readonly who: string;
  readonly reason: string;
}

/** A record of what no template can prove: signed by a person, for one environment. */
export class GoLiveRecord {
  /**
   * A person signs what a requirement asks to be attested.
   *
   * @throws StageEnvironmentError if a text is blank, a date is none, there is no such requirement or none that is
   * attested, or it ends before it begins
   */
  public static attestation(attestation: Attestation): GoLiveRecord {
    const { row, who, evidence, validUntil } = attestation;
    const what = `attestation of ${row}`;
    checkCommon(what, attestation);
    checkAttestable(requirementOf(what, row));
    said(`'who' of the ${what}`, who, row);
    said(`'evidence' of the ${what}`, evidence, row);
    checkOrder(`'validUntil' of the ${what}`, attestation.when, validUntil);
    return new GoLiveRecord(attestation, undefined, undefined);
  }

  /**
   * Somebody lets the environment live without a requirement for a time, at the request of somebody else.
   *
   * @throws StageEnvironmentError if a text is blank, a date is none, there is no such requirement, it is approved by who
   * requested it, or it ends before it begins
   */
  public static waiver(waiver: Waiver): GoLiveRecord {
    const what = `waiver of ${waiver.row}`;
    checkCommon(what, waiver);
    requirementOf(what, waiver.row);
    checkedWaiver(`the ${what}`, waiver.row, waiver);
    checkOrder(`'expires' of the ${what}`, waiver.when, waiver.expires);
    return new GoLiveRecord(undefined, waiver, undefined);
  }

  /**
   * Somebody opens the environment although required rows are open: a break-glass override, for an emergency.
   *
   * @throws StageEnvironmentError if a text is blank or the date is none
   */
  public static breakGlass(breakGlass: BreakGlass): GoLiveRecord {
    const what = 'break-glass override';
    checkCommon(what, breakGlass);
    said(`'who' of the ${what}`, breakGlass.who);
    said(`'reason' of the ${what}`, breakGlass.reason);
    return new GoLiveRecord(undefined, undefined, breakGlass);
  }

  private constructor(
    /** Set if it is an attestation. */
    public readonly attestation: Attestation | undefined,
    /** Set if it is a waiver. */
    public readonly waiver: Waiver | undefined,
    /** Set if it is a break-glass override. */
    public readonly override: BreakGlass | undefined,
  ) {}
}

function checkCommon(what: string, { environment, when }: RecordOptions): void {
  said(`'environment' of the ${what}`, environment);
  day(`'when' of the ${what}`, when);
}

function requirementOf(what: string, row: string): Requirement {
  const found = CATALOG.find(({ id }) => id === row);
  if (found !== undefined) return found;
  throw new StageEnvironmentError({
    what,
    value: row,
    limit: 'there is no such requirement',
    remedy: didYouMean(
      row,
      CATALOG.map(({ id }) => id),
    ),
  });
}

function checkAttestable({ id, title, proof }: Requirement): void {
  if (proof.attested !== undefined) return;
  throw new StageEnvironmentError({
    what: `attestation of ${id}`,
    value: id,
    limit: `'${title}' is proved by what the environment is or declares, not by a signature`,
    remedy: 'mend or declare what is missing, or record a waiver',
    row: id,
  });
}

function checkOrder(what: string, first: string, last: string): void {
  if (day(what, last) >= first) return;
  throw new StageEnvironmentError({
    what,
    value: last,
    limit: `it is signed on ${first} and cannot end before`,
    remedy: 'write the last day on which it holds',
  });
}
