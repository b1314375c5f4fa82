import { Match } from 'aws-cdk-lib/assertions';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { ContainerService, type ContainerServiceProps, spi } from '../../lib';
import { aService, development, staging, templateOf } from '../components/described';
import {
  actionsOf,
  containersOf,
  ownContainer,
  resource,
  statementsOf,
  variablesOf,
} from '../components/reading';
import { wrongUse } from '../components/wrong-use';
import { BoundQueue, QueueComponent } from './a-queue';

describe('a component by contract', () => {
  const described = staging({
    components: { Jobs: new QueueComponent() },
    services: { Web: aService({ uses: ['Jobs'] }) },
  });
  const template = templateOf(described);
  const [queue] = resource(template, 'AWS::SQS::Queue');

  test('is encrypted with the environment’s key and carries its tags', () => {
    const [key] = resource(template, 'AWS::KMS::Key');
    template.hasResourceProperties('AWS::SQS::Queue', {
      KmsMasterKeyId: { 'Fn::GetAtt': [key, 'Arn'] },
      Tags: Match.arrayWith([{ Key: 'stage:owner', Value: 'shop-team' }]),
    });
  });

  test('is used by a service, which receives its address and is granted what it needs', () => {
    expect(variablesOf(ownContainer(template, 'Web'))).toEqual({ JOBS_URL: { Ref: queue } });
    expect(actionsOf(statementsOf(template, 'WebTaskRole'))).toContain('sqs:SendMessage');
  });

  test('may name its init containers like those of the service', () => {
    const containers = containersOf(template, 'Web').map(({ Name, DependsOn }) => [
      Name,
      DependsOn?.[0]?.ContainerName,
    ]);
    expect(containers).toEqual([
      ['Jobs-Main', undefined],
      ['Jobs-Migration', 'Jobs-Main'],
      ['web', 'Jobs-Migration'],
    ]);
  });

  test('is created before the service', () => {
    const [, { DependsOn }] = resource(template, 'AWS::ECS::Service');
    expect(DependsOn).toContain(queue);
  });

  test('is viewed and operated by the partner as its config says', () => {
    expect(actionsOf(statementsOf(template, 'PartnerAccessRolePolicy'))).toContain('sqs:GetQueueAttributes');
    expect(actionsOf(statementsOf(template, 'AccessRedeployRolePolicy'))).toEqual([
      'ecs:UpdateService',
      'sqs:PurgeQueue',
    ]);
    const [, document] = resource(template, 'AWS::SSM::Document', 'AccessRedeploy');
    expect(JSON.stringify(document.Properties?.Content)).toContain('Jobs_Redeploy');
  });

  test('is returned with its id, its environment and its config', () => {
    const { componentId, environmentName, config } = described.component('Jobs');
    expect([componentId, environmentName]).toEqual(['Jobs', 'Shop/Env']);
    expect(config).toBeInstanceOf(BoundQueue);
  });
});

test('a component without a connection target is not used', () => {
  const components = { Silent: { bind: () => ({}) } };
  const services = { Web: aService({ uses: ['Silent'] }) };
  expect(wrongUse(() => development({ components, services }))).toBe(
    "uses of Web: got 'Silent', but that component offers no connection; pass a component with a connectionTarget, or move it to startAfter [component.without-connection]",
  );
});

