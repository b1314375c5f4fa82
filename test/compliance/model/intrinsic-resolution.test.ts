import { withoutAssumptions } from '../../../lib/compliance/model/build-model';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { model, read, samplesOf, valuesOf, scenarios } from './possible-values';

const NOTHING = undefined;
const REF = { Ref: 'Kind' };
const NO_VALUE = { Ref: 'AWS::NoValue' };
const OF_BUCKET = { 'Fn::GetAtt': ['Bucket', 'Arn'] };

describe('exact values:', () => {
  test.each<[string, unknown, unknown[]]>([
    ['plain text', 'shop', ['shop']],
    ['a list', ['a', 1, true, null], [['a', 1, true, null]]],
    ['a parameter with allowed values', { Ref: 'Stage' }, ['dev', 'prod']],
    ['as many allowed values as are evaluated', { Ref: 'Eight' }, ['1', '2', '3', '4', '5', '6', '7', '8']],
    ['allowed values that are no text', { Ref: 'Switch' }, ['true', 'false']],
    ['a single allowed value', { Ref: 'Only' }, ['prod']],
    [
      'a value within a list and an object',
      { a: [{ b: { Ref: 'Stage' } }] },
      [{ a: [{ b: 'dev' }] }, { a: [{ b: 'prod' }] }],
    ],
    ['AWS::NoValue', NO_VALUE, [NOTHING]],
    ['AWS::NoValue in a list', ['a', NO_VALUE, 'b'], [['a', 'b']]],
    ['AWS::NoValue in an object', { a: NO_VALUE, b: 1 }, [{ b: 1 }]],
    ['a reference to a resource', { Ref: 'Bucket' }, [{ Ref: 'Bucket' }]],
    ['an attribute of a resource', OF_BUCKET, [OF_BUCKET]],
    ['the Region and the account', { Ref: 'AWS::Region' }, [{ Ref: 'AWS::Region' }]],
    ['a branch of a true condition', { 'Fn::If': ['Always', 'yes', 'no'] }, ['yes']],
    ['a branch of a false condition', { 'Fn::If': ['Never', 'yes', 'no'] }, ['no']],
    ['a branch without a value', { 'Fn::If': ['Never', 'yes', NO_VALUE] }, [NOTHING]],
    ['both branches of an unknown condition', { 'Fn::If': ['Production', 'yes', 'no'] }, ['no', 'yes']],
    [
      'nested branches, if their conditions agree',
      { 'Fn::If': ['Production', { 'Fn::If': ['Production', 1, 2] }, { Ref: 'Stage' }] },
      ['dev', 1],
    ],
    ['an entry of a mapping', { 'Fn::FindInMap': ['Sizes', 'dev', 'Disk'] }, ['10']],
    [
      'an entry by a parameter with allowed values',
      { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Disk'] },
      ['10', '20'],
    ],
    ['an entry by an unknown key', { 'Fn::FindInMap': ['Sizes', REF, 'Disk'] }, ['10', '20']],
    ['an entry that is equal for all keys', { 'Fn::FindInMap': ['Sizes', REF, 'Same'] }, ['x']],
    ['an entry by an unknown second key', { 'Fn::FindInMap': ['Sizes', 'prod', REF] }, ['20', 'x']],
    ['an entry that some keys do not have', { 'Fn::FindInMap': ['Uneven', REF, 'Two'] }, ['2']],
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
      'an existing entry with a default',
      { 'Fn::FindInMap': ['Sizes', 'dev', 'Disk', { DefaultValue: 'none' }] },
      ['10'],
    ],
    [
      'the default, with an unknown key',
      { 'Fn::FindInMap': ['Sizes', REF, 'Disk', { DefaultValue: { Ref: 'Only' } }] },
      ['10', '20', 'prod'],
    ],
    [
      'the default, with an unknown second key',
      { 'Fn::FindInMap': ['Uneven', 'dev', REF, { DefaultValue: 'none' }] },
      ['1', 'none'],
    ],
    ['one of a list', { 'Fn::Select': ['1', ['a', { Ref: 'Only' }]] }, ['prod']],
    [
      'one of a list by a parameter with allowed values',
      { 'Fn::Select': [{ 'Fn::If': ['Production', 0, 1] }, ['a', 'b']] },
      ['b', 'a'],
    ],
    ['any of a list, with an unknown index', { 'Fn::Select': [REF, ['a', 'b', 'a']] }, ['a', 'b']],
    [
      'one of the Availability Zones, which checks resolve',
      { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
      [{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    ],
    [
      'a part of the name of a resource',
      { 'Fn::Select': [5, { 'Fn::Split': [':', OF_BUCKET] }] },
      [{ 'Fn::Select': [5, { 'Fn::Split': [':', OF_BUCKET] }] }],
    ],
    ['a name of a resource in parts', { 'Fn::Split': [':', OF_BUCKET] }, [{ 'Fn::Split': [':', OF_BUCKET] }]],
    ['joined text', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 1]] }, ['a-dev-1', 'a-prod-1']],
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
    ['parts without a value', { 'Fn::Join': [',', ['a', NO_VALUE, 'b']] }, ['a,b']],
    ['text with a parameter', { 'Fn::Sub': 'a-${Stage}-b' }, ['a-dev-b', 'a-prod-b']],
    ['text of a parameter alone', { 'Fn::Sub': '${Stage}' }, ['dev', 'prod']],
    ['text without a placeholder', { 'Fn::Sub': 'shop' }, ['shop']],
    ['text with a resource', { 'Fn::Sub': '${Bucket}-${Only}' }, [{ 'Fn::Sub': '${Bucket}-prod' }]],
    ['text with an escaped name', { 'Fn::Sub': '${!Stage}' }, [{ 'Fn::Sub': '${!Stage}' }]],
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
    ['text to encode', { 'Fn::Base64': { Ref: 'Only' } }, [{ 'Fn::Base64': 'prod' }]],
    ['a secret', '{{resolve:secretsmanager:a}}', ['{{resolve:secretsmanager:a}}']],
    ['text with a reference in it', 'a{{resolve:ssm:/a}}', ['a{{resolve:ssm:/a}}']],
  ])('%s', (_what, written, values) => {
    expect(valuesOf(written)).toEqual(values);
    expect(
      samplesOf(written).filter(
        (one) => !values.some((value) => JSON.stringify(value) === JSON.stringify(one)),
      ),
    ).toEqual([]);
  });

  test('an export of this application', () => {
    const Outputs = {
      Bucket: { Value: { Ref: 'Bucket' }, Export: { Name: 'shop-bucket' } },
      Size: { Value: 'large', Export: { Name: 'shop-size' } },
    };

    expect(valuesOf({ 'Fn::ImportValue': 'shop-size' }, { Outputs })).toEqual(['large']);
    expect(valuesOf({ 'Fn::ImportValue': 'shop-bucket' }, { Outputs })).toEqual([
      { 'Fn::ImportValue': 'shop-bucket' },
    ]);
    expect(samplesOf({ 'Fn::ImportValue': 'shop-bucket' }, { Outputs })).toEqual([]);
  });

  test.each<[string, unknown, unknown]>([
    ['one of a list', { 'Fn::Select': [0, ['a', 'b']] }, 'a'],
    ['an entry that is equal for all keys', { 'Fn::FindInMap': ['Sizes', REF, 'Same'] }, 'x'],
    ['a branch', { 'Fn::If': ['Always', 'yes', 'no'] }, 'yes'],
    [
      'but no branch of an unknown condition',
      { 'Fn::If': ['Production', 'yes', 'no'] },
      { 'Fn::If': ['Production', 'yes', 'no'] },
    ],
  ])('unresolved expressions: %s', (_what, written, value) => {
    expect(read(withoutAssumptions(model(written)))).toEqual(value);
  });

  test('a value beside others, which do not change', () => {
    const Topic = {
      Type: 'AWS::SNS::Topic',
      Properties: { TopicName: 'orders', DisplayName: { Ref: 'Only' } },
    };
    const propertiesOf = ({ resources }: ResourceModel) => ({ ...resources[0].properties });

    expect(propertiesOf(withoutAssumptions(model('', { Resources: { Topic } })))).toEqual({
      TopicName: 'orders',
      DisplayName: { Ref: 'Only' },
    });
  });

  test('the Region of the stack selects entries of mappings', () => {
    const image = { 'Fn::FindInMap': ['Places', { Ref: 'AWS::Region' }, 'Image'] };

    expect(valuesOf(image, {}, { region: 'us-east-1' })).toEqual(['ami-2']);
    expect(valuesOf(image)).toEqual(['ami-1', 'ami-2']);
  });
});

