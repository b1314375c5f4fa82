import type { WaiverTerms } from '../../requirements/waiver-terms';
import type { RecordOptions } from './record-options';

/** An approved exception from one rule at one construct, for a limited time. */
export interface RuleWaiver extends RecordOptions, WaiverTerms {
  /**
   * A check, such as `SEC-1.declared-egress-only`, or a rule of a cdk-nag pack, such as `AwsSolutions-RDS3`. With a finding in
   * brackets, such as `AwsSolutions-IAM4[Policy::…]`, it covers this finding only.
   */
  readonly rule: string;
  /**
   * The path of the construct; constructs below it are covered too. A finding about the environment as a whole has the path of
   * the environment.
   */
  readonly path: string;
}
