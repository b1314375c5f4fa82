import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheck } from '../../../lib/compliance/run-checks';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { modelFromPath } from '../../../lib/compliance/model/from-path';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/stage-profile';
import { DECLARATIONS } from '../compliant-staging';

const CONTEXT = {
  declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION },
  profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
};
const PROD = { 'Fn::Equals': [{ Ref: 'Kind' }, 'prod'] };

/** What the check of encryption says of a disk that is encrypted so. */
function ofDisk(Encrypted: unknown, rest: Record<string, unknown> = {}): { state: string; reason: string } {
  const Resources = { Disk: { Type: 'AWS::EC2::Volume', Properties: { Encrypted } } };
  const Parameters = { Kind: { Type: 'String' } };
  return runCheck('SEC-4.encrypted-at-rest', modelFromTemplate({ Parameters, Resources, ...rest }), CONTEXT);
}

describe('a value behind a condition', () => {
  const Conditions = { Prod: PROD, Dev: { 'Fn::Not': [{ Condition: 'Prod' }] } };
  const MAPPINGS = { Mappings: { Kinds: { prod: { Encrypted: true }, dev: { Encrypted: true } } } };

  test.each<[string, unknown, Record<string, unknown>, string]>([
    ['both branches are in order', { 'Fn::If': ['Prod', true, 'true'] }, {}, 'met'],
    ['no branch is', { 'Fn::If': ['Prod', false, { Ref: 'AWS::NoValue' }] }, {}, 'not met'],
    ['one branch is', { 'Fn::If': ['Prod', true, false] }, {}, 'unknown'],
    [
      'two conditions leave no egress',
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
    ['the condition is not written', { 'Fn::If': ['Unknown', true, false] }, {}, 'unknown'],
    [
      'a parameter has values that are all in order',
      { Ref: 'Kind' },
      { Parameters: { Kind: { AllowedValues: ['true'] } } },
      'met',
    ],
    [
      'a parameter has values of which one is',
      { Ref: 'Kind' },
      { Parameters: { Kind: { AllowedValues: ['true', 'false'] } } },
      'unknown',
    ],
    ['a parameter may be anything', { Ref: 'Kind' }, {}, 'unknown'],
    [
      'a mapping says the same whatever is asked',
      { 'Fn::FindInMap': ['Kinds', { Ref: 'Kind' }, 'Encrypted'] },
      MAPPINGS,
      'met',
    ],
    ['a mapping is asked for one thing', { 'Fn::FindInMap': ['Kinds', 'dev', 'Encrypted'] }, MAPPINGS, 'met'],
    ['a mapping is not there', { 'Fn::FindInMap': ['None', 'dev', 'Encrypted'] }, {}, 'unknown'],
    ['it comes from Systems Manager', '{{resolve:ssm:/disk/encrypted}}', {}, 'unknown'],
    ['it comes from another stack', { 'Fn::ImportValue': 'encrypted' }, {}, 'unknown'],
    ['a macro makes it', { 'Fn::Transform': { Name: 'Acme' } }, {}, 'unknown'],
    ['text is put together', { 'Fn::Join': ['', ['tr', 'ue']] }, {}, 'met'],
  ])('%s', (_what, encrypted, rest, state) => {
    expect(ofDisk(encrypted, { Conditions, ...rest }).state).toBe(state);
  });

  test('the reason says what it depends on', () => {
    expect(ofDisk({ 'Fn::If': ['Prod', true, false] }, { Conditions }).reason).toBe(
      'EBS volume Disk is not encrypted at rest. This applies if parameter Kind is something else.',
    );
  });
});

test('the reason names a condition that is not written', () => {
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

  test('proves nothing by itself', () => {
    expect(of({ Alarm: { ...alarm, Condition: 'Prod' } })).toMatchObject({
      state: 'unknown',
      reason: 'The environment has no CloudWatch alarm. This applies if parameter Kind is something else.',
    });
  });

  test('proves nothing under the opposite of a condition either', () => {
    expect(of({ Alarm: { ...alarm, Condition: 'Dev' } })).toMatchObject({
      state: 'unknown',
      reason: "The environment has no CloudWatch alarm. This applies if parameter Kind is 'prod'.",
    });
  });

  test('proves something with another that stands where it does not', () => {
    expect(of({ Alarm: { ...alarm, Condition: 'Prod' }, Other: { ...alarm, Condition: 'Dev' } }).state).toBe(
      'met',
    );
  });

  test('that a check has nothing to say of is not met because nothing stands in the other world', () => {
    const Uploads = { Type: 'AWS::S3::Bucket', Condition: 'Prod', Properties: {} };

    expect(of({ Uploads }, 'BAK-2.copied-to-other-region')).toMatchObject({
      state: 'not applicable',
      reason: 'No backup plan selects a data store (BAK-1).',
    });
  });

  test('is a fault only where it stands', () => {
    const Disk = { Type: 'AWS::EC2::Volume', Condition: 'Prod', Properties: { Encrypted: false } };

    expect(of({ Disk }, 'SEC-4.encrypted-at-rest')).toMatchObject({
      state: 'unknown',
      reason: "EBS volume Disk is not encrypted at rest. This applies if parameter Kind is 'prod'.",
    });
  });

  test('what is wrong in every world is not met, and what is wrong in some is open beside it', () => {
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

  /** The model of a stack in which another one is nested. */
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
    ['text that is put together', { Encrypted: { 'Fn::Join': ['', ['tr', 'ue']] } }, 'met'],
    ['a parameter', { Encrypted: { Ref: 'Free' } }, 'unknown'],
    ['nothing', {}, 'unknown'],
  ])('is given %s', (_what, given, state) => {
    expect(encryption(nested({ Disk: diskOf({ Ref: 'Encrypted' }) }, given)).state).toBe(state);
  });

  test.each<[string, object, string]>([
    ['Defaulted', {}, 'met'],
    ['Defaulted', { Defaulted: 'false' }, 'not met'],
    ['Listed', {}, 'unknown'],
    ['LookedUp', {}, 'unknown'],
  ])('takes the default of %s if it is given %j: %s', (parameter, given, state) => {
    expect(encryption(nested({ Disk: diskOf({ Ref: parameter }) }, given)).state).toBe(state);
  });

  test('follows what it is given to a resource of its parent', () => {
    const model = nested({ Disk: diskOf({ Ref: 'Encrypted' }) }, { Encrypted: { Ref: 'Key' } });
    const look = (scenario: ResourceModel) => {
      const [{ properties, stack }] = scenario.ofType('AWS::EC2::Volume');
      return scenario.follow(properties.Encrypted, stack).resource?.logicalId;
    };

    expect(look(model)).toBe('Key');
    expect(model.visit).toBeUndefined();
  });

  test('exists under the condition of what makes it', () => {
    const under = (Condition: string, inner: object = {}) =>
      encryption(nested({ Disk: diskOf(false, inner) }, { Kind: 'prod' }, { Condition }));

    expect(under('Prod')).toMatchObject({
      state: 'unknown',
      reason: "EBS volume Disk is not encrypted at rest. This applies if parameter Kind is 'prod'.",
    });
    expect(under('Prod', { Condition: 'Prod' }).state).toBe('unknown');
    expect(under('Prod', { Condition: 'Prod' }).resources).toHaveLength(1);
  });

  test('does not exist if what makes it does not', () => {
    const model = nested({ Disk: diskOf(false) }, {}, { Condition: 'Prod' });
    const typesIn = ({ resources }: ResourceModel) => resources.map(({ type }) => type);
    const [kind] = model.visit?.(new Map(), typesIn).asked.keys() ?? [];
    const types = (value: string) => model.visit?.(new Map([[kind, value]]), typesIn);

    expect(types('dev')?.found).toEqual(['AWS::KMS::Key']);
    expect(types('prod')?.found).toHaveLength(3);
  });

  test('takes with it what is nested in it', () => {
    writeFileSync(join(folder, 'deepest.json'), JSON.stringify({ Resources: { Disk: diskOf(false) } }));
    const deepest = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'deepest.json' } };

    expect(encryption(nested({ Deepest: deepest }, {}, { Condition: 'Prod' }))).toMatchObject({
      state: 'unknown',
      reason: "EBS volume Disk is not encrypted at rest. This applies if parameter Kind is 'prod'.",
    });
  });

  test('takes its parameters for others than those of its parent that are called alike', () => {
    const branch = { 'Fn::If': ['Prod', true, false] };
    const model = nested({ Disk: diskOf(branch) }, {}, { Condition: 'Prod' });

    expect(encryption(model).state).toBe('unknown');
  });
});

test('what depends on more than anybody can follow is unknown', () => {
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
