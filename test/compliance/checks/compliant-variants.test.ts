import { PartnerControl } from '../../../lib/requirements/declarations';
import { resourceOf, ACCOUNT, PARTNER_ACCOUNT, DECLARATIONS } from '../compliant-staging';
import { changesExactly, type Mutant, ingress, allowPartner } from '../staging-mutant';

const { teamAccess } = DECLARATIONS;

const VARIANTS: Mutant[] = [
  {
    broken: 'a rule allows a part of the declared range',
    inTemplate: (template) => ingress(template, { CidrIp: '203.0.113.128/25' }),
    changes: {},
  },
  {
    broken: 'a rule allows a declared prefix list',
    inTemplate: (template) => ingress(template, { SourcePrefixListId: 'pl-12345678' }),
    inDeclarations: { teamAccess: teamAccess && { ...teamAccess, prefixLists: ['pl-12345678'] } },
    changes: {},
  },
  {
    broken: 'a rule allows a declared security group',
    inTemplate: (template) => ingress(template, { SourceSecurityGroupId: 'sg-12345678' }),
    inDeclarations: { teamAccess: teamAccess && { ...teamAccess, securityGroups: ['sg-12345678'] } },
    changes: {},
  },
  {
    broken: 'the load balancer is internal',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer').Properties.Scheme = 'internal';
    },
    changes: {},
  },
  {
    broken: 'the environment is in the account of the partner',
    inDeclarations: { partner: { name: 'Acme', control: PartnerControl.OWN_ACCOUNT, account: ACCOUNT } },
    changes: {},
  },
  {
    broken: 'the partner passes a named role to Systems Manager only',
    inTemplate: (template) =>
      allowPartner(template, {
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::111122223333:role/automation',
        Condition: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
      }),
    changes: {},
  },
  {
    broken: 'the owner declares an additional policy of the partner',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::IAM::Role', 'Partner').Properties.ManagedPolicyArns = [
        'arn:aws:iam::111122223333:policy/additional',
      ];
    },
    inDeclarations: {
      partner: {
        name: 'Acme',
        control: PartnerControl.ROLE,
        account: PARTNER_ACCOUNT,
        additionalManagedPolicies: ['arn:aws:iam::111122223333:policy/additional'],
      },
    },
    changes: {},
  },
  {
    broken: 'the partner also has a read-only policy',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::IAM::Role', 'Partner').Properties.ManagedPolicyArns = [
        'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
      ];
    },
    changes: {},
  },
];

describe('a compliant environment stays compliant', () => {
  changesExactly(VARIANTS);
});
