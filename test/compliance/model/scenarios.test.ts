import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheck } from '../../../lib/compliance/run-checks';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { modelFromPath } from '../../../lib/compliance/model/from-path';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { DECLARATIONS } from '../compliant-staging';

const CONTEXT = {
  declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION },
  profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
};
const PROD = { 'Fn::Equals': [{ Ref: 'Kind' }, 'prod'] };

/** The result of the encryption check for a volume with this value. */
function ofDisk(Encrypted: unknown, rest: Record<string, unknown> = {}): { state: string; reason: string } {
  const Resources = { Disk: { Type: 'AWS::EC2::Volume', Properties: { Encrypted } } };
  const Parameters = { Kind: { Type: 'String' } };
  return runCheck('SEC-4.encrypted-at-rest', modelFromTemplate({ Parameters, Resources, ...rest }), CONTEXT);
}

describe('a value with conditions', () => {
  const Conditions = { Prod: PROD, Dev: { 'Fn::Not': [{ Condition: 'Prod' }] } };
  const MAPPINGS = { Mappings: { Kinds: { prod: { Encrypted: true }, dev: { Encrypted: true } } } };

  test.each<[string, unknown, Record<string, unknown>, string]>([
    ['both branches are compliant', { 'Fn::If': ['Prod', true, 'true'] }, {}, 'met'],
    ['no branch is compliant', { 'Fn::If': ['Prod', false, { Ref: 'AWS::NoValue' }] }, {}, 'not met'],
    ['one branch is compliant', { 'Fn::If': ['Prod', true, false] }, {}, 'unknown'],
    [
      'two conditions exclude egress',
      { 'Fn::If': ['Prod', true, { 'Fn::If': ['Dev', true, false] }] },
      {},
      'met',
    ],
    [
      'the condition is decided by the template',
      { 'Fn::If': ['Always', true, false] },
      { Conditions: { Always: { 'Fn::Equals': ['a', 'a'] } } },
      'met',
    ],
    ['the condition is missing', { 'Fn::If': ['Unknown', true, false] }, {}, 'unknown'],
    [
      'all allowed values of a parameter are compliant',
      { Ref: 'Kind' },
      { Parameters: { Kind: { AllowedValues: ['true'] } } },
      'met',
    ],
    [
      'one allowed value of a parameter is compliant',
      { Ref: 'Kind' },
      { Parameters: { Kind: { AllowedValues: ['true', 'false'] } } },
      'unknown',
    ],
    ['a parameter has any value', { Ref: 'Kind' }, {}, 'unknown'],
    [
      'all entries of a mapping are equal',
      { 'Fn::FindInMap': ['Kinds', { Ref: 'Kind' }, 'Encrypted'] },
      MAPPINGS,
      'met',
    ],
    [
      'one entry of a mapping is selected',
      { 'Fn::FindInMap': ['Kinds', 'dev', 'Encrypted'] },
      MAPPINGS,
      'met',
    ],
    ['a mapping is missing', { 'Fn::FindInMap': ['None', 'dev', 'Encrypted'] }, {}, 'unknown'],
    ['it comes from Systems Manager', '{{resolve:ssm:/disk/encrypted}}', {}, 'unknown'],
    ['it comes from another stack', { 'Fn::ImportValue': 'encrypted' }, {}, 'unknown'],
    ['a macro makes it', { 'Fn::Transform': { Name: 'Acme' } }, {}, 'unknown'],
    ['text is joined', { 'Fn::Join': ['', ['tr', 'ue']] }, {}, 'met'],
  ])('%s', (_what, encrypted, rest, state) => {
    expect(ofDisk(encrypted, { Conditions, ...rest }).state).toBe(state);
  });

  test('the reason has the assumption', () => {
    expect(ofDisk({ 'Fn::If': ['Prod', true, false] }, { Conditions }).reason).toBe(
      'EBS volume Disk is not encrypted at rest. This applies if parameter Kind is something else.',
    );
  });
});

test('the reason names a missing condition', () => {
  expect(ofDisk({ 'Fn::If': ['Unknown', true, false] }).reason).toBe(
    'EBS volume Disk is not encrypted at rest. This applies if condition Unknown is false.',
  );
});

