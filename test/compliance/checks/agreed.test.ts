import { agreed, type Said, tooMany } from '../../../lib/compliance/checks/agreed';
import {
  type Finding,
  type ResourceName,
  summaryOf,
  verdict,
  VerdictState,
} from '../../../lib/compliance/checks/check';

const { MET, NOT_MET, NOT_APPLICABLE, UNDECIDABLE } = VerdictState;
const resource = (logicalId: string): ResourceName => ({ type: 'AWS::S3::Bucket', logicalId, stack: 'Shop' });
const finding = (reason: string, id?: string, state = NOT_MET): Finding => ({
  state,
  reason,
  ...(id !== undefined && { resource: resource(id) }),
});

function said(state: VerdictState, assuming: string, findings: readonly Finding[] = [], ids = ['One']): Said {
  return { verdict: { state, reason: `${state}!`, resources: ids.map(resource), findings }, assuming };
}

describe('what several worlds say of an environment', () => {
  test('one world decides alone', () => {
    const only = said(UNDECIDABLE, 'Live', [finding('who knows', 'One', UNDECIDABLE)]);

    expect(agreed([only])).toBe(only.verdict);
  });

  test('met in one and not applicable in the other is met, by what either looked at', () => {
    const worlds = [said(NOT_APPLICABLE, 'Off', [], ['One']), said(MET, 'On', [], ['One', 'Two'])];

    expect(agreed(worlds)).toEqual({
      state: MET,
      reason: 'met!',
      resources: [resource('One'), resource('Two')],
      findings: [],
    });
  });

  test('applicable in none is not applicable', () => {
    expect(agreed([said(NOT_APPLICABLE, 'Off'), said(NOT_APPLICABLE, 'On')])).toMatchObject({
      state: NOT_APPLICABLE,
      reason: 'not applicable!',
    });
  });

  test('met without a resource in one and not applicable in the other is not applicable, whichever comes first', () => {
    const worlds = [said(MET, 'Off', [], []), said(NOT_APPLICABLE, 'On', [])];

    expect(agreed(worlds)).toMatchObject({ state: NOT_APPLICABLE, reason: 'not applicable!' });
    expect(agreed([...worlds].reverse())).toMatchObject({ state: NOT_APPLICABLE });
  });

  test('met without a resource in each is met', () => {
    expect(agreed([said(MET, 'Off', [], []), said(MET, 'On', [], [])])).toMatchObject({ state: MET });
  });

  test('what is wrong in each is certain, and so is an open question in each beside it', () => {
    const both = [finding('open', 'One'), finding('who knows', 'Two', UNDECIDABLE)];
    const worlds = [said(NOT_MET, 'Off', [...both, finding('old', 'Three')]), said(NOT_MET, 'On', both)];

    expect(agreed(worlds).findings).toEqual([...both, finding('old, if Off', 'Three', UNDECIDABLE)]);
  });

  test('where they differ it is open, and told once under which condition what is wrong', () => {
    const worlds = [
      said(MET, 'Off'),
      said(NOT_MET, 'On', [finding('open', 'One')]),
      said(NOT_MET, 'Half', [finding('open', 'One'), finding('open', 'Two'), finding('no way in')]),
    ];

    expect(agreed(worlds)).toEqual({
      state: UNDECIDABLE,
      reason: 'One: open, if On; Two: open, if Half; no way in, if Half',
      resources: [resource('One')],
      findings: [
        finding('open, if On', 'One', UNDECIDABLE),
        finding('open, if Half', 'Two', UNDECIDABLE),
        finding('no way in, if Half', undefined, UNDECIDABLE),
      ],
    });
  });

  test('what the templates say as they are needs no condition', () => {
    expect(agreed([said(MET, 'Off'), said(NOT_MET, '', [finding('open', 'One')])]).findings).toEqual([
      finding('open', 'One', UNDECIDABLE),
    ]);
  });

  test('what is wrong in each stays a fault, and what is wrong in some is open', () => {
    const worlds = [
      said(NOT_MET, 'Off', [finding('open', 'One')]),
      said(NOT_MET, 'On', [finding('open', 'One'), finding('plain', 'Two')]),
    ];

    expect(agreed(worlds)).toMatchObject({
      state: NOT_MET,
      reason: 'One: open',
      findings: [finding('open', 'One'), finding('plain, if On', 'Two', UNDECIDABLE)],
    });
  });

  test('different faults in each are still a fault: that of the first', () => {
    const shared = finding('who knows', 'Three', UNDECIDABLE);
    const worlds = [
      said(NOT_MET, 'Off', [finding('open', 'One'), shared]),
      said(NOT_MET, 'On', [finding('plain', 'Two'), shared]),
    ];

    expect(agreed(worlds)).toMatchObject({
      state: NOT_MET,
      reason: 'One: open',
      findings: [finding('open', 'One'), shared, finding('plain, if On', 'Two', UNDECIDABLE)],
    });
  });

  test('too many to look at each leave it open, by what was looked at', () => {
    expect(tooMany([said(MET, 'Off', [], ['One', 'Two']), said(MET, 'On', [], ['Two'])])).toMatchObject({
      state: UNDECIDABLE,
      resources: [resource('One'), resource('Two')],
      findings: [{ state: UNDECIDABLE, reason: expect.stringContaining('more values') as unknown }],
    });
  });
});

describe('the verdict over findings', () => {
  test('is that of the worst, with the faults before the questions', () => {
    const [question, fault] = [finding('who knows', 'One', UNDECIDABLE), finding('open', 'Two')];

    expect(verdict([], [], 'all is well')).toMatchObject({ state: MET, reason: 'all is well', findings: [] });
    expect(verdict([], [question], '')).toMatchObject({ state: UNDECIDABLE, findings: [question] });
    expect(verdict([], [question, fault], '')).toMatchObject({ state: NOT_MET, findings: [fault, question] });
  });

  test('names the first of the worst, where they are, and how many more there are', () => {
    const question = finding('who knows', 'One', UNDECIDABLE);
    const open = (...ids: string[]) => ids.map((id) => finding('open', id));

    expect(summaryOf([question, finding('open', 'Two')])).toBe('Two: open');
    expect(summaryOf([finding('open', 'Two'), finding('plain'), question])).toBe('Two: open; plain');
    expect(summaryOf(open('One', 'Two', 'Three'))).toBe('One, Two, Three: open');
    expect(summaryOf(open('One', 'Two', 'Three', 'Four'))).toBe('One, Two, Three: open, and 1 more');
    expect(summaryOf([finding('no way in')])).toBe('no way in');
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
