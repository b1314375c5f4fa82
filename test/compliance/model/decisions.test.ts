import { isOneOf as answerOf, isAbove } from '../../../lib/aws/answers';
import { is, isAtLeast, isLike, isOneOf, isSame } from '../../../lib/internal/values';
import { answersOf, model, pathsOf, read } from './possible-values';

const [KIND, STAGE, SIZE, COUNT, REPLICAS, PORT] = ['Kind', 'Stage', 'Size', 'Count', 'Replicas', 'Port'].map(
  (id) => ({ Ref: id }),
);

type Ask = (value: unknown) => boolean;
const isText =
  (...texts: string[]): Ask =>
  (value) =>
    isOneOf(value, texts);
const atLeast =
  (min: number): Ask =>
  (value) =>
    isAtLeast(value, min);
const like =
  (pattern: RegExp): Ask =>
  (value) =>
    isLike(value, pattern);

/** The answers to questions that are asked one after the other, for each path: y or n. */
function asked(written: unknown, ...questions: readonly Ask[]): string {
  return answersOf(written, (value) => questions.map((ask) => (ask(value) ? 'y' : 'n')).join('')).join(' ');
}

test.each<[string, unknown, Ask[], string]>([
  ['a question is answered yes and no', KIND, [isText('a')], 'y n'],
  ['a repeated question has the same answer', KIND, [isText('a'), isText('a')], 'yy nn'],
  ['a value equals one text', KIND, [isText('a'), isText('b')], 'yn ny nn'],
  ['one of several texts includes one of them', KIND, [isText('a'), isText('a', 'b')], 'yy ny nn'],
  [
    'one of several texts is narrowed down',
    KIND,
    [isText('a', 'b'), isText('a'), isText('b')],
    'yyn yny nnn',
  ],
  ['a text matches a pattern or does not', KIND, [isText('a'), like(/^a/)], 'yy ny nn'],
  ['a pattern excludes other texts', KIND, [like(/^a/), isText('b'), isText('ab')], 'yny ynn nyn nnn'],
  ['a text is a number or is not', KIND, [isText('5'), atLeast(5), atLeast(6)], 'yyn nyy nyn nnn'],

  ['allowed values decide', STAGE, [isText('test'), isText('prod', 'dev')], 'ny'],
  ['allowed values that are left decide', STAGE, [isText('prod'), isText('dev')], 'yn ny'],
  ['allowed values decide a pattern', STAGE, [like(/o/), isText('prod')], 'yy nn'],
  ['allowed values decide numbers', SIZE, [atLeast(1), atLeast(9), isText('9'), atLeast(10)], 'yyyn ynnn'],

  [
    'a greater number is at least a smaller one',
    COUNT,
    [atLeast(5), atLeast(3), atLeast(7)],
    'yyy yyn nyn nnn',
  ],
  ['bounds decide', REPLICAS, [atLeast(2), atLeast(6), isText('1'), isText('5')], 'ynny ynnn'],
  ['a lower bound decides', PORT, [atLeast(1024), isText('443'), atLeast(1025)], 'yny ynn'],
  ['a number is no other text', COUNT, [isText('many'), isText(''), isText('1')], 'nny nnn'],
  ['a number is at least itself', COUNT, [isText('5'), atLeast(5)], 'yy ny nn'],

  ['a pattern of the parameter decides', { Ref: 'Domain' }, [isText('a1'), isText('a')], 'ny nn'],
  ['lengths decide', { Ref: 'Name' }, [isText(''), isText('a'), isText('abcde'), isText('ab')], 'nnny nnnn'],

  ['a list holds several texts', { Ref: 'Subnets' }, [isText('a'), isText('b')], 'yy yn ny nn'],
  ['a list holds allowed values only', { Ref: 'Names' }, [isText('c'), isText('a')], 'ny nn'],
  ['a value in Systems Manager is any text', { Ref: 'LookedUp' }, [isText('/a'), isText('x')], 'yn ny nn'],
  ['an imported value is any text', { 'Fn::ImportValue': 'x' }, [isText('a'), isText('b')], 'yn ny nn'],
])('%s', (_what, written, questions, answers) => {
  expect(asked(written, ...questions)).toBe(answers);
});

