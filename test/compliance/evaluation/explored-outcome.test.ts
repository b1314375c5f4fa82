import { defineCheck, notApplicable, outcomeOf } from '../../../lib/compliance/checks/check';
import { exploredOutcome } from '../../../lib/compliance/evaluation/explored-outcome';
import { findings } from '../../../lib/compliance/findings';
import { Severity } from '../../../lib/compliance/outcome';
import { is } from '../../../lib/internal/values';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { runCheck } from '../../../lib/compliance/run-checks';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { DECLARATIONS } from '../compliant-staging';

const CONTEXT = {
  outcomeOfCheck: () => notApplicable('It is not evaluated.'),
  declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION },
  profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
};
const AT_REST = 'SEC-4.encrypted-at-rest';
const FINDINGS = findings('X-1', Severity.LOW, {
  few: { message: 'Few disks are encrypted, such as {resource}.', remediation: 'Encrypt more.' },
});
const PROD = { 'Fn::Equals': [{ Ref: 'Kind' }, 'prod'] };
const Parameters = { Kind: { Type: 'String' } };
const Conditions = { Prod: PROD, Dev: { 'Fn::Not': [{ Condition: 'Prod' }] } };

const disk = (Encrypted: unknown, more: object = {}) => ({
  Type: 'AWS::EC2::Volume',
  Properties: { Encrypted },
  ...more,
});

function resultOf(Resources: object, check = AT_REST, rest: object = {}) {
  return runCheck(check, modelFromTemplate({ Parameters, Conditions, ...rest, Resources }), CONTEXT);
}

describe('the encryption of a disk', () => {
  const Mappings = { Kinds: { prod: { On: true, Off: true }, dev: { On: true, Off: false } } };
  const ofKind = (...values: unknown[]) => ({
    Parameters: { Kind: { Type: 'String', AllowedValues: values } },
  });

  test.each<[string, unknown, object, string]>([
    ['by branches that are compliant', { 'Fn::If': ['Prod', true, 'true'] }, {}, 'met'],
    ['by branches that are not', { 'Fn::If': ['Prod', false, { Ref: 'AWS::NoValue' }] }, {}, 'not met'],
    ['by branches, and one is', { 'Fn::If': ['Prod', true, false] }, {}, 'unknown'],
    [
      'by conditions that exclude the branch that is not',
      { 'Fn::If': ['Prod', true, { 'Fn::If': ['Dev', true, false] }] },
      {},
      'met',
    ],
    [
      'by a condition that the template decides',
      { 'Fn::If': ['Always', true, false] },
      { Conditions: { Always: { 'Fn::Equals': ['a', 'a'] } } },
      'met',
    ],
    ['by a missing condition', { 'Fn::If': ['Unknown', true, false] }, {}, 'unknown'],
    ['by allowed values that are compliant', { Ref: 'Kind' }, ofKind('true'), 'met'],
    ['by allowed values, and none is', { Ref: 'Kind' }, ofKind('false', 'no'), 'not met'],
    ['by allowed values, and one is', { Ref: 'Kind' }, ofKind('true', 'false'), 'unknown'],
    ['by any value', { Ref: 'Kind' }, {}, 'unknown'],
    ['by equal entries', { 'Fn::FindInMap': ['Kinds', { Ref: 'Kind' }, 'On'] }, { Mappings }, 'met'],
    ['by different entries', { 'Fn::FindInMap': ['Kinds', { Ref: 'Kind' }, 'Off'] }, { Mappings }, 'unknown'],
    ['by an entry', { 'Fn::FindInMap': ['Kinds', 'dev', 'Off'] }, { Mappings }, 'not met'],
    [
      'by the default of an entry',
      { 'Fn::FindInMap': ['Kinds', { Ref: 'Kind' }, 'On', { DefaultValue: true }] },
      { Mappings },
      'met',
    ],
    [
      'by a default that is not compliant',
      { 'Fn::FindInMap': ['Kinds', { Ref: 'Kind' }, 'On', { DefaultValue: false }] },
      { Mappings },
      'unknown',
    ],
    ['by a missing mapping', { 'Fn::FindInMap': ['None', 'dev', 'On'] }, {}, 'unknown'],
    ['by a value in Systems Manager', '{{resolve:ssm:/disk/encrypted}}', {}, 'unknown'],
    ['by an export', { 'Fn::ImportValue': 'encrypted' }, {}, 'unknown'],
    ['by a macro', { 'Fn::Transform': { Name: 'Acme' } }, {}, 'unknown'],
    ['by joined text', { 'Fn::Join': ['', ['tr', 'ue']] }, {}, 'met'],
    ['by a part of text', { 'Fn::Select': [1, { 'Fn::Split': [',', 'no,true'] }] }, {}, 'met'],
    ['by text', { 'Fn::Sub': '${Kind}' }, ofKind('true'), 'met'],
  ])('%s', (_what, encrypted, rest, state) => {
    expect(resultOf({ Disk: disk(encrypted) }, AT_REST, rest).state).toBe(state);
  });

  test.each<[string, unknown, string]>([
    ['a condition', { 'Fn::If': ['Prod', true, false] }, "parameter Kind is something other than 'prod'"],
    ['a missing condition', { 'Fn::If': ['Unknown', true, false] }, 'condition Unknown is false'],
  ])('has the assumption about %s in its reason', (_what, encrypted, assumption) => {
    expect(resultOf({ Disk: disk(encrypted) }).reason).toBe(
      `EBS volume Disk is not encrypted at rest. This applies if ${assumption}.`,
    );
  });
});

