import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelFromPath } from '../../../lib/compliance/model/from-path';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { CONDITIONS, equals, scenarios } from './possible-values';

const PARAMETERS = {
  Kind: { Type: 'String' },
  Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] },
  Switch: { Type: 'String', AllowedValues: [true, false] },
  Count: { Type: 'Number' },
  Numbers: { Type: 'Number', AllowedValues: [1, 2] },
  Names: { Type: 'CommaDelimitedList' },
  Zones: { Type: 'List<String>', AllowedValues: ['a', 'b'] },
  Percent: { Type: 'Number', MinValue: 10, MaxValue: '90' },
  Name: { Type: 'String', MinLength: '2', MaxLength: 4 },
  Domain: { Type: 'String', AllowedPattern: '[a-z]+|[0-9]+' },
  Ports: { Type: 'CommaDelimitedList', AllowedPattern: '[0-9]+' },
  Posix: { Type: 'String', AllowedPattern: '\\p{Alnum}+' },
  Broken: { Type: 'String', AllowedPattern: '(' },
  LookedUp: { Type: 'AWS::SSM::Parameter::Value<String>' },
};

/** The model of a template of one topic, with values for its parameters. */
function model(written: unknown, given: Readonly<Record<string, string>>): ResourceModel {
  return modelFromTemplate(
    {
      Transform: 'AWS::LanguageExtensions',
      Parameters: PARAMETERS,
      Conditions: { ...CONDITIONS, Odd: equals({ Ref: 'Kind' }, 'a=b') },
      Mappings: { Sizes: { dev: { Disk: '10' }, prod: { Disk: '20' } } },
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: written } },
        'Fn::ForEach::Buckets': [
          'Name',
          { Ref: 'Names' },
          { 'Bucket${Name}': { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Name' } } } },
        ],
      },
    },
    { parameters: new Map(Object.entries(given)) },
  );
}

