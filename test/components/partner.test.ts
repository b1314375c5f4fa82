import { Match } from 'aws-cdk-lib/assertions';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Partner } from '../../lib';
import { aDatabase, aService, aStack, IRELAND, staging, templateOf } from './described';
import { actionsOf, reference, type Resource, resource, resourcesOf, statementsOf } from './reading';
import { wrongUse } from './wrong-use';

const DOCUMENT = 'AWS::SSM::Document';

interface Step {
  readonly name: string;
  readonly action: string;
  readonly inputs: { readonly [name: string]: unknown };
  readonly onFailure?: string;
}

function stepsOf([, document]: [string, Resource]): readonly Step[] {
  return (document.Properties?.Content as { mainSteps: Step[] }).mainSteps;
}

const ACME = { name: 'Acme', account: '444455556666' };

describe('a partner with a role', () => {
  const described = staging({
    databases: { Orders: aDatabase() },
    services: {
      Web: aService({ uses: ['Api'] }),
      Api: aService({
        instances: 2,
        internal: true,
        uses: ['Orders'],
      }),
    },
  });
  const template = templateOf(described);
  const [roleId, role] = resource(template, 'AWS::IAM::Role', 'PartnerAccessRole');
  const permissions = resourcesOf(template, 'AWS::IAM::ManagedPolicy')
    .filter(([, policy]) => reference((policy.Properties?.Roles as unknown[])[0]) === roleId)
    .flatMap(([id]) => statementsOf(template, id));
  const documents = {
    start: resource(template, DOCUMENT, 'AccessStart'),
    stop: resource(template, DOCUMENT, 'AccessStop'),
    redeploy: resource(template, DOCUMENT, 'AccessRedeploy'),
  };
  const resourcesFor = (action: string) =>
    permissions
      .filter(({ Action }) => [Action].flat().includes(action))
      .flatMap(({ Resource }) => Resource as unknown[]);

  test('assumes it from its account, and no other principal does', () => {
    expect(role.Properties?.AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: {
            AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::444455556666:root']] },
          },
        },
      ],
    });
  });

  test('may look, run automations, pass their roles, and do nothing else', () => {
    expect([...new Set(actionsOf(permissions))]).toEqual([
      'cloudformation:DescribeStackResources',
      'cloudformation:DescribeStacks',
      'ecs:DescribeServices',
      'ecs:DescribeTasks',
      'ecs:ListTasks',
      'elasticloadbalancing:DescribeTargetHealth',
      'iam:PassRole',
      'logs:DescribeLogStreams',
      'logs:FilterLogEvents',
      'logs:GetLogEvents',
      'rds:DescribeDBInstances',
      'rds:ListTagsForResource',
      'ssm:DescribeAutomationExecutions',
      'ssm:DescribeAutomationStepExecutions',
      'ssm:DescribeDocument',
      'ssm:GetAutomationExecution',
      'ssm:GetDocument',
      'ssm:StartAutomationExecution',
    ]);
  });

  test('may start the three documents and no other', () => {
    const readinessDependency = JSON.stringify(resourcesFor('ssm:StartAutomationExecution'));
    const named = resourcesOf(template, DOCUMENT).filter(([id]) =>
      readinessDependency.includes(`"Ref":"${id}"`),
    );
    expect(named).toHaveLength(3);
    expect(readinessDependency).not.toMatch(/(document|automation-definition)\/\*/);
  });

  test('may pass the roles of the documents to Systems Manager only', () => {
    const passing = permissions.filter(({ Action }) => Action === 'iam:PassRole');
    expect(passing).toEqual([
      {
        Action: 'iam:PassRole',
        Effect: 'Allow',
        Resource: ['Redeploy', 'Start', 'Stop'].map((verb) => ({
          'Fn::GetAtt': [resource(template, 'AWS::IAM::Role', `Access${verb}Role`)[0], 'Arn'],
        })),
        Condition: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
      },
    ]);
  });

  test('views this stack and the nested stacks of its services, by their ids', () => {
    expect(resourcesFor('cloudformation:DescribeStacks')).toEqual([
      { Ref: 'AWS::StackId' },
      { Ref: expect.stringContaining('ApiStackNestedStack') as string },
      { Ref: expect.stringContaining('WebStackNestedStack') as string },
    ]);
  });

  test('starts the database, waits for it, then the services after what they use, each as many as described', () => {
    const steps = stepsOf(documents.start);
    expect(steps.map(({ name }) => name)).toEqual([
      'Orders_Start',
      'Orders_StartDone',
      'Api_Start',
      'Web_Start',
    ]);
    expect(steps[0]).toMatchObject({ inputs: { Api: 'StartDBInstance' }, onFailure: 'Continue' });
    expect(steps[1]).toMatchObject({
      action: 'aws:waitForAwsResourceProperty',
      inputs: { PropertySelector: '$.DBInstances[0].DBInstanceStatus', DesiredValues: ['available'] },
    });
    expect(steps.slice(2).map(({ inputs }) => [inputs.Api, inputs.desiredCount])).toEqual([
      ['UpdateService', 2],
      ['UpdateService', 1],
    ]);
  });

  test('stops in the opposite order', () => {
    const steps = stepsOf(documents.stop);
    expect(steps.map(({ name }) => name)).toEqual([
      'Web_Stop',
      'Web_StopDone',
      'Api_Stop',
      'Api_StopDone',
      'Orders_Stop',
      'Orders_StopDone',
    ]);
    expect([steps[0], steps[2]].map(({ inputs }) => inputs.desiredCount)).toEqual([0, 0]);
    expect(steps[1]).toMatchObject({ inputs: { DesiredValues: ['0'] } });
    expect(steps[5]).toMatchObject({ inputs: { DesiredValues: ['stopped'] } });
  });

  test('redeploys every service', () => {
    expect(stepsOf(documents.redeploy).map(({ name, inputs }) => [name, inputs.forceNewDeployment])).toEqual([
      ['Api_Redeploy', true],
      ['Web_Redeploy', true],
    ]);
  });

  test.each([
    ['Start', ['ecs:UpdateService', 'rds:DescribeDBInstances', 'rds:StartDBInstance']],
    ['Stop', ['ecs:DescribeServices', 'ecs:UpdateService', 'rds:DescribeDBInstances', 'rds:StopDBInstance']],
    ['Redeploy', ['ecs:UpdateService']],
  ])('has %s do it by a role of its own, to these resources only', (verb, actions) => {
    const statements = statementsOf(template, `Access${verb}RolePolicy`);
    expect(actionsOf(statements)).toEqual(actions);
    expect(JSON.stringify(statements)).not.toContain('"*"');
    const [id] = resource(template, 'AWS::IAM::Role', `Access${verb}Role`);
    template.hasResourceProperties(DOCUMENT, {
      DocumentType: 'Automation',
      Content: Match.objectLike({ assumeRole: { 'Fn::GetAtt': [id, 'Arn'] } }),
    });
  });

  test.each(['Start', 'Stop', 'Redeploy'])(
    'does not let automations of other accounts use the role of %s',
    (verb) => {
      const [, its] = resource(template, 'AWS::IAM::Role', `Access${verb}Role`);
      expect(its.Properties?.AssumeRolePolicyDocument).toMatchObject({
        Statement: [
          {
            Principal: { Service: 'ssm.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      });
    },
  );

  test('finds the role in an output, which is no export', () => {
    template.hasOutput('*', { Value: { 'Fn::GetAtt': [roleId, 'Arn'] }, Export: Match.absent() });
  });

  test('is declared to the checks', () => {
    expect(described.environment.declarations.partner).toEqual({ ...ACME, control: 'role' });
  });

  test('is reachable as ordinary CDK objects', () => {
    const { role, startDocument, stopDocument, redeployDocument } = described.environment.partner ?? {};
    expect(role?.roleArn).toBeDefined();
    expect([startDocument, stopDocument, redeployDocument].map((it) => it?.node.scope?.node.id)).toEqual([
      'Start',
      'Stop',
      'Redeploy',
    ]);
  });
});

test('steps of one component never meet those of another', () => {
  const template = templateOf(
    staging({ databases: { Orders: aDatabase() }, services: { OrdersDone: aService() } }),
  );
  for (const document of resourcesOf(template, DOCUMENT)) {
    const names = stepsOf(document).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[a-zA-Z0-9_]{3,128}$/.test(name))).toBe(true);
  }
});

test('an external id is asked for where one was agreed', () => {
  const partner = Partner.role({ ...ACME, externalId: 'shop-7' });
  const [, role] = resource(templateOf(staging({ partner })), 'AWS::IAM::Role', 'PartnerAccessRole');
  expect(role.Properties?.AssumeRolePolicyDocument).toMatchObject({
    Statement: [{ Condition: { StringEquals: { 'sts:ExternalId': 'shop-7' } } }],
  });
});

test('the owner widens what the partner may do', () => {
  const stack = aStack(IRELAND);
  const policy = new ManagedPolicy(stack, 'More', {
    statements: [new PolicyStatement({ actions: ['ecs:ListTasks'], resources: ['*'] })],
  });
  const partner = Partner.role({ ...ACME, additionalManagedPolicies: [policy] });
  const template = templateOf(staging({ partner }, stack));
  const [, role] = resource(template, 'AWS::IAM::Role', 'PartnerAccessRole');
  const [more] = resource(template, 'AWS::IAM::ManagedPolicy', 'More');
  expect(role.Properties?.ManagedPolicyArns).toContainEqual({ Ref: more });
});

test('the policies of a partner over many services fit into what IAM takes', () => {
  const services = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`Service${index}`, aService({ port: undefined })]),
  );
  const template = templateOf(staging({ services }));
  const policies = resourcesOf(template, 'AWS::IAM::ManagedPolicy');
  const longest = Math.max(
    ...policies.map(([, policy]) => {
      // What names and ARNs become at the longest: a stack of 128 characters.
      const deployed = JSON.stringify(policy.Properties?.PolicyDocument)
        .replace(/\{"Ref":"AWS::Partition"\}/g, 'aws-us-gov')
        .replace(/\{"Ref":"AWS::Region"\}/g, 'ap-southeast-1')
        .replace(/\{"Ref":"AWS::AccountId"\}/g, '111122223333')
        .replace(/\{"Fn::Join":\["",\[|\]\]\}|","|",|,"/g, '')
        .replace(/\{"Ref":"[^"]*Service[^"]*"\}/g, 'a'.repeat(120))
        .replace(/\{"Fn::GetAtt":\["[^"]*"Arn"\]\}/g, 'a'.repeat(120));
      return deployed.length;
    }),
  );
  expect(longest).toBeLessThanOrEqual(6144);
  const [role] = resource(template, 'AWS::IAM::Role', 'PartnerAccessRole');
  const componentConfigs = policies.filter(
    ([, { Properties }]) => reference((Properties?.Roles as unknown[])[0]) === role,
  );
  expect(componentConfigs.length).toBeLessThanOrEqual(10);
});