describe('a resource under a condition', () => {
  const alarm = (Condition: string) => ({
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { MetricName: 'CPUUtilization', Namespace: 'AWS/EC2' },
    Condition,
  });
  const ALARMS = 'MON-1.alarms';

  test.each([
    ['Prod', "something other than 'prod'"],
    ['Dev', "'prod'"],
  ])('does not meet a check by itself: %s', (condition, value) => {
    expect(resultOf({ Alarm: alarm(condition) }, ALARMS)).toMatchObject({
      state: 'unknown',
      reason: `The environment has no CloudWatch alarm. This applies if parameter Kind is ${value}.`,
    });
  });

  test('meets a check together with one under the negation', () => {
    expect(resultOf({ Alarm: alarm('Prod'), Other: alarm('Dev') }, ALARMS).state).toBe('met');
  });

  test('that a check does not apply to is not met through its absence on another path', () => {
    const Uploads = { Type: 'AWS::S3::Bucket', Condition: 'Prod', Properties: {} };

    expect(resultOf({ Uploads }, 'BAK-2.copied-to-other-region')).toMatchObject({
      state: 'not applicable',
      reason: 'No backup plan is known to select a data store (BAK-1).',
    });
  });

  test('has a finding with the condition as assumption', () => {
    expect(resultOf({ Disk: disk(false, { Condition: 'Prod' }) })).toMatchObject({
      state: 'unknown',
      reason: "EBS volume Disk is not encrypted at rest. This applies if parameter Kind is 'prod'.",
    });
  });

  test('is certain if it exists in any case', () => {
    const { state, findings } = resultOf({ One: disk(false), Two: disk(false, { Condition: 'Prod' }) });

    expect(state).toBe('not met');
    expect(findings.map((finding) => [finding.resource?.logicalId, finding.state])).toEqual([
      ['One', 'not met'],
      ['Two', 'unknown'],
    ]);
  });
});

