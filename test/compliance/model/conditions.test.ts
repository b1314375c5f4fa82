import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { isOneOf } from '../../../lib/internal/values';
import {
  answersOf,
  anyOf,
  CONDITIONS,
  equals,
  model,
  pathsOf,
  read,
  taken,
  valuesOf,
} from './possible-values';

const REF = { Ref: 'Kind' };
const KIND = anyOf('parameter Kind');
const branch = (name: string) => ({ 'Fn::If': [name, true, false] });

describe('a condition', () => {
  const open = equals(REF, 'a');
  const [yes, no] = [CONDITIONS.Always, CONDITIONS.Never];

  test.each<[string, unknown, unknown[]]>([
    ['equal texts', equals('a', 'a'), [true]],
    ['different texts', equals('a', 'b'), [false]],
    ['text and a number', equals('1', 1), [true]],
    ['a parameter with any value', open, [true, false]],
    ['a parameter on the right', equals('a', REF), [true, false]],
    ['a value that the parameter allows', equals({ Ref: 'Stage' }, 'prod'), [true, false]],
    ['a value that the parameter does not allow', equals({ Ref: 'Stage' }, 'test'), [false]],
    ['the only value that the parameter allows', equals({ Ref: 'Only' }, 'prod'), [true]],
    ['a value that the pattern does not allow', equals({ Ref: 'Domain' }, '1'), [false]],
    ['a value that the length does not allow', equals({ Ref: 'Name' }, ''), [false]],
    ['a number out of bounds', equals({ Ref: 'Replicas' }, 1), [false]],
    ['text for a number', equals({ Ref: 'Count' }, 'many'), [false]],
    [
      'one of many allowed values, or a value that is not allowed',
      { 'Fn::Or': [equals({ Ref: 'Size' }, '10'), equals({ Ref: 'Size' }, '9')] },
      [true, false],
    ],
    [
      'each of the allowed values',
      { 'Fn::Or': [equals({ Ref: 'Stage' }, 'dev'), { Condition: 'Production' }] },
      [true],
    ],
    ['a parameter and itself', equals(REF, REF), [true]],
    ['a parameter and another', equals(REF, { Ref: 'Other' }), [true, false]],
    ['parameters that allow some values', equals({ Ref: 'Stage' }, { Ref: 'Only' }), [true, false]],
    ['parameters without a common value', equals({ Ref: 'Stage' }, { Ref: 'Size' }), [false]],
    ['a value of a mapping', equals({ 'Fn::FindInMap': ['Sizes', 'dev', 'Disk'] }, '10'), [true]],
    [
      'a value of a mapping by a parameter',
      equals({ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Disk'] }, '20'),
      [true, false],
    ],
    [
      'a parameter and a value of a mapping',
      equals(REF, { 'Fn::FindInMap': ['Sizes', 'dev', 'Disk'] }),
      [true, false],
    ],
    ['joined text', equals({ 'Fn::Sub': '${Only}-a' }, 'prod-a'), [true]],
    ['joined text that begins otherwise', equals({ 'Fn::Join': ['-', ['a', REF]] }, 'b-c'), [false]],
    ['a part of text', equals({ 'Fn::Select': [0, { 'Fn::Split': ['-', 'a-b'] }] }, 'a'), [true]],
    ['values that are known only at deployment', equals({ 'Fn::ImportValue': 'a' }, 'a'), [true, false]],
    ['two conditions with one that is false', { 'Fn::And': [yes, no] }, [false]],
    ['an unknown condition and one that is false', { 'Fn::And': [open, no] }, [false]],
    ['two conditions with one that is unknown', { 'Fn::And': [open, yes] }, [true, false]],
    ['both', { 'Fn::And': [yes, yes] }, [true]],
    ['one of two conditions', { 'Fn::Or': [no, yes] }, [true]],
    ['an unknown condition or one that is true', { 'Fn::Or': [open, yes] }, [true]],
    ['one of two conditions that is unknown', { 'Fn::Or': [no, open] }, [true, false]],
    ['none of two conditions', { 'Fn::Or': [no, no] }, [false]],
    ['the negation of a true condition', { 'Fn::Not': [yes] }, [false]],
    ['the negation of a false condition', { 'Fn::Not': [no] }, [true]],
    ['the negation of an unknown condition', { 'Fn::Not': [open] }, [false, true]],
    ['a reference to another condition', { Condition: 'Always' }, [true]],
    ['a reference to an unknown condition', { 'Fn::And': [{ Condition: 'Production' }, yes] }, [true, false]],
    ['a reference to a missing condition', { Condition: 'None' }, [true, false]],
    ['a condition that refers to itself', { 'Fn::Not': [{ Condition: 'It' }] }, [false, true]],
    [
      'a condition that refers to itself in its operands',
      equals({ 'Fn::If': ['It', 'a', 'b'] }, 'a'),
      [true, false],
    ],
    ['something else', { 'Fn::Contains': [['a'], 'a'] }, [true, false]],
    ['nothing', 'true', [true, false]],
  ])('over %s', (_what, It, holds) => {
    expect(valuesOf(branch('It'), { Conditions: { It } })).toEqual(holds);
  });

  test.each<[string, unknown, unknown[]]>([
    ['unknown', open, [true, false]],
    ['a condition that refers to itself', { Condition: 'C0' }, [true, false]],
  ])('of fifty levels, each with the one before twice, on %s', (_what, C0, holds) => {
    const twice = (one: unknown) => ({ 'Fn::And': [one, one] });
    const others = Array.from({ length: 50 }, (_, index): [string, unknown] => [
      `C${index + 1}`,
      twice({ Condition: `C${index}` }),
    ]);
    const Conditions = { C0, ...Object.fromEntries(others) };

    expect(valuesOf(branch('C50'), { Conditions })).toEqual(holds);
  });

  test.each([
    ['eu-west-1', [true]],
    ['us-east-1', [false]],
    [undefined, [true, false]],
  ])('on the Region %s', (region, holds) => {
    const Conditions = { It: equals({ Ref: 'AWS::Region' }, 'eu-west-1') };

    expect(valuesOf(branch('It'), { Conditions }, { region })).toEqual(holds);
  });
});

describe('conditions on the same parameter', () => {
  const Conditions = {
    A: equals(REF, 'a'),
    B: equals('b', REF),
    Either: { 'Fn::Or': [equals(REF, 'a'), equals(REF, 'b')] },
    NotA: { 'Fn::Not': [{ Condition: 'A' }] },
    Long: equals({ 'Fn::Sub': 'x-${Kind}' }, 'x-a'),
  };

  test.each<[string, unknown, unknown[]]>([
    [
      'agree',
      { 'Fn::If': ['A', 'a', { 'Fn::If': ['B', 'b', { 'Fn::If': ['Either', 'never', 'else'] }] }] },
      ['a', 'b', 'else'],
    ],
    [
      'exclude each other',
      [branch('A'), branch('B')],
      [
        [true, false],
        [false, true],
        [false, false],
      ],
    ],
    [
      'are opposites',
      [branch('NotA'), branch('A')],
      [
        [false, true],
        [true, false],
      ],
    ],
    [
      'agree with text that has it',
      [branch('Long'), branch('A'), branch('NotA')],
      [
        [true, true, false],
        [false, false, true],
      ],
    ],
    [
      'decide it',
      [branch('A'), REF],
      [
        [true, 'a'],
        [false, KIND],
      ],
    ],
  ])('%s', (_what, written, values) => {
    expect(valuesOf(written, { Conditions })).toEqual(values);
  });

  test('follow from what is assumed of it', () => {
    const of = [REF, branch('A')];
    const ask = (value: unknown) => {
      const [kind] = value as unknown[];
      return [isOneOf(kind, ['a']), (value as unknown[])[1]];
    };

    // The list is read before the question: its branch is one of the paths.
    expect(answersOf(of, ask, { Conditions })).toEqual([
      [true, true],
      [false, false],
    ]);
  });
});

test('an operand that a mapping gives is compared on each path', () => {
  const size = { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Disk'] };
  const Conditions = { Large: equals(size, '20') };

  // The parameter is decided before the condition is read for the first time.
  expect(valuesOf({ stage: { Ref: 'Stage' }, isLarge: branch('Large') }, { Conditions })).toEqual([
    { stage: 'dev', isLarge: false },
    { stage: 'prod', isLarge: true },
  ]);
});

test('unknown conditions are independent of each other', () => {
  expect(valuesOf([branch('One'), branch('Two')])).toEqual([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ]);
});

test.each<[string, unknown, string, string]>([
  ['a parameter', equals(REF, 'a'), 'parameter Kind', "something other than 'a'"],
  ['a pseudo parameter', equals({ Ref: 'AWS::Region' }, 'a'), 'AWS::Region', "something other than 'a'"],
  ['a parameter with allowed values', equals({ Ref: 'Stage' }, 'prod'), 'parameter Stage', "'dev'"],
  [
    'many allowed values',
    equals({ Ref: 'Size' }, '1'),
    'parameter Size',
    /^'2' or '3' or .* or '9'$/ as never,
  ],
  ['a missing condition', { Condition: 'None' }, 'condition None', 'false'],
  ['another function', { 'Fn::Contains': [['a'], 'a'] }, 'condition {"Fn::Contains":[["a"],"a"]}', 'false'],
])('what is assumed of a condition on %s is named', (_what, It, subject, value) => {
  const paths = pathsOf(model(branch('It'), { Conditions: { It } }), read);

  expect(paths.at(-1)?.assumptions).toEqual([{ subject, value: matching(value) }]);
});

function matching(value: string | RegExp): unknown {
  return typeof value === 'string' ? value : expect.stringMatching(value);
}

describe('a resource under a condition', () => {
  const of = model(REF, {
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket', Condition: 'Production', Properties: { BucketName: 'b' } },
    },
  });
  const idsOf = ({ resources }: ResourceModel) => resources.map(({ logicalId }) => logicalId);

  test('exists on the paths on which it holds', () => {
    expect(pathsOf(of, idsOf).map(({ result }) => result)).toEqual([['Topic', 'Bucket'], ['Topic']]);
  });

  test('exists outside an evaluation', () => {
    expect(idsOf(of)).toEqual(['Topic', 'Bucket']);
  });

  test('is found by a reference on every path', () => {
    const target = (made: ResourceModel) =>
      made.follow({ Ref: 'Bucket' }, made.stacks[0]).resource?.logicalId;

    expect(pathsOf(of, target)).toEqual([{ result: 'Bucket', assumptions: [] }]);
  });

  test('is possible without a question', () => {
    const paths = pathsOf(of, (made) =>
      made.possible('AWS::S3::Bucket').all.map(({ logicalId }) => logicalId),
    );

    expect(paths).toEqual([{ result: ['Bucket'], assumptions: [] }]);
  });

  test('is not asked for by a question that what exists in any case answers', () => {
    const two = model(REF, {
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
        Other: { Type: 'AWS::S3::Bucket', Condition: 'Production', Properties: {} },
      },
    });

    expect(pathsOf(two, (made) => made.possible('AWS::S3::Bucket').some(() => true))).toEqual([
      { result: true, assumptions: [] },
    ]);
    expect(
      pathsOf(two, (made) =>
        made.possible('AWS::S3::Bucket').some(({ logicalId }) => logicalId === 'Other'),
      ).map(({ result }) => result),
    ).toEqual([true, false]);
  });
});

test('a value that is resolved once is the same on every path', () => {
  const paths = pathsOf(model([branch('Production'), 'a']), (made) => taken(read(made)));

  expect(paths).toEqual([
    { result: [true, 'a'], assumptions: [{ subject: 'parameter Stage', value: "'prod'" }] },
    { result: [false, 'a'], assumptions: [{ subject: 'parameter Stage', value: "'dev'" }] },
  ]);
});
