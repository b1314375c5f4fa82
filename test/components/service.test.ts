import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { ContainerImage, Secret as InjectedSecret } from 'aws-cdk-lib/aws-ecs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Migration } from '../../lib';
import type { DescribedService } from './components';
import { aDatabase, aService, aStack, development, IRELAND, NGINX, templateOf } from './described';
import {
  actionsOf,
  containersOf,
  flows,
  ownContainer,
  resource,
  resourcesOf,
  statementsOf,
  variablesOf,
} from './reading';

const SERVICE = 'AWS::ECS::Service';
const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

describe('a service', () => {
  const template = templateOf(development());
  const [key] = resource(template, 'AWS::KMS::Key');

  test('runs on Fargate, once, with the least that Fargate gives', () => {
    template.hasResourceProperties(SERVICE, { LaunchType: 'FARGATE', DesiredCount: 1 });
    template.hasResourceProperties('AWS::ECS::TaskDefinition', { Cpu: '256', Memory: '512' });
  });

  test('stands in the subnets for servers, without a public address', () => {
    template.hasResourceProperties(SERVICE, {
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          AssignPublicIp: 'DISABLED',
          Subnets: [
            { Ref: Match.stringLikeRegexp('ServersSubnet1') },
            { Ref: Match.stringLikeRegexp('ServersSubnet2') },
          ],
        },
      },
    });
  });

  test('goes back by itself where a deployment does not start', () => {
    template.hasResourceProperties(SERVICE, {
      DeploymentConfiguration: {
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
      },
    });
  });

  test('cannot change its own files', () => {
    expect(ownContainer(template, 'Web')).toMatchObject({ ReadonlyRootFilesystem: true, User: '101' });
  });

  test('logs under the customer key', () => {
    const [logs] = resource(template, 'AWS::Logs::LogGroup', 'WebLogs');
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { KmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] }, RetentionInDays: 7 },
      DeletionPolicy: 'Delete',
    });
    expect(JSON.stringify(ownContainer(template, 'Web'))).toContain(logs);
  });

  test('is asked at / whether it is well', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      HealthCheckPath: '/',
      Port: 8080,
      Protocol: 'HTTP',
      TargetType: 'ip',
    });
    template.hasResourceProperties(SERVICE, { HealthCheckGracePeriodSeconds: 120 });
  });

  test('sends egress over HTTPS only, and says so', () => {
    const { environment } = development();
    const [group] = resource(template, 'AWS::EC2::SecurityGroup', 'Web');
    expect(flows(template, 'Egress').filter((flow) => flow.group === group)).toEqual([
      { group, peer: '0.0.0.0/0', port: 443 },
    ]);
    expect(environment.declarations.egress).toEqual([
      { component: 'Web', destination: '0.0.0.0/0', port: 443, reason: 'pulls its images and calls AWS' },
    ]);
  });

  test('may do nothing by itself, and may be started with what writes its logs', () => {
    expect(statementsOf(template, 'WebTaskRole')).toEqual([]);
    expect(actionsOf(statementsOf(template, 'WebExecutionRole'))).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
  });

  test('is started after its roles’ policies, the egress and the rule that leads to it', () => {
    const [, { DependsOn = [] }] = resource(template, SERVICE);
    const [policy] = resource(template, 'AWS::IAM::ManagedPolicy', 'ExecutionRole');
    const [rule] = resource(template, RULE);
    const routes = resourcesOf(template, 'AWS::EC2::Route').flatMap(([id]) =>
      id.includes('ServersSubnet') ? [id] : [],
    );
    expect(DependsOn).toEqual(expect.arrayContaining([policy, rule, ...routes]));
    expect(routes).toHaveLength(2);
  });

  test('is not tracked by an insight that costs', () => {
    template.hasResourceProperties('AWS::ECS::Cluster', {
      ClusterSettings: [{ Name: 'containerInsights', Value: 'disabled' }],
    });
  });
});

