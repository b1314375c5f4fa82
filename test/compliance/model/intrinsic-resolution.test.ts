import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { isLike, isOneOf, isSame } from '../../../lib/internal/values';
import { answersOf, anyOf, model, pathsOf, read, taken, valuesOf } from './possible-values';

const NOTHING = undefined;
const REF = { Ref: 'Kind' };
const KIND = anyOf('parameter Kind');
const NO_VALUE = { Ref: 'AWS::NoValue' };
const OF_BUCKET = { 'Fn::GetAtt': ['Bucket', 'Arn'] };
const SIZES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const split = (text: unknown, separator: unknown = '-') => ({ 'Fn::Split': [separator, text] });
const select = (index: unknown, values: unknown) => ({ 'Fn::Select': [index, values] });

test.each<[string, unknown, unknown[]]>([
  ['plain text', 'shop', ['shop']],
  ['a list', ['a', 1, true, null], [['a', 1, true, null]]],
  ['a parameter with any value', REF, [KIND]],
  ['a parameter with allowed values', { Ref: 'Stage' }, ['dev', 'prod']],
  ['many allowed values', { Ref: 'Size' }, SIZES],
  ['allowed values that are no text', { Ref: 'Switch' }, ['true', 'false']],
  ['a single allowed value', { Ref: 'Only' }, ['prod']],
  ['a list of ids', { Ref: 'Subnets' }, [anyOf('parameter Subnets')]],
  [
    'a value within a list and an object',
    { a: [{ b: { Ref: 'Stage' } }] },
    [{ a: [{ b: 'dev' }] }, { a: [{ b: 'prod' }] }],
  ],
  [
    'the same parameter twice',
    [{ Ref: 'Stage' }, { Ref: 'Stage' }],
    [
      ['dev', 'dev'],
      ['prod', 'prod'],
    ],
  ],
  ['AWS::NoValue', NO_VALUE, [NOTHING]],
  ['AWS::NoValue in a list', ['a', NO_VALUE, 'b'], [['a', 'b']]],
  ['AWS::NoValue in an object', { a: NO_VALUE, b: 1 }, [{ a: NOTHING, b: 1 }]],
  ['a reference to a resource', { Ref: 'Bucket' }, [{ Ref: 'Bucket' }]],
  ['an attribute of a resource', OF_BUCKET, [OF_BUCKET]],
  ['the Region and the account', { Ref: 'AWS::Region' }, [{ Ref: 'AWS::Region' }]],

  ['a branch of a true condition', { 'Fn::If': ['Always', 'yes', 'no'] }, ['yes']],
  ['a branch of a false condition', { 'Fn::If': ['Never', 'yes', 'no'] }, ['no']],
  ['a branch without a value', { 'Fn::If': ['Never', 'yes', NO_VALUE] }, [NOTHING]],
  ['both branches of an unknown condition', { 'Fn::If': ['Production', 'yes', 'no'] }, ['yes', 'no']],
  ['equal branches', { 'Fn::If': ['Production', true, 'true'] }, [true]],
  ['branches of a missing condition', { 'Fn::If': ['None', 'yes', 'no'] }, ['yes', 'no']],
  [
    'nested branches, if their conditions agree',
    { 'Fn::If': ['Production', { 'Fn::If': ['Production', 1, 2] }, { Ref: 'Stage' }] },
    [1, 'dev'],
  ],
  [
    'an item of a list by a condition',
    ['a', { 'Fn::If': ['Production', 'b', NO_VALUE] }],
    [['a', 'b'], ['a']],
  ],

  ['an entry of a mapping', { 'Fn::FindInMap': ['Sizes', 'dev', 'Disk'] }, ['10']],
  ['an entry by allowed values', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Disk'] }, ['10', '20']],
  [
    'an entry and the parameter that selects it',
    [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Disk'] }, { Ref: 'Stage' }],
    [
      ['10', 'dev'],
      ['20', 'prod'],
    ],
  ],
  [
    'an entry by a branch',
    { 'Fn::FindInMap': ['Sizes', { 'Fn::If': ['Production', 'prod', 'dev'] }, 'Disk'] },
    ['20', '10'],
  ],
  ['an entry by an unknown key', { 'Fn::FindInMap': ['Sizes', REF, 'Disk'] }, ['10', '20']],
  [
    'an entry and the unknown key',
    [{ 'Fn::FindInMap': ['Sizes', REF, 'Disk'] }, REF],
    [
      ['10', 'dev'],
      ['20', 'prod'],
    ],
  ],
  ['an entry that is equal for all keys', { 'Fn::FindInMap': ['Sizes', REF, 'Same'] }, ['x']],
  ['an entry by an unknown second key', { 'Fn::FindInMap': ['Sizes', 'prod', REF] }, ['20', 'x']],
  ['an entry that some keys do not have', { 'Fn::FindInMap': ['Uneven', REF, 'Two'] }, ['2']],
  [
    'any entry, with two unknown keys',
    { 'Fn::FindInMap': ['Sizes', REF, { Ref: 'Other' }] },
    ['10', 'x', '20'],
  ],
  ['an entry of lists', { 'Fn::FindInMap': ['Lists', { Ref: 'Stage' }, 'Zones'] }, [['a'], ['a', 'b']]],
  ['one of the zones of an entry', select(1, { 'Fn::FindInMap': ['Lists', 'prod', 'Zones'] }), ['b']],
  ['a missing mapping', { 'Fn::FindInMap': ['None', 'dev', 'Disk'] }, [anyOf('the result of mapping None')]],
  [
    'the default of a missing entry',
    { 'Fn::FindInMap': ['Sizes', 'test', 'Disk', { DefaultValue: 'none' }] },
    ['none'],
  ],
  [
    'an existing entry with an unknown default',
    { 'Fn::FindInMap': ['Sizes', 'dev', 'Disk', { DefaultValue: { Ref: 'Stage' } }] },
    ['10'],
  ],
  [
    'the default, with an unknown key',
    { 'Fn::FindInMap': ['Sizes', REF, 'Disk', { DefaultValue: 'none' }] },
    ['10', '20', 'none'],
  ],
  [
    'the default, with allowed values that the mapping does not have',
    { 'Fn::FindInMap': ['Sizes', { Ref: 'Size' }, 'Disk', { DefaultValue: 'none' }] },
    ['none'],
  ],
  [
    'the default, with an unknown second key that the mapping may have',
    { 'Fn::FindInMap': ['Uneven', 'dev', { Ref: 'Stage' }, { DefaultValue: 'none' }] },
    ['none'],
  ],

  ['one of a list', select('1', ['a', { Ref: 'Only' }]), ['prod']],
  ['one of a list by a branch', select({ 'Fn::If': ['Production', 0, 1] }, ['a', 'b']), ['a', 'b']],
  ['any of a list, with an unknown index', select(REF, ['a', 'b', 'a']), ['a', 'b']],
  ['any of equal values', select(REF, ['a', 'a']), ['a']],
  ['one of an empty list', select(0, []), [anyOf('the selection {"Fn::Select":[0,[]]}')]],
  [
    'one of the Availability Zones, which checks resolve',
    select(0, { 'Fn::GetAZs': '' }),
    [select(0, { 'Fn::GetAZs': '' })],
  ],
  ['a part of text', select(1, split('a-b')), ['b']],
  ['the parts of text', split('a-b'), [['a', 'b']]],
  ['a part of allowed values', select(1, split({ Ref: 'Pair' })), ['1', '2']],
  [
    'both parts of allowed values',
    [select(0, split({ Ref: 'Pair' })), select(1, split({ Ref: 'Pair' }))],
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  ['a part of any text', select(1, split(REF)), [KIND]],
  ['one of a list of ids', select(0, { Ref: 'Subnets' }), [anyOf('parameter Subnets')]],
  ['a part of the name of a resource', select(5, split(OF_BUCKET, ':')), [select(5, split(OF_BUCKET, ':'))]],
  ['a name of a resource in parts', split(OF_BUCKET, ':'), [split(OF_BUCKET, ':')]],

  ['joined text', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 1]] }, ['a-dev-1', 'a-prod-1']],
  ['joined parts', { 'Fn::Join': ['+', split('a-b')] }, ['a+b']],
  ['a single part', { 'Fn::Join': ['-', [{ Ref: 'Bucket' }]] }, [{ Ref: 'Bucket' }]],
  [
    'parts with a resource',
    { 'Fn::Join': ['-', ['a', { Ref: 'Bucket' }]] },
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Bucket' }]] }],
  ],
  [
    'a joined list of a resource',
    { 'Fn::Join': [',', { 'Fn::GetAtt': ['Bucket', 'Names'] }] },
    [{ 'Fn::Join': [',', { 'Fn::GetAtt': ['Bucket', 'Names'] }] }],
  ],
  ['a joined list of ids', { 'Fn::Join': [',', { Ref: 'Subnets' }] }, [anyOf('parameter Subnets')]],
  ['parts without a value', { 'Fn::Join': [',', ['a', NO_VALUE, 'b']] }, ['a,b']],
  ['a joined part of any text', { 'Fn::Join': ['-', ['a', REF]] }, [KIND]],
  [
    'joined texts of several parameters',
    { 'Fn::Join': ['-', [REF, { Ref: 'Other' }]] },
    [anyOf('text of parameter Kind and parameter Other')],
  ],

  ['text with a parameter', { 'Fn::Sub': 'a-${Stage}-b' }, ['a-dev-b', 'a-prod-b']],
  ['text with a parameter twice', { 'Fn::Sub': '${Stage}${Stage}' }, ['devdev', 'prodprod']],
  ['text of a parameter alone', { 'Fn::Sub': '${Stage}' }, ['dev', 'prod']],
  ['text without a placeholder', { 'Fn::Sub': 'shop' }, ['shop']],
  ['text with a resource', { 'Fn::Sub': '${Bucket}-${Only}' }, [{ 'Fn::Sub': '${Bucket}-prod' }]],
  ['text with an escaped name', { 'Fn::Sub': '${!Stage}' }, ['${Stage}']],
  [
    'text with its own values',
    { 'Fn::Sub': ['${A}-${Bb}', { A: 1, Bb: { Ref: 'Stage' } }] },
    ['1-dev', '1-prod'],
  ],
  [
    'text with its own value for the name of a parameter',
    { 'Fn::Sub': ['${Stage}', { Stage: 'own' }] },
    ['own'],
  ],
  ['text with its own values and a parameter', { 'Fn::Sub': ['${A}-${Only}', { A: 'a' }] }, ['a-prod']],
  ['text of a resource alone', { 'Fn::Sub': ['${Its}', { Its: OF_BUCKET, Unused: 'x' }] }, [OF_BUCKET]],
  [
    'text with a resource as value',
    { 'Fn::Sub': ['${Its}/${A}', { Its: OF_BUCKET, A: 'a' }] },
    [{ 'Fn::Sub': ['${Its}/a', { Its: OF_BUCKET }] }],
  ],
  ['text with any text', { 'Fn::Sub': 'a-${Kind}' }, [KIND]],

  ['text to encode', { 'Fn::Base64': { Ref: 'Only' } }, [{ 'Fn::Base64': 'prod' }]],
  ['a secret', '{{resolve:secretsmanager:a}}', ['{{resolve:secretsmanager:a}}']],
  ['text with a reference in it', 'a{{resolve:ssm:/a}}', ['a{{resolve:ssm:/a}}']],
  ['a value in Systems Manager', '{{resolve:ssm:/size:3}}', [anyOf('parameter ssm:/size:3')]],
  ['a parameter with a value in Systems Manager', { Ref: 'LookedUp' }, [anyOf('parameter LookedUp')]],
  ['an export', { 'Fn::ImportValue': 'inherited' }, [anyOf('the result of Fn::ImportValue')]],
  ['the result of a macro', { 'Fn::Transform': { Name: 'Acme' } }, [anyOf('the result of Fn::Transform')]],
])('%s', (_what, written, values) => {
  expect(valuesOf(written)).toEqual(values);
});

