import type { ResourceName } from '../outcome';
import type { UnusedWaiver } from '../ledger/ledger';
import type { RuleWaiver } from '../records/rule-waiver';

/** What a cdk-nag pack of rules says of an environment. */
export interface NagResult {
  readonly pack: string;
  /** Every rule that was asked, by its id. */
  readonly rules: readonly NagRule[];
  /** What is neither in order nor acknowledged. */
  readonly findings: readonly NagFinding[];
  readonly acknowledgements: readonly NagAcknowledgement[];
  /** What somebody lives with for a time. */
  readonly waived: readonly WaivedNagFinding[];
  /** Waivers of the pack's rules that cover nothing. */
  readonly unused: readonly UnusedWaiver[];
  /**
   * Templates that the rules could not be asked about, and why. What they would have said is not known, so nothing that
   * rests on the pack is met.
   *
   * @default - all could
   */
  readonly notEvaluated?: readonly string[];
}

/** How often a rule said what. */
export interface NagRule {
  readonly rule: string;
  readonly level: NagLevel;
  readonly passed: number;
  readonly failed: number;
  readonly acknowledged: number;
  readonly waived: number;
  readonly notApplicable: number;
  /** How often it broke down, mostly over a value that is known only at deployment. Never a pass. */
  readonly unknown: number;
}

export enum NagLevel {
  ERROR = 'error',
  WARNING = 'warning',
}

export interface NagFinding {
  /** With the finding in brackets, where the rule has several. */
  readonly rule: string;
  readonly level: NagLevel;
  readonly description: string;
  readonly resource: ResourceName;
}

export interface WaivedNagFinding extends NagFinding {
  readonly waiver: RuleWaiver;
}

export interface NagAcknowledgement extends NagFinding {
  readonly reason: string;
  /** The construct that carries the acknowledgement. */
  readonly acknowledgedAt: string;
}