describe('a partner’s own account', () => {
  const partner = Partner.ownAccount({ name: 'Acme', account: '111122223333' });

  test('needs no role: it controls all that stands in it', () => {
    const described = staging({ partner }, aStack(IRELAND));
    const template = templateOf(described);
    template.resourceCountIs(DOCUMENT, 0);
    expect(resourcesOf(template, 'AWS::IAM::Role').filter(([id]) => id.includes('Partner'))).toEqual([]);
    expect(described.environment.declarations.partner).toEqual({
      name: 'Acme',
      account: '111122223333',
      control: 'own account',
    });
    expect(described.environment.partner?.role).toBeUndefined();
  });

  test('is left open where the stack does not say its account', () => {
    expect(() => staging({ partner })).not.toThrow();
  });

  test('is refused where the stack stands in another', () => {
    const inherited = Partner.ownAccount(ACME);
    expect(wrongUse(() => staging({ partner: inherited }, aStack(IRELAND)))).toBe(
      "account of Acme: got '444455556666', but the environment's stack stands in 111122223333; deploy the stack to the partner's account, or use Partner.role [STG-3, partner.account-of-stack]",
    );
  });
});

describe('a partner is refused', () => {
  test.each(['12345', '1234567890123', '4444-5555-6666', ''])('with %p for an account', (account) => {
    const message = `account of Acme: got '${account}', but an AWS account is written as twelve digits`;
    expect(wrongUse(() => Partner.role({ name: 'Acme', account }))).toContain(message);
    expect(wrongUse(() => Partner.ownAccount({ name: 'Acme', account }))).toContain(message);
  });

  test.each(['', '  ', 'Ακμή', 'x'.repeat(201)])('with %p for a name', (name) => {
    expect(wrongUse(() => Partner.role({ ...ACME, name }))).toContain(`name of the partner: got '${name}'`);
  });

  test.each(['x', 'shop 7', 'x'.repeat(1225)])('with %p for an external id', (externalId) => {
    expect(wrongUse(() => Partner.role({ ...ACME, externalId }))).toContain('external id of Acme');
  });
});
