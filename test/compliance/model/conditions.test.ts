import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { ELSE } from '../../../lib/compliance/model/unknowns';
import { CONDITIONS, equals, model, read, samplesOf, valuesOf, scenarios } from './possible-values';

const REF = { Ref: 'Kind' };

describe('a condition', () => {
  const open = equals({ Ref: 'Kind' }, 'a');
  const [yes, no] = [CONDITIONS.Always, CONDITIONS.Never];

  test.each<[string, unknown, unknown[]]>([
    ['text that is the same', equals('a', 'a'), [true]],
    ['text that is not', equals('a', 'b'), [false]],
    ['text and a number', equals('1', 1), [true]],
    ['a parameter that may be anything', open, [true, false]],
    ['a parameter on the other side', equals('a', { Ref: 'Kind' }), [true, false]],
    ['a value that the parameter allows', equals({ Ref: 'Stage' }, 'prod'), [false, true]],
    ['a value that it does not allow', equals({ Ref: 'Stage' }, 'test'), [false]],
    ['the only value that it allows', equals({ Ref: 'Only' }, 'prod'), [true]],
    ['one of many values that it allows', equals({ Ref: 'Size' }, '9'), [true, false]],
    ['none of the many values that it allows', equals({ Ref: 'Size' }, '10'), [false]],
    [
      'one of many values that it allows, or another that it does not',
      { 'Fn::Or': [equals({ Ref: 'Size' }, '10'), equals({ Ref: 'Size' }, '9')] },
      [true, false],
    ],
    ['a parameter and itself', equals(REF, REF), [true]],
    ['a parameter and another', equals(REF, { Ref: 'Other' }), [true, false]],
    ['parameters that allow some values', equals({ Ref: 'Stage' }, { Ref: 'Only' }), [true, false]],
    ['what a mapping gives', equals({ 'Fn::FindInMap': ['Sizes', 'dev', 'Disk'] }, '10'), [true]],
    [
      'what a mapping gives to a parameter',
      equals({ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Disk'] }, '20'),
      [false, true],
    ],
    [
      'a parameter and what a mapping gives',
      equals({ Ref: 'Kind' }, { 'Fn::FindInMap': ['Sizes', 'dev', 'Disk'] }),
      [true, false],
    ],
    ['text that is put together', equals({ 'Fn::Sub': '${Only}-a' }, 'prod-a'), [true]],
    ['what nobody knows', equals({ 'Fn::ImportValue': 'a' }, 'a'), [true, false]],
    ['both of which one does not hold', { 'Fn::And': [yes, no] }, [false]],
    ['both of which one is open', { 'Fn::And': [open, yes] }, [true, false]],
    ['both', { 'Fn::And': [yes, yes] }, [true]],
    ['one of two', { 'Fn::Or': [no, yes] }, [true]],
    ['one of two that is open', { 'Fn::Or': [no, open] }, [true, false]],
    ['none of two', { 'Fn::Or': [no, no] }, [false]],
    ['the opposite of one that holds', { 'Fn::Not': [yes] }, [false]],
    ['the opposite of one that does not', { 'Fn::Not': [no] }, [true]],
    ['the opposite of one that is open', { 'Fn::Not': [open] }, [false, true]],
    ['another one', { Condition: 'Always' }, [true]],
    ['another one that is open', { 'Fn::And': [{ Condition: 'Production' }, yes] }, [false, true]],
    ['one that is not written', { Condition: 'None' }, [true, false]],
    ['one that leads back to itself', { 'Fn::Not': [{ Condition: 'It' }] }, [false, true]],
    [
      'one that leads back to itself by what it compares',
      equals({ 'Fn::If': ['It', 'a', 'b'] }, 'a'),
      [true, false],
    ],
    ['something else', { 'Fn::Contains': [['a'], 'a'] }, [true, false]],
    ['nothing', 'true', [true, false]],
  ])('over %s', (_what, It, holds) => {
    expect(valuesOf({ 'Fn::If': ['It', true, false] }, { Conditions: { It } })).toEqual(holds);
  });

  test.each<[string, unknown, unknown[]]>([
    ['one that is open', open, [true, false]],
    ['one that leads back to itself', { Condition: 'C0' }, [true, false]],
  ])('over fifty, each of them twice the one before, down to %s', (_what, C0, holds) => {
    const twice = (one: unknown) => ({ 'Fn::And': [one, one] });
    const others = Array.from({ length: 50 }, (_, index): [string, unknown] => [
      `C${index + 1}`,
      twice({ Condition: `C${index}` }),
    ]);
    const Conditions = { C0, ...Object.fromEntries(others) };

    expect(valuesOf({ 'Fn::If': ['C50', true, false] }, { Conditions })).toEqual(holds);
  });

  test.each([
    ['eu-west-1', [true]],
    ['us-east-1', [false]],
    [undefined, [true, false]],
  ])('over the Region, where that is %s', (region, holds) => {
    const Conditions = { It: equals({ Ref: 'AWS::Region' }, 'eu-west-1') };

    expect(valuesOf({ 'Fn::If': ['It', true, false] }, { Conditions }, { region })).toEqual(holds);
  });

  test('agrees with others over the same parameter', () => {
    const Conditions = {
      A: equals(REF, 'a'),
      B: equals('b', REF),
      Both: { 'Fn::Or': [equals(REF, 'a'), equals(REF, 'b')] },
    };
    const each = { 'Fn::If': ['A', 'a', { 'Fn::If': ['B', 'b', { 'Fn::If': ['Both', 'never', 'else'] }] }] };

    expect(valuesOf(each, { Conditions }).sort()).toEqual(['a', 'b', 'else']);
  });

  test('is told apart from another of which as little is known', () => {
    const branch = (name: string) => ({ 'Fn::If': [name, true, false] });

    expect(valuesOf([branch('One'), branch('Two')])).toEqual([
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  test('is decided for sure, also if its parameter is read beside it', () => {
    const Conditions = { A: equals(REF, 'a') };
    const branch = { 'Fn::If': ['A', 'yes', 'no'] };

    expect(valuesOf([branch, REF], { Conditions })).toEqual([
      ['yes', 'a'],
      ['no', REF],
    ]);
    expect(valuesOf([REF, branch], { Conditions })).toEqual([
      ['a', 'yes'],
      [REF, 'no'],
    ]);
  });

  test('leaves a parameter open that is none of the values that it is compared with', () => {
    const Conditions = { A: equals(REF, 'a') };
    const values = scenarios(model({ 'Fn::If': ['A', 'a', REF] }, { Conditions }));

    expect(values.map(({ assumption, value }) => [[...assumption.values()], value])).toEqual([
      [['a'], 'a'],
      [[ELSE], REF],
    ]);
    expect(samplesOf({ 'Fn::If': ['A', 'a', REF] }, { Conditions })).toContain('true');
  });

  test('says what it hangs on', () => {
    const what = (It: unknown) => {
      const made = model({ 'Fn::If': ['It', true, false] }, { Conditions: { It } });
      return [...(made.visit?.(new Map(), read).asked.values() ?? [])].map((one) => one.subject);
    };

    expect(what(equals(REF, 'a'))).toEqual(['parameter Kind']);
    expect(what(equals({ Ref: 'AWS::Region' }, 'a'))).toEqual(['AWS::Region']);
    expect(what({ Condition: 'None' })).toEqual(['condition None']);
    expect(what({ 'Fn::Contains': [['a'], 'a'] })).toEqual(['condition {"Fn::Contains":[["a"],"a"]}']);
  });
});

test('whoever follows a reference hangs on whether what it leads to exists', () => {
  const made = model(REF, {
    Resources: { Bucket: { Type: 'AWS::S3::Bucket', Condition: 'Production', Properties: {} } },
  });
  const look = (scenario: ResourceModel) =>
    scenario.follow({ Ref: 'Bucket' }, scenario.stacks[0]).resource?.logicalId;
  const [stage] = [...(made.visit?.(new Map(), look).asked.values() ?? [])];

  expect(stage).toMatchObject({ subject: 'parameter Stage', isExact: true });
  expect(made.visit?.(new Map([[stage.key, 'prod']]), look)).toEqual({ found: 'Bucket', asked: new Map() });
  expect(made.visit?.(new Map([[stage.key, 'dev']]), look).found).toBeUndefined();
});
