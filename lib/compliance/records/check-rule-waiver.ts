import { checkedText } from '../../internal/checked-text';
import { checkedTerms } from '../../internal/checked-waiver';
import { checkOrder } from './record-checks';
import { RuleWaiver } from './rule-waiver';

/** @throws StageEnvironmentError if a text is blank, the approver is the requester, or it expires before it begins */
export function checkRuleWaiver(waiver: RuleWaiver): void {
  const what = `waiver of ${waiver.rule}`;
  checkedText("'rule' of the waiver", waiver.rule);
  checkedText(`'path' of the ${what}`, waiver.path);
  checkedTerms(`the ${what}`, waiver);
  checkOrder(`'expires' of the ${what}`, waiver.when, waiver.expires);
}