describe('a resource under a condition', () => {
  const alarm = {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { MetricName: 'CPUUtilization', Namespace: 'AWS/EC2' },
  };
  const of = (Resources: Record<string, unknown>, check = 'MON-1.alarms') =>
    runCheck(
      check,
      modelFromTemplate({
        Conditions: { Prod: PROD, Dev: { 'Fn::Not': [{ Condition: 'Prod' }] } },
        Resources,
      }),
      CONTEXT,
    );

  test('does not meet a check by itself', () => {
    expect(of({ Alarm: { ...alarm, Condition: 'Prod' } })).toMatchObject({
      state: 'unknown',
      reason: 'The environment has no CloudWatch alarm. This applies if parameter Kind is something else.',
    });
  });

  test('does not meet a check under the negation of a condition either', () => {
    expect(of({ Alarm: { ...alarm, Condition: 'Dev' } })).toMatchObject({
      state: 'unknown',
      reason: "The environment has no CloudWatch alarm. This applies if parameter Kind is 'prod'.",
    });
  });

  test('meets a check together with one under the negation', () => {
    expect(of({ Alarm: { ...alarm, Condition: 'Prod' }, Other: { ...alarm, Condition: 'Dev' } }).state).toBe(
      'met',
    );
  });

  test('that a check does not apply to is not met through its absence in another scenario', () => {
    const Uploads = { Type: 'AWS::S3::Bucket', Condition: 'Prod', Properties: {} };

    expect(of({ Uploads }, 'BAK-2.copied-to-other-region')).toMatchObject({
      state: 'not applicable',
      reason: 'No backup plan selects a data store (BAK-1).',
    });
  });

  test('has a finding with the condition as assumption', () => {
    const Disk = { Type: 'AWS::EC2::Volume', Condition: 'Prod', Properties: { Encrypted: false } };

    expect(of({ Disk }, 'SEC-4.encrypted-at-rest')).toMatchObject({
      state: 'unknown',
      reason: "EBS volume Disk is not encrypted at rest. This applies if parameter Kind is 'prod'.",
    });
  });

  test('a fault in every scenario is not met, and one in some scenarios is unknown', () => {
    const disk = { Type: 'AWS::EC2::Volume', Properties: { Encrypted: false } };
    const { state, findings } = of(
      { One: disk, Two: { ...disk, Condition: 'Prod' } },
      'SEC-4.encrypted-at-rest',
    );

    expect(state).toBe('not met');
    expect(findings.map((finding) => [finding.resource?.logicalId, finding.state])).toEqual([
      ['One', 'not met'],
      ['Two', 'unknown'],
    ]);
  });
});

