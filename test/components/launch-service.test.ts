import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { StageEnv } from '../../lib';
import { alarmName } from '../../lib/internal/alarm-name';
import type { Components, DescribedService } from './components';
import { aService, aStack, type Described, development, IRELAND, templateOf } from './described';
import { production, softLaunch } from './going-live';
import { resource } from './reading';
import { wrongUse } from './wrong-use';
import { stackTemplate } from './stack-template';

const SERVICE = 'AWS::ECS::Service';
const SCALING = 'AWS::ApplicationAutoScaling::ScalableTarget';
const ONCE = { reason: 'it holds the lock of the ledger' };

type Stage = (props: Components) => Described<StageEnv>;

function withWeb(options: Partial<DescribedService>, stage: Stage = production) {
  const described = stage({ services: { Web: aService(options) } });
  return { ...described, web: described.component('Web').config };
}

describe('a service in production', () => {
  const template = templateOf(withWeb({}));

  test('has three instances at least, and grows to twice as many with its CPU', () => {
    template.hasResourceProperties(SCALING, {
      MinCapacity: 3,
      MaxCapacity: 6,
      ScalableDimension: 'ecs:service:DesiredCount',
    });
    template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        TargetValue: 60,
      },
    });
  });

  test('keeps the count that it has when it is deployed', () => {
    template.hasResourceProperties(SERVICE, { DesiredCount: Match.absent() });
  });

  test('scales by the role that AWS keeps for it, with no policy of ours', () => {
    template.hasResourceProperties(SCALING, {
      RoleARN: {
        'Fn::Join': [
          '',
          Match.arrayWith([Match.stringLikeRegexp('AWSServiceRoleForApplicationAutoScaling')]),
        ],
      },
    });
    template.resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('stands in three zones, moves back to them, and takes none away before the next is well', () => {
    template.hasResourceProperties(SERVICE, {
      AvailabilityZoneRebalancing: 'ENABLED',
      DeploymentConfiguration: Match.objectLike({ MinimumHealthyPercent: 100, MaximumPercent: 200 }),
    });
    const [, service] = resource(template, SERVICE);
    const network = service.Properties?.NetworkConfiguration as {
      AwsvpcConfiguration: { Subnets: unknown[] };
    };
    expect(network.AwsvpcConfiguration.Subnets).toHaveLength(3);
  });

  test('goes back by itself where a deployment fails requests, by the alarm on that very signal', () => {
    const { web, environment } = withWeb({});
    const rollingBack = (web.alarms ?? []).filter(({ rollsBackDeployment }) => rollsBackDeployment === true);
    expect(rollingBack.length).toBeGreaterThan(0);
    template.hasResourceProperties(SERVICE, {
      DeploymentConfiguration: {
        Alarms: {
          AlarmNames: rollingBack.map(({ id }) => alarmName(environment.environmentName, 'Web', id)),
          Enable: true,
          Rollback: true,
        },
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      },
    });
  });

  test.each([{ port: undefined }, { internal: true }])(
    'without routes, rolls back a deployment that loses tasks: %j',
    (options) => {
      const { environment, web, stack } = withWeb(options);
      const rollingBack = (web.alarms ?? []).filter(
        ({ rollsBackDeployment }) => rollsBackDeployment === true,
      );
      expect(rollingBack.map(({ id }) => id)).toEqual(['RunningTasks']);
      templateOf({ stack }).hasResourceProperties(SERVICE, {
        DeploymentConfiguration: {
          Alarms: {
            AlarmNames: [alarmName(environment.environmentName, 'Web', 'RunningTasks')],
            Rollback: true,
          },
        },
      });
    },
  );

  test('is counted by the insights of its cluster', () => {
    template.hasResourceProperties('AWS::ECS::Cluster', {
      ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }],
    });
  });

  test('has alarms on running tasks, CPU, memory, and each load balancer', () => {
    const { web, environment } = withWeb({});
    const [loadBalancer] = environment.loadBalancers;
    expect((web.alarms ?? []).map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'RunningTasks',
        'Cpu',
        'Memory',
        `${loadBalancer.id}Errors`,
        `${loadBalancer.id}Unhealthy`,
        `${loadBalancer.id}ResponseTime`,
      ]),
    );
  });

  test('waits for its way to AWS before it starts a task', () => {
    const image = ContainerImage.fromRegistry('111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.0.0');
    const inside = templateOf(withWeb({ image }));
    const [, service] = resource(inside, SERVICE);
    for (const [type, words] of [
      ['AWS::EC2::SecurityGroupIngress', 'ToEndpoints'],
      ['AWS::EC2::SecurityGroupEgress', 'toShopEnvNetworkEndpoints'],
      ['AWS::EC2::VPCEndpoint', 'EcrDocker'],
    ]) {
      expect(service.DependsOn).toContain(resource(inside, type, words)[0]);
    }
  });
});

test('a service in a partition without deployment alarms says that it does without', () => {
  const { stack } = production({}, new Stack(new App(), 'Shop', { env: { region: 'us-gov-west-1' } }));
  stackTemplate(stack).hasResourceProperties(SERVICE, {
    DeploymentConfiguration: { Alarms: Match.absent(), DeploymentCircuitBreaker: { Enable: true } },
  });
  Annotations.fromStack(stack).hasWarning(
    '*',
    Match.stringLikeRegexp('has no deployment alarms in aws-us-gov'),
  );
});

