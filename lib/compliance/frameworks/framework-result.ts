import type { OutcomeState, PendingReason } from '../outcome';

/** The kind of a piece of evidence. */
export enum EvidenceKind {
  NAG_RULE = 'cdk-nag rule',
  CHECK = 'check',
  VALIDATION = 'validation',
  ATTESTATION = 'attestation',
  MANUAL = 'manual',
}

/** One piece of evidence of a control, with its state. */
export interface ControlEvidence {
  readonly kind: EvidenceKind;
  /** The rule with its pack, the check, or what is attested. */
  readonly id: string;
  readonly state: OutcomeState;
  readonly reason: string;
  /** What is missing. None unless it is pending. */
  readonly pending?: PendingReason[];
}

/** The outcome of a control in an environment. */
export interface ControlResult {
  readonly id: string;
  readonly title: string;
  readonly state: OutcomeState;
  readonly reason: string;
  /** What is missing. None unless it is pending. */
  readonly pending?: PendingReason[];
  readonly evidence: ControlEvidence[];
}

/** A declared framework, control by control. */
export interface FrameworkResult {
  readonly name: string;
  readonly edition: string;
  readonly published: string;
  readonly unit: string;
  /** The number of controls of the edition; `controls` has those that are listed. */
  readonly total: number;
  /** Why not all are listed; none if they are. */
  readonly partialBecause?: string;
  readonly controls: ControlResult[];
}