describe('with twelve independent conditions', () => {
  const NUMBERS = Array.from({ length: 12 }, (_, number) => number);
  const named = (of: (number: number) => unknown, prefix: string) =>
    Object.fromEntries(NUMBERS.map((number) => [`${prefix}${number}`, of(number)]));
  const rest = {
    Parameters: named(() => ({ Type: 'String' }), 'Given'),
    Conditions: named((number) => ({ 'Fn::Equals': [{ Ref: `Given${number}` }, 'yes'] }), 'Is'),
  };
  const of = (resource: (condition: string, number: number) => object, check = AT_REST) =>
    resultOf(
      named((number) => resource(`Is${number}`, number), 'It'),
      check,
      rest,
    );

  test('a difference is found, with its assumption only', () => {
    const { state, reason } = of((condition, number) => disk({ 'Fn::If': [condition, true, number < 11] }));

    expect({ state, reason }).toEqual({
      state: 'unknown',
      reason:
        "EBS volume It11 is not encrypted at rest. This applies if parameter Given11 is something other than 'yes'.",
    });
  });

  test('branches that agree are decided', () => {
    const { state, reason } = of((condition) => disk({ 'Fn::If': [condition, true, 'true'] }));

    expect({ state, reason }).toEqual({
      state: 'met',
      reason: 'Each resource that stores data is encrypted at rest (resources: 12).',
    });
  });

  test('resources that are right or do not exist meet a check', () => {
    expect(of((Condition) => disk(true, { Condition })).state).toBe('met');
  });

  test('a fault in any case is certain', () => {
    const { state, findings } = of((Condition, number) => disk(number > 0, number > 0 ? { Condition } : {}));

    expect(state).toBe('not met');
    expect(findings.map(({ resource, state: one }) => [resource?.logicalId, one])).toEqual([
      ['It0', 'not met'],
    ]);
  });

  test('an unknown outcome remains', () => {
    const { state, reason } = of(
      (condition) => ({
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: { Protocol: 'TCP', SslPolicy: { 'Fn::If': [condition, 'one', 'other'] } },
      }),
      'SEC-4.encrypted-in-transit',
    );

    expect({ state, reason }).toEqual({
      state: 'unknown',
      reason: expect.stringMatching(
        /^Listener It0 passes connections through.* Also: listener It1, listener It2\. 9 more findings\.$/,
      ) as unknown,
    });
  });

  test('values that the check does not read make nothing unknown', () => {
    const { state } = of((condition) => ({
      Type: 'AWS::EC2::Volume',
      Properties: { Encrypted: true, Tags: [{ Key: 'kind', Value: { 'Fn::If': [condition, 'a', 'b'] } }] },
    }));

    expect(state).toBe('met');
  });
});

describe('a check that reads many values together', () => {
  const ids = Array.from({ length: 10 }, (_, index) => `P${index}`);
  const model = modelFromTemplate({
    Parameters: Object.fromEntries(ids.map((id) => [id, { Type: 'String' }])),
    Resources: Object.fromEntries(ids.map((id) => [`Of${id}`, disk({ Ref: id })])),
  });
  const outcomeWhere = (isRight: (count: number) => boolean, read = ids.length) =>
    exploredOutcome(
      defineCheck({
        id: 'X-1.pairs',
        title: 'Encrypted disks are enough',
        remediation: 'Encrypt them.',
        findings: FINDINGS,
        evaluate: ({ resources }) => {
          const encrypted = resources
            .slice(0, read)
            .filter(({ properties }) => is(properties.Encrypted, true));
          return outcomeOf(
            resources,
            isRight(encrypted.length) ? [] : [FINDINGS.few(resources[0])],
            'Enough.',
          );
        },
      }),
      model,
      CONTEXT,
    );

  test('has the outcome of all paths', () => {
    expect(outcomeWhere(() => true, 8).state).toBe('met');
    expect(outcomeWhere(() => false, 8).state).toBe('not met');
  });

  test('ends once paths differ', () => {
    expect(outcomeWhere((count) => count === 10)).toMatchObject({
      state: 'unknown',
      findings: [{ definition: { id: 'X-1.few' }, assumptions: { length: 10 } }],
    });
  });

  test('is unknown if there are more paths than are evaluated', () => {
    expect(outcomeWhere(() => true)).toMatchObject({
      state: 'unknown',
      findings: [{ definition: { id: 'EVAL.too-many-unknown-values' } }],
    });
  });
});