describe('values with samples', () => {
  test.each<[string, unknown, unknown[]]>([
    ['a parameter', REF, ['true', '0.0.0.0/0']],
    ['a parameter with many allowed values', { Ref: 'Size' }, ['1', '9']],
    ['a number', { Ref: 'Count' }, ['0', '65535']],
    ['a number within bounds', { Ref: 'Replicas' }, ['2', '5']],
    ['a list of text', { Ref: 'Names' }, [[], ['true']]],
    ['a list of ids', { Ref: 'Subnets' }, [[], ['true']]],
    ['a value in Systems Manager', '{{resolve:ssm:/disk/size:3}}', ['true']],
    ['a parameter with a value in Systems Manager', { Ref: 'LookedUp' }, ['true']],
    ['an export', { 'Fn::ImportValue': 'inherited' }, ['true']],
    ['the result of a macro', { 'Fn::Transform': { Name: 'Acme' } }, ['true']],
    ['a missing mapping', { 'Fn::FindInMap': ['None', 'dev', 'Disk'] }, ['true']],
    ['one of an empty list', { 'Fn::Select': [0, []] }, ['true']],
    ['one of an unknown list', { 'Fn::Select': [0, { 'Fn::Split': [',', REF] }] }, ['true']],
    ['a part of text', { 'Fn::Sub': 'a-${Kind}' }, ['a-true', 'a-*']],
    ['a joined part', { 'Fn::Join': ['-', ['a', REF]] }, ['a-true', 'a-*']],
    ['a value in text', { 'Fn::Sub': ['a-${A}', { A: REF }] }, ['a-true', 'a-*']],
  ])('%s', (_what, written, some) => {
    expect(samplesOf(written)).toEqual(expect.arrayContaining(some));
    expect(valuesOf(written)).toHaveLength(1);
  });

  test('are distinguished', () => {
    const of = (...written: unknown[]) => scenarios(model(written)).map(({ sampled }) => sampled.length);

    expect(of('{{resolve:ssm:/a}}', '{{resolve:ssm:/b}}', '{{resolve:ssm:/a}}')).toEqual([2]);
    expect(of(REF, { Ref: 'Other' }, REF)).toEqual([2]);
  });

  test('are values that the parameter allows', () => {
    const numbers = (name: string) => samplesOf({ Ref: name }).map(Number);

    expect(Math.min(...numbers('Replicas'))).toBe(2);
    expect(Math.max(...numbers('Replicas'))).toBe(5);
    expect(Math.min(...numbers('Port'))).toBe(1024);
    expect(samplesOf({ Ref: 'Size' })).toHaveLength(9);
    expect(samplesOf({ Ref: 'Names' }).every(Array.isArray)).toBe(true);
    expect(samplesOf({ Ref: 'LookedUp' })).not.toContain('/a');
  });

  test.each<[string, unknown, string]>([
    ['a parameter', REF, 'parameter Kind'],
    ['a value in Systems Manager', '{{resolve:ssm:/disk/size:3}}', 'parameter ssm:/disk/size:3'],
    ['an export', { 'Fn::ImportValue': 'inherited' }, 'the result of Fn::ImportValue'],
    ['an entry', { 'Fn::FindInMap': ['None', 'dev', 'Disk'] }, 'the result of mapping None'],
    ['one of a list', { 'Fn::Select': [0, []] }, 'the selection {"Fn::Select":[0,[]]}'],
  ])('%s has a name', (_what, written, name) => {
    expect(scenarios(model(written)).map(({ sampled }) => sampled.map(({ subject }) => subject))).toEqual([
      [name],
    ]);
  });
});
