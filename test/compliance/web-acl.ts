import type { Placed, Properties } from './check-outcome';

const ACL = 'AWS::WAFv2::WebACL';

const ASSOCIATION = 'AWS::WAFv2::WebACLAssociation';

/** A rule with a managed rule group of AWS. */
export const managed = (Name: string, OverrideAction: Properties = { None: {} }) => ({
  OverrideAction,
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name } },
});

/** A rate-based rule. */
export const limit = (Action: Properties) => ({ Action, Statement: { RateBasedStatement: { Limit: 2000 } } });

/** Rules that a web ACL is required to have. */
export const RULES = [
  managed('AWSManagedRulesCommonRuleSet'),
  managed('AWSManagedRulesKnownBadInputsRuleSet'),
  limit({ Block: {} }),
];

export const ARN_OF_ACL = { ResourceArn: { 'Fn::GetAtt': ['Acl', 'Arn'] } };

export const LOGS: Placed = {
  Logs: [
    'AWS::WAFv2::LoggingConfiguration',
    {
      ...ARN_OF_ACL,
      RedactedFields: ['Authorization', 'cookie'].map((Name) => ({ SingleHeader: { Name } })),
    },
  ],
};

/** A web ACL with the required rules and logs, apart from these properties. */
export const acl = (properties: Properties = {}): Placed => ({
  ...LOGS,
  Acl: [ACL, { DefaultAction: { Block: {} }, Rules: RULES, ...properties }],
});

/** The association of the web ACL with a resource. */
export const before = (ResourceArn: unknown): Placed => ({
  Association: [ASSOCIATION, { ResourceArn, WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] } }],
});