describe('a nested stack', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stage-worlds-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const KEY = { Type: 'AWS::KMS::Key', Properties: {} };
  const diskOf = (Encrypted: unknown, more: object = {}) => ({
    Type: 'AWS::EC2::Volume',
    Properties: { Encrypted },
    ...more,
  });

  /** The model of a stack with a nested stack. */
  function nested(Inner: Record<string, unknown>, Parameters: object, more: object = {}): ResourceModel {
    const write = (name: string, body: object) => writeFileSync(join(folder, name), JSON.stringify(body));
    const conditions = { Conditions: { Prod: PROD } };
    write('inner.json', {
      Parameters: {
        Kind: { Type: 'String' },
        Encrypted: { Type: 'String' },
        Defaulted: { Type: 'String', Default: 'true' },
        Listed: { Type: 'CommaDelimitedList', Default: 'true' },
        LookedUp: { Type: 'AWS::SSM::Parameter::Value<String>', Default: 'true' },
      },
      ...conditions,
      Resources: Inner,
    });
    write('outer.json', {
      Parameters: { Kind: { Type: 'String' }, Free: { Type: 'String', AllowedValues: ['true', 'false'] } },
      ...conditions,
      Resources: {
        Key: KEY,
        Inner: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: 'inner.json', Parameters },
          ...more,
        },
      },
    });
    return modelFromPath(join(folder, 'outer.json'));
  }

  const encryption = (model: ResourceModel) => runCheck('SEC-4.encrypted-at-rest', model, CONTEXT);

  test.each<[string, object, string]>([
    ['a value', { Encrypted: true }, 'met'],
    ['another value', { Encrypted: 'false' }, 'not met'],
    ['joined text', { Encrypted: { 'Fn::Join': ['', ['tr', 'ue']] } }, 'met'],
    ['a parameter', { Encrypted: { Ref: 'Free' } }, 'unknown'],
    ['nothing', {}, 'unknown'],
  ])('gets %s', (_what, given, state) => {
    expect(encryption(nested({ Disk: diskOf({ Ref: 'Encrypted' }) }, given)).state).toBe(state);
  });

  test.each<[string, object, string]>([
    ['Defaulted', {}, 'met'],
    ['Defaulted', { Defaulted: 'false' }, 'not met'],
    ['Listed', {}, 'unknown'],
    ['LookedUp', {}, 'unknown'],
  ])('has the default of %s with %j: %s', (parameter, given, state) => {
    expect(encryption(nested({ Disk: diskOf({ Ref: parameter }) }, given)).state).toBe(state);
  });

  test('resolves a parameter to a resource of its parent', () => {
    const model = nested({ Disk: diskOf({ Ref: 'Encrypted' }) }, { Encrypted: { Ref: 'Key' } });
    const look = (scenario: ResourceModel) => {
      const [{ properties, stack }] = scenario.ofType('AWS::EC2::Volume');
      return scenario.follow(properties.Encrypted, stack).resource?.logicalId;
    };

    expect(look(model)).toBe('Key');
    expect(model.visit).toBeUndefined();
  });

  test('exists under the condition of its stack resource', () => {
    const under = (Condition: string, inner: object = {}) =>
      encryption(nested({ Disk: diskOf(false, inner) }, { Kind: 'prod' }, { Condition }));

    expect(under('Prod')).toMatchObject({
      state: 'unknown',
      reason: "EBS volume Disk is not encrypted at rest. This applies if parameter Kind is 'prod'.",
    });
    expect(under('Prod', { Condition: 'Prod' }).state).toBe('unknown');
    expect(under('Prod', { Condition: 'Prod' }).resources).toHaveLength(1);
  });

  test('does not exist without its stack resource', () => {
    const model = nested({ Disk: diskOf(false) }, {}, { Condition: 'Prod' });
    const typesIn = ({ resources }: ResourceModel) => resources.map(({ type }) => type);
    const [kind] = model.visit?.(new Map(), typesIn).asked.keys() ?? [];
    const types = (value: string) => model.visit?.(new Map([[kind, value]]), typesIn);

    expect(types('dev')?.found).toEqual(['AWS::KMS::Key']);
    expect(types('prod')?.found).toHaveLength(3);
  });

  test('includes its own nested stacks', () => {
    writeFileSync(join(folder, 'deepest.json'), JSON.stringify({ Resources: { Disk: diskOf(false) } }));
    const deepest = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'deepest.json' } };

    expect(encryption(nested({ Deepest: deepest }, {}, { Condition: 'Prod' }))).toMatchObject({
      state: 'unknown',
      reason: "EBS volume Disk is not encrypted at rest. This applies if parameter Kind is 'prod'.",
    });
  });

  test('has other parameters than those of its parent with the same name', () => {
    const branch = { 'Fn::If': ['Prod', true, false] };
    const model = nested({ Disk: diskOf(branch) }, {}, { Condition: 'Prod' });

    expect(encryption(model).state).toBe('unknown');
  });
});

test('an outcome with more scenarios than the limit is unknown', () => {
  const ids = Array.from({ length: 14 }, (_, index) => `P${index}`);
  const template = {
    Parameters: Object.fromEntries(ids.map((id) => [id, { Type: 'String' }])),
    Conditions: Object.fromEntries(ids.map((id) => [id, { 'Fn::Equals': [{ Ref: id }, 'x'] }])),
    Resources: Object.fromEntries(
      ids.map((id) => [
        `Disk${id}`,
        {
          Type: 'AWS::EC2::Volume',
          Properties: { Encrypted: { 'Fn::If': [id, true, 'true '.trim()] } },
          Condition: id,
        },
      ]),
    ),
  };

  expect(runCheck('SEC-4.encrypted-at-rest', modelFromTemplate(template), CONTEXT)).toMatchObject({
    state: 'unknown',
    reason: 'The outcome depends on too many values that are known only at deployment.',
  });
});
