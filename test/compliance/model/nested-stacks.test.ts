import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelFromPath } from '../../../lib/compliance/model/from-path';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { anyOf, equals, pathsOf, taken } from './possible-values';

const STACK = 'AWS::CloudFormation::Stack';
const TOPIC = 'AWS::SNS::Topic';
const topic = (DisplayName: unknown, more: object = {}) => ({
  Type: TOPIC,
  Properties: { DisplayName },
  ...more,
});

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-nested-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, body: object) => writeFileSync(join(folder, name), JSON.stringify(body));
const PROD = equals({ Ref: 'Kind' }, 'prod');

/** The resources of a nested stack, the parameters that it gets, and other parts of its resource. */
interface Nested {
  readonly inner: Readonly<Record<string, unknown>>;
  readonly parameters?: unknown;
  readonly more?: object;
}

/** The model of a stack with a nested stack. */
function nested({ inner, parameters = {}, more = {} }: Nested): ResourceModel {
  write('inner.json', {
    Parameters: {
      Kind: { Type: 'String' },
      It: { Type: 'String' },
      Narrow: { Type: 'String', AllowedValues: ['b', 'c'] },
      Defaulted: { Type: 'String', Default: 'x' },
      All: { Type: 'CommaDelimitedList', Default: 'x' },
      LookedUp: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/x' },
    },
    Conditions: { Prod: PROD, IsA: equals({ Ref: 'It' }, 'a') },
    Resources: inner,
    Outputs: { It: { Value: { Ref: 'It' } } },
  });
  write('outer.json', {
    Parameters: {
      Kind: { Type: 'String' },
      Free: { Type: 'String', AllowedValues: ['a', 'b'] },
      Ids: { Type: 'List<AWS::EC2::Subnet::Id>' },
    },
    Conditions: { Prod: PROD },
    Mappings: { Kinds: { prod: { It: 'a' }, dev: { It: 'b' } } },
    Resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: {} },
      Inner: { Type: STACK, Properties: { TemplateURL: 'inner.json', Parameters: parameters }, ...more },
    },
  });
  return modelFromPath(join(folder, 'outer.json'));
}

/** The values of the topic on all paths. */
function values(of: ResourceModel): unknown[] {
  return pathsOf(of, (model) =>
    taken(model.ofType(TOPIC).map(({ properties }) => properties.DisplayName)),
  ).map(({ result }) => (result as unknown[])[0]);
}

const branch = { 'Fn::If': ['Prod', 'a', 'b'] };