test('a service scales as described', () => {
  const template = templateOf(withWeb({ instances: 4, scaling: { maxInstances: 20, cpuPercent: 45 } }));
  template.hasResourceProperties(SCALING, { MinCapacity: 4, MaxCapacity: 20 });
  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
    TargetTrackingScalingPolicyConfiguration: { TargetValue: 45 },
  });
});

test('a service of a soft launch runs once and scales only where it says so', () => {
  const template = templateOf(withWeb({}, softLaunch));
  template.hasResourceProperties(SERVICE, { DesiredCount: 1 });
  template.resourceCountIs(SCALING, 0);
  templateOf(withWeb({ scaling: { maxInstances: 3 } }, softLaunch)).hasResourceProperties(SCALING, {
    MinCapacity: 1,
    MaxCapacity: 3,
  });
});

describe('a service that must run once', () => {
  const described = withWeb({ singleton: ONCE });
  const template = templateOf(described);

  test('runs once, never beside its successor, and does not scale', () => {
    template.hasResourceProperties(SERVICE, {
      DesiredCount: 1,
      DeploymentConfiguration: Match.objectLike({ MinimumHealthyPercent: 0, MaximumPercent: 100 }),
    });
    template.resourceCountIs(SCALING, 0);
  });

  test('is declared, with the reason', () => {
    expect(described.web.singleton).toEqual({ component: 'Web', ...ONCE });
  });
});

describe('a service that users come to is refused', () => {
  test.each<[string, Partial<DescribedService>, RegExp]>([
    [
      'with two instances in production',
      { instances: 2 },
      /got 2, but Production requires at least 3; .*singleton \[CLU-1, service\.too-few-instances\]$/,
    ],
    [
      'as a singleton without a reason',
      { singleton: { reason: ' ' } },
      /must not be blank.*\[CLU-1, text\.blank\]$/,
    ],
    [
      'as a singleton that runs three times',
      { singleton: ONCE, instances: 3 },
      /got 3, but a singleton runs once/,
    ],
    [
      'as a singleton that scales',
      { singleton: ONCE, scaling: { maxInstances: 3 } },
      /a singleton runs once/,
    ],
    [
      'with less room than it takes',
      { scaling: { maxInstances: 2 } },
      /got 2, but it must be a whole number from 3/,
    ],
    ['with half an instance', { scaling: { maxInstances: 4.5 } }, /got 4.5/],
    ['with more than ECS runs', { scaling: { maxInstances: 5001 } }, /to 5000/],
    ['scaling at no CPU', { scaling: { maxInstances: 6, cpuPercent: 0 } }, /10 to 90 percent/],
    ['scaling at full CPU', { scaling: { maxInstances: 6, cpuPercent: 100 } }, /10 to 90 percent/],
  ])('%s', (_, options, message) => {
    expect(wrongUse(() => withWeb(options))).toMatch(message);
  });
});

describe('an image that may be another one tomorrow', () => {
  const MOVING = [
    'nginx',
    'nginx:latest',
    'public.ecr.aws/nginx/nginx-unprivileged',
    'registry.example.com:5000/shop/web',
    '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:latest',
    'nginx@latest',
    'nginx@sha256:0123',
    'nginx:1.29.3:latest',
    'nginx:latest ',
    ':1.29.3',
  ];

  test.each(MOVING)('is refused where users come: %s', (image) => {
    for (const stage of [production, softLaunch]) {
      expect(wrongUse(() => withWeb({ image: ContainerImage.fromRegistry(image) }, stage))).toMatch(
        /^service Web: image: got '.*', but .*'latest', or no tag.*\[RBK-1, service\.image-not-pinned\]$/,
      );
    }
  });

  test.each([
    ['registry.example.com:5000/shop/web', "'registry.example.com:5000/shop/web:1.0.0'"],
    ['registry.example.com:5000/shop/web:latest', "'registry.example.com:5000/shop/web:1.0.0'"],
    ['nginx@latest', "'nginx:1.0.0'"],
    ['nginx:', "'nginx:1.0.0'"],
  ])('is refused with how to write it: %s', (image, remediation) => {
    expect(wrongUse(() => withWeb({ image: ContainerImage.fromRegistry(image) }))).toContain(remediation);
  });

  test('is refused where it comes from a repository without a tag', () => {
    const stack = aStack(IRELAND);
    const image = ContainerImage.fromEcrRepository(Repository.fromRepositoryName(stack, 'Repository', 'web'));
    expect(wrongUse(() => production({ services: { Web: aService({ image }) } }, stack))).toContain(
      ':latest',
    );
  });

  test.each(MOVING)('is taken in development: %s', (image) => {
    expect(() => withWeb({ image: ContainerImage.fromRegistry(image) }, development)).not.toThrow();
  });

  test.each(['nginx:1.29.3', 'registry.example.com:5000/shop/web:2', `nginx@sha256:${'0'.repeat(64)}`])(
    'is not one with a version or a digest: %s',
    (image) => {
      expect(() => withWeb({ image: ContainerImage.fromRegistry(image) })).not.toThrow();
    },
  );

  test('is not one of a repository with a tag', () => {
    const stack = aStack(IRELAND);
    const repository = Repository.fromRepositoryName(stack, 'Repository', 'web');
    const image = ContainerImage.fromEcrRepository(repository, '1.0.0');
    expect(() => production({ services: { Web: aService({ image }) } }, stack)).not.toThrow();
  });
});