test.each<[string, unknown, unknown, string]>([
  ['a parameter and itself', KIND, KIND, 'yy yn'],
  ['a parameter and another', KIND, { Ref: 'Other' }, 'yy yn ny nn'],
  ['a parameter and a text', KIND, 'a', 'yy nn'],
  ['a parameter and one with allowed values', KIND, STAGE, 'yn ny nn'],
  ['parameters without a common value', STAGE, SIZE, 'nn'],
  ['equal texts', 'a', 'a', 'yy'],
  ['different texts', 'b', 'a', 'nn'],
])('%s may be the same', (_what, one, other, answers) => {
  const ask = (value: unknown) => {
    const [left, right] = value as [unknown, unknown];
    return `${isSame(left, right) ? 'y' : 'n'}${is(left, 'a') ? 'y' : 'n'}`;
  };

  expect([...new Set(answersOf([one, other], ask))].join(' ')).toBe(answers);
});

test.each<[string, unknown, readonly string[], string]>([
  ['any text', KIND, ['a'], 'unknown'],
  ['allowed values, all of them', STAGE, ['dev', 'prod'], 'yes'],
  ['allowed values, some of them', STAGE, ['dev'], 'unknown'],
  ['allowed values, none of them', STAGE, ['test'], 'no'],
  [
    'an entry of a mapping, all of them',
    { 'Fn::FindInMap': ['Sizes', KIND, 'Disk'] },
    ['10', '20'],
    'unknown',
  ],
  ['an entry of a mapping, none of them', { 'Fn::FindInMap': ['Sizes', KIND, 'Disk'] }, ['30'], 'no'],
  ['joined text that begins so', { 'Fn::Sub': 'a-${Kind}' }, ['a-b'], 'unknown'],
  ['joined text that begins otherwise', { 'Fn::Sub': 'a-${Kind}' }, ['b-a'], 'no'],
])('without an assumption %s is %j', (_what, written, texts, answer) => {
  expect(answerOf(read(model(written)), texts)).toBe(answer);
});

test.each<[string, unknown, number, string]>([
  ['above its minimum', REPLICAS, 1, 'yes'],
  ['above itself', REPLICAS, 2, 'unknown'],
  ['above its maximum', REPLICAS, 5, 'no'],
  ['any number', COUNT, 0, 'unknown'],
  ['an allowed number', SIZE, 0, 'yes'],
])('without an assumption a number is %s', (_what, written, min, answer) => {
  expect(isAbove(min, read(model(written)))).toBe(answer);
});

test.each<[string, unknown, Ask[], string[]]>([
  ['one text', KIND, [isText('a')], ["'a'", "something other than 'a'"]],
  ['several texts', KIND, [isText('a', 'b')], ["'a' or 'b'", "something other than 'a' or 'b'"]],
  [
    'texts that it is not',
    KIND,
    [isText('a'), isText('b')],
    ["'a'", "'b'", "something other than 'a' or 'b'"],
  ],
  ['allowed values', STAGE, [isText('prod')], ["'prod'", "'dev'"]],
  ['a pattern', KIND, [like(/x/)], ['a value that matches /x/', 'other than a value that matches /x/']],
  ['a number', COUNT, [atLeast(3)], ['at least 3', 'less than 3']],
  [
    'numbers between',
    COUNT,
    [atLeast(3), (value) => !isAtLeast(value, 5)],
    ['at least 3, at least 5', 'at least 3, less than 5', 'less than 3'],
  ],
  ['a list', { Ref: 'Subnets' }, [isText('a')], ["'a'", "something other than 'a'"]],
])('%s is described by what is assumed of it', (_what, written, questions, described) => {
  const paths = pathsOf(model(written), (of) => questions.every((ask) => ask(read(of)) || true));

  expect(paths.map(({ assumptions }) => assumptions.map(({ value }) => value).join())).toEqual(described);
});
