import { checkedText } from '../../internal/checked-text';
import { checkedTerms } from '../../internal/checked-waiver';
import type { WaiverTerms } from '../../requirements/declarations';
import type { RecordOptions } from './go-live-record';
import { checkOrder } from './record-checks';

/** Somebody who may do so lives for a time with what one rule finds at one construct. */
export interface RuleWaiver extends RecordOptions, WaiverTerms {
  /**
   * A check, such as `SEC-1.declared-egress-only`, or a rule of a cdk-nag pack, such as `AwsSolutions-RDS3`: with the
   * finding in brackets, for that finding alone.
   */
  readonly rule: string;
  /**
   * The construct, as its path tells it; what stands below it is covered too. What a rule finds of the environment as a
   * whole is found at the environment's own path.
   */
  readonly path: string;
}

/** @throws StageEnvironmentError if a text is blank, it is approved by who requested it, or it ends before it begins */
export function checkRuleWaiver(waiver: RuleWaiver): void {
  const what = `waiver of ${waiver.rule}`;
  checkedText("'rule' of the waiver", waiver.rule);
  checkedText(`'path' of the ${what}`, waiver.path);
  checkedTerms(`the ${what}`, waiver);
  checkOrder(`'expires' of the ${what}`, waiver.when, waiver.expires);
}
