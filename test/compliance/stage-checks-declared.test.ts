import { App, NestedStack, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { StageChecks } from '../../lib/compliance/stage-checks';
import { PartnerControl } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import { Environment } from './plain-development';

describe('declared by reference', () => {
  const entryBy = (securityGroup: string) => ({
    kind: 'existing',
    description: 'their VPN',
    ranges: [],
    prefixLists: [],
    securityGroups: [securityGroup],
  });

  test('a security group of another construct is the declared team access', () => {
    const stack = new Stack(new App(), 'Shop');
    const theirs = new ec2.CfnSecurityGroup(stack, 'Vpn', { groupDescription: 'vpn' });
    const teamAccess = entryBy(theirs.attrGroupId);
    const environment = new Environment(stack, 'Dev', { teamAccess });
    environment.group.securityGroupIngress = [
      { ipProtocol: 'tcp', fromPort: 80, toPort: 80, sourceSecurityGroupId: theirs.attrGroupId },
    ];

    const { requirements } = new StageChecks(environment).ledger();

    expect(requirements.find(({ id }) => id === 'STG-2')).toMatchObject({ state: 'met' });
  });

  test.each([
    ['in a nested stack', (stack: Stack) => new NestedStack(stack, 'Nested')],
    [
      'beside a stack of its own that comes first',
      (stack: Stack, app: App) => {
        const before = new Stack(app, 'Before');
        new s3.CfnBucket(before, 'Bucket');
        stack.addStackDependency(before);
        return stack;
      },
    ],
  ])('an environment %s is read as its own stack writes it', (_what, within) => {
    const app = new App();
    const stack = within(new Stack(app, 'Shop'), app);
    const theirs = new ec2.CfnSecurityGroup(stack, 'Vpn', { groupDescription: 'vpn' });
    const environment = new Environment(stack, 'Dev', { teamAccess: entryBy(theirs.attrGroupId) });
    environment.group.securityGroupIngress = [
      { ipProtocol: 'tcp', fromPort: 80, toPort: 80, sourceSecurityGroupId: theirs.attrGroupId },
    ];
    const support = app.node.children.filter(({ node }) => node.id === 'Before');

    const { requirements } = new StageChecks(Object.assign(environment, { support })).ledger();

    expect(requirements.find(({ id }) => id === 'STG-2')).toMatchObject({ state: 'met' });
  });

  /** A role of the partner that has a policy which stands beside the environment. */
  function widened(declare: (policy: iam.ManagedPolicy) => string[]): string | undefined {
    const stack = new Stack(new App(), 'Shop');
    const policy = new iam.ManagedPolicy(stack, 'Theirs', {
      statements: [new iam.PolicyStatement({ actions: ['ec2:TerminateInstances'], resources: ['*'] })],
    });
    const partner = {
      name: 'Acme',
      control: PartnerControl.ROLE,
      account: '444455556666',
      additionalManagedPolicies: declare(policy),
    } as const;
    const environment = new Environment(stack, 'Dev', { partner });
    const role = new iam.Role(environment, 'Partner', {
      assumedBy: new iam.AccountPrincipal('444455556666'),
    });
    role.addManagedPolicy(policy);
    const profile = resolveProfile(StageKind.STAGING, { conditions: [] });
    const { requirements } = new StageChecks(Object.assign(environment, { profile })).ledger();
    const reasons = requirements.find(({ id }) => id === 'STG-3')?.checks.flatMap(({ findings }) => findings);
    return reasons?.map(({ reason }) => reason).join();
  }

  test('an undeclared policy of the partner is evaluated, wherever it is', () => {
    expect(widened(() => [])).toContain('ec2:TerminateInstances');
  });

  test('additional managed policies that the owner declares are accepted', () => {
    expect(widened((policy) => [policy.managedPolicyArn])).not.toContain('ec2:TerminateInstances');
  });
});