test.each<[string, unknown, Record<string, string>, unknown]>([
  ['is what a reference is', { Ref: 'Kind' }, { Kind: 'x' }, 'x'],
  ['may be empty', { Ref: 'Kind' }, { Kind: '' }, ''],
  ['stands within a list', [{ a: { Ref: 'Kind' } }, 1], { Kind: 'x' }, [{ a: 'x' }, 1]],
  ['stands in text', { 'Fn::Sub': '${Kind}-${Count}' }, { Kind: 'x', Count: '2' }, 'x-2'],
  [
    'stands in text beside values of its own',
    { 'Fn::Sub': ['${Kind}-${A}', { A: 'a' }] },
    { Kind: 'x' },
    'x-a',
  ],
  [
    'leaves names alone to which the text gives a value',
    { 'Fn::Sub': ['${Kind}', { Kind: 'own' }] },
    { Kind: 'x' },
    'own',
  ],
  ['is what text gives a name', { 'Fn::Sub': ['${A}', { A: { Ref: 'Kind' } }] }, { Kind: 'x' }, 'x'],
  [
    'leaves resources in text alone',
    { 'Fn::Sub': '${Topic}-${Kind}' },
    { Kind: 'x' },
    { 'Fn::Sub': '${Topic}-x' },
  ],
  ['decides a condition', { 'Fn::If': ['Production', 1, 2] }, { Stage: 'prod' }, 1],
  ['decides it the other way', { 'Fn::If': ['Production', 1, 2] }, { Stage: 'dev' }, 2],
  ['may hold an equals sign', { 'Fn::If': ['Odd', 1, 2] }, { Kind: 'a=b' }, 1],
  [
    'is looked up in a mapping',
    { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Disk'] },
    { Stage: 'prod' },
    '20',
  ],
  ['is a list', { Ref: 'Names' }, { Names: 'a, b' }, ['a', 'b']],
  ['is a list of what is allowed', { Ref: 'Zones' }, { Zones: 'a,b,a' }, ['a', 'b', 'a']],
  ['is text, though what is allowed is none', { Ref: 'Switch' }, { Switch: 'true' }, 'true'],
  ['may be the least', { Ref: 'Percent' }, { Percent: '10' }, '10'],
  ['may be the most', { Ref: 'Percent' }, { Percent: '90' }, '90'],
  ['may be as short as it must be', { Ref: 'Name' }, { Name: 'ab' }, 'ab'],
  ['may be as long as it can be', { Ref: 'Name' }, { Name: '1234' }, '1234'],
  ['is of the pattern', { Ref: 'Domain' }, { Domain: '123' }, '123'],
  ['is a list of the pattern', { Ref: 'Ports' }, { Ports: '80, 443' }, ['80', '443']],
  ['is not held to a pattern of Java alone', { Ref: 'Posix' }, { Posix: 'a1' }, 'a1'],
  ['is not held to a broken pattern', { Ref: 'Broken' }, { Broken: 'x' }, 'x'],
  ['is a number that is allowed', { Ref: 'Numbers' }, { Numbers: '2' }, '2'],
])('a value that is given to a parameter %s', (_what, written, given, value) => {
  const all = scenarios(model(written, given));

  expect(all.map((scenario) => scenario.value)).toEqual([value]);
  expect(all.flatMap(({ sampled }) => sampled)).toEqual([]);
});

test.each<[string, unknown, Record<string, string>]>([
  ['a parameter beside those that are given', { Ref: 'Kind' }, { Count: '1' }],
  ['a value that Systems Manager has under the name that is given', { Ref: 'LookedUp' }, { LookedUp: '/a' }],
])('%s stays open', (_what, written, given) => {
  expect(scenarios(model(written, given)).flatMap(({ sampled }) => sampled)).toHaveLength(1);
});

test('a loop goes through a list that is given', () => {
  const buckets = (given: Record<string, string>) =>
    model('x', given)
      .ofType('AWS::S3::Bucket')
      .map(({ logicalId, properties }) => [logicalId, properties.BucketName]);

  expect(buckets({ Names: 'One,Two' })).toEqual([
    ['BucketOne', 'One'],
    ['BucketTwo', 'Two'],
  ]);
  expect(buckets({ Kind: 'x' })).toEqual([]);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['none of those that are allowed', { Stage: 'test' }, /parameter Stage: got 'test'.*'dev', 'prod'/],
  ['a list of which one is not allowed', { Zones: 'a,c' }, /parameter Zones: got 'a,c'.*'a', 'b'/],
  ['text for a number', { Count: 'many' }, /parameter Count: got 'many'.*Number/],
  ['below the least', { Percent: '9' }, /parameter Percent: got '9'.*its MinValue is 10/],
  ['above the most', { Percent: '90.5' }, /parameter Percent: got '90.5'.*its MaxValue is 90/],
  ['too short', { Name: 'a' }, /parameter Name: got 'a'.*its MinLength is 2/],
  ['too long', { Name: '12345' }, /parameter Name: got '12345'.*its MaxLength is 4/],
  ['of another pattern', { Domain: '.' }, /parameter Domain: got '\.'.*its AllowedPattern is \[a-z\]/],
  ['of the pattern in its beginning only', { Domain: 'a.' }, /got 'a\.'.*AllowedPattern/],
  ['of the pattern in its end only', { Domain: '.1' }, /got '\.1'.*AllowedPattern/],
  ['a list of which one is of another pattern', { Ports: '80,http' }, /got '80,http'.*AllowedPattern/],
  ['nothing for a number', { Count: ' ' }, /parameter Count: got ' '.*Number/],
])('a value is refused if it is %s', (_what, given, says) => {
  expect(() => model('x', given)).toThrow(says);
});

describe('templates of a folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stage-given-'));
    const template = (Parameters: object, more: object = {}) => ({
      Parameters,
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Kind' } } },
        ...more,
      },
    });
    const write = (name: string, body: object) => writeFileSync(join(folder, name), JSON.stringify(body));
    write('one.json', template({ Kind: { Type: 'String' } }));
    write('two.json', template({ Size: { Type: 'Number' } }, { Kind: { Type: 'AWS::S3::Bucket' } }));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const withGiven = (given: Record<string, string>) =>
    modelFromPath(folder, { parameters: new Map(Object.entries(given)) });

  test('are each given what they have a parameter for', () => {
    const { resources } = withGiven({ Kind: 'x', Size: '1' });

    expect(resources.map(({ properties }) => properties.DisplayName)).toEqual([
      'x',
      { Ref: 'Kind' },
      undefined,
    ]);
  });

  test('refuse what none of them has a parameter for', () => {
    expect(() => withGiven({ Kind: 'x', Knid: 'x' })).toThrow(/got 'Knid'.*did you mean 'Kind'/);
    expect(() => withGiven({ Something: 'x' })).toThrow(/got 'Something'.*known are 'Kind', 'Size'/);
  });
});
