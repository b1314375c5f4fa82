import type { OutcomeState } from '../outcome';

/** What a piece of evidence is. */
export enum EvidenceKind {
  NAG_RULE = 'cdk-nag rule',
  CHECK = 'check',
  VALIDATION = 'validation',
  ATTESTATION = 'attestation',
  MANUAL = 'manual',
}

/** One thing that shows a control, and how it stands. */
export interface ControlEvidence {
  readonly kind: EvidenceKind;
  /** The rule with its pack, the check, or what is signed. */
  readonly id: string;
  readonly state: OutcomeState;
  readonly reason: string;
}

/** How a control stands in an environment. */
export interface ControlResult {
  readonly id: string;
  readonly title: string;
  readonly state: OutcomeState;
  readonly reason: string;
  readonly evidence: readonly ControlEvidence[];
}

/** A declared framework, control by control. */
export interface FrameworkResult {
  readonly name: string;
  readonly edition: string;
  readonly published: string;
  readonly unit: string;
  /** How many controls the edition has; those that are listed are `controls`. */
  readonly total: number;
  /** Why not all are listed; none if they are. */
  readonly partialBecause?: string;
  readonly controls: readonly ControlResult[];
}
