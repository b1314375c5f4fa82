import type { CfnResource } from 'aws-cdk-lib';
import type { IApplyRule, NagRuleResult } from 'cdk-nag';

/** What a rule says of a resource, or why it broke down. */
export type Outcome = { readonly result: NagRuleResult } | { readonly error: unknown };

/** Asks each rule once of a resource, also when several packs have the rule and look at the resource in turn. */
export class RuleAnswers {
  private resource?: CfnResource;
  private readonly outcomes = new Map<IApplyRule['rule'], Outcome>();

  of({ rule, node }: Pick<IApplyRule, 'rule' | 'node'>): Outcome {
    if (node !== this.resource) {
      this.resource = node;
      this.outcomes.clear();
    }
    const known = this.outcomes.get(rule);
    if (known !== undefined) return known;
    const outcome = ask(rule, node);
    this.outcomes.set(rule, outcome);
    return outcome;
  }
}

function ask(rule: IApplyRule['rule'], node: CfnResource): Outcome {
  try {
    return { result: rule(node) };
  } catch (error) {
    return { error };
  }
}
