import {
  IMPORTED,
  MET,
  NOT_MET,
  UNKNOWN,
  type Placed,
  type Properties,
  checkOutcome,
} from '../check-outcome';

const TOPIC = 'AWS::SNS::Topic';
const ALARM = 'AWS::CloudWatch::Alarm';
const THEIRS = 'arn:aws:sns:eu-west-1:111122223333:theirs';
const heard = { Subscription: [{ Protocol: 'email', Endpoint: 'ops@example.com' }] };
const CLOUDWATCH = { Service: 'cloudwatch.amazonaws.com' };
const policy = (...statements: Properties[]) => ({ Statement: statements });
const allow = (Action: unknown, Principal: unknown = CLOUDWATCH, Effect = 'Allow') => ({
  Effect,
  Action,
  Principal,
  Resource: '*',
});

describe('whom an alarm reaches', () => {
  const alarm = (...AlarmActions: unknown[]): Placed => ({ Busy: [ALARM, { AlarmActions }] });
  const topic = (properties: Properties): Placed => ({
    ...alarm({ Ref: 'Topic' }),
    Topic: [TOPIC, properties],
  });
  const subscribed = (TopicArn: unknown, more: Properties = {}): Placed => ({
    Ops: ['AWS::SNS::Subscription', { TopicArn, ...more }],
  });
  const FilterPolicy = { kind: ['order'] };
  const ownKey = (...statements: Properties[]): Placed => ({
    ...topic({ ...heard, KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }),
    Key: ['AWS::KMS::Key', { KeyPolicy: policy(...statements) }],
  });
  const governed = (...statements: Properties[]): Placed => ({
    ...topic(heard),
    Policy: ['AWS::SNS::TopicPolicy', { Topics: [{ Ref: 'Topic' }], PolicyDocument: policy(...statements) }],
  });
  const another: Placed = {
    Theirs: ['AWS::SNS::TopicPolicy', { Topics: [THEIRS], PolicyDocument: policy(allow('sns:Publish')) }],
  };
  const GENERATE = 'kms:GenerateDataKey*';

  test.each<[string, Placed, string]>([
    ['no action', alarm(), NOT_MET],
    ['a topic that somebody hears', topic(heard), MET],
    ['a topic that nobody hears', topic({}), NOT_MET],
    ['a topic with a subscription beside it', { ...topic({}), ...subscribed({ Ref: 'Topic' }) }, MET],
    ['a topic beside another that somebody hears', { ...topic({}), ...subscribed(THEIRS) }, NOT_MET],
    [
      'a topic of which somebody hears a part',
      { ...topic({}), ...subscribed({ Ref: 'Topic' }, { FilterPolicy }) },
      UNKNOWN,
    ],
    [
      'a topic of which somebody hears a part, and somebody all',
      { ...topic(heard), ...subscribed({ Ref: 'Topic' }, { FilterPolicy }) },
      MET,
    ],
    ['a topic in no template', alarm(THEIRS), UNKNOWN],
    [
      'a topic in no template, to which somebody subscribes here',
      { ...alarm(THEIRS), ...subscribed(THEIRS) },
      MET,
    ],
    ['what nobody knows', alarm(IMPORTED), UNKNOWN],
    [
      'a function, not a topic',
      { ...alarm({ 'Fn::GetAtt': ['Mend', 'Arn'] }), Mend: ['AWS::Lambda::Function', {}] },
      NOT_MET,
    ],
    ['an instance', alarm('arn:aws:automate:eu-west-1:ec2:stop'), NOT_MET],
    [
      'an instance, and a topic that somebody hears',
      { ...topic(heard), ...alarm('arn:aws:automate:eu-west-1:ec2:stop', { Ref: 'Topic' }) },
      MET,
    ],
    [
      'a topic of a Region that nobody knows',
      alarm({ 'Fn::Sub': 'arn:${AWS::Partition}:sns:${AWS::Region}:1:theirs' }),
      UNKNOWN,
    ],
    ['a topic under the key of AWS', topic({ ...heard, KmsMasterKeyId: 'alias/aws/sns' }), NOT_MET],
    [
      'a topic under the key of AWS, by its ARN',
      topic({ ...heard, KmsMasterKeyId: 'arn:aws:kms:eu-west-1:1:alias/aws/sns' }),
      NOT_MET,
    ],
    [
      'a topic under a key in no template',
      topic({ ...heard, KmsMasterKeyId: 'arn:aws:kms:eu-west-1:1:key/x' }),
      UNKNOWN,
    ],
    ['a key that admits CloudWatch', ownKey(allow(['kms:Decrypt', GENERATE])), MET],
    ['a key that admits it to everything', ownKey(allow('kms:*')), MET],
    ['a key that admits everybody', ownKey(allow('*', '*')), MET],
    ['a key that admits it to decrypt only', ownKey(allow('kms:Decrypt')), NOT_MET],
    [
      'a key that admits another service',
      ownKey(allow(GENERATE, { Service: 'events.amazonaws.com' })),
      NOT_MET,
    ],
    [
      'a key that admits it among others',
      ownKey(allow(GENERATE, { Service: ['events.amazonaws.com', CLOUDWATCH.Service] })),
      MET,
    ],
    [
      'a key that admits an account of that name',
      ownKey(allow(GENERATE, { AWS: CLOUDWATCH.Service })),
      NOT_MET,
    ],
    ['a key that denies it', ownKey(allow(GENERATE, CLOUDWATCH, 'Deny')), NOT_MET],
    ['a policy that lets it publish', governed(allow('sns:Publish')), MET],
    ['a policy that lets it do everything with topics', governed(allow('SNS:*'), allow('sns:*')), MET],
    ...['*', CLOUDWATCH].map((Principal): [string, Placed, string] => [
      `a policy that denies what it allows to ${JSON.stringify(Principal)}`,
      governed(allow('sns:Publish'), allow('sns:Publish', Principal, 'Deny')),
      NOT_MET,
    ]),
    [
      'a policy that denies what is not encrypted on its way',
      governed(allow('sns:Publish'), {
        ...allow('sns:Publish', '*', 'Deny'),
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      MET,
    ],
    ['a policy that lets it subscribe', governed(allow('sns:Subscribe')), NOT_MET],
    ['a policy that lets others publish', governed(allow('sns:Publish', { AWS: '111122223333' })), NOT_MET],
    [
      'two policies, of which one lets it publish',
      {
        ...governed(allow('sns:Subscribe')),
        More: [
          'AWS::SNS::TopicPolicy',
          { Topics: [THEIRS, { Ref: 'Topic' }], PolicyDocument: policy(allow('sns:Publish')) },
        ],
      },
      MET,
    ],
    ['a policy of another topic', { ...governed(allow('sns:Subscribe')), ...another }, NOT_MET],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('MON-3.alarm-notifications', placed).state).toBe(state);
  });
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

describe('the log of a function', () => {
  const one = (properties: Properties = {}): Placed => ({ Mail: ['AWS::Lambda::Function', properties] });
  const group = (LogGroupName: unknown): Placed => ({
    Logs: ['AWS::Logs::LogGroup', { LogGroupName, RetentionInDays: 30 }],
  });
  const to = (LogGroup: unknown) => ({ LoggingConfig: { LogGroup } });

  test.each<[string, Placed, string]>([
    ['is kept without end', one(), NOT_MET],
    ['is kept in the group that it refers to', { ...one(to({ Ref: 'Logs' })), ...group('x') }, MET],
    ['is kept in the group that it names', { ...one(to('shop')), ...group('shop') }, MET],
    ['is kept in a group in no template', { ...one(to('shop')), ...group('other') }, UNKNOWN],
    [
      'is kept in the group of its name',
      { ...one({ FunctionName: 'mail' }), ...group('/aws/lambda/mail') },
      MET,
    ],
    [
      'is kept in the group of its reference',
      { ...one(), ...group({ 'Fn::Sub': '/aws/lambda/${Mail}' }) },
      MET,
    ],
    [
      'is not in the group of another',
      { ...one({ FunctionName: 'mail' }), ...group('/aws/lambda/web') },
      NOT_MET,
    ],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('OPS-1.log-retention', placed).state).toBe(state);
  });

  const errors = (changed: Properties): Placed => ({
    Bad: [ALARM, { Namespace: 'AWS/Lambda', MetricName: 'Errors', ...changed }],
  });
  const on = (Value: unknown) => ({ Dimensions: [{ Name: 'FunctionName', Value }] });

  const figure = (LogGroupName: unknown): Placed => ({
    Lines: [
      'AWS::Logs::MetricFilter',
      { LogGroupName, MetricTransformations: [{ MetricNamespace: 'Shop', MetricName: 'Bad' }] },
    ],
    Bad: [
      ALARM,
      {
        Metrics: [
          { MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Bad' } } },
          { MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Orders' } } },
        ],
      },
    ],
  });

  test.each<[string, Placed, string]>([
    ['nothing', {}, NOT_MET],
    ['an alarm on its errors', errors(on({ Ref: 'Mail' })), MET],
    ['an alarm on the errors of its name', errors(on('mail')), MET],
    ['an alarm on the errors of another', errors(on('web')), NOT_MET],
    ['an alarm on all errors', errors({}), MET],
    ['an alarm on something else of it', errors({ ...on('mail'), MetricName: 'Duration' }), NOT_MET],
    ['an alarm of another service', errors({ ...on('mail'), Namespace: 'Shop' }), NOT_MET],
    [
      'an alarm on the errors of a version of it',
      errors({ Dimensions: [{ Name: 'Resource', Value: 'mail:1' }, ...on('mail').Dimensions] }),
      MET,
    ],
    [
      'an alarm on its errors among other figures',
      errors({
        Namespace: undefined,
        MetricName: undefined,
        Metrics: [
          { MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName: 'Errors', ...on('mail') } } },
          { MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName: 'Invocations', ...on('mail') } } },
        ],
      }),
      MET,
    ],
    [
      'a figure of its log, and an alarm on that',
      { ...group('/aws/lambda/mail'), ...figure({ Ref: 'Logs' }) },
      MET,
    ],
    ['a figure of another log', { ...group('/aws/lambda/mail'), ...figure('web') }, NOT_MET],
  ])('is watched by %s', (_what, watching, state) => {
    const placed = { ...one({ FunctionName: 'mail' }), ...watching };

    expect(checkOutcome('OPS-1.log-alarms', placed).state).toBe(state);
  });
});
