import type { Duration } from 'aws-cdk-lib';
import { StageEnvironmentError } from '../internal/errors';
import type { DeclaredObjectives } from '../requirements/declared-objectives';

/** What the business needs of an environment's capacity. */
export interface ObjectivesOptions {
  /** Availability: percent of a month in which users can work, from 90 to less than 100, such as 99.9. */
  readonly availability: number;
  /** Continuity: the longest time until users can work again after the loss of a zone, in whole minutes. */
  readonly rto: Duration;
  /**
   * Reliability: the peak that every service bears, as a multiple of what its least instances bear; from 1. Services
   * scale to twice their least unless they say otherwise.
   */
  readonly peakLoad: number;
}

/** The availability, continuity and reliability that the business needs (SRV-2). The checks measure the resources by it. */
export class Objectives {
  /** @throws StageEnvironmentError for figures that nobody can keep, or that ask for nothing */
  public static of(needs: ObjectivesOptions): Objectives {
    const { availability, rto, peakLoad } = needs;
    const rtoMinutes = rto.toMinutes({ integral: false });
    check('availability', availability, availability >= 90 && availability < 100, {
      limit: 'it must be a percentage from 90 to less than 100; nothing is available always',
      remediation: 'write what was promised, such as 99.9, which is 43 minutes of a month without',
    });
    check('recovery time in minutes', rtoMinutes, Number.isInteger(rtoMinutes) && rtoMinutes >= 1, {
      limit: 'it must be a minute or more, in whole minutes',
      remediation: 'write how long users can be without it, such as Duration.minutes(15)',
    });
    check('peakLoad', peakLoad, peakLoad >= 1 && peakLoad <= 100, {
      limit: 'it must be a multiple of the ordinary load, from 1 to 100',
      remediation: 'write 2 if the highest peak is twice of what the least instances bear',
    });
    return new Objectives({ availability, rtoMinutes, peakLoad });
  }

  private constructor(
    /** For the checks and the ledger. */
    public readonly declared: DeclaredObjectives,
  ) {}
}

function check(
  what: string,
  value: number,
  holds: boolean,
  { limit, remediation }: { limit: string; remediation: string },
): void {
  if (holds) return;
  throw new StageEnvironmentError({
    what: `objectives: ${what}`,
    value,
    limit,
    remediation,
    requirement: 'SRV-2',
  });
}