describe('a plug-in component that breaks its contract', () => {
  const alarm = {
    id: 'Full',
    title: 'the store is full',
    metric: new Metric({ namespace: 'Shop', metricName: 'Used' }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: 80,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    treatMissingData: TreatMissingData.BREACHING,
    incidentCategory: spi.IncidentCategory.SYSTEM_FAILURE,
  };

  test.each<[string, unknown, string]>([
    ['no config', undefined, 'component Broken: got nothing, but it must be an object'],
    [
      'a config that comes later',
      Promise.resolve({}),
      "component Broken: got 'an object of class Promise', but it must be an object that is returned at once",
    ],
    [
      'a list of alarms that is none',
      { alarms: alarm },
      "component Broken: alarms: got 'an object of class Object'",
    ],
    [
      'an alarm without a threshold',
      { alarms: [{ ...alarm, threshold: undefined }] },
      'component Broken: alarms[0].threshold: got nothing, but it must be a number',
    ],
    [
      'an incident category of its own',
      { alarms: [{ ...alarm, incidentCategory: 'PRB-9' }] },
      "component Broken: alarms[0].incidentCategory: got 'PRB-9', but it must be one of",
    ],
    [
      'a protected resource without an ARN',
      { protectedResources: [{ resourceType: 'SQS', supportsContinuousBackup: false, restoreMetadata: {} }] },
      'component Broken: protectedResources[0].resourceArn: got nothing',
    ],
    [
      'a connection target that does not connect',
      { connectionTarget: {} },
      "component Broken: connectionTarget: got 'an object of class Object'",
    ],
    [
      'a readiness dependency that is no construct',
      { readinessDependency: 'Queue' },
      "component Broken: readinessDependency: got 'Queue'",
    ],
    [
      'an automation whose step has a malformed name',
      {
        automations: {
          view: [],
          start: { steps: [{ name: 'turn on', action: 'aws:sleep', inputs: {} }], statements: [] },
        },
      },
      "component Broken: automations.start.steps[0].name: got 'turn on'",
    ],
    [
      'a monitored kind whose name is no id of a stack',
      { monitoredKind: spi.MonitoredKind.of('order queues') },
      "component Broken: monitoredKind.name: got 'order queues'",
    ],
    [
      'egress to port 0',
      { egress: [{ component: 'Broken', destination: '0.0.0.0/0', port: 0, reason: 'calls home' }] },
      'component Broken: egress[0].port: got 0',
    ],
  ])('is refused with %s, and nothing of it remains', (_, config, message) => {
    const { stack, environment } = staging();
    const before = environment.node.findAll().map(({ node }) => node.path);
    const component: spi.IComponent = {
      bind: (scope) => {
        new Queue(scope, 'Queue');
        return config as spi.ComponentConfig;
      },
    };
    expect(wrongUse(() => environment.add('Broken', component))).toContain(message);
    expect(environment.node.findAll().map(({ node }) => node.path)).toEqual(before);
    templateOf({ stack }).resourceCountIs('AWS::SQS::Queue', 0);
    // The id is free again.
    expect(() => environment.add('Broken', new QueueComponent())).not.toThrow();
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'component Broken: got nothing, but it must be an object with a method bind'],
    ['a text', 'Queue', "component Broken: got 'Queue', but it must be an object with a method bind"],
    ['an object without bind', {}, 'it must be an object with a method bind; implement spi.IComponent'],
  ])('is refused as %s, and nothing remains', (_, component, message) => {
    const { environment } = staging();
    const before = environment.node.findAll().map(({ node }) => node.path);
    expect(wrongUse(() => environment.add('Broken', component as spi.IComponent))).toContain(message);
    expect(environment.node.findAll().map(({ node }) => node.path)).toEqual(before);
  });

  test('is refused with the error that it throws, and nothing of it remains', () => {
    const { environment } = staging();
    const before = environment.node.findAll().map(({ node }) => node.path);
    const component: spi.IComponent = {
      bind: (scope) => {
        new Queue(scope, 'Queue');
        throw new Error('no quota');
      },
    };
    expect(() => environment.add('Broken', component)).toThrow('no quota');
    expect(environment.node.findAll().map(({ node }) => node.path)).toEqual(before);
  });

  test.each<[string, unknown, string]>([
    ['no answer', undefined, 'connection to component Broken: got nothing'],
    [
      'an answer that comes later',
      Promise.resolve({ environment: {} }),
      "connection to component Broken: got 'an object of class Promise'",
    ],
    ['no variables', {}, 'connection to component Broken: environment: got nothing'],
    [
      'a variable that is no text',
      { environment: { JOBS_PORT: 8080 } },
      'connection to component Broken: environment.JOBS_PORT: got 8080',
    ],
    [
      'an init container without an image',
      { environment: {}, initContainers: [{ name: 'Init' }] },
      'connection to component Broken: initContainers[0].image: got nothing',
    ],
  ])('is refused with %s to its consumer, and nothing of the consumer remains', (_, answer, message) => {
    const { environment } = development();
    const connectionTarget = { connect: () => answer as spi.ConnectionConfig };
    const broken = environment.add('Broken', { bind: () => ({ connectionTarget }) });
    const before = environment.node.findAll().map(({ node }) => node.path);
    const props = { ...(aService({ port: undefined }) as ContainerServiceProps), uses: [broken] };
    expect(wrongUse(() => new ContainerService(environment, 'Api', props))).toContain(message);
    expect(environment.node.findAll().map(({ node }) => node.path)).toEqual(before);
  });
});
