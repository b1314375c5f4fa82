import {
  checkOutcome,
  NOT_MET,
  NOT_APPLICABLE,
  type Properties,
  type Placed,
  MET,
} from '../../check-outcome';

const TOPIC = 'AWS::SNS::Topic';

const ALARM = 'AWS::CloudWatch::Alarm';

const THEIRS = 'arn:aws:sns:eu-west-1:111122223333:theirs';

test('a rule on AWS Health events detects infrastructure failure', () => {
  const rule = (source: string, State = 'ENABLED'): Placed => ({
    It: [
      'AWS::Events::Rule',
      {
        State,
        EventPattern: { source: [source] },
        Targets: [{ Arn: 'arn:aws:sns:eu-west-1:111122223333:operations' }],
      },
    ],
  });

  expect(checkOutcome('PRB-3.detection', rule('aws.health')).state).toBe(MET);
  expect(checkOutcome('PRB-3.detection', rule('aws.health', 'DISABLED')).state).toBe(NOT_MET);
  expect(checkOutcome('PRB-3.detection', rule('aws.ec2')).state).toBe(NOT_MET);
});

describe('RDS event subscriptions', () => {
  const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:operations';
  const subscribed = (changed: Properties): Placed => ({
    Orders: ['AWS::RDS::DBInstance', {}],
    It: ['AWS::RDS::EventSubscription', { SnsTopicArn: TOPIC, ...changed }],
  });

  test.each<[string, string, Placed, string]>([
    ['every event of databases', 'PRB-4.detection', subscribed({}), MET],
    ['failures of databases', 'PRB-4.detection', subscribed({ EventCategories: ['backup', 'failure'] }), MET],
    ['other events of databases', 'PRB-4.detection', subscribed({ EventCategories: ['backup'] }), NOT_MET],
    ['a disabled subscription', 'PRB-4.detection', subscribed({ Enabled: false }), NOT_MET],
    ['every event of databases, for attacks', 'PRB-5.detection', subscribed({}), NOT_MET],
  ])('%s: %s is %s', (_what, check, placed, state) => {
    expect(checkOutcome(check, placed).state).toBe(state);
  });
});

test.each<[string, Placed, string]>([
  ['without a data store', { Web: ['AWS::ECS::Service', {}] }, NOT_APPLICABLE],
  ['with a table', { Orders: ['AWS::DynamoDB::Table', {}] }, NOT_MET],
  ['with a cache, which AWS Backup does not protect', { It: ['AWS::MemoryDB::Cluster', {}] }, NOT_MET],
  [
    'with a backup selection, which may name what no template has',
    { It: ['AWS::Backup::BackupSelection', {}] },
    NOT_MET,
  ],
])('data corruption %s', (_what, placed, state) => {
  expect(checkOutcome('PRB-4.detection', placed).state).toBe(state);
});

test('detection is inherited with monitoring only', () => {
  const inherited = (...requirements: string[]) => ({
    inherited: requirements.map((requirement) => ({
      requirement,
      from: 'the group monitors it',
      evidence: 'https://wiki.example.com',
    })),
  });

  expect(checkOutcome('PRB-1.detection', {}, inherited('BAK-1')).state).toBe(NOT_MET);
  expect(checkOutcome('PRB-1.detection', {}, inherited('BAK-1', 'MON-1')).state).toBe(NOT_APPLICABLE);
});

describe('an event rule on security findings', () => {
  const rule = (properties: Properties): Placed => ({
    Topic: [TOPIC, {}],
    Rule: [
      'AWS::Events::Rule',
      { EventPattern: { source: ['aws.guardduty'] }, Targets: [{ Arn: { Ref: 'Topic' } }], ...properties },
    ],
  });
  const mend: Placed = { Mend: ['AWS::Lambda::Function', {}] };
  const MEND = { Arn: { 'Fn::GetAtt': ['Mend', 'Arn'] } };

  test.each<[string, Placed, string]>([
    ['with a topic', rule({}), MET],
    ['with the source among others', rule({ EventPattern: { source: ['aws.ec2', 'aws.guardduty'] } }), MET],
    ['with a topic in no template', rule({ Targets: [{ Arn: THEIRS }] }), MET],
    [
      'with a topic among other targets',
      { ...mend, ...rule({ Targets: [MEND, { Arn: { Ref: 'Topic' } }] }) },
      MET,
    ],
    ['with a function only', { ...mend, ...rule({ Targets: [MEND] }) }, NOT_MET],
    ['without a target', rule({ Targets: [] }), NOT_MET],
    ['with another source', rule({ EventPattern: { source: ['aws.ec2'] } }), NOT_MET],
    ['disabled', rule({ State: 'DISABLED' }), NOT_MET],
    ['enabled', rule({ State: 'ENABLED' }), MET],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('PRB-6.detection', placed).state).toBe(state);
  });
});

describe('an alarm detects an incident', () => {
  const alarm = (metric: Properties, changed: Properties = {}): Placed => ({
    Down: [ALARM, { Namespace: 'AWS/ApplicationELB', ...metric, AlarmActions: [THEIRS], ...changed }],
  });
  const two = (...names: string[]) => ({
    Namespace: undefined,
    Metrics: names.map((MetricName) => ({
      MetricStat: { Metric: { Namespace: 'AWS/ApplicationELB', MetricName } },
    })),
  });

  test.each<[string, Placed, string]>([
    ['by its metric', alarm({ MetricName: 'UnHealthyHostCount' }), MET],
    ['by one of its metrics', alarm(two('RequestCount', 'UnHealthyHostCount')), MET],
    ['by another metric', alarm({ MetricName: 'RequestCount' }), NOT_MET],
    [
      'by the metric of another service',
      alarm({ MetricName: 'UnHealthyHostCount', Namespace: 'Shop' }),
      NOT_MET,
    ],
    ['without an action', alarm({ MetricName: 'UnHealthyHostCount' }, { AlarmActions: [] }), NOT_MET],
    ...['arn:aws:automate:eu-west-1:ec2:reboot', 'arn:aws:swf:eu-west-1:1:action/x'].map(
      (action): [string, Placed, string] => [
        `and only does ${action}`,
        alarm({ MetricName: 'UnHealthyHostCount' }, { AlarmActions: [action] }),
        NOT_MET,
      ],
    ),
    [
      'with disabled actions',
      alarm({ MetricName: 'UnHealthyHostCount' }, { ActionsEnabled: false }),
      NOT_MET,
    ],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('PRB-1.detection', placed).state).toBe(state);
  });

  test('the finding names an alarm without an action', () => {
    const { findings } = checkOutcome(
      'PRB-1.detection',
      alarm({ MetricName: 'UnHealthyHostCount' }, { AlarmActions: [] }),
    );

    expect(findings).toMatchObject([{ resource: { logicalId: 'Down' } }]);
  });
});