test('a service is made as described', () => {
  const template = templateOf(
    development({
      services: {
        Web: aService({
          image: ContainerImage.fromRegistry('registry.example/web:2'),
          command: ['serve', '--port', '9000'],
          port: 9000,
          healthCheckPath: '/healthz',
          containerHealthCheck: ['CMD-SHELL', 'curl -f localhost:9000'],
          environment: { MODE: 'demo' },
          cpu: 1024,
          memory: 3072,
          instances: 3,
          user: 'app',
          readonlyRootFilesystem: false,
        }),
      },
    }),
  );
  expect(ownContainer(template, 'Web')).toMatchObject({
    Image: 'registry.example/web:2',
    Command: ['serve', '--port', '9000'],
    HealthCheck: { Command: ['CMD-SHELL', 'curl -f localhost:9000'] },
    Environment: [{ Name: 'MODE', Value: 'demo' }],
    User: 'app',
    ReadonlyRootFilesystem: false,
    PortMappings: [{ ContainerPort: 9000, Protocol: 'tcp' }],
  });
  template.hasResourceProperties('AWS::ECS::TaskDefinition', { Cpu: '1024', Memory: '3072' });
  template.hasResourceProperties(SERVICE, { DesiredCount: 3 });
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', { HealthCheckPath: '/healthz' });
});

test('a worker has no port and no ingress', () => {
  const template = templateOf(development({ services: { Worker: aService({ port: undefined }) } }));
  template.resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 0);
  template.hasResourceProperties(SERVICE, {
    LoadBalancers: Match.absent(),
    ServiceConnectConfiguration: Match.absent(),
  });
  expect(flows(template, 'Ingress')).toEqual([]);
});

describe('folders to write to', () => {
  const template = templateOf(
    development({
      databases: { Orders: aDatabase() },
      services: {
        Web: aService({
          writablePaths: ['/tmp', '/var/cache/nginx'],
          uses: ['Orders'],
          migration: Migration.task(['migrate']),
        }),
      },
    }),
  );
  const [preparation, migration, own] = containersOf(template, 'Web');
  const folders = [
    { ContainerPath: '/tmp', Size: 64, MountOptions: ['mode=1777'] },
    { ContainerPath: '/var/cache/nginx', Size: 64, MountOptions: ['mode=1777'] },
  ];

  test('are kept in memory for the service and for its migration, and any user writes to them', () => {
    expect(own.LinuxParameters?.Tmpfs).toEqual(folders);
    expect(migration.LinuxParameters?.Tmpfs).toEqual(folders);
    expect(migration.ReadonlyRootFilesystem).toBe(true);
  });

  test('are not given to preparations', () => {
    expect(preparation.LinuxParameters).toBeUndefined();
  });
});

describe('secrets', () => {
  function withSecret(options: (secret: Secret) => Partial<DescribedService>) {
    const stack = aStack(IRELAND);
    const secret = new Secret(stack, 'Token');
    const described = development({ services: { Web: aService(options(secret)) } }, stack);
    const template = templateOf(described);
    const [id] = resource(template, 'AWS::SecretsManager::Secret');
    return { stack, template, ref: { Ref: id } };
  }

  test('are passed by ARN, with the right of the service to read them', () => {
    const { template, ref } = withSecret((secret) => ({ secrets: { TOKEN: secret } }));
    expect(variablesOf(ownContainer(template, 'Web'))).toEqual({ TOKEN: ref });
    expect(ownContainer(template, 'Web').Secrets).toBeUndefined();
    expect(statementsOf(template, 'WebTaskRole')).toEqual([
      {
        Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
        Effect: 'Allow',
        Resource: ref,
      },
    ]);
  });

  test('are injected on request, with a warning, and without permission for the service itself to read them', () => {
    const { stack, template, ref } = withSecret((secret) => ({
      injectedSecrets: { TOKEN: InjectedSecret.fromSecretsManager(secret) },
    }));
    expect(ownContainer(template, 'Web').Secrets).toEqual([{ Name: 'TOKEN', ValueFrom: ref }]);
    expect(statementsOf(template, 'WebTaskRole')).toEqual([]);
    Annotations.fromStack(stack).hasWarning(
      '/Shop/Env/Web',
      Match.stringLikeRegexp('is stale once the secret is rotated.*cdk-stage-environments:injected-secret'),
    );
  });

  test('passed by ARN bring no warning', () => {
    const { stack } = withSecret((secret) => ({ secrets: { TOKEN: secret } }));
    Annotations.fromStack(stack).hasNoWarning('/Shop/Env/Web', Match.anyValue());
  });
});

