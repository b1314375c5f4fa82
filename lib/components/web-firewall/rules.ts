import type { CfnIPSet, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Rule = CfnWebACL.RuleProperty;
type NamedRule = Omit<Rule, 'priority' | 'visibilityConfig'>;

/** AWS's managed groups, in the order in which they look: the cheapest first. */
const MANAGED_GROUPS = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesSQLiRuleSet',
  'AWSManagedRulesCommonRuleSet',
];

const CLOSED_PAGE = 'Closed';

/** What browsers show of an environment that is closed for a while: by plan, or in an emergency. */
export const CLOSED_PAGES: Record<string, CfnWebACL.CustomResponseBodyProperty> = {
  [CLOSED_PAGE]: {
    contentType: 'TEXT_HTML',
    content:
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Closed for a while</title><h1>Closed for a while</h1><p>Please try again later.</p></html>',
  },
};

/** Requests from these addresses are answered with the page of a closed environment; normally the set is empty. */
export function closedTo(set: CfnIPSet): NamedRule {
  return {
    name: 'ClosedInAnEmergency',
    action: { block: { customResponse: { responseCode: 503, customResponseBodyKey: CLOSED_PAGE } } },
    statement: isIn(set),
  };
}

/** Requests that came so far are answered if they come from these addresses. */
export function admitted(set: CfnIPSet): NamedRule {
  return { name: 'Admitted', action: { allow: {} }, statement: isIn(set) };
}

export function managedGroups(): NamedRule[] {
  return MANAGED_GROUPS.map((name) => ({
    name: name.replace(/^AWSManagedRules/, ''),
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
  }));
}

/** An address that asks too often in five minutes is refused until it calms down. */
export function notTooOften(requests: number): NamedRule {
  return {
    name: 'Rate',
    action: { block: {} },
    statement: {
      rateBasedStatement: {
        limit: requests,
        aggregateKeyType: 'IP',
        evaluationWindowSec: 300,
      },
    },
  };
}

/** The rules in their order, each counted under its own name. */
export function inThisOrder(rules: readonly NamedRule[]): Rule[] {
  return rules.map((rule, priority) => ({ ...rule, priority, visibilityConfig: counted(rule.name) }));
}

/** Without samples: they show the headers that the logs leave out. */
export function counted(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

function isIn({ attrArn }: CfnIPSet): CfnWebACL.StatementProperty {
  return { ipSetReferenceStatement: { arn: attrArn } };
}
