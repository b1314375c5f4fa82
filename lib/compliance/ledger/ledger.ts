import type { OutcomeState } from '../outcome';
import type { Declarations } from '../../requirements/declarations';
import type { Basis, Obligation } from '../../requirements/requirement';
import type { StageKind } from '../../requirements/stage-kind';
import type { CheckResult } from '../checks/checks';
import type { Picture } from './picture';
import type { RecoveryFact } from './recovery';
import type { FrameworkResult } from '../frameworks/framework-result';
import type { ChecklistTask } from '../records/checklist';
import type { Attestation, BreakGlass, Waiver } from '../records/go-live-record';
import type { RuleWaiver } from '../records/rule-waiver';
import type { TaskRecord } from '../records/task-record';
import type { NagResult } from '../nag/nag-result';

/** Changes when a field is renamed, removed or given another meaning. */
export const LEDGER_VERSION = 1;

/** The whole account of an environment: plain data, the same for the same environment. */
export interface Ledger {
  readonly version: number;
  readonly environment: LedgerEnvironment;
  /** The day, `YYYY-MM-DD`, on which it shows what was signed; none if the environment has no opening day either. */
  readonly asOf?: string;
  /** How it came to be, in a sentence, and what it therefore lacks; none if the checks of its application made it. */
  readonly note?: string;
  /** What its description declares, as the checks read it. */
  readonly declarations: Declarations;
  /** What was signed for it, whether it holds or not. */
  readonly records: LedgerRecords;
  /** How it goes live; none if it is closed. */
  readonly opening?: LedgerOpening;
  /** Every requirement of the catalogue, in its order. */
  readonly requirements: readonly LedgerRequirement[];
  /** One for each framework that is declared, control by control. */
  readonly frameworks: readonly FrameworkResult[];
  /** Every task before the environment goes live (CHK-1); empty where nothing goes live. */
  readonly checklist: readonly ChecklistTask[];
  /** What each plan of backups keeps. */
  readonly recovery: readonly RecoveryFact[];
  readonly picture: Picture;
  /** One for each pack of cdk-nag rules. */
  readonly nag: readonly NagResult[];
  readonly cloudFormationLimits: readonly StackLimits[];
}

export interface LedgerEnvironment {
  /** The construct path. */
  readonly id: string;
  readonly stage: StageKind;
  readonly owner: string;
  /** Those of the environment's stacks that are known. */
  readonly accounts: readonly string[];
  /** Those of the environment's stacks that are known. */
  readonly regions: readonly string[];
}

export interface LedgerRecords {
  readonly attestations: readonly Attestation[];
  readonly waivers: readonly Waiver[];
  readonly ruleWaivers: readonly RuleWaiver[];
  readonly tasks: readonly TaskRecord[];
  readonly overrides: readonly BreakGlass[];
  /** What had ended before the day that the ledger shows, and was not renewed. */
  readonly expired: readonly ExpiringRecord[];
  /** What ends within thirty days after the day that the ledger shows, and was not renewed. */
  readonly expiring: readonly ExpiringRecord[];
  readonly unused: readonly UnusedWaiver[];
}

/** An attestation or a waiver, and when it ends. */
export interface ExpiringRecord {
  /** Such as `attestation of PEN-1`. */
  readonly what: string;
  /** Who signed it, or approved it. */
  readonly who: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
  /** From the day that the ledger shows: 0 on the last day, below once it has ended. */
  readonly daysLeft: number;
  /** None if it stands in code. */
  readonly source?: string;
}

/** A waiver without which the environment would stand as well. */
export interface UnusedWaiver {
  /** Such as `waiver of SEC-2`. */
  readonly what: string;
  readonly why: string;
  /** None if it stands in code. */
  readonly source?: string;
}

/** An environment that is open to its users, by its launch plan. */
export interface LedgerOpening {
  /** The day on which users come, `YYYY-MM-DD`. */
  readonly opensOn: string;
  /** The required requirements that are open on that day. */
  readonly pendingRequirements: readonly PendingRequirement[];
  /** Who opens it nevertheless. */
  readonly override?: BreakGlass;
}

/** A required requirement that nobody answered or signed. */
export interface PendingRequirement {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

export interface LedgerRequirement {
  readonly id: string;
  readonly title: string;
  readonly obligation: Obligation;
  readonly basis: Basis;
  readonly required: boolean;
  /** Why it is, or is not, required. */
  readonly obligationReason: string;
  readonly state: OutcomeState;
  readonly reason: string;
  /**
   * True if it keeps the environment from passing validation. Records that have expired since the opening day may change
   * the state, but never this.
   */
  readonly blocking: boolean;
  readonly checks: readonly CheckResult[];
}

/** What a stack has left of a service limit. */
export interface StackLimits {
  readonly stack: string;
  /** The file of its template, below the outermost assembly or as it was given; none if it was read from no file. */
  readonly templateFile?: string;
  readonly limits: readonly CloudFormationLimit[];
}

export interface CloudFormationLimit {
  /** `resources`, `parameters`, `outputs` or `templateBytes`. */
  readonly what: string;
  readonly used: number;
  readonly limit: number;
}
