import type { CfnIPSet, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Rule = CfnWebACL.RuleProperty;
/** A rule without its place. */
export type NamedRule = Omit<Rule, 'priority' | 'visibilityConfig'>;

/** AWS managed rule groups in the order in which they are evaluated: the cheapest first. */
const COMMON_RULES = 'AWSManagedRulesCommonRuleSet';
const MANAGED_GROUPS = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesSQLiRuleSet',
  COMMON_RULES,
];

const CLOSED_PAGE = 'Closed';

/** The maintenance page of an environment that is closed for a while: as planned, or in an emergency. */
export const CLOSED_PAGES: Record<string, CfnWebACL.CustomResponseBodyProperty> = {
  [CLOSED_PAGE]: {
    contentType: 'TEXT_HTML',
    content:
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Closed for a while</title><h1>Closed for a while</h1><p>Please try again later.</p></html>',
  },
};

/** The name of the rule that closes an environment, and of its metric. */
export const EMERGENCY_BLOCK = 'EmergencyBlock';

/** Responds with the maintenance page to these addresses; normally the set is empty. */
export function emergencyBlock(set: CfnIPSet): NamedRule {
  return {
    name: EMERGENCY_BLOCK,
    action: { block: { customResponse: { responseCode: 503, customResponseBodyKey: CLOSED_PAGE } } },
    statement: isIn(set),
  };
}

/** Allows requests from these addresses that no earlier rule blocks. */
export function allowedAddresses(set: CfnIPSet): NamedRule {
  return { name: 'AllowedAddresses', action: { allow: {} }, statement: isIn(set) };
}

/** @param countedRule a rule of the common rule set that counts, and sets its label for later rules */
export function managedGroups(countedRule?: string): NamedRule[] {
  return MANAGED_GROUPS.map((name) => ({
    name: name.replace(/^AWSManagedRules/, ''),
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides:
          countedRule === undefined || name !== COMMON_RULES
            ? undefined
            : [{ name: countedRule, actionToUse: { count: {} } }],
      },
    },
  }));
}

/** The same rules, which count and block nothing. */
export function counted(rules: readonly NamedRule[]): NamedRule[] {
  return rules.map(({ action, overrideAction, ...rule }) => ({
    ...rule,
    ...(action === undefined ? {} : { action: { count: {} } }),
    ...(overrideAction === undefined ? {} : { overrideAction: { count: {} } }),
  }));
}

/** Blocks an address while it exceeds a number of requests in five minutes. */
export function rateLimit(requests: number): NamedRule {
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

/** The rules in their order, each visibility under its own name. */
export function prioritized(rules: readonly NamedRule[]): Rule[] {
  return rules.map((rule, priority) => ({ ...rule, priority, visibilityConfig: visibility(rule.name) }));
}

/** Without sampled requests, since they show the headers that the logs redact. */
export function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

function isIn({ attrArn }: CfnIPSet): CfnWebACL.StatementProperty {
  return { ipSetReferenceStatement: { arn: attrArn } };
}
