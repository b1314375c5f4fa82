import type { CfnResource } from 'aws-cdk-lib';
import { type IApplyRule, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import { mayApply, serviceOf } from './rule-services';

/** The result of a rule for a resource, or the error that it threw. */
export type Outcome = { readonly result: NagRuleResult } | { readonly error: unknown };

const NOT_APPLICABLE: Outcome = { result: NagRuleCompliance.NOT_APPLICABLE };

/** Evaluates each rule once for a resource, also if several packs have the rule. */
export class RuleOutcomes {
  private resource?: CfnResource;
  private service = '';
  private readonly outcomes = new Map<IApplyRule['rule'], Outcome>();

  of({ rule, node }: Pick<IApplyRule, 'rule' | 'node'>): Outcome {
    if (node !== this.resource) {
      this.resource = node;
      this.service = serviceOf(node);
      this.outcomes.clear();
    }
    if (!mayApply(rule, this.service)) return NOT_APPLICABLE;
    const known = this.outcomes.get(rule);
    if (known !== undefined) return known;
    const outcome = evaluate(rule, node);
    this.outcomes.set(rule, outcome);
    return outcome;
  }
}

function evaluate(rule: IApplyRule['rule'], node: CfnResource): Outcome {
  try {
    return { result: rule(node) };
  } catch (error) {
    return { error };
  }
}
