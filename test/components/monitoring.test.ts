import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { AlarmDefinition } from '../../lib/spi/alarm-definition';
import { logErrorAlarm } from '../../lib/internal/log-error-alarm';
import { Monitoring } from '../../lib/components/monitoring/monitoring';
import { MonitoredKind } from '../../lib/spi/monitored-kind';
import { Condition } from '../../lib/requirements/requirement';
import { StageKind } from '../../lib/requirements/stage-kind';
import { IRELAND } from './described';
import { aHost, ALARM, alarmsIn, aMetric, aSignal, monitored, nestedIn, OPS } from './monitored';
import { reference, resource, resourcesOf } from './reading';
import { wrongUse } from './wrong-use';

describe('standard monitoring', () => {
  const { stack, monitoring } = monitored();
  const service = new Topic(stack, 'StandsForAService');
  const ofService = new Metric({
    namespace: 'AWS/ECS',
    metricName: 'CPUUtilization',
    dimensionsMap: { ServiceName: service.topicName },
  });
  monitoring.attach(
    'Web',
    [aSignal('Errors'), aSignal('Busy', { metric: ofService })],
    MonitoredKind.SERVICES,
  );
  monitoring.attach('Api', [aSignal('Errors')], MonitoredKind.SERVICES);
  monitoring.attach('Orders', [aSignal('Full')], MonitoredKind.DATABASES);
  monitoring.attach('Quiet', [], MonitoredKind.COMPONENTS);
  const template = Template.fromStack(stack);
  const nested = nestedIn(stack);
  const alarms = alarmsIn(stack);
  const [topicId] = resource(template, 'AWS::SNS::Topic', 'StandardTopic');

  test('makes exactly one alarm on every signal, under a name that is known beforehand', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName).sort()).toEqual([
      'Shop/Env/Api/Errors',
      'Shop/Env/Orders/Full',
      'Shop/Env/Web/Busy',
      'Shop/Env/Web/Errors',
    ]);
  });

  test('gives every alarm an action for when it goes off and for when it is over, to the topic', () => {
    for (const [kind, inKind] of Object.entries(nested)) {
      const [, made] = resource(template, 'AWS::CloudFormation::Stack', `Standard${kind}`);
      const parameters = (made.Properties?.Parameters ?? {}) as Record<string, unknown>;
      for (const [, { Properties }] of resourcesOf(inKind, ALARM)) {
        const notified = [Properties?.AlarmActions, Properties?.OKActions].map((actions) =>
          (actions as unknown[]).map((action) => reference(parameters[reference(action)])),
        );
        expect(notified).toEqual([[topicId], [topicId]]);
        expect(Properties?.ActionsEnabled).toBe(true);
      }
    }
  });

  test('says in the alarm what the signal says', () => {
    nested.Services.hasResourceProperties(ALARM, {
      AlarmName: 'Shop/Env/Web/Errors',
      AlarmDescription: 'Errors is too high. Web of Shop/Env (PRB-2)',
      Namespace: 'Shop',
      MetricName: 'Errors',
      Period: 60,
      Statistic: 'Sum',
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 5,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      TreatMissingData: 'breaching',
    });
  });

  test('keeps alarms in a nested stack of each kind of thing, and none beside what they watch', () => {
    expect(Object.keys(nested).sort()).toEqual(['Dashboard', 'Databases', 'Services']);
    nested.Services.resourceCountIs(ALARM, 3);
    nested.Databases.resourceCountIs(ALARM, 1);
    template.resourceCountIs(ALARM, 0);
  });

  test('shows every figure with its bound on one dashboard', () => {
    const dashboards = resourcesOf(nested.Dashboard, 'AWS::CloudWatch::Dashboard');
    expect(dashboards).toHaveLength(1);
    const body = JSON.stringify(dashboards[0][1].Properties?.DashboardBody);
    for (const words of [
      'Errors is too high',
      'Busy is too high',
      'Full is too high',
      'Web',
      'Api',
      'Orders',
    ]) {
      expect(body).toContain(words);
    }
    expect(body.match(/horizontal/g)).toHaveLength(4);
  });

  test('encrypts the topic under a key that CloudWatch, AWS Backup and EventBridge may use', () => {
    const [keyId] = resource(template, 'AWS::KMS::Key', 'TopicKey');
    template.hasResource('AWS::KMS::Key', {
      Properties: {
        EnableKeyRotation: true,
        KeyPolicy: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: 'Allow',
              Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
              Principal: {
                Service: ['cloudwatch.amazonaws.com', 'backup.amazonaws.com', 'events.amazonaws.com'],
              },
            }),
          ]),
        },
      },
      DeletionPolicy: 'RetainExceptOnCreate',
    });
    template.hasResourceProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: { 'Fn::GetAtt': [keyId, 'Arn'] },
    });
  });

  test('denies publishing without TLS, and lets the three services publish', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: '*',
            Action: 'sns:Publish',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          }),
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: ['backup.amazonaws.com', 'events.amazonaws.com'] },
            Action: 'sns:Publish',
          }),
        ]),
      },
      Topics: [{ Ref: topicId }],
    });
  });

  test('subscribes the contacts', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      TopicArn: { Ref: topicId },
      Protocol: 'email',
      Endpoint: 'ops@example.com',
    });
  });

  test('notifies of GuardDuty findings', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      State: 'ENABLED',
      EventPattern: { source: ['aws.guardduty'], 'detail-type': ['GuardDuty Finding'] },
      Targets: [Match.objectLike({ Arn: { Ref: topicId } })],
    });
  });

  test('makes every alarm reachable', () => {
    expect(stack.resolve(monitoring.alarm('Web', 'Errors').alarmName)).toBeDefined();
    expect(wrongUse(() => monitoring.alarm('Web', 'Eror'))).toContain("did you mean 'Shop/Env/Web/Errors'?");
  });

  test('adds no Lambda function and no custom resource', () => {
    const types = [template, ...Object.values(nested)].flatMap((one) =>
      Object.values((one.toJSON() as { Resources: Record<string, { Type: string }> }).Resources).map(
        ({ Type }) => Type,
      ),
    );
    expect(types.filter((type) => /Lambda|Custom/.test(type))).toEqual([]);
  });
});

