import { type Outcome, OutcomeState } from '../../../lib/compliance/outcome';
import { CHECKS } from '../../../lib/compliance/checks/checks';
import type { RuleWaiver } from '../../../lib/compliance/records/rule-waiver';
import { requirementOutcome } from '../../../lib/compliance/ledger/requirement-outcome';
import { Condition } from '../../../lib/requirements/requirement';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { type ResolvedRequirement } from '../../../lib/requirements/stage-profile';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { DECLARATIONS } from '../compliant-staging';
import { aFinding } from '../a-finding';

function requirementOf(id: string, stage = StageKind.STAGING): ResolvedRequirement {
  return resolveProfile(stage, { conditions: [] }).requirements[id];
}

function expected(state: OutcomeState): Outcome {
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

test('no required requirement of any stage is met without a check that is met', () => {
  for (const stage of Object.values(StageKind)) {
    for (const requirement of Object.values(resolveProfile(stage, { conditions: [] }).requirements)) {
      expect([
        requirement.definition.id,
        requirementOutcome(requirement, [], DECLARATIONS).state,
      ]).not.toContain(OutcomeState.MET);
    }
  }
});

test('a requirement is met only if every check of it is met', () => {
  const requirement = requirementOf('STG-2');
  const both = (...states: OutcomeState[]) =>
    requirementOutcome(requirement, states.map(expected), DECLARATIONS).state;

  expect(both(OutcomeState.MET, OutcomeState.MET)).toBe('met');
  expect(both(OutcomeState.MET, OutcomeState.UNKNOWN)).toBe('unknown');
  expect(both(OutcomeState.UNKNOWN, OutcomeState.NOT_MET)).toBe('not met');
});

test('the same reason of several checks is given once', () => {
  const verdict = (reason: string) => ({ ...expected(OutcomeState.UNKNOWN), reason });
  const verdicts = ['a stack is not here', 'a value is not known', 'a stack is not here'].map(verdict);

  expect(requirementOutcome(requirementOf('STG-2'), verdicts, DECLARATIONS).reason).toBe(
    'a stack is not here. a value is not known.',
  );
});

test.each([
  [[OutcomeState.NOT_MET], 'not met'],
  [[OutcomeState.UNKNOWN], 'unknown'],
  [[OutcomeState.NOT_MET, OutcomeState.UNKNOWN], 'not met'],
  [[], 'waived'],
])('a requirement with a waived fault, and %j left, is %s', (left, state) => {
  const fault = aFinding({ reason: 'It is public.' });
  const verdict = {
    ...expected(OutcomeState.NOT_MET),
    findings: [
      { ...fault, waived: WAIVER },
      ...left.map((one) => aFinding({ state: one, reason: `It is ${one}.` })),
    ],
  };
  const outcome = requirementOutcome(requirementOf('STG-2'), [verdict], DECLARATIONS);

  expect(outcome.state).toBe(state);
  expect(outcome.reason).toMatch(
    left.length === 0
      ? /\. Without the waiver: It is public\.$/
      : /^It is .*\. STG-2\.x at Shop\/Web: waived/,
  );
});

test('a requirement that applies to no resource is unknown, never met', () => {
  expect(
    requirementOutcome(requirementOf('SEC-1'), [expected(OutcomeState.NOT_APPLICABLE)], DECLARATIONS),
  ).toEqual({
    state: 'unknown',
    reason: 'it is not applicable',
  });
});

test('a requirement that must be declared and proved is pending while it is not declared', () => {
  const requirement = requirementOf('STG-1');
  const verdicts = [expected(OutcomeState.MET)];

  expect(requirementOutcome(requirement, verdicts, DECLARATIONS).state).toBe('met');
  expect(requirementOutcome(requirement, verdicts, { ...DECLARATIONS, owner: '' }).state).toBe('pending');
});

describe('a requirement that is not required', () => {
  const MET = expected(OutcomeState.MET);
  const missed = expected(OutcomeState.NOT_MET);
  const there = (verdicts: readonly Outcome[], stage = StageKind.PRODUCTION) =>
    requirementOutcome(requirementOf('OBS-1', stage), verdicts, DECLARATIONS).state;

  test('is met only if every check is met', () => {
    expect(there([MET, MET])).toBe('met');
    expect(there([MET, missed])).toBe('not required');
    expect(there([MET, expected(OutcomeState.UNKNOWN)])).toBe('not required');
    expect(there([])).toBe('not required');
  });

  test('is met by the checks that apply, and not by none', () => {
    const notApplicable = expected(OutcomeState.NOT_APPLICABLE);

    expect(there([MET, notApplicable])).toBe('met');
    expect(there([notApplicable, notApplicable])).toBe('not required');
  });

  test('has the reason why it is met, beside that it is not required', () => {
    expect(
      requirementOutcome(requirementOf('OBS-1', StageKind.PRODUCTION), [MET, MET], DECLARATIONS).reason,
    ).toBe('nice to have. it is met. it is met.');
  });

  test('has the finding, beside that it is not required', () => {
    expect(
      requirementOutcome(requirementOf('OBS-1', StageKind.PRODUCTION), [missed, MET], DECLARATIONS).reason,
    ).toBe('nice to have. not met: it is not met.');
  });

  test('is present, in a stage without it, if a check finds something', () => {
    expect(there([missed, missed, missed], StageKind.STAGING)).toBe('not required, but present');
    expect(there([MET, MET, missed], StageKind.STAGING)).toBe('not required, but present');
    expect(there([missed, missed, MET], StageKind.STAGING)).toBe('not required');
  });
});

test('a requirement without its attestation is pending', () => {
  expect(requirementOutcome(requirementOf('PEN-1', StageKind.PRODUCTION), [], DECLARATIONS)).toMatchObject({
    state: 'pending',
  });
});

test('a requirement that a checklist proves is pending without a checklist', () => {
  expect(requirementOutcome(requirementOf('CHK-1', StageKind.PRODUCTION), [], DECLARATIONS)).toMatchObject({
    state: 'pending',
    reason: expect.stringContaining('owner, a due date and a state') as unknown,
  });
});

test('an inherited requirement has the evidence', () => {
  const inherited = [
    { requirement: 'SEC-1', from: 'the central network', evidence: 'https://wiki.example.com/net' },
  ];

  expect(
    requirementOutcome(requirementOf('SEC-1'), [expected(OutcomeState.NOT_MET)], {
      ...DECLARATIONS,
      inherited,
    }),
  ).toEqual({
    state: 'inherited',
    reason: 'the central network (https://wiki.example.com/net)',
  });
  expect(
    requirementOutcome(requirementOf('STG-2'), [expected(OutcomeState.NOT_MET)], {
      ...DECLARATIONS,
      inherited,
    }).state,
  ).toBe('not met');
});

test('an inherited part answers what is unknown in templates, and does not hide a fault', () => {
  const [requirement, part] = ['SEC-1', 'the rules of the web firewall'];
  const inherited = [
    { requirement, part, from: 'the central firewall', evidence: 'https://wiki.example.com/waf' },
  ];
  const stateOf = (state: OutcomeState) =>
    requirementOutcome(requirementOf(requirement), [expected(state)], { ...DECLARATIONS, inherited }).state;

  expect(stateOf(OutcomeState.UNKNOWN)).toBe('inherited');
  expect(stateOf(OutcomeState.MET)).toBe('met');
  expect(stateOf(OutcomeState.NOT_MET)).toBe('not met');
});

test('every check in the catalogue is registered', () => {
  const named = Object.values(StageKind).flatMap((stage) =>
    Object.values(resolveProfile(stage, { conditions: Object.values(Condition) }).requirements).flatMap(
      ({ checks, optionalChecks, absenceCheck }) => [
        ...checks,
        ...optionalChecks,
        ...(absenceCheck === undefined ? [] : [absenceCheck]),
      ],
    ),
  );

  expect(new Set(named)).toEqual(new Set([...CHECKS.keys()].filter((id) => !id.startsWith('CTL.'))));
});
