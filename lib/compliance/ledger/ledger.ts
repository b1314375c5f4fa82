import type { OutcomeState, PendingReason } from '../outcome';
import type { Declarations } from '../../requirements/declarations';
import type { Basis, Obligation } from '../../requirements/requirement';
import type { StageKind } from '../../requirements/stage-kind';
import type { CheckResult } from '../checks/check-result';
import type { Picture } from './picture';
import type { RecoveryFact } from './recovery';
import type { FrameworkResult } from '../frameworks/framework-result';
import type { ChecklistTask } from '../records/checklist';
import type { BreakGlass } from '../records/break-glass';
import type { Waiver } from '../records/waiver';
import type { Attestation } from '../records/attestation';
import type { RuleWaiver } from '../records/rule-waiver';
import type { TaskRecord } from '../records/task-record';
import type { NagResult } from '../nag/nag-result';
import type { ValidationError } from '../validation/validation-error';
import type { UnusedWaiver } from '../records/unused-waiver';

/** The version of the ledger's format. A renamed or removed field, or one with another meaning, raises it. */
export const LEDGER_VERSION = 2;

/** What an environment is evaluated for, which decides what keeps it from passing. */
export enum EvaluationMode {
  /** The environment is synthesized for deployment. */
  SYNTHESIS = 'synthesis',
  /** The environment is compared with a stage and frameworks: controls that are not met keep it from passing too. */
  CHECK = 'check',
  /** Like `CHECK`: what is pending or unknown, expired or unused keeps it from passing too. */
  STRICT_CHECK = 'strict check',
}

/** The evaluation of one environment: plain data, the same for the same environment. */
export interface Ledger {
  readonly version: number;
  readonly environment: LedgerEnvironment;
  /** What the environment is evaluated for. */
  readonly mode: EvaluationMode;
  /** The day, `YYYY-MM-DD`, for which it shows the records; none if the environment has no opening day either. */
  readonly asOf?: string;
  /** How the ledger was made and what it therefore lacks, in a sentence; none if a synthesis made it. */
  readonly note?: string;
  /** What the description of the environment declares. */
  readonly declarations: Declarations;
  /** Every record of the environment, valid or not. */
  readonly records: LedgerRecords;
  /** How the environment opens to its users; none if it is closed. */
  readonly opening?: LedgerOpening;
  /** Every requirement of the catalogue, in its order. */
  readonly requirements: LedgerRequirement[];
  /** The declared frameworks, control by control. */
  readonly frameworks: FrameworkResult[];
  /** The tasks before the environment goes live (CHK-1); empty if it does not go live. */
  readonly checklist: ChecklistTask[];
  /** RPO and retention of each backup rule. */
  readonly recovery: RecoveryFact[];
  readonly picture: Picture;
  /** The results of the cdk-nag packs. */
  readonly nag: NagResult[];
  /** The result of the CDK's validation of the templates; none if it is not known. */
  readonly validation?: LedgerValidation;
  readonly cloudFormationLimits: StackLimits[];
}

/** The environment that a ledger is of. */
export interface LedgerEnvironment {
  /** The construct path. */
  readonly id: string;
  readonly stage: StageKind;
  readonly owner: string;
  /** The known accounts of its stacks. */
  readonly accounts: string[];
  /** The known Regions of its stacks. */
  readonly regions: string[];
}

/** The records of an environment. */
export interface LedgerRecords {
  readonly attestations: Attestation[];
  readonly waivers: Waiver[];
  readonly ruleWaivers: RuleWaiver[];
  readonly tasks: TaskRecord[];
  readonly overrides: BreakGlass[];
  /** Records that expired before the day of the ledger, and are not renewed. */
  readonly expired: ExpiringRecord[];
  /** Records that expire within thirty days after the day of the ledger, and are not renewed. */
  readonly expiring: ExpiringRecord[];
  readonly unused: UnusedWaiver[];
  /** The environments that records name and the application does not have. */
  readonly unknownEnvironments: UnknownEnvironment[];
}

/** An attestation or a waiver with its last day. */
export interface ExpiringRecord {
  /** Such as `attestation of PEN-1`. */
  readonly what: string;
  /** Who attested or approved it. */
  readonly who: string;
  /** The last day on which it is valid, `YYYY-MM-DD`. */
  readonly until: string;
  /** Days from the day of the ledger: 0 on the last day, negative after it. */
  readonly daysLeft: number;
  /** Its place in a file; none if it is in code. */
  readonly source?: string;
}

/** An environment that records name and the application does not have. */
export interface UnknownEnvironment {
  readonly name: string;
  /** The nearest name, or all there are. */
  readonly remediation: string;
}

/** The opening of an environment to its users, by its launch plan. */
export interface LedgerOpening {
  /** The opening day, `YYYY-MM-DD`. */
  readonly opensOn: string;
  /** The required requirements that are pending on that day. */
  readonly pendingRequirements: PendingRequirement[];
  /** The break-glass override that opens it nevertheless. */
  readonly override?: BreakGlass;
}

/** A required requirement that lacks a declaration, an attestation or a finished checklist. */
export interface PendingRequirement {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

/** A requirement with its outcome and the results of its checks. */
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
  /** What is missing. None unless it is pending. */
  readonly pending?: PendingReason[];
  /** True if it keeps the environment from passing. A record that expires after the opening day does not change it. */
  readonly blocking: boolean;
  readonly checks: CheckResult[];
}

/** The result of the CDK's validation of the environment's templates. */
export interface LedgerValidation {
  /** The errors, acknowledged or not; no warnings. */
  readonly errors: ValidationError[];
}

/** How much of CloudFormation's limits a stack uses. */
export interface StackLimits {
  readonly stack: string;
  /** The template file, relative to the outermost assembly or as given; none if it was read from no file. */
  readonly templateFile?: string;
  readonly limits: CloudFormationLimit[];
}

/** The use of one limit. */
export interface CloudFormationLimit {
  /** `resources`, `parameters`, `outputs` or `templateBytes`. */
  readonly what: string;
  readonly used: number;
  readonly limit: number;
}
