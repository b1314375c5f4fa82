import type { RecordOptions } from './record-options';

/** The attestation, by a person, of what no template can prove. */
export interface Attestation extends RecordOptions {
  /**
   * The requirement, such as `PEN-1`, or the control of a framework, such as `HIPAA/164.308(a)(8)`. With `*` at the end, such
   * as `WCAG/*` or `WCAG/1.4.*`, every attestable control whose id starts so, and that has no valid attestation of its own.
   */
  readonly requirement: string;
  /** Who attests it. */
  readonly who: string;
  /** Where a reviewer finds the evidence. */
  readonly evidence: string;
  /** The last day on which it is valid, `YYYY-MM-DD`. */
  readonly validUntil: string;
}
