import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { packOf } from '../compliance/nag/pack-of';
import { ContainerService, DevelopmentEnv, TeamAccess, type StageEnv } from '../../lib';
import { ManagedPolicyRole } from '../../lib/internal/managed-policy-role';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import { aDatabase, aStack, development, staging } from './described';

test('an image from Amazon ECR leaves no cdk-nag finding, of an error or a warning, unacknowledged', () => {
  const stack = aStack();
  const image = ContainerImage.fromEcrRepository(
    Repository.fromRepositoryName(stack, 'Images', 'web'),
    '1.4.2',
  );
  const environment = new DevelopmentEnv(stack, 'Environment', {
    owner: 'shop-developers',
    teamAccess: TeamAccess.sessionManager(),
  });
  new ContainerService(environment, 'Web', { image, port: 8080, user: '1000' });

  const { findings, acknowledgements } = packOf('AwsSolutions', environment).result;

  expect(findings).toEqual([]);
  expect(
    acknowledgements
      .filter(({ resource }) => resource.constructPath?.includes('ExecutionRole'))
      .map(({ acknowledgedAt }) => acknowledgedAt),
  ).toEqual([expect.stringMatching(/ExecutionRole\/Policy$/)]);
});

test.each<[string, StageEnv, RegExp]>([
  [
    'development, with a jump host',
    development({ teamAccess: TeamAccess.sessionManager() }).environment,
    /JumpHostRole\/Policy$/,
  ],
  [
    'staging, with its partner’s role',
    staging({ databases: { Orders: aDatabase() } }).environment,
    /Partner\/Access\/Role\/Policy$/,
  ],
])('in %s, what is acknowledged stands at the resource’s own construct', (_, environment, policy) => {
  const { findings, acknowledgements } = packOf('AwsSolutions', environment).result;

  expect(findings).toEqual([]);
  expect(acknowledgements.map(({ acknowledgedAt }) => acknowledgedAt)).toContainEqual(
    expect.stringMatching(policy),
  );
  for (const { acknowledgedAt, resource } of acknowledgements) {
    expect([acknowledgedAt, `${acknowledgedAt}/Resource`]).toContain(resource.constructPath);
  }
});

test('a policy that follows a full one is acknowledged as well, and nothing else of the role', () => {
  const role = new ManagedPolicyRole(aStack(), 'Role', {
    assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com'),
  });
  role.acknowledgeOnPolicies(
    'ACTIONS_WITHOUT_RESOURCE',
    resolveProfile(StageKind.STAGING, { conditions: [] }),
  );
  const actions = (service: number): string[] =>
    Array.from({ length: 60 }, (_, index) => `service${service}:DescribeSomethingOfTheKind${index}`);
  for (const service of [1, 2, 3, 4]) {
    role.addToPrincipalPolicy(new PolicyStatement({ actions: actions(service), resources: ['*'] }));
  }

  const { findings, acknowledgements } = packOf('AwsSolutions', role).result;

  expect(findings).toEqual([]);
  expect(acknowledgements.map(({ acknowledgedAt }) => acknowledgedAt).sort()).toEqual([
    'Shop/Role/Policy',
    'Shop/Role/Policy2',
  ]);
});
