import { isOneOf as answerOf } from '../../../lib/aws/answers';
import { is, isOneOf } from '../../../lib/internal/values';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { answersOf, anyOf, equals, model, pathsOf, read, valuesOf } from './possible-values';

const [KIND, STAGE, OTHER] = ['Kind', 'Stage', 'Other'].map((id) => ({ Ref: id }));
const contains = (texts: readonly unknown[], value: unknown) => ({ 'Fn::Contains': [texts, value] });
const not = (condition: unknown) => ({ 'Fn::Not': [condition] });

/** The rules of a template, as assertions or as a condition and its assertions. */
function rules(...all: readonly (readonly unknown[])[]): { readonly Rules: object } {
  const written = all.map(([first, ...others], index) => [
    `Rule${index}`,
    {
      ...(others.length > 0 && { RuleCondition: first }),
      Assertions: (others.length > 0 ? others : [first]).map((Assert) => ({
        Assert,
        AssertDescription: 'It has to be.',
      })),
    },
  ]);
  return { Rules: Object.fromEntries(written) as object };
}

test.each<[string, unknown, object, unknown[]]>([
  ['a text', STAGE, rules([equals(STAGE, 'prod')]), ['prod']],
  ['a text on the left', STAGE, rules([equals('prod', STAGE)]), ['prod']],
  ['no text', STAGE, rules([not(equals(STAGE, 'prod'))]), ['dev']],
  ['several texts', { Ref: 'Size' }, rules([contains(['1', 3, '10'], { Ref: 'Size' })]), ['1', '3']],
  [
    'several assertions',
    { Ref: 'Size' },
    rules([contains(['1', '3'], { Ref: 'Size' })], [not(equals({ Ref: 'Size' }, '1'))]),
    ['3'],
  ],
  [
    'conditions that are combined',
    { Ref: 'Size' },
    rules([
      {
        'Fn::And': [
          contains(['1', '3', '5'], { Ref: 'Size' }),
          { 'Fn::Or': [equals({ Ref: 'Size' }, '5'), equals({ Ref: 'Size' }, '1')] },
        ],
      },
    ]),
    ['1', '5'],
  ],
  ['a rule whose condition is true', STAGE, rules([equals('a', 'a'), equals(STAGE, 'prod')]), ['prod']],
  [
    'a rule whose condition is false',
    STAGE,
    rules([equals('a', 'b'), equals(STAGE, 'prod')]),
    ['dev', 'prod'],
  ],
  [
    'a rule whose condition is on another parameter',
    [{ Ref: 'Switch' }, STAGE],
    rules([equals({ Ref: 'Switch' }, 'true'), equals(STAGE, 'prod')]),
    [
      ['true', 'prod'],
      ['false', 'dev'],
      ['false', 'prod'],
    ],
  ],
  [
    'a rule that is read backwards',
    [STAGE, { Ref: 'Switch' }],
    rules([equals({ Ref: 'Switch' }, 'true'), equals(STAGE, 'prod')]),
    [
      ['dev', 'false'],
      ['prod', 'true'],
      ['prod', 'false'],
    ],
  ],
  ['a condition that follows', { 'Fn::If': ['Production', 1, 2] }, rules([equals(STAGE, 'prod')]), [1]],
  [
    'an entry of a mapping',
    { 'Fn::FindInMap': ['Sizes', STAGE, 'Disk'] },
    rules([equals(STAGE, 'prod')]),
    ['20'],
  ],
  ['text', { 'Fn::Sub': '${Stage}-x' }, rules([equals(STAGE, 'prod')]), ['prod-x']],
  ['no other parameter', KIND, rules([equals(OTHER, 'a')]), [anyOf('parameter Kind')]],

  [
    'the members of a list, which are not evaluated',
    { Ref: 'Subnets' },
    rules([contains(['a'], { Ref: 'Subnets' })]),
    [anyOf('parameter Subnets')],
  ],
  [
    'lists of AWS-specific types, which are not evaluated',
    STAGE,
    rules([
      {
        'Fn::EachMemberIn': [
          { 'Fn::ValueOfAll': ['AWS::EC2::Subnet::Id', 'VpcId'] },
          { 'Fn::RefAll': 'AWS::EC2::VPC::Id' },
        ],
      },
      equals(STAGE, 'prod'),
    ]),
    ['dev', 'prod'],
  ],
  [
    'a rule that no value fulfils, which changes nothing',
    STAGE,
    rules([equals(STAGE, 'test')]),
    ['dev', 'prod'],
  ],
  ['a rule without assertions', STAGE, { Rules: { Empty: {} } }, ['dev', 'prod']],
  ['something else', STAGE, { Rules: { Odd: { Assertions: 'x' }, None: null } }, ['dev', 'prod']],
])('a rule leaves %s', (_what, written, rest, values) => {
  expect(valuesOf(written, rest as Record<string, unknown>)).toEqual(values);
});

test('a rule decides questions about any text', () => {
  const rest = rules([contains(['a', 'b'], KIND)], [not(equals(OTHER, 'b'))]) as unknown as Record<
    string,
    unknown
  >;

  expect(answersOf(KIND, (value) => [is(value, 'c'), isOneOf(value, ['a', 'b', 'c'])], rest)).toEqual([
    [false, true],
  ]);
  expect(answersOf(OTHER, (value) => is(value, 'b'), rest)).toEqual([false]);
  expect(answersOf(KIND, (value) => [is(value, 'a'), is(value, 'b')], rest)).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('a rule decides questions without an assumption', () => {
  const rest = rules([contains(['a', 'b'], KIND)]) as unknown as Record<string, unknown>;
  const answer = (...texts: string[]) => answerOf(read(model(KIND, rest)), texts);

  expect([answer('a', 'b'), answer('c'), answer('a')]).toEqual(['yes', 'no', 'unknown']);
});

test('what a rule decides is no assumption', () => {
  const rest = rules([equals(STAGE, 'prod')]) as unknown as Record<string, unknown>;

  expect(pathsOf(model({ 'Fn::If': ['Production', 1, 2] }, rest), read)).toEqual([
    { result: 1, assumptions: [] },
  ]);
});

test('the values that are given to parameters decide rules', () => {
  const template = {
    Parameters: { Kind: { Type: 'String' }, Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
    ...rules([equals(KIND, 'live'), equals(STAGE, 'prod')]),
    Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: STAGE } } },
  };
  const given = (Kind: string) =>
    pathsOf(modelFromTemplate(template, { parameters: new Map([['Kind', Kind]]) }), (of) =>
      is(read(of), 'prod'),
    ).map(({ result }) => result);

  expect(given('live')).toEqual([true]);
  expect(given('x')).toEqual([true, false]);
});
