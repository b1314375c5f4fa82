import type { WaiverTerms } from '../../requirements/waiver-terms';
import type { RecordOptions } from './record-options';

/** An approved exception from a requirement, for a limited time. */
export interface Waiver extends RecordOptions, WaiverTerms {
  /** The requirement, such as `SEC-2`, or the control of a framework, such as `HIPAA/164.312(a)(1)`. */
  readonly requirement: string;
}
