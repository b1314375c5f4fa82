import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { runCheck } from '../../../lib/compliance/run-checks';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { DECLARATIONS } from '../compliant-staging';

const CONTEXT = {
  declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION },
  profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
};

/** So many independent conditions allow more scenarios than are evaluated. */
const NUMBERS = Array.from({ length: 12 }, (_, number) => number);

/** The result of a check of one resource for each condition. */
function resultOf(check: string, of: (condition: string, number: number) => Record<string, unknown>) {
  const Parameters = Object.fromEntries(NUMBERS.map((number) => [`Given${number}`, { Type: 'String' }]));
  const Conditions = Object.fromEntries(
    NUMBERS.map((number) => [`Is${number}`, { 'Fn::Equals': [{ Ref: `Given${number}` }, 'yes'] }]),
  );
  const Resources = Object.fromEntries(NUMBERS.map((number) => [`It${number}`, of(`Is${number}`, number)]));
  return runCheck(check, modelFromTemplate({ Parameters, Conditions, Resources }), CONTEXT);
}

const disk = (Encrypted: unknown) => ({ Type: 'AWS::EC2::Volume', Properties: { Encrypted } });

describe('with more scenarios than are evaluated', () => {
  test('a difference between two scenarios has the assumptions', () => {
    const { state, reason } = resultOf('SEC-4.encrypted-at-rest', (condition, number) =>
      disk({ 'Fn::If': [condition, true, number < 11] }),
    );

    expect({ state, reason }).toEqual({
      state: 'unknown',
      reason: expect.stringMatching(
        /^EBS volume It11 is not encrypted at rest\. This applies if .*parameter Given11 is something else/,
      ) as unknown,
    });
  });

  test('an unknown outcome of the first scenario remains', () => {
    const { state, reason } = resultOf('SEC-4.encrypted-in-transit', (condition) => ({
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: { Protocol: 'TCP', SslPolicy: { 'Fn::If': [condition, 'one', 'other'] } },
    }));

    expect({ state, reason }).toEqual({
      state: 'unknown',
      reason: expect.stringMatching(
        /^Listener It0 passes connections through.* Also: listener It1, listener It2\. 9 more findings\.$/,
      ) as unknown,
    });
  });

  test('the same outcome in all evaluated scenarios is unknown', () => {
    const { state, reason } = resultOf('SEC-4.encrypted-at-rest', (condition) =>
      disk({ 'Fn::If': [condition, true, 'true'] }),
    );

    expect({ state, reason }).toEqual({
      state: 'unknown',
      reason: 'The outcome depends on too many values that are known only at deployment.',
    });
  });
});

test('values that the check does not read make nothing unknown', () => {
  const named = resultOf('SEC-4.encrypted-at-rest', (condition) => ({
    Type: 'AWS::EC2::Volume',
    Properties: { Encrypted: true, Tags: [{ Key: 'kind', Value: { 'Fn::If': [condition, 'a', 'b'] } }] },
  }));

  expect(named.state).toBe('met');
});