describe('a parameter of a nested stack', () => {
  test.each<[string, unknown, unknown, unknown[]]>([
    ['a text', { Ref: 'It' }, 'a', ['a']],
    ['a number', { Ref: 'It' }, 1, [1]],
    ['joined text', { Ref: 'It' }, { 'Fn::Join': ['', ['a', 'b']] }, ['ab']],
    ['a parameter', { Ref: 'It' }, { Ref: 'Free' }, ['a', 'b']],
    ['a parameter with any text', { Ref: 'It' }, { Ref: 'Kind' }, [anyOf('parameter Kind')]],
    ['a parameter in text', { Ref: 'It' }, { 'Fn::Sub': 'x-${Free}' }, ['x-a', 'x-b']],
    ['a branch', { Ref: 'It' }, branch, ['a', 'b']],
    [
      'an entry of a mapping',
      { Ref: 'It' },
      { 'Fn::FindInMap': ['Kinds', { Ref: 'Kind' }, 'It'] },
      ['a', 'b'],
    ],
    [
      'an export of another application',
      { Ref: 'It' },
      { 'Fn::ImportValue': 'x' },
      [anyOf('the result of Fn::ImportValue')],
    ],
    ['the value in text', { 'Fn::Sub': '<${It}>' }, branch, ['<a>', '<b>']],
    ['the value in a condition', { 'Fn::If': ['IsA', 'yes', 'no'] }, branch, ['yes', 'no']],
    ['a text in a condition', { 'Fn::If': ['IsA', 'yes', 'no'] }, 'b', ['no']],
    ['a resource', { Ref: 'It' }, { Ref: 'Key' }, [{ Ref: 'It' }]],
  ])('gets %s', (_what, written, It, all) => {
    expect(values(nested({ inner: { Topic: topic(written) }, parameters: { It } }))).toEqual(all);
  });

  test.each<[string, string, object, unknown[]]>([
    ['a default', 'Defaulted', {}, ['x']],
    ['no default, but the value of the parent', 'Defaulted', { Defaulted: 'a' }, ['a']],
    ['no value', 'It', {}, [anyOf('parameter It')]],
    ['allowed values', 'Narrow', {}, ['b', 'c']],
    ['the name of a parameter in Systems Manager', 'LookedUp', {}, [anyOf('parameter LookedUp')]],
    ['no value that CloudFormation looks up', 'LookedUp', { LookedUp: '/a' }, [anyOf('parameter LookedUp')]],
    ['a list of text', 'All', { All: 'a,b' }, [['a', 'b']]],
    ['a list of joined text', 'All', { All: { 'Fn::Join': [',', ['a', 'b']] } }, [['a', 'b']]],
    [
      'a list of joined parameters',
      'All',
      { All: { 'Fn::Join': [',', { Ref: 'Ids' }] } },
      [anyOf('parameter Ids')],
    ],
    ['a list by a branch', 'All', { All: { 'Fn::If': ['Prod', 'a,b', 'c'] } }, [['a', 'b'], ['c']]],
    ['a list by default, which may be another one', 'All', {}, [anyOf('parameter All')]],
  ])('%s', (_what, parameter, parameters, all) => {
    expect(values(nested({ inner: { Topic: topic({ Ref: parameter }) }, parameters }))).toEqual(all);
  });

  test('is decided together with the parameter of its parent', () => {
    const of = nested({
      inner: { Topic: topic({ 'Fn::If': ['IsA', { Ref: 'It' }, 'other'] }) },
      parameters: { It: { Ref: 'Free' } },
      more: { Condition: 'Prod' },
    });

    expect(
      pathsOf(of, (model) => [
        taken(model.ofType(STACK).map(({ properties }) => properties.Parameters)),
        taken(model.ofType(TOPIC).map(({ properties }) => properties.DisplayName)),
      ]).map(({ result }) => result),
    ).toEqual([
      [[{ It: 'a' }], ['a']],
      [[{ It: 'b' }], ['other']],
      [[], []],
    ]);
  });

  test('is another one than that of its parent with the same name', () => {
    const of = nested({
      inner: { Topic: topic({ 'Fn::If': ['Prod', 'a', 'b'] }) },
      more: { Condition: 'Prod' },
    });

    expect(values(of)).toEqual(['a', 'b', undefined]);
  });

  test('is a resource of its parent', () => {
    const of = nested({ inner: { Topic: topic({ Ref: 'It' }) }, parameters: { It: { Ref: 'Key' } } });
    const [{ properties, stack }] = of.ofType(TOPIC);

    expect(of.follow(properties.DisplayName, stack).resource?.logicalId).toBe('Key');
  });

  test('is one of the parameters between which a condition decides', () => {
    const parameters = { 'Fn::If': ['Prod', { It: 'a' }, { 'Fn::If': ['Prod', {}, { It: 'b' }] }] };

    expect(values(nested({ inner: { Topic: topic({ Ref: 'It' }) }, parameters }))).toEqual(['a', 'b']);
  });
});

describe('a nested stack under a condition', () => {
  const idsOf = (of: ResourceModel) =>
    pathsOf(of, ({ resources }) => resources.map(({ logicalId }) => logicalId)).map(({ result }) =>
      result.join(' '),
    );

  test('has its resources under the condition', () => {
    expect(idsOf(nested({ inner: { Topic: topic('x') }, more: { Condition: 'Prod' } }))).toEqual([
      'Key Inner Topic',
      'Key',
    ]);
  });

  test('adds its own conditions', () => {
    const inner = { Topic: topic('x'), Other: topic('y', { Condition: 'IsA' }) };

    expect(idsOf(nested({ inner, parameters: { It: branch }, more: { Condition: 'Prod' } }))).toEqual([
      'Key Inner Topic Other',
      'Key',
    ]);
  });

  test('includes its own nested stacks', () => {
    write('deepest.json', { Resources: { Topic: topic('x') } });
    const Deepest = { Type: STACK, Properties: { TemplateURL: 'deepest.json' } };

    expect(idsOf(nested({ inner: { Deepest }, more: { Condition: 'Prod' } }))).toEqual([
      'Key Inner Deepest Topic',
      'Key',
    ]);
  });
});
