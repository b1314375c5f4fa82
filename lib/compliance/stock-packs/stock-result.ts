import type { ResourceName } from '../checks/check';
import type { NeedlessWaiver } from '../ledger';
import type { RuleWaiver } from '../records/rule-waiver';

/** What a stock pack of rules says of an environment. */
export interface StockResult {
  readonly pack: string;
  /** Every rule that was asked, by its id. */
  readonly rules: readonly StockRule[];
  /** What is neither in order nor acknowledged. */
  readonly findings: readonly StockFinding[];
  readonly acknowledgements: readonly StockAcknowledgement[];
  /** What somebody lives with for a time. */
  readonly waived: readonly WaivedStockFinding[];
  /** Waivers of the pack's rules that cover nothing. */
  readonly needless: readonly NeedlessWaiver[];
  /**
   * Templates that the rules could not be asked about, and why. What they would have said is not known, so nothing that
   * rests on the pack is met.
   *
   * @default - all could
   */
  readonly unasked?: readonly string[];
}

/** How often a rule said what. */
export interface StockRule {
  readonly rule: string;
  readonly level: StockLevel;
  readonly passed: number;
  readonly failed: number;
  readonly acknowledged: number;
  readonly waived: number;
  readonly notApplicable: number;
  /** How often it broke down, mostly over a value that is known only at deployment. Never a pass. */
  readonly undecided: number;
}

export enum StockLevel {
  ERROR = 'error',
  WARNING = 'warning',
}

export interface StockFinding {
  /** With the finding in brackets, where the rule has several. */
  readonly rule: string;
  readonly level: StockLevel;
  readonly description: string;
  readonly resource: ResourceName;
}

export interface WaivedStockFinding extends StockFinding {
  readonly waiver: RuleWaiver;
}

export interface StockAcknowledgement extends StockFinding {
  readonly reason: string;
  /** The construct that carries the acknowledgement. */
  readonly acknowledgedAt: string;
}
