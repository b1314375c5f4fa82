import type { Duration } from 'aws-cdk-lib';
import { type Fault, refuseFaults } from '../internal/fault';
import type { DeclaredObjectives } from '../requirements/declared-objectives';

/** Options of the objectives of an environment. */
export interface ObjectivesOptions {
  /** Availability: the percentage of a month in which users can work, from 90 to less than 100, such as 99.9. */
  readonly availability: number;
  /** Continuity, as recovery time objective: how long users may be without it after the loss of a zone, in whole minutes. */
  readonly rto: Duration;
  /**
   * Reliability: the peak load of every service, as a multiple of what its minimum of instances can take, from 1 to 100.
   * Services scale to twice their minimum by default.
   */
  readonly peakLoad: number;
}

/** The availability, continuity and reliability that the business needs (SRV-2). Checks measure the resources by it. */
export class Objectives {
  /** @throws StageEnvironmentError for a figure out of range */
  public static of({ availability, rto, peakLoad }: ObjectivesOptions): Objectives {
    const rtoMinutes = rto.toMinutes({ integral: false });
    refuseFaults([
      ...check('availability', availability, availability >= 90 && availability < 100, {
        id: 'objectives.availability-range',
        what: 'objectives: availability',
        limit: 'it must be a percentage from 90 to less than 100',
        remediation: 'write the objective, such as 99.9, which is 43 minutes of a month without it',
      }),
      ...check('rto', rtoMinutes, Number.isInteger(rtoMinutes) && rtoMinutes >= 1, {
        id: 'objectives.rto-range',
        what: 'objectives: rto in minutes',
        limit: 'it must be a minute or more, in whole minutes',
        remediation: 'write how long users may be without it, such as Duration.minutes(15)',
      }),
      ...check('peakLoad', peakLoad, peakLoad >= 1 && peakLoad <= 100, {
        id: 'objectives.peak-load-range',
        what: 'objectives: peakLoad',
        limit: 'it must be a multiple of what the minimum of instances can take, from 1 to 100',
        remediation: 'write 2 if the highest peak is twice what the minimum of instances can take',
      }),
    ]);
    return new Objectives({ availability, rtoMinutes, peakLoad });
  }

  private constructor(
    /** For checks and the ledger. */
    public readonly declared: DeclaredObjectives,
  ) {}
}

function check(
  option: keyof ObjectivesOptions,
  value: number,
  holds: boolean,
  fault: Omit<Fault, 'path' | 'value' | 'requirement'>,
): Fault[] {
  return holds ? [] : [{ ...fault, path: [option], value, requirement: 'SRV-2' }];
}
