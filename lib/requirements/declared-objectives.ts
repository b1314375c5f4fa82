/** A service that runs once, which is the only way below the instances that a stage asks for (CLU-1). */
export interface DeclaredSingleton {
  /** The id under which the component was added; the logical id of the server in a template written by hand. */
  readonly component: string;
  readonly reason: string;
}

/** What the business needs of the environment's capacity (SRV-2). */
export interface DeclaredObjectives {
  /** Availability: percent of a month in which users can work, such as 99.9. */
  readonly availability: number;
  /** Continuity: the most minutes until users can work again after the loss of a zone. */
  readonly rtoMinutes: number;
  /** Reliability: the peak that every service bears, as a multiple of what its least instances bear; from 1. */
  readonly peakLoad: number;
}
