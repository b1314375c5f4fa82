import {
  type Properties,
  MET,
  NOT_MET,
  type Placed,
  checkOutcome,
  NOT_APPLICABLE,
} from '../../check-outcome';
import { compliantLaunch, declaredLaunch } from '../../compliant-launch';

const CHECK = 'NTF-1.user-notices';

const TOPIC = { Ref: 'OnCall' };

/** The compliant launch, changed. */
const launch = (changed: Record<string, Properties>, more: Placed = {}): Placed => ({
  ...Object.fromEntries(
    Object.entries(compliantLaunch().Resources).map(([id, { Type, Properties }]) => [
      id,
      [Type, { ...Properties, ...changed[id] }] as const,
    ]),
  ),
  ...more,
});

const asked = (placed: Placed) => checkOutcome(CHECK, placed, { launch: declaredLaunch() });

const users = (RoleArn: unknown): Properties => ({
  Target: { Arn: TOPIC, RoleArn, Input: 'Tell all users that it is new' },
});

test('a notice is looked at by its schedule', () => {
  const { state, resources } = asked(launch({}));

  expect(state).toBe(MET);
  expect(resources.map(({ logicalId }) => logicalId)).toEqual(['Users']);
});

test('where nobody is to be told, nothing is to be scheduled', () => {
  const nobody = declaredLaunch({
    notices: [],
    experience: { downtime: false, disconnection: false, clientUpgrade: false },
  });
  const { state, reason } = checkOutcome(CHECK, launch({}), { launch: nobody });

  expect([state, reason]).toEqual([NOT_APPLICABLE, 'No notice to users is declared.']);
});

test.each<[string, string, string, string]>([
  ['one of two schedules that is on', 'DISABLED', 'ENABLED', MET],
  ['one of two schedules that is on, in the other order', 'ENABLED', 'DISABLED', MET],
  ['two schedules that are off', 'DISABLED', 'DISABLED', NOT_MET],
])('%s', (_what, one, other, state) => {
  const second: Placed = {
    Second: ['AWS::Scheduler::Schedule', { ...compliantLaunch().Resources.Users.Properties, State: other }],
  };

  expect(asked(launch({ Users: { State: one } }, second)).state).toBe(state);
});

test('somebody hears it who is subscribed beside the topic', () => {
  const silent = { OnCall: { Subscription: [] } };
  const subscribed: Placed = { Phone: ['AWS::SNS::Subscription', { TopicArn: TOPIC, Protocol: 'sms' }] };

  expect(asked(launch(silent)).state).toBe(NOT_MET);
  expect(asked(launch(silent, subscribed)).state).toBe(MET);
});

describe('the role of a schedule', () => {
  const policy = (statement: Properties): Properties => ({
    Policies: [{ PolicyDocument: { Statement: [statement] } }],
  });
  const sends = { Effect: 'Allow', Action: 'sns:Publish', Resource: TOPIC };
  const [ofAws, ofOthers] = [
    'arn:aws:iam::aws:policy/AmazonSNSFullAccess',
    'arn:aws:iam::111122223333:policy/theirs',
  ];

  test.each<[string, Properties, string]>([
    ['may publish to the topic', policy(sends), MET],
    ['may publish to any topic', policy({ ...sends, Resource: '*' }), MET],
    ['may publish to another topic and to this one', policy({ ...sends, Resource: ['arn:x', TOPIC] }), MET],
    ['may do all that there is to do with it', policy({ ...sends, Action: ['logs:*', 'sns:*'] }), MET],
    ['may publish to another topic', policy({ ...sends, Resource: 'arn:x' }), NOT_MET],
    ['may look at the topic', policy({ ...sends, Action: 'sns:GetTopicAttributes' }), NOT_MET],
    ['must not publish', policy({ ...sends, Effect: 'Deny' }), NOT_MET],
    ['has a policy of AWS, of which no template tells', { Policies: [], ManagedPolicyArns: [ofAws] }, MET],
    ['has a policy that no template holds', { Policies: [], ManagedPolicyArns: [ofOthers] }, MET],
    ['has one of each', { Policies: [], ManagedPolicyArns: [ofAws, ofOthers] }, MET],
  ])('%s', (_what, role, state) => {
    expect(asked(launch({ Publisher: role })).state).toBe(state);
  });

  test.each<[string, unknown]>([
    ['that no template holds', 'arn:aws:iam::111122223333:role/publisher'],
    ['that is no role', TOPIC],
  ])('is not looked into where it is one %s', (_what, role) => {
    expect(asked(launch({ Users: users(role) })).state).toBe(MET);
  });
});
