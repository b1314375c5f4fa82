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

test('an alarm tells whether it does nothing, or nothing that anybody hears', () => {
  const alarm = (AlarmActions: unknown[]): Placed => ({
    Alarm: ['AWS::CloudWatch::Alarm', { AlarmActions }],
  });

  expect(findingIds('MON-3.alarm-notifications', alarm([]))).toEqual(['MON-3.no-action']);
  expect(findingIds('MON-3.alarm-notifications', alarm(['arn:aws:automate:eu-west-1:ec2:reboot']))).toEqual([
    'MON-3.no-topic',
  ]);
});
