import {
  type Placed,
  type Properties,
  NOT_MET,
  MET,
  UNKNOWN,
  IMPORTED,
  checkOutcome,
  findingIds,
} from '../../check-outcome';

const TOPIC = 'AWS::SNS::Topic';

const ALARM = 'AWS::CloudWatch::Alarm';

const THEIRS = 'arn:aws:sns:eu-west-1:111122223333:theirs';

const SUBSCRIBED = { Subscription: [{ Protocol: 'email', Endpoint: 'ops@example.com' }] };

const CLOUDWATCH = { Service: 'cloudwatch.amazonaws.com' };

const policy = (...statements: Properties[]) => ({ Statement: statements });

const allow = (Action: unknown, Principal: unknown = CLOUDWATCH, Effect = 'Allow') => ({
  Effect,
  Action,
  Principal,
  Resource: '*',
});

describe('an alarm with', () => {
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
    ...topic({ ...SUBSCRIBED, KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }),
    Key: ['AWS::KMS::Key', { KeyPolicy: policy(...statements) }],
  });
  const governed = (...statements: Properties[]): Placed => ({
    ...topic(SUBSCRIBED),
    Policy: ['AWS::SNS::TopicPolicy', { Topics: [{ Ref: 'Topic' }], PolicyDocument: policy(...statements) }],
  });
  const another: Placed = {
    Theirs: ['AWS::SNS::TopicPolicy', { Topics: [THEIRS], PolicyDocument: policy(allow('sns:Publish')) }],
  };
  const GENERATE = 'kms:GenerateDataKey*';

  test.each<[string, Placed, string]>([
    ['no action', alarm(), NOT_MET],
    ['a topic with a subscription', topic(SUBSCRIBED), MET],
    ['a topic without a subscription', topic({}), NOT_MET],
    ['a topic with a separate subscription', { ...topic({}), ...subscribed({ Ref: 'Topic' }) }, MET],
    [
      'a topic without a subscription, beside one with a subscription',
      { ...topic({}), ...subscribed(THEIRS) },
      NOT_MET,
    ],
    [
      'a subscription with a filter policy',
      { ...topic({}), ...subscribed({ Ref: 'Topic' }, { FilterPolicy }) },
      UNKNOWN,
    ],
    [
      'two subscriptions, one with a filter policy',
      { ...topic(SUBSCRIBED), ...subscribed({ Ref: 'Topic' }, { FilterPolicy }) },
      MET,
    ],
    ['a topic in no template', alarm(THEIRS), UNKNOWN],
    [
      'a topic in no template, with a subscription in the template',
      { ...alarm(THEIRS), ...subscribed(THEIRS) },
      MET,
    ],
    ['an action that is known only at deployment', alarm(IMPORTED), UNKNOWN],
    [
      'a function, not a topic',
      { ...alarm({ 'Fn::GetAtt': ['Mend', 'Arn'] }), Mend: ['AWS::Lambda::Function', {}] },
      NOT_MET,
    ],
    ['an action on an instance', alarm('arn:aws:automate:eu-west-1:ec2:stop'), NOT_MET],
    [
      'an action on an instance, and a topic with a subscription',
      { ...topic(SUBSCRIBED), ...alarm('arn:aws:automate:eu-west-1:ec2:stop', { Ref: 'Topic' }) },
      MET,
    ],
    [
      'a topic in an unknown Region',
      alarm({ 'Fn::Sub': 'arn:${AWS::Partition}:sns:${AWS::Region}:1:theirs' }),
      UNKNOWN,
    ],
    ['a topic with the AWS managed key', topic({ ...SUBSCRIBED, KmsMasterKeyId: 'alias/aws/sns' }), NOT_MET],
    [
      'a topic with the AWS managed key, by its ARN',
      topic({ ...SUBSCRIBED, KmsMasterKeyId: 'arn:aws:kms:eu-west-1:1:alias/aws/sns' }),
      NOT_MET,
    ],
    [
      'a topic with a key in no template',
      topic({ ...SUBSCRIBED, KmsMasterKeyId: 'arn:aws:kms:eu-west-1:1:key/x' }),
      UNKNOWN,
    ],
    ['a key that allows CloudWatch', ownKey(allow(['kms:Decrypt', GENERATE])), MET],
    ['a key that allows it every action', ownKey(allow('kms:*')), MET],
    ['a key that allows any principal', ownKey(allow('*', '*')), MET],
    ['a key that allows it to decrypt only', ownKey(allow('kms:Decrypt')), NOT_MET],
    ['a key that does not allow it to decrypt', ownKey(allow(GENERATE)), NOT_MET],
    [
      'a key that allows it data keys without plaintext',
      ownKey(allow(['kms:Decrypt', 'kms:GenerateDataKeyWithoutPlaintext'])),
      NOT_MET,
    ],
    [
      'a key that allows another service',
      ownKey(allow(GENERATE, { Service: 'events.amazonaws.com' })),
      NOT_MET,
    ],
    [
      'a key that allows it among others',
      ownKey(allow(['kms:Decrypt', GENERATE], { Service: ['events.amazonaws.com', CLOUDWATCH.Service] })),
      MET,
    ],
    [
      'a key that allows an AWS principal of that name',
      ownKey(allow(GENERATE, { AWS: CLOUDWATCH.Service })),
      NOT_MET,
    ],
    ['a key that denies it', ownKey(allow(GENERATE, CLOUDWATCH, 'Deny')), NOT_MET],
    ['a topic policy that allows it to publish', governed(allow('sns:Publish')), MET],
    ['a topic policy that allows it every action', governed(allow('SNS:*'), allow('sns:*')), MET],
    ...['*', CLOUDWATCH].map((Principal): [string, Placed, string] => [
      `a policy that denies what it allows to ${JSON.stringify(Principal)}`,
      governed(allow('sns:Publish'), allow('sns:Publish', Principal, 'Deny')),
      NOT_MET,
    ]),
    [
      'a topic policy that denies requests without TLS',
      governed(allow('sns:Publish'), {
        ...allow('sns:Publish', '*', 'Deny'),
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      MET,
    ],
    ['a topic policy that allows it to subscribe', governed(allow('sns:Subscribe')), NOT_MET],
    [
      'a topic policy that allows others to publish',
      governed(allow('sns:Publish', { AWS: '111122223333' })),
      NOT_MET,
    ],
    [
      'two topic policies, one of which allows it to publish',
      {
        ...governed(allow('sns:Subscribe')),
        More: [
          'AWS::SNS::TopicPolicy',
          { Topics: [THEIRS, { Ref: 'Topic' }], PolicyDocument: policy(allow('sns:Publish')) },
        ],
      },
      MET,
    ],
    ['a topic policy of another topic', { ...governed(allow('sns:Subscribe')), ...another }, NOT_MET],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('MON-3.alarm-notifications', placed).state).toBe(state);
  });
});

test('an alarm without an action and one without a topic have different findings', () => {
  const alarm = (AlarmActions: unknown[]): Placed => ({
    Alarm: ['AWS::CloudWatch::Alarm', { AlarmActions }],
  });

  expect(findingIds('MON-3.alarm-notifications', alarm([]))).toEqual(['MON-3.no-action']);
  expect(findingIds('MON-3.alarm-notifications', alarm(['arn:aws:automate:eu-west-1:ec2:reboot']))).toEqual([
    'MON-3.no-topic',
  ]);
});
