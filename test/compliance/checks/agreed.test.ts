import { type Finding, OutcomeState, type ResourceName } from '../../../lib/compliance/outcome';
import { agreed, type Said, tooMany } from '../../../lib/compliance/analysis/merged-outcomes';
import { summaryOf, verdict } from '../../../lib/compliance/checks/check';

const { MET, NOT_MET, NOT_APPLICABLE, UNKNOWN } = OutcomeState;
const resource = (logicalId: string): ResourceName => ({ type: 'AWS::S3::Bucket', logicalId, stack: 'Shop' });
const finding = (reason: string, id?: string, state = NOT_MET): Finding => ({
  state,
  reason,
  ...(id !== undefined && { resource: resource(id) }),
});

function expected(
  state: OutcomeState,
  assuming: string,
  findings: readonly Finding[] = [],
  ids = ['One'],
): Said {
  return { verdict: { state, reason: `${state}!`, resources: ids.map(resource), findings }, assuming };
}

describe('what several worlds say of an environment', () => {
  test('one world decides alone', () => {
    const only = expected(UNKNOWN, 'Live', [finding('who knows', 'One', UNKNOWN)]);

    expect(agreed([only])).toBe(only.verdict);
  });

  test('met in one and not applicable in the other is met, by what either looked at', () => {
    const scenarios = [expected(NOT_APPLICABLE, 'Off', [], ['One']), expected(MET, 'On', [], ['One', 'Two'])];

    expect(agreed(scenarios)).toEqual({
      state: MET,
      reason: 'met!',
      resources: [resource('One'), resource('Two')],
      findings: [],
    });
  });

  test('applicable in none is not applicable', () => {
    expect(agreed([expected(NOT_APPLICABLE, 'Off'), expected(NOT_APPLICABLE, 'On')])).toMatchObject({
      state: NOT_APPLICABLE,
      reason: 'not applicable!',
    });
  });

  test('met without a resource in one and not applicable in the other is not applicable, whichever comes first', () => {
    const scenarios = [expected(MET, 'Off', [], []), expected(NOT_APPLICABLE, 'On', [])];

    expect(agreed(scenarios)).toMatchObject({ state: NOT_APPLICABLE, reason: 'not applicable!' });
    expect(agreed([...scenarios].reverse())).toMatchObject({ state: NOT_APPLICABLE });
  });

  test('met without a resource in each is met', () => {
    expect(agreed([expected(MET, 'Off', [], []), expected(MET, 'On', [], [])])).toMatchObject({
      state: MET,
    });
  });

  test('what is wrong in each is certain, and so is an open question in each beside it', () => {
    const both = [finding('open', 'One'), finding('who knows', 'Two', UNKNOWN)];
    const scenarios = [
      expected(NOT_MET, 'Off', [...both, finding('old', 'Three')]),
      expected(NOT_MET, 'On', both),
    ];

    expect(agreed(scenarios).findings).toEqual([...both, finding('old, if Off', 'Three', UNKNOWN)]);
  });

  test('where they differ it is open, and told once under which condition what is wrong', () => {
    const scenarios = [
      expected(MET, 'Off'),
      expected(NOT_MET, 'On', [finding('open', 'One')]),
      expected(NOT_MET, 'Half', [finding('open', 'One'), finding('open', 'Two'), finding('no team access')]),
    ];

    expect(agreed(scenarios)).toEqual({
      state: UNKNOWN,
      reason: 'One: open, if On; Two: open, if Half; no team access, if Half',
      resources: [resource('One')],
      findings: [
        finding('open, if On', 'One', UNKNOWN),
        finding('open, if Half', 'Two', UNKNOWN),
        finding('no team access, if Half', undefined, UNKNOWN),
      ],
    });
  });

  test('what the templates say as they are needs no condition', () => {
    expect(agreed([expected(MET, 'Off'), expected(NOT_MET, '', [finding('open', 'One')])]).findings).toEqual([
      finding('open', 'One', UNKNOWN),
    ]);
  });

  test('what is wrong in each stays a fault, and what is wrong in some is open', () => {
    const scenarios = [
      expected(NOT_MET, 'Off', [finding('open', 'One')]),
      expected(NOT_MET, 'On', [finding('open', 'One'), finding('plain', 'Two')]),
    ];

    expect(agreed(scenarios)).toMatchObject({
      state: NOT_MET,
      reason: 'One: open',
      findings: [finding('open', 'One'), finding('plain, if On', 'Two', UNKNOWN)],
    });
  });

  test('different faults in each are still a fault: that of the first', () => {
    const shared = finding('who knows', 'Three', UNKNOWN);
    const scenarios = [
      expected(NOT_MET, 'Off', [finding('open', 'One'), shared]),
      expected(NOT_MET, 'On', [finding('plain', 'Two'), shared]),
    ];

    expect(agreed(scenarios)).toMatchObject({
      state: NOT_MET,
      reason: 'One: open',
      findings: [finding('open', 'One'), shared, finding('plain, if On', 'Two', UNKNOWN)],
    });
  });

  test('too many to look at each leave it open, by what was looked at', () => {
    expect(
      tooMany([expected(MET, 'Off', [], ['One', 'Two']), expected(MET, 'On', [], ['Two'])]),
    ).toMatchObject({
      state: UNKNOWN,
      resources: [resource('One'), resource('Two')],
      findings: [{ state: UNKNOWN, reason: expect.stringContaining('more values') as unknown }],
    });
  });
});

