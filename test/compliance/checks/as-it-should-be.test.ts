import { PartnerControl } from '../../../lib/requirements/declarations';
import { ACCOUNT, DECLARATIONS, PARTNER_ACCOUNT, resourceOf } from '../compliant-staging';
import { alsoAllow, ingress, type Mutant, turnsExactly } from '../mutant';

const { teamAccess } = DECLARATIONS;

const FINE: Mutant[] = [
  {
    broken: 'nothing: a part of the declared range comes in',
    inTemplate: (template) => ingress(template, { CidrIp: '203.0.113.128/25' }),
    turns: {},
  },
  {
    broken: 'nothing: a declared prefix list comes in',
    inTemplate: (template) => ingress(template, { SourcePrefixListId: 'pl-12345678' }),
    inDeclarations: { teamAccess: teamAccess && { ...teamAccess, prefixLists: ['pl-12345678'] } },
    turns: {},
  },
  {
    broken: 'nothing: a declared security group comes in',
    inTemplate: (template) => ingress(template, { SourceSecurityGroupId: 'sg-12345678' }),
    inDeclarations: { teamAccess: teamAccess && { ...teamAccess, securityGroups: ['sg-12345678'] } },
    turns: {},
  },
  {
    broken: 'nothing: the balancer is internal',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer').Properties.Scheme = 'internal';
    },
    turns: {},
  },
  {
    broken: "nothing: the environment stands in the partner's account",
    inDeclarations: { partner: { name: 'Acme', control: PartnerControl.OWN_ACCOUNT, account: ACCOUNT } },
    turns: {},
  },
  {
    broken: 'nothing: the partner passes a named role to Systems Manager only',
    inTemplate: (template) =>
      alsoAllow(template, {
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::111122223333:role/automation',
        Condition: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
      }),
    turns: {},
  },
  {
    broken: 'nothing: the owner declares by which policy the partner may do more',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::IAM::Role', 'Partner').Properties.ManagedPolicyArns = [
        'arn:aws:iam::111122223333:policy/theirs',
      ];
    },
    inDeclarations: {
      partner: {
        name: 'Acme',
        control: PartnerControl.ROLE,
        account: PARTNER_ACCOUNT,
        additionalManagedPolicies: ['arn:aws:iam::111122223333:policy/theirs'],
      },
    },
    turns: {},
  },
  {
    broken: 'nothing: the partner also has a policy that only views',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::IAM::Role', 'Partner').Properties.ManagedPolicyArns = [
        'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
      ];
    },
    turns: {},
  },
];

describe('what is different and as it should be', () => {
  turnsExactly(FINE);
});