test('the Region of the stack selects entries of mappings', () => {
  const image = { 'Fn::FindInMap': ['Places', { Ref: 'AWS::Region' }, 'Image'] };

  expect(valuesOf(image, {}, { region: 'us-east-1' })).toEqual(['ami-2']);
  expect(valuesOf(image)).toEqual(['ami-1', 'ami-2']);
});

test.each<[string, unknown, unknown[]]>([
  ['a text', 'large', ['large']],
  ['a parameter', { Ref: 'Stage' }, ['dev', 'prod']],
  ['a branch', { 'Fn::If': ['Production', 'yes', 'no'] }, ['yes', 'no']],
  ['a resource', { Ref: 'Bucket' }, [{ 'Fn::ImportValue': 'shop' }]],
  ['itself', { 'Fn::ImportValue': 'shop' }, [anyOf('the result of Fn::ImportValue')]],
])('an export of %s', (_what, Value, values) => {
  const Outputs = { It: { Value, Export: { Name: 'shop' } } };

  expect(valuesOf({ 'Fn::ImportValue': 'shop' }, { Outputs })).toEqual(values);
});

describe('outside an evaluation', () => {
  test.each<[string, unknown, unknown]>([
    ['one of a list is taken', select(0, ['a', 'b']), 'a'],
    ['an entry that is equal for all keys is taken', { 'Fn::FindInMap': ['Sizes', REF, 'Same'] }, 'x'],
    ['a branch is taken', { 'Fn::If': ['Always', 'yes', 'no'] }, 'yes'],
    ['a single allowed value is taken', { Ref: 'Only' }, 'prod'],
    [
      'branches of an unknown condition are as written',
      { 'Fn::If': ['Production', 'yes', 'no'] },
      { 'Fn::If': ['Production', 'yes', 'no'] },
    ],
    ['a parameter is as written', { Ref: 'Stage' }, expect.objectContaining({ Ref: 'Stage' })],
  ])('%s', (_what, written, value) => {
    expect(read(model(written))).toEqual(value);
  });
});

