import { type CheckOutcome, exempt, notApplicable, outcomeOf } from '../../../lib/compliance/checks/check';
import { mergedOutcome, unfinishedOutcome } from '../../../lib/compliance/evaluation/merged-outcomes';
import type { Path } from '../../../lib/compliance/model/exploration';
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

function path(
  state: OutcomeState,
  value: string | undefined,
  found: readonly CheckFinding[] = [],
  resources: readonly ModelResource[] = [ONE],
): Path<CheckOutcome> {
  const result: CheckOutcome = { state, explanation: `It is ${state}.`, resources, findings: found };
  return { result, assumptions: value === undefined ? [] : [assumed(value)] };
}

function assumed(value: string) {
  return { subject: 'parameter Mode', value };
}

function uncertain(finding: CheckFinding, value: string): CheckFinding {
  return { ...finding, state: UNKNOWN, assumptions: [assumed(value)] };
}

describe('the outcome of several paths', () => {
  test('exempts from a requirement only if every path does', () => {
    const applicable = { result: notApplicable('It is inherited.'), assumptions: [assumed('on')] };
    const exempted = { result: exempt('There is no data.'), assumptions: [assumed('off')] };

    expect(mergedOutcome([exempted, applicable]).requirementState).toBeUndefined();
    expect(mergedOutcome([exempted, exempted]).requirementState).toBe(OutcomeState.NOT_REQUIRED);
  });

  test('is that of a single path', () => {
    const only = path(UNKNOWN, 'on', [FINDINGS.hidden(ONE)]);

    expect(mergedOutcome([only])).toBe(only.result);
  });

  test('is met if some are met and the others not applicable, with the resources of all', () => {
    const paths = [path(NOT_APPLICABLE, 'off'), path(MET, 'on', [], [ONE, TWO])];

    expect(mergedOutcome(paths)).toEqual({
      state: MET,
      explanation: 'It is met.',
      resources: [ONE, TWO],
      findings: [],
    });
  });

  test('is not applicable if none is applicable', () => {
    const paths = [path(NOT_APPLICABLE, 'off'), path(NOT_APPLICABLE, 'on')];

    expect(mergedOutcome(paths)).toMatchObject({ state: NOT_APPLICABLE });
  });

  test('is not applicable if one is met without a resource, in either order', () => {
    const paths = [path(MET, 'off', [], []), path(NOT_APPLICABLE, 'on', [])];

    expect(mergedOutcome(paths)).toMatchObject({ state: NOT_APPLICABLE });
    expect(mergedOutcome([...paths].reverse())).toMatchObject({ state: NOT_APPLICABLE });
  });

  test('is met if all are met without a resource', () => {
    const paths = [path(MET, 'off', [], []), path(MET, 'on', [], [])];

    expect(mergedOutcome(paths)).toMatchObject({ state: MET });
  });

  test('has the findings of all paths without an assumption', () => {
    const inAll = [FINDINGS.open(ONE), FINDINGS.hidden(TWO)];
    const paths = [path(NOT_MET, 'off', [...inAll, FINDINGS.plain(THREE)]), path(NOT_MET, 'on', inAll)];

    expect(mergedOutcome(paths).findings).toEqual([...inAll, uncertain(FINDINGS.plain(THREE), 'off')]);
  });

  test('is unknown if paths differ, with the first assumption of each finding', () => {
    const paths = [
      path(MET, 'off'),
      path(NOT_MET, 'on', [FINDINGS.open(ONE)]),
      path(NOT_MET, 'half', [FINDINGS.open(ONE), FINDINGS.open(TWO), FINDINGS.noAccess()]),
    ];

    expect(mergedOutcome(paths)).toEqual({
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
      path(MET, 'off'),
      path(NOT_MET, undefined, [FINDINGS.open(ONE)]),
    ]).findings;

    expect(finding).toEqual({ ...FINDINGS.open(ONE), state: UNKNOWN });
  });

  test('has the faults of the first path if each has others', () => {
    const shared = FINDINGS.hidden(THREE);
    const paths = [
      path(NOT_MET, 'off', [FINDINGS.open(ONE), shared]),
      path(NOT_MET, 'on', [FINDINGS.plain(TWO), shared]),
    ];

    expect(mergedOutcome(paths)).toMatchObject({
      state: NOT_MET,
      findings: [FINDINGS.open(ONE), shared, uncertain(FINDINGS.plain(TWO), 'on')],
    });
  });

  test('has the findings of the fewest assumptions first', () => {
    const few = path(NOT_MET, 'on', [FINDINGS.open(ONE)]);
    const many = path(NOT_MET, 'off', [FINDINGS.open(ONE), FINDINGS.open(TWO)]);
    const paths = [
      { ...many, assumptions: [assumed('off'), { subject: 'parameter Size', value: '1' }] },
      few,
    ];

    expect(mergedOutcome(paths).findings.map(({ state, resource }) => [state, resource?.logicalId])).toEqual([
      [NOT_MET, 'One'],
      [UNKNOWN, 'Two'],
    ]);
  });

  test('is unknown if there are too many paths', () => {
    const { state, findings: found } = unfinishedOutcome();

    expect(state).toBe(UNKNOWN);
    expect(found.map(({ definition }) => definition.id)).toEqual(['EVAL.too-many-unknown-values']);
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