describe('the verdict over findings', () => {
  test('is that of the worst, with the faults before the questions', () => {
    const [question, fault] = [finding('who knows', 'One', UNKNOWN), finding('open', 'Two')];

    expect(verdict([], [], 'all is well')).toMatchObject({ state: MET, reason: 'all is well', findings: [] });
    expect(verdict([], [question], '')).toMatchObject({ state: UNKNOWN, findings: [question] });
    expect(verdict([], [question, fault], '')).toMatchObject({ state: NOT_MET, findings: [fault, question] });
  });

  test('names the first of the worst, where they are, and how many more there are', () => {
    const question = finding('who knows', 'One', UNKNOWN);
    const open = (...ids: string[]) => ids.map((id) => finding('open', id));

    expect(summaryOf([question, finding('open', 'Two')])).toBe('Two: open');
    expect(summaryOf([finding('open', 'Two'), finding('plain'), question])).toBe('Two: open; plain');
    expect(summaryOf(open('One', 'Two', 'Three'))).toBe('One, Two, Three: open');
    expect(summaryOf(open('One', 'Two', 'Three', 'Four'))).toBe('One, Two, Three: open, and 1 more');
    expect(summaryOf([finding('no team access')])).toBe('no team access');
  });

  test('names each resource once, so that the other findings of one do not hide the next', () => {
    const ofOne = ['open', 'plain', 'old', 'wide'].map((reason) => finding(reason, 'One'));

    expect(summaryOf([...ofOne, finding('open', 'Two')])).toBe('One, Two: open, and 3 more');
  });

  test('tells resources of the same name in two stacks apart', () => {
    const there = { ...finding('open'), resource: { ...resource('One'), stack: 'Bank' } };

    expect(summaryOf([finding('plain', 'One'), there])).toBe('One: plain; One: open');
  });

  test('names the line of code that makes a resource, where it is known', () => {
    const stack = { name: 'Shop', size: { resources: 0, parameters: 0, outputs: 0, templateBytes: 0 } };
    const made = { type: 'AWS::S3::Bucket', logicalId: 'One', stack, properties: {}, dependsOn: [] };
    const source = { file: 'lib/shop.ts', line: 12, column: 5 };

    expect(verdict([made, { ...made, source }], [], '').resources).toEqual([
      resource('One'),
      { ...resource('One'), source: 'lib/shop.ts:12:5' },
    ]);
  });
});