describe('where the account is open', () => {
  test('alarms are made on metrics of resources, and on expressions over them', () => {
    const stack = new Stack(new App(), 'Shop', { env: { region: 'eu-west-1' } });
    const { monitoring } = monitored([OPS], stack);
    const topic = new Topic(stack, 'StandsForAService');
    const metric = topic.metricNumberOfNotificationsFailed();
    const share = new MathExpression({ expression: 'a / b', usingMetrics: { a: metric, b: aMetric('All') } });

    monitoring.attach(
      'Web',
      [aSignal('One', { metric }), aSignal('Two', { metric: share })],
      MonitoredKind.SERVICES,
    );

    expect(alarmsIn(stack)).toHaveLength(2);
  });
});

describe('what cannot be watched', () => {
  const refusal = (signal: Partial<AlarmDefinition>) =>
    wrongUse(() =>
      monitored().monitoring.attach('Web', [{ ...aSignal('Errors'), ...signal }], MonitoredKind.SERVICES),
    );

  test('an id that is no part of a name', () => {
    expect(refusal({ id: 'too many errors' })).toContain('too many errors');
    expect(refusal({ id: 'E'.repeat(33) })).toContain('32');
  });

  test('an id that is taken', () => {
    const { monitoring } = monitored();
    monitoring.attach('Web', [aSignal('Errors')], MonitoredKind.SERVICES);

    expect(wrongUse(() => monitoring.attach('Web', [aSignal('Errors')], MonitoredKind.COMPONENTS))).toContain(
      'Errors',
    );
    expect(
      wrongUse(() => monitoring.attach('Api', [aSignal('Slow'), aSignal('Slow')], MonitoredKind.SERVICES)),
    ).toContain('Slow');
  });

  test('a metric that alarms cannot use', () => {
    const search: IMetric = { toMetricConfig: () => ({}) };

    expect(refusal({ metric: search })).toContain('another kind of metric');
  });

  test('more datapoints than periods, and periods that are too long ago', () => {
    expect(refusal({ datapointsToAlarm: 4 })).toContain('got 4');
    expect(refusal({ datapointsToAlarm: 0 })).toContain('got 0');
    expect(refusal({ evaluationPeriods: 1441 })).toContain('1441 of 60 seconds');
    expect(refusal({ metric: aMetric('Day', Duration.days(1)), evaluationPeriods: 8 })).toContain(
      '8 of 86400',
    );
    expect(() =>
      monitored().monitoring.attach(
        'Web',
        [aSignal('Day', { metric: aMetric('Day', Duration.days(1)), evaluationPeriods: 7 })],
        MonitoredKind.SERVICES,
      ),
    ).not.toThrow();
  });

  test('more than a stack or a dashboard holds, and nothing is half made', () => {
    const { stack, monitoring } = monitored();
    const alarms = (count: number) => Array.from({ length: count }, (_, index) => aSignal(`S${index}`));
    monitoring.attach('Web', alarms(300), MonitoredKind.SERVICES);

    expect(wrongUse(() => monitoring.attach('Api', alarms(201), MonitoredKind.SERVICES))).toContain(
      '501 alarms',
    );
    expect(wrongUse(() => monitoring.attach('Orders', alarms(199), MonitoredKind.DATABASES))).toContain(
      '501 widgets',
    );
    expect(alarmsIn(stack)).toHaveLength(300);
  });
});