describe('properties as a whole', () => {
  const Properties = {
    'Fn::If': [
      'Production',
      { TopicName: 'a', DisplayName: REF },
      { 'Fn::If': ['Never', {}, { TopicName: 'b' }] },
    ],
  };
  const of = model('', { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties } } });
  const propertiesOf = ({ resources }: ResourceModel) => resources[0].properties;

  test('are those of a branch', () => {
    expect(pathsOf(of, (made) => taken(propertiesOf(made))).map(({ result }) => result)).toEqual([
      { TopicName: 'a', DisplayName: KIND },
      { TopicName: 'b', DisplayName: undefined },
    ]);
  });

  test('are unknown outside an evaluation', () => {
    expect(Object.keys(propertiesOf(of))).toEqual(['TopicName', 'DisplayName']);
    expect(propertiesOf(of).TopicName).toBeUndefined();
  });
});

describe('what follows from the known parts of text', () => {
  const text = { 'Fn::Sub': 'logs-${Kind}-x' };

  test.each<[string, unknown, (value: unknown) => unknown, unknown[]]>([
    [
      'it may be a text that begins and ends so',
      text,
      (value) => isOneOf(value, ['logs-a-x']),
      [true, false],
    ],
    ['it is no text that begins otherwise', text, (value) => isOneOf(value, ['a-logs-x']), [false]],
    ['it is no text that is too short', text, (value) => isOneOf(value, ['logs-x']), [false]],
    [
      'a parameter in it is what it leaves',
      [text, REF],
      (value) => {
        const [whole, part] = value as unknown[];
        return [isOneOf(whole, ['logs-a-x']), isOneOf(part, ['a'])];
      },
      [
        [true, true],
        [false, false],
      ],
    ],
    [
      'several unknown parts admit what begins so',
      { 'Fn::Sub': 'logs-${Kind}${Other}' },
      (value) => [isOneOf(value, ['other']), isOneOf(value, ['logs-1', 'logs-2'])],
      [
        [false, true],
        [false, false],
      ],
    ],
    [
      'an entry is its default for keys that the mapping does not have',
      [{ 'Fn::FindInMap': ['Sizes', REF, 'Disk', { DefaultValue: '10' }] }, REF],
      (value) => {
        const [entry, key] = value as unknown[];
        return [isOneOf(entry, ['10', '30']), isOneOf(key, ['prod'])];
      },
      [
        [false, true],
        [true, false],
      ],
    ],
    ['it may match a pattern', text, (value) => isLike(value, /a/), [true, false]],
    ['it is itself', [text, text], (value) => isSame(...(value as [unknown, unknown])), [true]],
    [
      'an entry of a mapping decides its key',
      [{ 'Fn::FindInMap': ['Sizes', REF, 'Disk'] }, REF],
      (value) => {
        const [entry, key] = value as unknown[];
        return [isOneOf(entry, ['10']), isOneOf(key, ['dev']), isOneOf(key, ['test'])];
      },
      [
        [true, true, false],
        [false, false, false],
      ],
    ],
  ])('%s', (_what, written, ask, answers) => {
    expect(answersOf(written, ask)).toEqual(answers);
  });
});
