import { CHECKS } from '../../lib/compliance/checks/checks';
import { type Verdict, VerdictState } from '../../lib/compliance/checks/check';
import { RowState } from '../../lib/compliance/ledger';
import type { RuleWaiver } from '../../lib/compliance/records/rule-waiver';
import { standingOf } from '../../lib/compliance/row-state';
import { Condition } from '../../lib/requirements/requirement';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile, type ResolvedRequirement } from '../../lib/requirements/stage-profile';
import { DECLARATIONS } from './compliant-staging';

function rowOf(id: string, stage = StageKind.STAGING): ResolvedRequirement {
  return resolveProfile(stage, { conditions: [] }).requirements[id];
}

function said(state: VerdictState): Verdict {
  return { state, reason: `it is ${state}`, resources: [], findings: [] };
}

const WAIVER: RuleWaiver = {
  environment: 'Shop',
  rule: 'STG-2.x',
  path: 'Shop/Web',
  when: '2027-03-02',
  reason: 'the group comes in April',
  requestedBy: 'Olaf',
  approvedBy: 'Paula',
  expires: '2027-04-30',
};

test('no required row of any stage is met without a check that says so', () => {
  for (const stage of Object.values(StageKind)) {
    for (const row of Object.values(resolveProfile(stage, { conditions: [] }).requirements)) {
      expect([row.requirement.id, standingOf(row, [], DECLARATIONS).state]).not.toContain(RowState.MET);
    }
  }
});

test('a row is met only if every check of it says so', () => {
  const row = rowOf('STG-2');
  const both = (...states: VerdictState[]) => standingOf(row, states.map(said), DECLARATIONS).state;

  expect(both(VerdictState.MET, VerdictState.MET)).toBe('met');
  expect(both(VerdictState.MET, VerdictState.UNDECIDABLE)).toBe('undecidable');
  expect(both(VerdictState.UNDECIDABLE, VerdictState.NOT_MET)).toBe('not met');
});

test('what several checks of a row say alike is told once', () => {
  const verdict = (reason: string) => ({ ...said(VerdictState.UNDECIDABLE), reason });
  const verdicts = ['a stack is not here', 'a value is not known', 'a stack is not here'].map(verdict);

  expect(standingOf(rowOf('STG-2'), verdicts, DECLARATIONS).reason).toBe(
    'a stack is not here; a value is not known',
  );
});

test.each([
  [[VerdictState.NOT_MET], 'not met'],
  [[VerdictState.UNDECIDABLE], 'undecidable'],
  [[VerdictState.NOT_MET, VerdictState.UNDECIDABLE], 'not met'],
  [[], 'waived'],
])('a row of which a fault is waived, and %j is left, is %s', (left, state) => {
  const fault = { state: VerdictState.NOT_MET, reason: 'open to anybody' };
  const verdict = {
    ...said(VerdictState.NOT_MET),
    findings: [{ ...fault, waived: WAIVER }, ...left.map((one) => ({ state: one, reason: `it is ${one}` }))],
  };
  const standing = standingOf(rowOf('STG-2'), [verdict], DECLARATIONS);

  expect(standing.state).toBe(state);
  expect(standing.reason).toMatch(
    left.length === 0
      ? /; without the waiver: open to anybody$/
      : /it is .*; beside it, STG-2\.x at Shop\/Web: waived/,
  );
});

test('a row for which there is nothing to look at is undecidable, never met', () => {
  expect(standingOf(rowOf('SEC-1'), [said(VerdictState.NOT_APPLICABLE)], DECLARATIONS)).toEqual({
    state: 'undecidable',
    reason: 'it is not applicable',
  });
});

test('a row that must be both declared and proved is open while it is not declared', () => {
  const row = rowOf('STG-1');
  const verdicts = [said(VerdictState.MET)];

  expect(standingOf(row, verdicts, DECLARATIONS).state).toBe('met');
  expect(standingOf(row, verdicts, { ...DECLARATIONS, owner: '' }).state).toBe('open');
});

