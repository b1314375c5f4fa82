import type { Acknowledgement } from './acknowledgement';
import type { RuleWaiver } from './records/rule-waiver';

/** The result of a check, and of a requirement or a control that rests on checks, answers and records. */
export enum OutcomeState {
  /** Every check passed, and what had to be declared is declared. */
  MET = 'met',
  /** A check found a fault in the resources. */
  NOT_MET = 'not met',
  /** The environment has nothing that it applies to. */
  NOT_APPLICABLE = 'not applicable',
  /** It depends on a value that is known only at deployment. */
  UNKNOWN = 'unknown',
  NOT_REQUIRED = 'not required',
  NOT_REQUIRED_BUT_PRESENT = 'not required, but present',
  /** No check evaluates it. */
  NOT_CHECKED = 'not checked',
  /** The description of the environment answers it; no template can show it. */
  DECLARED = 'declared',
  /** A person attested it. */
  ATTESTED = 'attested',
  /** The organization meets it outside of the environment. */
  INHERITED = 'inherited',
  /** Accepted for a time by a waiver or, for a cdk-nag rule, by an acknowledgement in code. */
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
  /** In a finding: the file of its template, relative to the outermost assembly or as given; none if it is not known. */
  readonly templateFile?: string;
}

/** How serious a finding is, in the labels of AWS Security Hub. */
export enum Severity {
  /** Access from the internet, or a secret in plain text. */
  CRITICAL = 'critical',
  /** Loss of data or of availability, or data that is not encrypted. */
  HIGH = 'high',
  /** An incident goes undetected, or lasts longer. */
  MEDIUM = 'medium',
  /** A matter of housekeeping or cost. */
  LOW = 'low',
}

/** A value, known only at deployment, under which a finding applies. */
export interface AssumedValue {
  /** Such as `parameter Size`. */
  readonly subject: string;
  /** Such as `'0'`, or `something else`. */
  readonly value: string;
}

/** One fault, or one thing that cannot be decided. */
export interface Finding {
  /** Such as `BAK-2.no-copy-to-other-region`; the reference of findings documents it. */
  readonly id: string;
  readonly severity: Severity;
  /** Not met, unknown, or pending if a declaration is missing. */
  readonly state: OutcomeState;
  /** What is wrong with which resource, in sentences. */
  readonly reason: string;
  /** What to do about it, in imperative sentences. */
  readonly remediation: string;
  /** Where the reference explains it, such as `docs/reference/findings.md#bak-2no-copy-to-other-region`. */
  readonly help: string;
  /** The values in the reason and the remediation by their names, such as `resource`. */
  readonly parameters: { readonly [name: string]: string };
  /** None if it is about the environment as a whole. */
  readonly resource?: ResourceName;
  /** The property of the resource that it is about, as a path of names; none if it is about the resource as a whole. */
  readonly property?: string;
  /** The values under which it applies; none if it applies in any case. The reason ends with them. */
  readonly assumptions?: AssumedValue[];
  /** What the templates leave to others and what might refute it. The reason ends with them. */
  readonly templateGaps?: string[];
  /** The waiver of the check at this construct, if one is valid on the day of the ledger. */
  readonly waived?: RuleWaiver;
  /** The acknowledgement of the check in code, at this construct or above it, if there is one. */
  readonly acknowledged?: Acknowledgement;
  /** True if it keeps the environment from passing. Only the ledger sets it. */
  readonly blocking?: boolean;
}

/** The result of a check of an environment. */
export interface Outcome {
  readonly state: OutcomeState;
  readonly reason: string;
  /** The evaluated resources. */
  readonly resources: ResourceName[];
  readonly findings: Finding[];
  /**
   * The state of a requirement that rests on it, if it is not applicable: not required if the requirement is about nothing
   * that the environment has, pending if a declaration is missing.
   *
   * @default OutcomeState.UNKNOWN
   */
  readonly requirementState?: OutcomeState;
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
  readonly pending?: PendingReason[];
}
