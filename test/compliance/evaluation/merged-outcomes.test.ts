import { type CheckOutcome, exempt, notApplicable, outcomeOf } from '../../../lib/compliance/checks/check';
import {
  mergedOutcome,
  type ScenarioOutcome,
  unfinishedOutcome,
} from '../../../lib/compliance/evaluation/merged-outcomes';
import { type CheckFinding, findings } from '../../../lib/compliance/findings';
import type { ModelResource } from '../../../lib/compliance/model/resource-model';
import { OutcomeState, Severity } from '../../../lib/compliance/outcome';
import { modelResource } from './model-resource';

const { MET, NOT_MET, NOT_APPLICABLE, UNKNOWN } = OutcomeState;

const FINDINGS = findings('X-1', Severity.LOW, {
  open: { message: '{resource} is open.', remediation: 'Close it.' },
  plain: { message: '{resource} is plain.', remediation: 'Encrypt it.' },
  noAccess: { message: 'There is no access.', remediation: 'Add one.' },
  hidden: { state: UNKNOWN, message: '{resource} is hidden.', remediation: 'Show it.' },
});
const [ONE, TWO, THREE] = ['One', 'Two', 'Three'].map((logicalId) => modelResource({ logicalId }));

function scenario(
  state: OutcomeState,
  value: string | undefined,
  found: readonly CheckFinding[] = [],
  resources: readonly ModelResource[] = [ONE],
): ScenarioOutcome {
  const outcome: CheckOutcome = { state, explanation: `It is ${state}.`, resources, findings: found };
  return { outcome, assumptions: value === undefined ? [] : [assumed(value)] };
}

function assumed(value: string) {
  return { subject: 'parameter Mode', value };
}

function uncertain(finding: CheckFinding, value: string): CheckFinding {
  return { ...finding, state: UNKNOWN, assumptions: [assumed(value)] };
}

describe('the outcome of several scenarios', () => {
  test('exempts from a requirement only if every scenario does', () => {
    const applicable = { outcome: notApplicable('It is inherited.'), assumptions: [assumed('on')] };
    const exempted = { outcome: exempt('There is no data.'), assumptions: [assumed('off')] };

    expect(mergedOutcome([exempted, applicable]).requirementState).toBeUndefined();
    expect(mergedOutcome([exempted, exempted]).requirementState).toBe(OutcomeState.NOT_REQUIRED);
  });

  test('is that of a single scenario', () => {
    const only = scenario(UNKNOWN, 'on', [FINDINGS.hidden(ONE)]);

    expect(mergedOutcome([only])).toBe(only.outcome);
  });

  test('is met if some are met and the others not applicable, with the resources of all', () => {
    const scenarios = [scenario(NOT_APPLICABLE, 'off'), scenario(MET, 'on', [], [ONE, TWO])];

    expect(mergedOutcome(scenarios)).toEqual({
      state: MET,
      explanation: 'It is met.',
      resources: [ONE, TWO],
      findings: [],
    });
  });

  test('is not applicable if none is applicable', () => {
    const scenarios = [scenario(NOT_APPLICABLE, 'off'), scenario(NOT_APPLICABLE, 'on')];

    expect(mergedOutcome(scenarios)).toMatchObject({ state: NOT_APPLICABLE });
  });

  test('is not applicable if one is met without a resource, in either order', () => {
    const scenarios = [scenario(MET, 'off', [], []), scenario(NOT_APPLICABLE, 'on', [])];

    expect(mergedOutcome(scenarios)).toMatchObject({ state: NOT_APPLICABLE });
    expect(mergedOutcome([...scenarios].reverse())).toMatchObject({ state: NOT_APPLICABLE });
  });

  test('is met if all are met without a resource', () => {
    const scenarios = [scenario(MET, 'off', [], []), scenario(MET, 'on', [], [])];

    expect(mergedOutcome(scenarios)).toMatchObject({ state: MET });
  });

  test('has the findings of all scenarios without an assumption', () => {
    const inAll = [FINDINGS.open(ONE), FINDINGS.hidden(TWO)];
    const scenarios = [
      scenario(NOT_MET, 'off', [...inAll, FINDINGS.plain(THREE)]),
      scenario(NOT_MET, 'on', inAll),
    ];

    expect(mergedOutcome(scenarios).findings).toEqual([...inAll, uncertain(FINDINGS.plain(THREE), 'off')]);
  });

  test('is unknown if scenarios differ, with the first assumption of each finding', () => {
    const scenarios = [
      scenario(MET, 'off'),
      scenario(NOT_MET, 'on', [FINDINGS.open(ONE)]),
      scenario(NOT_MET, 'half', [FINDINGS.open(ONE), FINDINGS.open(TWO), FINDINGS.noAccess()]),
    ];

    expect(mergedOutcome(scenarios)).toEqual({
      state: UNKNOWN,
      explanation: '',
      resources: [ONE],
      findings: [
        uncertain(FINDINGS.open(ONE), 'on'),
        uncertain(FINDINGS.open(TWO), 'half'),
        uncertain(FINDINGS.noAccess(), 'half'),
      ],
    });
  });

  test('has no assumption for a finding of the templates as they are', () => {
    const [finding] = mergedOutcome([
      scenario(MET, 'off'),
      scenario(NOT_MET, undefined, [FINDINGS.open(ONE)]),
    ]).findings;

    expect(finding).toEqual({ ...FINDINGS.open(ONE), state: UNKNOWN });
  });

  test('has the faults of the first scenario if each has others', () => {
    const shared = FINDINGS.hidden(THREE);
    const scenarios = [
      scenario(NOT_MET, 'off', [FINDINGS.open(ONE), shared]),
      scenario(NOT_MET, 'on', [FINDINGS.plain(TWO), shared]),
    ];

    expect(mergedOutcome(scenarios)).toMatchObject({
      state: NOT_MET,
      findings: [FINDINGS.open(ONE), shared, uncertain(FINDINGS.plain(TWO), 'on')],
    });
  });

  test('is unknown if there are too many scenarios, with the resources of those that were evaluated', () => {
    const scenarios = [scenario(MET, 'off', [], [ONE, TWO]), scenario(MET, 'on', [], [TWO])];

    const outcome = unfinishedOutcome(scenarios);

    expect(outcome).toMatchObject({ state: UNKNOWN, resources: [ONE, TWO] });
    expect(outcome.findings.map(({ definition }) => definition.id)).toEqual(['EVAL.too-many-unknown-values']);
  });
});

describe('the outcome of findings', () => {
  test('is the worst of them, with the faults first', () => {
    const [unknown, fault] = [FINDINGS.hidden(ONE), FINDINGS.open(TWO)];

    expect(outcomeOf([], [], 'All is well.')).toMatchObject({ state: MET, explanation: 'All is well.' });
    expect(outcomeOf([], [unknown], '')).toMatchObject({ state: UNKNOWN, findings: [unknown] });
    expect(outcomeOf([], [unknown, fault], '')).toMatchObject({ state: NOT_MET, findings: [fault, unknown] });
  });
});
