import { CfnResource, NestedStack } from 'aws-cdk-lib';
import { type Fill, madeUpAssembly, resourceAt } from '../compare-templates/made-up';
import { breachesOf } from './breaches';
import { type Contract, contractOf } from './contract';

const QUEUE = 'AWS::SQS::Queue';
const LOG_GROUP = 'AWS::Logs::LogGroup';
const AT = 'Production/Shop/Environment';

const contract = (fill: Fill): Contract => contractOf(madeUpAssembly(fill));
const breaches = (before: Fill, after: Fill): string[] => breachesOf(contract(before), contract(after));

const queue =
  (path: string, properties: { readonly [name: string]: unknown } = { QueueName: 'jobs' }): Fill =>
  (environment) =>
    resourceAt(environment, path, QUEUE, properties);

test('a version that changes nothing, or what is no identity, keeps the contract', () => {
  expect(breaches(queue('Jobs'), queue('Jobs'))).toEqual([]);
  expect(breaches(queue('Jobs'), queue('Jobs', { QueueName: 'jobs', DelaySeconds: 5 }))).toEqual([]);
});

test('what is new and what is not stateful may come and go', () => {
  const rule: Fill = (environment) => resourceAt(environment, 'Rule', 'AWS::Events::Rule');
  expect(breaches(rule, queue('Jobs'))).toEqual([]);
});

test('a resource that is gone is named', () => {
  expect(breaches(queue('Jobs'), () => undefined)).toEqual([
    `AWS::SQS::Queue EnvironmentJobs6DCBB7D2 of stack Production-Shop (${AT}/Jobs/Resource) is gone.`,
  ]);
});

test('an endpoint may be gone, and keeps its logical id while it is there', () => {
  const endpoint =
    (logicalId?: string): Fill =>
    (environment) => {
      const made = resourceAt(environment, 'Sqs', 'AWS::EC2::VPCEndpoint', { VpcId: 'vpc-1' });
      if (logicalId !== undefined) made.overrideLogicalId(logicalId);
    };
  expect(breaches(endpoint(), () => undefined)).toEqual([]);
  expect(breaches(endpoint(), endpoint('Renamed'))).toEqual([
    expect.stringMatching(/ is gone\. Its construct has the logical id Renamed\.$/),
  ]);
});

test('a resource that has another logical id is named with it', () => {
  const renamed: Fill = (environment) => {
    const made = resourceAt(environment, 'Jobs', QUEUE, { QueueName: 'jobs' });
    made.overrideLogicalId('Tasks');
  };
  expect(breaches(queue('Jobs'), renamed)).toEqual([
    `AWS::SQS::Queue EnvironmentJobs6DCBB7D2 of stack Production-Shop (${AT}/Jobs/Resource) is gone. ` +
      'Its construct has the logical id Tasks.',
  ]);
});

test('a resource of another type is named', () => {
  const topic: Fill = (environment) => resourceAt(environment, 'Jobs', 'AWS::SNS::Topic');
  expect(breaches(queue('Jobs'), topic)).toEqual([
    expect.stringMatching(/^AWS::SQS::Queue EnvironmentJobs.* has the type AWS::SNS::Topic\.$/),
  ]);
});

test.each([
  ['changed', { QueueName: 'tasks' }, 'is "tasks"'],
  ['left out', {}, 'is not set'],
])('a physical name that is %s is named', (_, properties, now) => {
  expect(breaches(queue('Jobs'), queue('Jobs', properties))).toEqual([
    expect.stringMatching(
      new RegExp(`^AWS::SQS::Queue EnvironmentJobs.* replaced: QueueName was "jobs", ${now}\\.$`),
    ),
  ]);
});

test('a physical name that is added is named', () => {
  expect(breaches(queue('Jobs', {}), queue('Jobs'))).toEqual([
    expect.stringMatching(/replaced: QueueName was not set, is "jobs"\.$/),
  ]);
});

test('a property that changes in place, whatever its schema lets CloudFormation do, keeps the contract', () => {
  const database =
    (properties: object): Fill =>
    (environment) =>
      resourceAt(environment, 'Orders', 'AWS::RDS::DBInstance', { Engine: 'postgres', ...properties });
  expect(breaches(database({ MultiAZ: false }), database({ MultiAZ: true }))).toEqual([]);
  expect(breaches(database({ StorageEncrypted: false }), database({ StorageEncrypted: true }))).toHaveLength(
    1,
  );
});

describe('a nested stack', () => {
  const nested =
    (id: string, name: string): Fill =>
    (environment) =>
      new CfnResource(new NestedStack(environment, id), 'Logs', {
        type: LOG_GROUP,
        properties: { LogGroupName: name },
      });

  test('keeps what it holds', () => {
    expect(breaches(nested('Web', 'web'), nested('Web', 'web'))).toEqual([]);
    expect(breaches(nested('Web', 'web'), nested('Web', 'api'))).toEqual([
      expect.stringMatching(
        /^AWS::Logs::LogGroup Logs of stack Production-Shop\/EnvironmentWebNested.*"web", is "api"\.$/,
      ),
    ]);
  });

  test('is not given another id, nor is anything moved into it', () => {
    const moved = breaches(nested('Web', 'web'), nested('Service', 'web'));
    expect(moved).toEqual([
      expect.stringMatching(/^AWS::CloudFormation::Stack EnvironmentWebNested.* is gone\.$/),
      expect.stringMatching(/^Stack Production-Shop\/EnvironmentWebNested.* is gone\.$/),
    ]);
    expect(
      breaches((environment) => resourceAt(environment, 'Web/Logs', LOG_GROUP), nested('Web', 'web')),
    ).toEqual([expect.stringMatching(/^AWS::Logs::LogGroup EnvironmentWebLogs.* is gone\.$/)]);
  });
});

test('a stack that is gone, or is in another Region, is named', () => {
  const before: Contract = {
    'Production-Shop': { environment: 'aws://111122223333/eu-west-1', resources: {} },
  };
  expect(breachesOf(before, {})).toEqual(['Stack Production-Shop is gone.']);
  const after: Contract = {
    'Production-Shop': { environment: 'aws://111122223333/eu-west-2', resources: {} },
  };
  expect(breachesOf(before, after)).toEqual([
    'Stack Production-Shop is in aws://111122223333/eu-west-2, was in aws://111122223333/eu-west-1.',
  ]);
});