describe('a row that no stage asks for', () => {
  const MET = said(VerdictState.MET);
  const missed = said(VerdictState.NOT_MET);
  const there = (verdicts: readonly Verdict[], stage = StageKind.PRODUCTION) =>
    standingOf(rowOf('OBS-1', stage), verdicts, DECLARATIONS).state;

  test('is met only if all of it is there', () => {
    expect(there([MET, MET])).toBe('met');
    expect(there([MET, missed])).toBe('not required');
    expect(there([MET, said(VerdictState.UNDECIDABLE)])).toBe('not required');
    expect(there([])).toBe('not required');
  });

  test('is met by what applies, and by nothing if nothing does', () => {
    const notApplicable = said(VerdictState.NOT_APPLICABLE);

    expect(there([MET, notApplicable])).toBe('met');
    expect(there([notApplicable, notApplicable])).toBe('not required');
  });

  test('says what met it, beside that nobody asks for it', () => {
    expect(standingOf(rowOf('OBS-1', StageKind.PRODUCTION), [MET, MET], DECLARATIONS).reason).toBe(
      'nice to have; it is met; it is met',
    );
  });

  test('says what is missed, beside that nobody asks for it', () => {
    expect(standingOf(rowOf('OBS-1', StageKind.PRODUCTION), [missed, MET], DECLARATIONS).reason).toBe(
      'nice to have; not met: it is not met',
    );
  });

  test('is present, in a stage that is cheap on purpose, if anything of it is found', () => {
    expect(there([missed, missed, missed], StageKind.STAGING)).toBe('not required, but present');
    expect(there([MET, MET, missed], StageKind.STAGING)).toBe('not required, but present');
    expect(there([missed, missed, MET], StageKind.STAGING)).toBe('not required');
  });
});

test('a row that somebody must sign is open', () => {
  expect(standingOf(rowOf('PEN-1', StageKind.PRODUCTION), [], DECLARATIONS)).toMatchObject({ state: 'open' });
});

test('a row that a checklist proves is open while none is kept', () => {
  expect(standingOf(rowOf('CHK-1', StageKind.PRODUCTION), [], DECLARATIONS)).toMatchObject({
    state: 'open',
    reason: expect.stringContaining('owner, a due date and a state') as unknown,
  });
});

test('a row that the organization meets elsewhere says where', () => {
  const elsewhere = [
    { row: 'SEC-1', reason: 'the central network', evidence: 'https://wiki.example.com/net' },
  ];

  expect(standingOf(rowOf('SEC-1'), [said(VerdictState.NOT_MET)], { ...DECLARATIONS, elsewhere })).toEqual({
    state: 'elsewhere',
    reason: 'the central network (https://wiki.example.com/net)',
  });
  expect(standingOf(rowOf('STG-2'), [said(VerdictState.NOT_MET)], { ...DECLARATIONS, elsewhere }).state).toBe(
    'not met',
  );
});

test('a part that the organization sees to answers what templates leave undecided, and hides no fault', () => {
  const [row, part] = ['SEC-1', 'the rules of the web firewall'];
  const elsewhere = [{ row, part, reason: 'the central firewall', evidence: 'https://wiki.example.com/waf' }];
  const stateOf = (state: VerdictState) =>
    standingOf(rowOf(row), [said(state)], { ...DECLARATIONS, elsewhere }).state;

  expect(stateOf(VerdictState.UNDECIDABLE)).toBe('elsewhere');
  expect(stateOf(VerdictState.MET)).toBe('met');
  expect(stateOf(VerdictState.NOT_MET)).toBe('not met');
});

test('every check that the catalogue names for some stage is one that can be run', () => {
  const named = Object.values(StageKind).flatMap((stage) =>
    Object.values(resolveProfile(stage, { conditions: Object.values(Condition) }).requirements).flatMap(
      ({ checks, optionalChecks, absenceCheck }) => [
        ...checks,
        ...optionalChecks,
        ...(absenceCheck === undefined ? [] : [absenceCheck]),
      ],
    ),
  );

  expect(new Set(named)).toEqual(new Set(Object.keys(CHECKS)));
});