test('the alarms of a kind that a component names stand in one nested stack of its own', () => {
  const { stack, monitoring } = monitored();
  monitoring.attach('Jobs', [aSignal('Old')], MonitoredKind.of('Queues'));
  monitoring.attach('Mails', [aSignal('Old')], MonitoredKind.of('Queues'));

  const { Queues } = nestedIn(stack);
  expect(resourcesOf(Queues, ALARM)).toHaveLength(2);
  expect(alarmsIn(stack)).toHaveLength(2);
});

describe('the other answers', () => {
  const stack = new Stack(new App(), 'Shop', { env: IRELAND });
  const terms = { from: 'the group watches all accounts', evidence: 'https://wiki.example.com/watch' };

  test('inherited creates nothing, and names who watches', () => {
    const bindOptions = { host: aHost(), contacts: [OPS] };
    const monitoring = Monitoring.inherited(terms)._bind(stack, bindOptions);
    monitoring.attach('Web', [aSignal('Errors')], MonitoredKind.SERVICES);

    expect(monitoring.inherited).toEqual([
      ...['MON-1', 'MON-2', 'MON-3'].map((requirement) => ({ requirement, ...terms })),
      ...[1, 2, 3, 4, 5, 6].map((n) => ({
        requirement: `PRB-${n}`,
        part: 'detection and notification',
        ...terms,
      })),
    ]);
    expect(monitoring.topic).toBeUndefined();
    expect(Template.fromStack(stack).toJSON()).not.toHaveProperty('Resources');
    expect(wrongUse(() => monitoring.alarm('Web', 'Errors'))).toContain(
      'the organization monitors the environment',
    );
  });

  test('inherited has a reason and evidence', () => {
    expect(wrongUse(() => Monitoring.inherited({ ...terms, from: '' }))).toContain('MON-1');
    expect(wrongUse(() => Monitoring.inherited({ ...terms, evidence: ' ' }))).toContain('MON-1');
  });

  test('not asked for is an answer of a soft launch, with its reason', () => {
    const asked = Monitoring.waived({ reason: 'best effort for forty testers' });

    expect(() => asked._bind(stack, { host: aHost(StageKind.SOFT_LAUNCH), contacts: [] })).not.toThrow();
    expect(wrongUse(() => asked._bind(stack, { host: aHost(), contacts: [] }))).toContain(
      'Production is monitored',
    );
    expect(wrongUse(() => Monitoring.waived({ reason: '' }))).toContain('MON-1');
  });

  test('decide whether monitoring is a requirement', () => {
    const asks = [Condition.AVAILABILITY_ASKS_FOR_MONITORING];
    expect(Monitoring.standard()._conditions).toEqual(asks);
    expect(Monitoring.inherited(terms)._conditions).toEqual(asks);
    expect(Monitoring.waived({ reason: 'best effort' })._conditions).toEqual([]);
  });
});

test('errors in a log are counted and can be watched', () => {
  const { stack, monitoring } = monitored();
  const logs = new LogGroup(stack, 'Logs');

  monitoring.attach('Web', [logErrorAlarm(stack, aHost(), 'Web', logs)], MonitoredKind.SERVICES);

  const [, filter] = resource(Template.fromStack(stack), 'AWS::Logs::MetricFilter');
  expect(filter.Properties).toMatchObject({
    LogGroupName: { Ref: expect.stringContaining('Logs') as string },
    MetricTransformations: [{ MetricNamespace: 'Shop/Env', MetricName: 'WebLogErrors' }],
  });
  expect(alarmsIn(stack)).toMatchObject([
    { Namespace: 'Shop/Env', MetricName: 'WebLogErrors', Statistic: 'Sum' },
  ]);
});
