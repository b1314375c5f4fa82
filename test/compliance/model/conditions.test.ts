import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { ELSE } from '../../../lib/compliance/model/unknowns';
import { CONDITIONS, equals, model, read, samplesOf, valuesOf, scenarios } from './possible-values';

const REF = { Ref: 'Kind' };

describe('a condition', () => {
  const open = equals({ Ref: 'Kind' }, 'a');
  const [yes, no] = [CONDITIONS.Always, CONDITIONS.Never];

  test.each<[string, unknown, unknown[]]>([
    ['equal texts', equals('a', 'a'), [true]],
    ['different texts', equals('a', 'b'), [false]],
    ['text and a number', equals('1', 1), [true]],
    ['a parameter with any value', open, [true, false]],
    ['a parameter on the right', equals('a', { Ref: 'Kind' }), [true, false]],
    ['a value that the parameter allows', equals({ Ref: 'Stage' }, 'prod'), [false, true]],
    ['a value that the parameter does not allow', equals({ Ref: 'Stage' }, 'test'), [false]],
    ['the only value that the parameter allows', equals({ Ref: 'Only' }, 'prod'), [true]],
    ['one of many allowed values', equals({ Ref: 'Size' }, '9'), [true, false]],
    ['none of many allowed values', equals({ Ref: 'Size' }, '10'), [false]],
    [
      'one of many allowed values, or a value that is not allowed',
      { 'Fn::Or': [equals({ Ref: 'Size' }, '10'), equals({ Ref: 'Size' }, '9')] },
      [true, false],
    ],
    ['a parameter and itself', equals(REF, REF), [true]],
    ['a parameter and another', equals(REF, { Ref: 'Other' }), [true, false]],
    ['parameters that allow some values', equals({ Ref: 'Stage' }, { Ref: 'Only' }), [true, false]],
    ['a value of a mapping', equals({ 'Fn::FindInMap': ['Sizes', 'dev', 'Disk'] }, '10'), [true]],
    [
      'a value of a mapping by a parameter',
      equals({ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Disk'] }, '20'),
      [false, true],
    ],
    [
      'a parameter and a value of a mapping',
      equals({ Ref: 'Kind' }, { 'Fn::FindInMap': ['Sizes', 'dev', 'Disk'] }),
      [true, false],
    ],
    ['joined text', equals({ 'Fn::Sub': '${Only}-a' }, 'prod-a'), [true]],
    ['values that are known only at deployment', equals({ 'Fn::ImportValue': 'a' }, 'a'), [true, false]],
    ['two conditions with one that is false', { 'Fn::And': [yes, no] }, [false]],
    ['two conditions with one that is unknown', { 'Fn::And': [open, yes] }, [true, false]],
    ['both', { 'Fn::And': [yes, yes] }, [true]],
    ['one of two conditions', { 'Fn::Or': [no, yes] }, [true]],
    ['one of two conditions that is unknown', { 'Fn::Or': [no, open] }, [true, false]],
    ['none of two conditions', { 'Fn::Or': [no, no] }, [false]],
    ['the negation of a true condition', { 'Fn::Not': [yes] }, [false]],
    ['the negation of a false condition', { 'Fn::Not': [no] }, [true]],
    ['the negation of an unknown condition', { 'Fn::Not': [open] }, [false, true]],
    ['a reference to another condition', { Condition: 'Always' }, [true]],
    ['a reference to an unknown condition', { 'Fn::And': [{ Condition: 'Production' }, yes] }, [false, true]],
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
    expect(valuesOf({ 'Fn::If': ['It', true, false] }, { Conditions: { It } })).toEqual(holds);
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

    expect(valuesOf({ 'Fn::If': ['C50', true, false] }, { Conditions })).toEqual(holds);
  });

  test.each([
    ['eu-west-1', [true]],
    ['us-east-1', [false]],
    [undefined, [true, false]],
  ])('on the Region %s', (region, holds) => {
    const Conditions = { It: equals({ Ref: 'AWS::Region' }, 'eu-west-1') };

    expect(valuesOf({ 'Fn::If': ['It', true, false] }, { Conditions }, { region })).toEqual(holds);
  });

  test('agrees with other conditions on the same parameter', () => {
    const Conditions = {
      A: equals(REF, 'a'),
      B: equals('b', REF),
      Both: { 'Fn::Or': [equals(REF, 'a'), equals(REF, 'b')] },
    };
    const each = { 'Fn::If': ['A', 'a', { 'Fn::If': ['B', 'b', { 'Fn::If': ['Both', 'never', 'else'] }] }] };

    expect(valuesOf(each, { Conditions }).sort()).toEqual(['a', 'b', 'else']);
  });

  test('is distinguished from another unknown condition', () => {
    const branch = (name: string) => ({ 'Fn::If': [name, true, false] });

    expect(valuesOf([branch('One'), branch('Two')])).toEqual([
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  test('is decided, also if its parameter is read directly', () => {
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

  test('leaves a parameter unknown that equals none of the compared values', () => {
    const Conditions = { A: equals(REF, 'a') };
    const values = scenarios(model({ 'Fn::If': ['A', 'a', REF] }, { Conditions }));

    expect(values.map(({ assumption, value }) => [[...assumption.values()], value])).toEqual([
      [['a'], 'a'],
      [[ELSE], REF],
    ]);
    expect(samplesOf({ 'Fn::If': ['A', 'a', REF] }, { Conditions })).toContain('true');
  });

  test('names its unknown value', () => {
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

test('a reference depends on the condition of the resource', () => {
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
