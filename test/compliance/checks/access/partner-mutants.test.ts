import { PartnerControl } from '../../../../lib/requirements/declarations';
import { PARTNER_ACCOUNT, type MutableTemplate, resourceOf } from '../../compliant-staging';
import { changesExactly, type Mutant, allowPartner, partnerPolicy } from '../../staging-mutant';

const PARTNER: Mutant[] = [
  {
    broken: 'no partner is declared',
    inDeclarations: { partner: undefined },
    changes: { 'STG-3': 'pending' },
  },
  {
    broken: 'the role is for another account',
    inDeclarations: { partner: { name: 'Acme', control: PartnerControl.ROLE, account: '999999999999' } },
    changes: { 'STG-3': 'not met' },
  },
  {
    broken: "the environment stands in our account, not in the partner's",
    inDeclarations: {
      partner: { name: 'Acme', control: PartnerControl.OWN_ACCOUNT, account: PARTNER_ACCOUNT },
    },
    changes: { 'STG-3': 'not met' },
  },
  ...[
    'ecs:UpdateService',
    'iam:CreateUser',
    '*',
    'ecs:*',
    'ssm:*',
    'secretsmanager:GetSecretValue',
    'sts:AssumeRole',
  ].map((Action) => ({
    broken: `the partner may do ${Action}`,
    inTemplate: (template: MutableTemplate) => allowPartner(template, { Action }),
    changes: { 'STG-3': 'not met' },
  })),
  {
    broken: 'the partner may do all actions but one',
    inTemplate: (template) => allowPartner(template, { NotAction: 'iam:*' }),
    changes: { 'STG-3': 'not met' },
  },
  {
    broken: 'the partner may pass any role',
    inTemplate: (template) => allowPartner(template, { Action: 'iam:PassRole' }),
    changes: { 'STG-3': 'not met' },
  },
  {
    broken: 'the partner may run any document',
    inTemplate: (template) => allowPartner(template, { Action: 'ssm:StartAutomationExecution' }),
    changes: { 'STG-3': 'not met' },
  },
  {
    broken: "the partner may run a document of AWS's own",
    inTemplate: (template) =>
      allowPartner(template, {
        Action: 'ssm:StartAutomationExecution',
        Resource: 'arn:aws:ssm:eu-west-1::automation-definition/AWS-RunShellScript:*',
      }),
    changes: { 'STG-3': 'not met' },
  },
  {
    broken: 'the partner is an administrator by a managed policy',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::IAM::Role', 'Partner').Properties.ManagedPolicyArns = [
        'arn:aws:iam::aws:policy/AdministratorAccess',
      ];
    },
    changes: { 'STG-3': 'not met' },
  },
  {
    broken: 'the partner has a policy in no template',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::IAM::Role', 'Partner').Properties.ManagedPolicyArns = [
        'arn:aws:iam::111122223333:policy/theirs',
      ];
    },
    changes: { 'STG-3': 'unknown' },
  },
  {
    broken: 'the partner may not view',
    inTemplate: (template) => partnerPolicy(template).Statement.shift(),
    changes: { 'STG-3': 'not met' },
  },
  ...['Start', 'Stop', 'Redeploy'].map((document) => ({
    broken: `the document ${document} does nothing`,
    inTemplate: (template: MutableTemplate) => {
      resourceOf(template, 'AWS::SSM::Document', document).Properties.Content = { mainSteps: [] };
    },
    changes: { 'STG-3': 'not met' },
  })),
];

describe('the control of the partner', () => {
  changesExactly(PARTNER);
});
