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

const resultOf = (placed: Placed) => checkOutcome(CHECK, placed, { launch: declaredLaunch() });

const users = (RoleArn: unknown): Properties => ({
  Target: { Arn: TOPIC, RoleArn, Input: 'Notify all users: there is a new version' },
});

test('the evaluated resource of a notice is its schedule', () => {
  const { state, resources } = resultOf(launch({}));

  expect(state).toBe(MET);
  expect(resources.map(({ logicalId }) => logicalId)).toEqual(['Users']);
});

test('without a notice the check is not applicable', () => {
  const withoutNotices = declaredLaunch({
    notices: [],
    experience: { downtime: false, disconnection: false, clientUpgrade: false },
  });
  const { state, reason } = checkOutcome(CHECK, launch({}), { launch: withoutNotices });

  expect([state, reason]).toEqual([NOT_APPLICABLE, 'No notice to users is declared.']);
});

test.each<[string, string, string, string]>([
  ['one enabled schedule of two', 'DISABLED', 'ENABLED', MET],
  ['one enabled schedule of two, in the other order', 'ENABLED', 'DISABLED', MET],
  ['two disabled schedules', 'DISABLED', 'DISABLED', NOT_MET],
])('%s', (_what, one, other, state) => {
  const second: Placed = {
    Second: ['AWS::Scheduler::Schedule', { ...compliantLaunch().Resources.Users.Properties, State: other }],
  };

  expect(resultOf(launch({ Users: { State: one } }, second)).state).toBe(state);
});

test('a separate subscription of the topic counts', () => {
  const silent = { OnCall: { Subscription: [] } };
  const subscribed: Placed = { Phone: ['AWS::SNS::Subscription', { TopicArn: TOPIC, Protocol: 'sms' }] };

  expect(resultOf(launch(silent)).state).toBe(NOT_MET);
  expect(resultOf(launch(silent, subscribed)).state).toBe(MET);
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
    ['may perform every action of SNS', policy({ ...sends, Action: ['logs:*', 'sns:*'] }), MET],
    ['may publish to another topic', policy({ ...sends, Resource: 'arn:x' }), NOT_MET],
    ['may read the attributes of the topic', policy({ ...sends, Action: 'sns:GetTopicAttributes' }), NOT_MET],
    ['must not publish', policy({ ...sends, Effect: 'Deny' }), NOT_MET],
    ['has an AWS managed policy', { Policies: [], ManagedPolicyArns: [ofAws] }, MET],
    ['has a policy in no template', { Policies: [], ManagedPolicyArns: [ofOthers] }, MET],
    ['has one of each', { Policies: [], ManagedPolicyArns: [ofAws, ofOthers] }, MET],
  ])('%s', (_what, role, state) => {
    expect(resultOf(launch({ Publisher: role })).state).toBe(state);
  });

  test.each<[string, unknown]>([
    ['in no template', 'arn:aws:iam::111122223333:role/publisher'],
    ['with the ARN of a topic', TOPIC],
  ])('is not evaluated if it is one %s', (_what, role) => {
    expect(resultOf(launch({ Users: users(role) })).state).toBe(MET);
  });
});
