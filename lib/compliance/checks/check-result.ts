import type { Outcome } from '../outcome';

/** The outcome of a check, with what the check is. */
export interface CheckResult extends Outcome {
  readonly check: string;
  readonly title: string;
  readonly remediation: string;
}
