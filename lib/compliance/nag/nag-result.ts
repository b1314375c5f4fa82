import type { ResourceName } from '../outcome';
import type { UnusedWaiver } from '../records/unused-waiver';
import type { RuleWaiver } from '../records/rule-waiver';

/** The result of a cdk-nag pack over one environment. */
export interface NagResult {
  readonly pack: string;
  /** Every rule that was evaluated, by its id. */
  readonly rules: NagRule[];
  /** Findings that are neither acknowledged nor waived. */
  readonly findings: NagFinding[];
  readonly acknowledgements: NagAcknowledgement[];
  /** Findings that are waived on the day of the ledger. */
  readonly waived: WaivedNagFinding[];
  /** Waivers of the pack's rules that cover no finding. */
  readonly unused: UnusedWaiver[];
  /**
   * The templates that the pack could not evaluate, each with the reason. Nothing that rests on the pack is met then.
   *
   * @default - it evaluated all of them
   */
  readonly notEvaluated?: string[];
}

/** How often a rule had which result. */
export interface NagRule {
  readonly rule: string;
  readonly level: NagLevel;
  readonly passed: number;
  readonly failed: number;
  readonly acknowledged: number;
  readonly waived: number;
  readonly notApplicable: number;
  /** How often the rule threw, usually over a value that is known only at deployment. Never a pass. */
  readonly unknown: number;
}

/** The severity of a rule in its pack. */
export enum NagLevel {
  ERROR = 'error',
  WARNING = 'warning',
}

/** A resource that a rule finds non-compliant, or cannot evaluate. */
export interface NagFinding {
  /** The rule; with the finding in brackets, if the rule has several. */
  readonly rule: string;
  readonly level: NagLevel;
  readonly description: string;
  readonly resource: ResourceName;
  /**
   * True if it keeps the environment from passing: an error that is not acknowledged, and was not waived on the opening
   * day. A waiver that expires later does not change it.
   */
  readonly blocking: boolean;
}

/** A finding with its waiver. */
export interface WaivedNagFinding extends NagFinding {
  readonly waiver: RuleWaiver;
}

/** A finding with its acknowledgement in code. */
export interface NagAcknowledgement extends NagFinding {
  readonly reason: string;
  /** The path of the construct that carries the acknowledgement. */
  readonly acknowledgedAt: string;
}
