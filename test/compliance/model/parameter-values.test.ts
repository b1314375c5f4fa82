import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelFromPath } from '../../../lib/compliance/model/from-path';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { unknownIn } from '../../../lib/internal/unknown-value';
import { CONDITIONS, equals, pathsOf, read } from './possible-values';

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

/** The model of a template with one topic and values for its parameters. */
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
  ['is the value of a reference', { Ref: 'Kind' }, { Kind: 'x' }, 'x'],
  ['may be empty', { Ref: 'Kind' }, { Kind: '' }, ''],
  ['is an item of a list', [{ a: { Ref: 'Kind' } }, 1], { Kind: 'x' }, [{ a: 'x' }, 1]],
  ['is in text', { 'Fn::Sub': '${Kind}-${Count}' }, { Kind: 'x', Count: '2' }, 'x-2'],
  ['is in text beside other values', { 'Fn::Sub': ['${Kind}-${A}', { A: 'a' }] }, { Kind: 'x' }, 'x-a'],
  [
    'does not replace names with a value in the text',
    { 'Fn::Sub': ['${Kind}', { Kind: 'own' }] },
    { Kind: 'x' },
    'own',
  ],
  ['is the value of a name in the text', { 'Fn::Sub': ['${A}', { A: { Ref: 'Kind' } }] }, { Kind: 'x' }, 'x'],
  [
    'does not replace resources in text',
    { 'Fn::Sub': '${Topic}-${Kind}' },
    { Kind: 'x' },
    { 'Fn::Sub': '${Topic}-x' },
  ],
  ['decides a condition', { 'Fn::If': ['Production', 1, 2] }, { Stage: 'prod' }, 1],
  ['decides its negation', { 'Fn::If': ['Production', 1, 2] }, { Stage: 'dev' }, 2],
  ['may hold an equals sign', { 'Fn::If': ['Odd', 1, 2] }, { Kind: 'a=b' }, 1],
  [
    'is looked up in a mapping',
    { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Disk'] },
    { Stage: 'prod' },
    '20',
  ],
  ['is a list', { Ref: 'Names' }, { Names: 'a, b' }, ['a', 'b']],
  ['is a list of allowed values', { Ref: 'Zones' }, { Zones: 'a,b,a' }, ['a', 'b', 'a']],
  ['is text, with allowed values that are no text', { Ref: 'Switch' }, { Switch: 'true' }, 'true'],
  ['may be the minimum', { Ref: 'Percent' }, { Percent: '10' }, '10'],
  ['may be the maximum', { Ref: 'Percent' }, { Percent: '90' }, '90'],
  ['may have the minimum length', { Ref: 'Name' }, { Name: 'ab' }, 'ab'],
  ['may have the maximum length', { Ref: 'Name' }, { Name: '1234' }, '1234'],
  ['matches the pattern', { Ref: 'Domain' }, { Domain: '123' }, '123'],
  ['is a list that matches the pattern', { Ref: 'Ports' }, { Ports: '80, 443' }, ['80', '443']],
  ['is not matched with a pattern that only Java supports', { Ref: 'Posix' }, { Posix: 'a1' }, 'a1'],
  ['is not matched with an invalid pattern', { Ref: 'Broken' }, { Broken: 'x' }, 'x'],
  ['is an allowed number', { Ref: 'Numbers' }, { Numbers: '2' }, '2'],
])('the value of a parameter %s', (_what, written, given, value) => {
  expect(pathsOf(model(written, given), read)).toEqual([{ result: value, assumptions: [] }]);
});

test.each<[string, { readonly Ref: string }, Record<string, string>]>([
  ['a parameter without a value', { Ref: 'Kind' }, { Count: '1' }],
  ['a value in Systems Manager under the passed name', { Ref: 'LookedUp' }, { LookedUp: '/a' }],
])('%s remains unknown', (_what, written, given) => {
  expect(unknownIn(read(model(written, given)))?.texts()).toBeUndefined();
  expect(unknownIn(read(model(written, given)))?.subject).toBe(`parameter ${written.Ref}`);
});

test('a loop iterates over a passed list', () => {
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
  ['not an allowed value', { Stage: 'test' }, /'--parameter' Stage: got 'test'.*'dev', 'prod'/],
  ['a list with a value that is not allowed', { Zones: 'a,c' }, /'--parameter' Zones: got 'a,c'.*'a', 'b'/],
  ['text for a number', { Count: 'many' }, /'--parameter' Count: got 'many'.*Number/],
  ['below the minimum', { Percent: '9' }, /'--parameter' Percent: got '9'.*its MinValue is 10/],
  ['above the maximum', { Percent: '90.5' }, /'--parameter' Percent: got '90.5'.*its MaxValue is 90/],
  ['too short', { Name: 'a' }, /'--parameter' Name: got 'a'.*its MinLength is 2/],
  ['too long', { Name: '12345' }, /'--parameter' Name: got '12345'.*its MaxLength is 4/],
  ['of another pattern', { Domain: '.' }, /'--parameter' Domain: got '\.'.*its AllowedPattern is \[a-z\]/],
  ['matching the pattern at its start only', { Domain: 'a.' }, /got 'a\.'.*AllowedPattern/],
  ['matching the pattern at its end only', { Domain: '.1' }, /got '\.1'.*AllowedPattern/],
  ['a list with a value of another pattern', { Ports: '80,http' }, /got '80,http'.*AllowedPattern/],
  ['an empty value for a number', { Count: ' ' }, /'--parameter' Count: got ' '.*Number/],
])('a value is rejected if it is %s', (_what, given, says) => {
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

  test('get the values for their parameters', () => {
    const { resources } = withGiven({ Kind: 'x', Size: '1' });

    expect(resources.map(({ properties }) => properties.DisplayName)).toEqual([
      'x',
      { Ref: 'Kind' },
      undefined,
    ]);
  });

  test('reject a value without a parameter in any of them', () => {
    expect(() => withGiven({ Kind: 'x', Knid: 'x' })).toThrow(/got 'Knid'.*did you mean 'Kind'/);
    expect(() => withGiven({ Something: 'x' })).toThrow(/got 'Something'.*known are 'Kind', 'Size'/);
  });
});