test('a service that runs as its image’s own user brings a warning', () => {
  const described = development({ services: { Web: aService({ user: undefined }) } });
  Annotations.fromStack(described.stack).hasWarning(
    '/Shop/Env/Web',
    Match.stringLikeRegexp("Set 'user'.*cdk-stage-environments:container-user"),
  );
});

describe('a service that another uses', () => {
  const template = templateOf(
    development({
      services: {
        Web: aService({ uses: ['StockApi'] }),
        StockApi: aService({ port: 9000, internal: true }),
        Worker: aService({ port: undefined }),
      },
    }),
  );
  const [user] = resource(template, 'AWS::EC2::SecurityGroup', 'Web');
  const [used] = resource(template, 'AWS::EC2::SecurityGroup', 'StockApi');
  const namespace = { 'Fn::GetAtt': [resource(template, 'AWS::ServiceDiscovery::HttpNamespace')[0], 'Arn'] };
  const serviceOf = (id: string) => resource(template, SERVICE, id)[1];

  test('admits it on its port, and no other peer', () => {
    expect(flows(template, 'Ingress').filter(({ group }) => group === used)).toEqual([
      { group: used, peer: user, port: 9000 },
    ]);
    expect(flows(template, 'Egress').filter(({ peer }) => peer === used)).toEqual([
      { group: user, peer: used, port: 9000 },
    ]);
  });

  test('is found by its id, over Service Connect', () => {
    expect(variablesOf(ownContainer(template, 'Web'))).toEqual({
      STOCK_API_HOST: 'stockapi',
      STOCK_API_PORT: '9000',
      STOCK_API_URL: 'http://stockapi:9000',
    });
    expect(serviceOf('StockApi').Properties?.ServiceConnectConfiguration).toEqual({
      Enabled: true,
      Namespace: namespace,
      Services: [{ PortName: 'stockapi', ClientAliases: [{ DnsName: 'stockapi', Port: 9000 }] }],
    });
    expect(serviceOf('Web').Properties?.ServiceConnectConfiguration).toEqual({
      Enabled: true,
      Namespace: namespace,
    });
  });

  test('is not joined by a service that uses none', () => {
    expect(serviceOf('Worker').Properties?.ServiceConnectConfiguration).toBeUndefined();
  });

  test('is not behind the load balancer', () => {
    expect(serviceOf('StockApi').Properties?.LoadBalancers).toBeUndefined();
  });

  test('stands before it', () => {
    const [nag] = resource(template, SERVICE, 'StockApi');
    expect(serviceOf('Web').DependsOn).toContain(nag);
  });
});

test('a service starts after the components in startAfter', () => {
  const template = templateOf(
    development({
      databases: { Orders: aDatabase() },
      services: {
        Web: aService({ startAfter: ['Worker', 'Orders'] }),
        Worker: aService({ port: undefined }),
      },
    }),
  );
  const [, { DependsOn }] = resource(template, SERVICE, 'Web');
  const [worker] = resource(template, SERVICE, 'Worker');
  const [orders] = resource(template, 'AWS::RDS::DBInstance');
  expect(DependsOn).toEqual(expect.arrayContaining([worker, orders]));
  expect(variablesOf(ownContainer(template, 'Web'))).toEqual({});
  expect(flows(template, 'Ingress').some(({ port }) => port === 15432)).toBe(false);
});

describe('what was made is reachable', () => {
  test('as the service’s own ordinary CDK objects', () => {
    const described = development();
    const { environment } = described;
    const web = described.service('Web');
    const { service, taskDefinition, container, taskRole, executionRole, logGroup, targetGroups } = web;
    const made = [service, taskDefinition, container, taskRole, executionRole, logGroup, ...targetGroups];
    expect(made.every((construct) => construct.node.path.startsWith(web.node.path))).toBe(true);
    expect(Stack.of(service.cluster)).toBe(Stack.of(environment));
  });

  test('as the load balancer', () => {
    const { environment } = development();
    const { teamLoadBalancer } = environment;
    expect(teamLoadBalancer).toBe(environment.teamLoadBalancer);
    expect(teamLoadBalancer.listeners).toHaveLength(1);
  });
});

test('one description serves several environments', () => {
  const web = aService({ image: ContainerImage.fromRegistry(NGINX) });
  const one = templateOf(development({ services: { Web: web } }));
  const other = templateOf(development({ services: { Web: web } }));
  expect(other.toJSON()).toEqual(one.toJSON());
});
