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

test('a rule on the health of AWS tells of infrastructure that fails', () => {
  const rule = (source: string, State = 'ENABLED'): Placed => ({
    Told: [
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

describe('events that tell of a problem', () => {
  const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:operations';
  const subscribed = (changed: Properties): Placed => ({
    Told: ['AWS::RDS::EventSubscription', { SnsTopicArn: TOPIC, ...changed }],
  });

  test.each<[string, string, Placed, string]>([
    ['every event of databases', 'PRB-4.detection', subscribed({}), MET],
    ['failures of databases', 'PRB-4.detection', subscribed({ EventCategories: ['backup', 'failure'] }), MET],
    ['other events of databases', 'PRB-4.detection', subscribed({ EventCategories: ['backup'] }), NOT_MET],
    ['a subscription that is switched off', 'PRB-4.detection', subscribed({ Enabled: false }), NOT_MET],
    ['events of databases, which are no attack', 'PRB-5.detection', subscribed({}), NOT_MET],
  ])('%s: %s is %s', (_what, check, placed, state) => {
    expect(checkOutcome(check, placed).state).toBe(state);
  });
});

test('only what monitoring itself is elsewhere for is watched elsewhere', () => {
  const inherited = (...requirements: string[]) => ({
    inherited: requirements.map((requirement) => ({
      requirement,
      reason: 'the group does it',
      evidence: 'https://wiki.example.com',
    })),
  });

  expect(checkOutcome('PRB-1.detection', {}, inherited('BAK-1')).state).toBe(NOT_MET);
  expect(checkOutcome('PRB-1.detection', {}, inherited('BAK-1', 'MON-1')).state).toBe(NOT_APPLICABLE);
});

describe('a rule that tells of a breach', () => {
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
    ['tells a topic', rule({}), MET],
    ['tells of it among others', rule({ EventPattern: { source: ['aws.ec2', 'aws.guardduty'] } }), MET],
    ['tells a topic in no template', rule({ Targets: [{ Arn: THEIRS }] }), MET],
    ['tells a topic among others', { ...mend, ...rule({ Targets: [MEND, { Arn: { Ref: 'Topic' } }] }) }, MET],
    ['tells a function only', { ...mend, ...rule({ Targets: [MEND] }) }, NOT_MET],
    ['tells nobody', rule({ Targets: [] }), NOT_MET],
    ['tells of something else', rule({ EventPattern: { source: ['aws.ec2'] } }), NOT_MET],
    ['is switched off', rule({ State: 'DISABLED' }), NOT_MET],
    ['is switched on', rule({ State: 'ENABLED' }), MET],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('PRB-6.detection', placed).state).toBe(state);
  });
});

describe('an alarm that tells of a problem', () => {
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
    ['by its figure', alarm({ MetricName: 'UnHealthyHostCount' }), MET],
    ['by one of its figures', alarm(two('RequestCount', 'UnHealthyHostCount')), MET],
    ['by another figure', alarm({ MetricName: 'RequestCount' }), NOT_MET],
    [
      'by the figure of another service',
      alarm({ MetricName: 'UnHealthyHostCount', Namespace: 'Shop' }),
      NOT_MET,
    ],
    ['and does nothing', alarm({ MetricName: 'UnHealthyHostCount' }, { AlarmActions: [] }), NOT_MET],
    ...['arn:aws:automate:eu-west-1:ec2:reboot', 'arn:aws:swf:eu-west-1:1:action/x'].map(
      (action): [string, Placed, string] => [
        `and only does ${action}`,
        alarm({ MetricName: 'UnHealthyHostCount' }, { AlarmActions: [action] }),
        NOT_MET,
      ],
    ),
    ['and is silenced', alarm({ MetricName: 'UnHealthyHostCount' }, { ActionsEnabled: false }), NOT_MET],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('PRB-1.detection', placed).state).toBe(state);
  });

  test('one that does nothing is named', () => {
    const { findings } = checkOutcome(
      'PRB-1.detection',
      alarm({ MetricName: 'UnHealthyHostCount' }, { AlarmActions: [] }),
    );

    expect(findings).toMatchObject([{ resource: { logicalId: 'Down' } }]);
  });
});
