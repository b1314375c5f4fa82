import { PartnerControl } from '../../../../lib/requirements/declarations';
import { type Placed, checkOutcome, MET, NOT_MET, type Properties, UNKNOWN } from '../../check-outcome';

describe('the role of the partner can', () => {
  const partner = { name: 'Acme', account: '444455556666' };

  const trust = (...statements: Properties[]) => ({ AssumeRolePolicyDocument: { Statement: statements } });
  const allow = (Principal: unknown) => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
  const step = (Api: string, inputs: Properties = {}) => ({
    name: Api,
    action: 'aws:executeAwsApi',
    inputs: { Service: 'ecs', Api, ...inputs },
  });
  const runs: Placed = {
    All: [
      'AWS::SSM::Document',
      {
        DocumentType: 'Automation',
        Content: {
          mainSteps: [
            step('UpdateService', { desiredCount: 1 }),
            step('UpdateService', { desiredCount: 0 }),
            step('UpdateService', { forceNewDeployment: true }),
          ],
        },
      },
    ],
  };
  const START = 'ssm:StartAutomationExecution';
  const ALL = { 'Fn::Sub': 'arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:automation-definition/${All}:*' };
  const grants = (...statements: Properties[]) => ({
    Policies: [{ PolicyDocument: { Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) } }],
  });
  const VIEW = { Action: ['ecs:Describe*'], Resource: '*' };
  const RUN = { Action: START, Resource: ALL };
  const role = (properties: Properties): Placed => ({ ...runs, Role: ['AWS::IAM::Role', properties] });
  const trusted = trust(allow({ AWS: '444455556666' }));
  const pass = (changed: Properties = {}) => ({
    Action: 'iam:PassRole',
    Resource: 'arn:aws:iam::111122223333:role/automation',
    Condition: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
    ...changed,
  });

  test.each<[string, Properties, string]>([
    ['view and run', { ...trusted, ...grants(VIEW, RUN) }, MET],
    [
      'view and run, trusted by the root of its account',
      { ...trust(allow({ AWS: 'arn:aws:iam::444455556666:root' })), ...grants(VIEW, RUN) },
      MET,
    ],
    [
      'view and run, trusted beside others',
      {
        ...trust(allow({ Service: 'ecs.amazonaws.com' }), allow({ AWS: ['1', '444455556666'] })),
        ...grants(VIEW, RUN),
      },
      MET,
    ],
    [
      'nothing: another account is trusted',
      { ...trust(allow({ AWS: '777788889999' })), ...grants(VIEW, RUN) },
      NOT_MET,
    ],
    [
      'nothing: its trust is denied',
      { ...trust({ ...allow({ AWS: '444455556666' }), Effect: 'Deny' }), ...grants(VIEW, RUN) },
      NOT_MET,
    ],
    [
      'nothing: a service of that name is trusted',
      { ...trust(allow({ Service: '444455556666' })), ...grants(VIEW, RUN) },
      NOT_MET,
    ],
    ['run and not view', { ...trusted, ...grants(RUN) }, NOT_MET],
    [
      'run, and view by a policy of AWS',
      { ...trusted, ...grants(RUN), ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
      MET,
    ],
    [
      'run, and all by a policy of AWS',
      {
        ...trusted,
        ...grants(VIEW, RUN),
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      },
      NOT_MET,
    ],
    [
      'view and run, with a policy in no template',
      { ...trusted, ...grants(VIEW, RUN), ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/theirs'] },
      UNKNOWN,
    ],
    [
      'view and run, with a deny statement',
      { ...trusted, ...grants(VIEW, RUN, { Effect: 'Deny', Action: 'ecs:DeleteService', Resource: '*' }) },
      MET,
    ],
    [
      'view, with a deny statement for runs',
      { ...trusted, ...grants(VIEW, { ...RUN, Effect: 'Deny' }) },
      NOT_MET,
    ],
    [
      'view and write',
      { ...trusted, ...grants(VIEW, RUN, { Action: 'ecs:UpdateService', Resource: '*' }) },
      NOT_MET,
    ],
    [
      'do all actions but some',
      { ...trusted, ...grants(VIEW, RUN, { NotAction: 'iam:*', Resource: '*' }) },
      NOT_MET,
    ],
    [
      'view and run in one statement',
      { ...trusted, ...grants({ Action: ['ecs:Describe*', START], Resource: ALL }) },
      MET,
    ],
    [
      'view and run, with the ARN of the execution',
      {
        ...trusted,
        ...grants(VIEW, {
          ...RUN,
          Resource: [ALL, 'arn:aws:ssm:eu-west-1:111122223333:automation-execution/*'],
        }),
      },
      MET,
    ],
    [
      'view and run any document',
      { ...trusted, ...grants(VIEW, RUN, { Action: START, Resource: '*' }) },
      NOT_MET,
    ],
    [
      'view and run a document of another account',
      {
        ...trusted,
        ...grants(VIEW, RUN, {
          Action: START,
          Resource: 'arn:aws:ssm:eu-west-1:1:automation-definition/theirs:1',
        }),
      },
      NOT_MET,
    ],
    [
      'view, run, and stop executions',
      { ...trusted, ...grants(VIEW, RUN, { Action: 'ssm:StopAutomationExecution', Resource: '*' }) },
      MET,
    ],
    ['pass a role to the automation', { ...trusted, ...grants(VIEW, RUN, pass()) }, MET],
    [
      'pass every role to the automation',
      { ...trusted, ...grants(VIEW, RUN, pass({ Resource: '*' })) },
      NOT_MET,
    ],
    [
      'pass one role, and every other',
      { ...trusted, ...grants(VIEW, RUN, pass({ Resource: ['arn:aws:iam::1:role/one', '*'] })) },
      NOT_MET,
    ],
    [
      'pass a role to any service',
      { ...trusted, ...grants(VIEW, RUN, pass({ Condition: undefined })) },
      NOT_MET,
    ],
    [
      'pass a role to another service',
      {
        ...trusted,
        ...grants(
          VIEW,
          RUN,
          pass({
            Condition: {
              StringEquals: { 'iam:PassedToService': ['ssm.amazonaws.com', 'ec2.amazonaws.com'] },
            },
          }),
        ),
      },
      NOT_MET,
    ],
    [
      'pass a role under another condition',
      {
        ...trusted,
        ...grants(
          VIEW,
          RUN,
          pass({ Condition: { StringEquals: { 'aws:PrincipalTag/x': 'ssm.amazonaws.com' } } }),
        ),
      },
      NOT_MET,
    ],
    [
      'view secrets too',
      { ...trusted, ...grants(VIEW, RUN, { Action: 'secretsmanager:GetSecretValue', Resource: '*' }) },
      NOT_MET,
    ],
    [
      'view parameters by a wildcard',
      { ...trusted, ...grants(VIEW, RUN, { Action: 'ssm:Get*', Resource: '*' }) },
      NOT_MET,
    ],
    [
      'view every kind of parameter',
      { ...trusted, ...grants(VIEW, RUN, { Action: 'ssm:GetParametersByPath', Resource: '*' }) },
      NOT_MET,
    ],
    [
      'view by a wildcard for the service',
      { ...trusted, ...grants(RUN, { Action: '*:Describe*', Resource: '*' }) },
      NOT_MET,
    ],
  ])('%s', (_what, properties, state) => {
    const { state: found } = checkOutcome('STG-3.partner-control', role(properties), {
      partner: { ...partner, control: PartnerControl.ROLE },
    });

    expect(found).toBe(state);
  });

  test('a policy attached to the role by reference or by name counts, unless the owner declares it', () => {
    const resultOf = (policy: Properties, additionalManagedPolicies: string[] = []) =>
      checkOutcome(
        'STG-3.partner-control',
        {
          ...role({ RoleName: 'partner', ...trusted, ...grants(VIEW, RUN) }),
          More: [
            'AWS::IAM::ManagedPolicy',
            {
              PolicyDocument: {
                Statement: [{ Effect: 'Allow', Action: 'ecs:DeleteService', Resource: '*' }],
              },
              ...policy,
            },
          ],
        },
        { partner: { ...partner, control: PartnerControl.ROLE, additionalManagedPolicies } },
      ).state;

    expect(resultOf({ Roles: ['another'] })).toBe(MET);
    expect(resultOf({ Roles: [{ Ref: 'Role' }] })).toBe(NOT_MET);
    expect(resultOf({ Roles: ['partner'] })).toBe(NOT_MET);
    expect(resultOf({ Roles: [{ Ref: 'Role' }] }, ['${Shop/More}'])).toBe(MET);
  });

  test.each<[string, Placed, string]>([
    [
      'a managed policy of the environment is evaluated',
      {
        ...role({ ...trusted, ManagedPolicyArns: [{ Ref: 'More' }] }),
        More: ['AWS::IAM::ManagedPolicy', grants(VIEW, RUN).Policies[0]],
      },
      MET,
    ],
    [
      'a policy that another role shares counts',
      {
        ...role(trusted),
        More: [
          'AWS::IAM::ManagedPolicy',
          { ...grants(VIEW, RUN).Policies[0], Roles: ['another', { Ref: 'Role' }] },
        ],
      },
      MET,
    ],
    [
      'the permission to describe a document is not the permission to run it',
      role({ ...trusted, ...grants({ Action: 'ssm:DescribeDocument', Resource: [ALL, '*'] }) }),
      NOT_MET,
    ],
  ])('%s', (_what, placed, state) => {
    const { state: found } = checkOutcome('STG-3.partner-control', placed, {
      partner: { ...partner, control: PartnerControl.ROLE },
    });

    expect(found).toBe(state);
  });

  test.each([
    [partner, 'No role of the environment trusts account 444455556666 of Acme.'],
    [
      { ...partner, name: partner.account },
      'No role of the environment trusts account 444455556666 of the partner.',
    ],
  ])('the reason names the account once: %j', (declared, reason) => {
    const outcome = checkOutcome('STG-3.partner-control', runs, {
      partner: { ...declared, control: PartnerControl.ROLE },
    });
    expect(outcome.reason).toBe(reason);
  });

  test('the reason names a policy that allows too much, and what the owner added', () => {
    const reason = (properties: Properties, additionalManagedPolicies?: string[]) =>
      checkOutcome('STG-3.partner-control', role({ ...trusted, ...properties }), {
        partner: { ...partner, control: PartnerControl.ROLE, additionalManagedPolicies },
      }).reason;
    const administers = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] };

    expect(reason({ ...grants(VIEW, RUN), ...administers })).toBe(
      'IAM role Role has the AWS managed policy AdministratorAccess, which allows more than to read.',
    );
    expect(reason(grants(VIEW, RUN))).toMatch(/redeploy the environment\.$/);
    expect(reason(grants(VIEW, RUN), ['arn:x'])).toMatch(/and what the owner added: arn:x\.$/);
  });

  test('of two roles the one with more permissions counts', () => {
    const [some, all] = [
      { ...trusted, ...grants(VIEW) },
      { ...trusted, ...grants(VIEW, RUN) },
    ];
    const state = (first: Properties, second: Properties) =>
      checkOutcome(
        'STG-3.partner-control',
        { ...role(first), Second: ['AWS::IAM::Role', second] },
        { partner: { ...partner, control: PartnerControl.ROLE } },
      ).state;

    expect(state(some, all)).toBe(MET);
    expect(state(all, some)).toBe(MET);
    expect(state(some, some)).toBe(NOT_MET);
  });
});
