import { withoutAssumptions } from '../../../lib/compliance/model/build-model';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { model, read, samplesOf, valuesOf, scenarios } from './possible-values';

const NOTHING = undefined;
const REF = { Ref: 'Kind' };
const NO_VALUE = { Ref: 'AWS::NoValue' };
const OF_BUCKET = { 'Fn::GetAtt': ['Bucket', 'Arn'] };

describe('what is decided by the template, or by each of the values that it allows', () => {
  test.each<[string, unknown, unknown[]]>([
    ['plain text', 'shop', ['shop']],
    ['a list', ['a', 1, true, null], [['a', 1, true, null]]],
    ['a parameter that allows some values', { Ref: 'Stage' }, ['dev', 'prod']],
    [
      'as many values as are looked at one by one',
      { Ref: 'Eight' },
      ['1', '2', '3', '4', '5', '6', '7', '8'],
    ],
    ['values that are no text', { Ref: 'Switch' }, ['true', 'false']],
    ['one value alone', { Ref: 'Only' }, ['prod']],
    [
      'a value within others',
      { a: [{ b: { Ref: 'Stage' } }] },
      [{ a: [{ b: 'dev' }] }, { a: [{ b: 'prod' }] }],
    ],
    ['no value', NO_VALUE, [NOTHING]],
    ['no value within a list', ['a', NO_VALUE, 'b'], [['a', 'b']]],
    ['no value within an object', { a: NO_VALUE, b: 1 }, [{ b: 1 }]],
    ['a reference to a resource', { Ref: 'Bucket' }, [{ Ref: 'Bucket' }]],
    ['an attribute of a resource', OF_BUCKET, [OF_BUCKET]],
    ['where it is deployed to', { Ref: 'AWS::Region' }, [{ Ref: 'AWS::Region' }]],
    ['a branch of a condition that holds', { 'Fn::If': ['Always', 'yes', 'no'] }, ['yes']],
    ['a branch of one that does not', { 'Fn::If': ['Never', 'yes', 'no'] }, ['no']],
    ['a branch that is left out', { 'Fn::If': ['Never', 'yes', NO_VALUE] }, [NOTHING]],
    ['both branches of one that is open', { 'Fn::If': ['Production', 'yes', 'no'] }, ['no', 'yes']],
    [
      'branches within branches, as far as they agree',
      { 'Fn::If': ['Production', { 'Fn::If': ['Production', 1, 2] }, { Ref: 'Stage' }] },
      ['dev', 1],
    ],
    ['an entry of a mapping', { 'Fn::FindInMap': ['Sizes', 'dev', 'Disk'] }, ['10']],
    [
      'an entry by what a parameter allows',
      { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Disk'] },
      ['10', '20'],
    ],
    ['an entry by a key that is not known', { 'Fn::FindInMap': ['Sizes', REF, 'Disk'] }, ['10', '20']],
    ['an entry that is the same whatever the key', { 'Fn::FindInMap': ['Sizes', REF, 'Same'] }, ['x']],
    ['an entry by a second key that is not known', { 'Fn::FindInMap': ['Sizes', 'prod', REF] }, ['20', 'x']],
    ['an entry that not every key has', { 'Fn::FindInMap': ['Uneven', REF, 'Two'] }, ['2']],
    [
      'the default of an entry that is not there',
      { 'Fn::FindInMap': ['Sizes', 'test', 'Disk', { DefaultValue: 'none' }] },
      ['none'],
    ],
    [
      'no default of one that is, whatever the default is',
      { 'Fn::FindInMap': ['Sizes', 'dev', 'Disk', { DefaultValue: { Ref: 'Stage' } }] },
      ['10'],
    ],
    [
      'no default of one that is',
      { 'Fn::FindInMap': ['Sizes', 'dev', 'Disk', { DefaultValue: 'none' }] },
      ['10'],
    ],
    [
      'the default, if the key is not known',
      { 'Fn::FindInMap': ['Sizes', REF, 'Disk', { DefaultValue: { Ref: 'Only' } }] },
      ['10', '20', 'prod'],
    ],
    [
      'the default, if the second key is not known',
      { 'Fn::FindInMap': ['Uneven', 'dev', REF, { DefaultValue: 'none' }] },
      ['1', 'none'],
    ],
    ['one of a list', { 'Fn::Select': ['1', ['a', { Ref: 'Only' }]] }, ['prod']],
    [
      'one of a list by what a parameter allows',
      { 'Fn::Select': [{ 'Fn::If': ['Production', 0, 1] }, ['a', 'b']] },
      ['b', 'a'],
    ],
    ['any of a list, if the index is not known', { 'Fn::Select': [REF, ['a', 'b', 'a']] }, ['a', 'b']],
    [
      'one of the zones, which checks know',
      { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
      [{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    ],
    [
      'a part of the name of a resource',
      { 'Fn::Select': [5, { 'Fn::Split': [':', OF_BUCKET] }] },
      [{ 'Fn::Select': [5, { 'Fn::Split': [':', OF_BUCKET] }] }],
    ],
    ['a name of a resource in parts', { 'Fn::Split': [':', OF_BUCKET] }, [{ 'Fn::Split': [':', OF_BUCKET] }]],
    ['text that is joined', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 1]] }, ['a-dev-1', 'a-prod-1']],
    ['one part alone', { 'Fn::Join': ['-', [{ Ref: 'Bucket' }]] }, [{ Ref: 'Bucket' }]],
    [
      'parts that lead to a resource',
      { 'Fn::Join': ['-', ['a', { Ref: 'Bucket' }]] },
      [{ 'Fn::Join': ['-', ['a', { Ref: 'Bucket' }]] }],
    ],
    [
      'a list of a resource that is joined',
      { 'Fn::Join': [',', { 'Fn::GetAtt': ['Bucket', 'Names'] }] },
      [{ 'Fn::Join': [',', { 'Fn::GetAtt': ['Bucket', 'Names'] }] }],
    ],
    ['parts that are left out', { 'Fn::Join': [',', ['a', NO_VALUE, 'b']] }, ['a,b']],
    ['text in which a parameter stands', { 'Fn::Sub': 'a-${Stage}-b' }, ['a-dev-b', 'a-prod-b']],
    ['a parameter alone in text', { 'Fn::Sub': '${Stage}' }, ['dev', 'prod']],
    ['text in which nothing stands', { 'Fn::Sub': 'shop' }, ['shop']],
    [
      'text in which a resource stands',
      { 'Fn::Sub': '${Bucket}-${Only}' },
      [{ 'Fn::Sub': '${Bucket}-prod' }],
    ],
    ['text with a name that is written out', { 'Fn::Sub': '${!Stage}' }, [{ 'Fn::Sub': '${!Stage}' }]],
    [
      'text with values of its own',
      { 'Fn::Sub': ['${A}-${Bb}', { A: 1, Bb: { Ref: 'Stage' } }] },
      ['1-dev', '1-prod'],
    ],
    ['text whose own values hide a parameter', { 'Fn::Sub': ['${Stage}', { Stage: 'own' }] }, ['own']],
    [
      'text with values of its own beside a parameter',
      { 'Fn::Sub': ['${A}-${Only}', { A: 'a' }] },
      ['a-prod'],
    ],
    ['a resource alone in text', { 'Fn::Sub': ['${Its}', { Its: OF_BUCKET, Unused: 'x' }] }, [OF_BUCKET]],
    [
      'a resource among values of text',
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
    ['an entry that is the same whatever the key', { 'Fn::FindInMap': ['Sizes', REF, 'Same'] }, 'x'],
    ['a branch', { 'Fn::If': ['Always', 'yes', 'no'] }, 'yes'],
    [
      'but no branch of an open condition',
      { 'Fn::If': ['Production', 'yes', 'no'] },
      { 'Fn::If': ['Production', 'yes', 'no'] },
    ],
  ])('as it is written: %s', (_what, written, value) => {
    expect(read(withoutAssumptions(model(written)))).toEqual(value);
  });

  test('a value beside others, which stay as they are', () => {
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

  test('the Region that it is deployed to decides what is looked up by it', () => {
    const image = { 'Fn::FindInMap': ['Places', { Ref: 'AWS::Region' }, 'Image'] };

    expect(valuesOf(image, {}, { region: 'us-east-1' })).toEqual(['ami-2']);
    expect(valuesOf(image)).toEqual(['ami-1', 'ami-2']);
  });
});

describe('what is known by samples only', () => {
  test.each<[string, unknown, unknown[]]>([
    ['a parameter', REF, ['true', '0.0.0.0/0']],
    ['a parameter of a long list of values', { Ref: 'Size' }, ['1', '9']],
    ['a number', { Ref: 'Count' }, ['0', '65535']],
    ['a number within bounds', { Ref: 'Replicas' }, ['2', '5']],
    ['a list of text', { Ref: 'Names' }, [[], ['true']]],
    ['a list of ids', { Ref: 'Subnets' }, [[], ['true']]],
    ['a value in Systems Manager', '{{resolve:ssm:/disk/size:3}}', ['true']],
    ['a parameter whose value is looked up there', { Ref: 'LookedUp' }, ['true']],
    ['an export', { 'Fn::ImportValue': 'inherited' }, ['true']],
    ['what a macro makes', { 'Fn::Transform': { Name: 'Acme' } }, ['true']],
    ['a mapping that is not there', { 'Fn::FindInMap': ['None', 'dev', 'Disk'] }, ['true']],
    ['one of a list of none', { 'Fn::Select': [0, []] }, ['true']],
    ['one of a list that is not known', { 'Fn::Select': [0, { 'Fn::Split': [',', REF] }] }, ['true']],
    ['a part of text', { 'Fn::Sub': 'a-${Kind}' }, ['a-true', 'a-*']],
    ['a part that is joined', { 'Fn::Join': ['-', ['a', REF]] }, ['a-true', 'a-*']],
    ['a value that text is given', { 'Fn::Sub': ['a-${A}', { A: REF }] }, ['a-true', 'a-*']],
  ])('%s', (_what, written, some) => {
    expect(samplesOf(written)).toEqual(expect.arrayContaining(some));
    expect(valuesOf(written)).toHaveLength(1);
  });

  test('are told apart', () => {
    const of = (...written: unknown[]) => scenarios(model(written)).map(({ sampled }) => sampled.length);

    expect(of('{{resolve:ssm:/a}}', '{{resolve:ssm:/b}}', '{{resolve:ssm:/a}}')).toEqual([2]);
    expect(of(REF, { Ref: 'Other' }, REF)).toEqual([2]);
  });

  test('are none that the parameter does not allow', () => {
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
