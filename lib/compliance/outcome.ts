import type { Acknowledgement } from './acknowledgement';
import type { RuleWaiver } from './records/rule-waiver';

/** The result of a check, and of a requirement or a control that rests on checks, answers and records. */
export enum OutcomeState {
  /** Every check passed, and what had to be declared is declared. */
  MET = 'met',
  /** A check found a fault in the resources. */
  NOT_MET = 'not met',
  /** Nothing in the environment is what it speaks of. */
  NOT_APPLICABLE = 'not applicable',
  /** A value that decides is known only at deployment. */
  UNKNOWN = 'unknown',
  NOT_REQUIRED = 'not required',
  NOT_REQUIRED_BUT_PRESENT = 'not required, but present',
  /** No check evaluates it. */
  NOT_CHECKED = 'not checked',
  /** The description of the environment answers it, and no template could. */
  DECLARED = 'declared',
  /** A person attested it. */
  ATTESTED = 'attested',
  /** The organization meets it outside of the environment. */
  INHERITED = 'inherited',
  /** Accepted: for a time by a waiver, or by an acknowledgement of the rule or check in code. */
  WAIVED = 'waived',
  /** The answer or the attestation is missing. */
  PENDING = 'pending',
  /** A control that no template shows: a duty of the organization, or of AWS. */
  MANUAL = 'manual',
}

/** A resource as reports name it. */
export interface ResourceName {
  readonly type: string;
  readonly logicalId: string;
  readonly stack: string;
  /** None for a plain template. */
  readonly constructPath?: string;
  /** The line of code that makes it, such as `lib/shop.ts:12:5`; none unless the CDK kept it, which it does with `CDK_DEBUG`. */
  readonly source?: string;
}

/** One thing that is wrong, or cannot be decided. */
export interface Finding {
  /** Not met, or unknown. */
  readonly state: OutcomeState;
  readonly reason: string;
  /** None if it is about the environment as a whole. */
  readonly resource?: ResourceName;
  /** The waiver of the check at this construct, if one is valid on the day of the ledger. */
  readonly waived?: RuleWaiver;
  /** The acknowledgement of the check in code, at this construct or above it, if there is one. */
  readonly acknowledged?: Acknowledgement;
  /** True if it keeps the environment from passing. Only the ledger sets it. */
  readonly blocking?: boolean;
  /** True if something is not there, which may stand where no template shows it. Left out of reports. */
  readonly absent?: boolean;
}

/** What a check says of an environment. */
export interface Outcome {
  readonly state: OutcomeState;
  readonly reason: string;
  /** The resources that were looked at. */
  readonly resources: readonly ResourceName[];
  readonly findings: readonly Finding[];
}

/** Why a requirement or a control is pending: what is missing. */
export enum PendingReason {
  /** The description of the environment does not answer it. */
  DECLARATION = 'declaration',
  /** No record attests it. */
  ATTESTATION = 'attestation',
  /** Tasks of the go-live checklist are to do, or it is not kept. */
  CHECKLIST = 'checklist',
  /** A record of it is not valid on the day: it has expired, or begins later. */
  VALID_RECORD = 'valid record',
}

/** The outcome of a requirement or a control, and the sentence that explains it. */
export interface RequirementOutcome {
  readonly state: OutcomeState;
  readonly reason: string;
  /** What is missing, each once. None unless the state is pending. */
  readonly pending?: readonly PendingReason[];
}

/** The outcome of a requirement or a control that lacks something. */
export function pendingOutcome(missing: PendingReason, reason: string): RequirementOutcome {
  return { state: OutcomeState.PENDING, reason, pending: [missing] };
}
