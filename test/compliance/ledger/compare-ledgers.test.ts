import { type Finding, type Ledger, OutcomeState, type RuleWaiver } from '../../../lib/compliance';
import { compareLedgers } from '../../../lib/compliance/ledger/compare-ledgers';
import { aFinding } from '../a-finding';
import { framework, openLedger, saying, soundLedger } from '../../reports/formats/ledgers';

let first: Ledger | undefined;
const sound = () => (first ??= soundLedger());
const changes = (before: Ledger, after: Ledger) =>
  compareLedgers(before, after).map(({ kind, id, isSetback }) => `${isSetback ? '!' : ''}${kind} ${id}`);

function outcome(ledger: Ledger, id: string, state: OutcomeState): Ledger {
  return {
    ...ledger,
    requirements: ledger.requirements.map((requirement) =>
      requirement.id === id ? { ...requirement, state } : requirement,
    ),
  };
}

const WAIVER: RuleWaiver = {
  environment: 'Shop',
  rule: 'STG-1.owner-tags',
  path: 'Shop/Web',
  when: '2027-03-02',
  reason: 'the tag comes in April',
  requestedBy: 'Olaf',
  approvedBy: 'Paula',
  expires: '2027-04-30',
};

function finding(state: OutcomeState, waived?: RuleWaiver): Finding {
  return aFinding({
    state,
    reason: state,
    resource: { type: 'T', logicalId: 'Web', stack: 'Shop' },
    waived,
  });
}

/** The sound ledger with findings of the first check, and the same outcome of its requirement. */
function withFindings(findings: Finding[]): Ledger {
  return {
    ...sound(),
    requirements: sound().requirements.map((requirement, index) =>
      index === 0 ? { ...requirement, checks: [{ ...requirement.checks[0], findings }] } : requirement,
    ),
  };
}

test('the same ledger twice has no changes', () => {
  expect(compareLedgers(sound(), soundLedger())).toEqual([]);
});

test('a new fault makes its requirement worse, and is new itself; fixed, the requirement is better, and the fault gone', () => {
  const beginsWith = (text: string): unknown => expect.stringMatching(`^${text}`) as unknown;
  expect(changes(sound(), openLedger())).toEqual(
    expect.arrayContaining(
      ['!worse STG-2', '!new STG-2.no-anonymous-access at Shop/Balancers'].map(beginsWith),
    ),
  );
  expect(changes(openLedger(), sound())).toEqual(
    expect.arrayContaining(
      ['better STG-2', 'gone STG-2.no-anonymous-access at Shop/Balancers'].map(beginsWith),
    ),
  );
});

test.each([
  [OutcomeState.MET, OutcomeState.UNKNOWN, '!worse'],
  [OutcomeState.MET, OutcomeState.WAIVED, '!worse'],
  [OutcomeState.WAIVED, OutcomeState.PENDING, '!worse'],
  [OutcomeState.PENDING, OutcomeState.ATTESTED, 'better'],
  [OutcomeState.NOT_MET, OutcomeState.WAIVED, 'better'],
  [OutcomeState.DECLARED, OutcomeState.ATTESTED, 'other'],
  [OutcomeState.NOT_REQUIRED, OutcomeState.MET, 'other'],
  [OutcomeState.NOT_REQUIRED, OutcomeState.NOT_MET, '!worse'],
])('%s to %s is %s', (before, after, kind) => {
  expect(changes(outcome(sound(), 'STG-1', before), outcome(sound(), 'STG-1', after))).toEqual([
    `${kind} STG-1`,
  ]);
});

test('of several findings at one resource, a fixed one makes nothing worse', () => {
  const finds = (...states: OutcomeState[]) => withFindings(states.map((state) => finding(state)));
  const two = finds(OutcomeState.NOT_MET, OutcomeState.UNKNOWN);

  expect(changes(two, finds(OutcomeState.NOT_MET))).toEqual([]);
  expect(changes(two, finds(OutcomeState.UNKNOWN))).toEqual(['better STG-1.owner-tags at Shop/Web']);
});

test('a finding that is waived is better, and no setback if it is new', () => {
  const waived = withFindings([finding(OutcomeState.NOT_MET, WAIVER)]);
  const found = withFindings([finding(OutcomeState.NOT_MET)]);

  expect(changes(found, waived)).toEqual(['better STG-1.owner-tags at Shop/Web']);
  expect(changes(sound(), waived)).toEqual(['new STG-1.owner-tags at Shop/Web']);
  expect(changes(waived, found)).toEqual(['!worse STG-1.owner-tags at Shop/Web']);
});

test('an unknown finding is new, and no setback by itself', () => {
  expect(changes(sound(), withFindings([finding(OutcomeState.UNKNOWN)]))).toEqual([
    'new STG-1.owner-tags at Shop/Web',
  ]);
});

test('setbacks come first, whatever the order of the requirements', () => {
  const both = (first: OutcomeState, second: OutcomeState) =>
    outcome(outcome(sound(), 'STG-1', first), 'STG-2', second);

  expect(
    changes(both(OutcomeState.WAIVED, OutcomeState.MET), both(OutcomeState.MET, OutcomeState.PENDING)),
  ).toEqual(['!worse STG-2', 'better STG-1']);
});

test('a finding of a requirement that is not required is new, and no setback', () => {
  const found = (ledger: Ledger, id: string): Ledger => ({
    ...ledger,
    requirements: ledger.requirements.map((requirement) =>
      requirement.id === id
        ? {
            ...requirement,
            checks: requirement.checks.map((check) => ({
              ...check,
              findings: [aFinding({ reason: 'missed' })],
            })),
          }
        : requirement,
    ),
  });
  const without = (ledger: Ledger): Ledger => ({
    ...ledger,
    requirements: ledger.requirements.map((requirement) => ({
      ...requirement,
      checks: requirement.checks.map((check) => ({ ...check, findings: [] })),
    })),
  });
  const none = without(sound());

  expect(changes(none, found(none, 'OBS-1'))).toEqual(
    expect.arrayContaining(['new OBS-1.tracing at the environment']),
  );
  expect(changes(none, found(none, 'STG-1'))).toEqual(['!new STG-1.owner-tags at the environment']);
});

test('an environment with another name is compared', () => {
  const named = (id: string): Ledger => ({ ...openLedger(), environment: { ...sound().environment, id } });
  expect(changes(named('Staging'), named('Next'))).toEqual([]);
});

describe('controls of a framework declared since', () => {
  const declaring = (state: OutcomeState): Ledger => {
    const result = framework('attestation missing');
    return {
      ...sound(),
      frameworks: [{ ...result, controls: result.controls.map((one) => ({ ...one, state })) }],
    };
  };

  test.each([
    [OutcomeState.PENDING, 'new'],
    [OutcomeState.UNKNOWN, 'new'],
    [OutcomeState.WAIVED, 'new'],
    [OutcomeState.ATTESTED, 'new'],
    [OutcomeState.NOT_MET, '!new'],
  ])('that are %s are %s: a setback only with a fault', (state, kind) => {
    expect(changes(sound(), declaring(state))).toEqual([`${kind} HIPAA/164.312(a)(1)`]);
    expect(changes(declaring(state), sound())).toEqual(['gone HIPAA/164.312(a)(1)']);
  });

  test('are a setback once they get worse', () => {
    expect(changes(declaring(OutcomeState.ATTESTED), declaring(OutcomeState.PENDING))).toEqual([
      '!worse HIPAA/164.312(a)(1)',
    ]);
  });
});

test('a new cdk-nag finding is a setback; acknowledged or waived, it is better', () => {
  const found = {
    ...sound(),
    nag: saying(sound(), 'Shop').nag.map((one) => ({ ...one, acknowledgements: [] })),
  };
  const acknowledged = {
    ...sound(),
    nag: saying(sound(), 'Shop').nag.map((one) => ({ ...one, findings: [] })),
  };
  expect(changes(sound(), found)).toEqual(['!new AwsSolutions-S1 at Shop']);
  expect(changes(found, acknowledged)).toEqual(['better AwsSolutions-S1 at Shop']);
  const [pack] = found.nag;
  const waived = {
    ...found,
    nag: [{ ...pack, findings: [], waived: pack.findings.map((one) => ({ ...one, waiver: WAIVER })) }],
  };
  expect(changes(found, waived)).toEqual(['better AwsSolutions-S1 at Shop']);
  expect(changes(sound(), waived)).toEqual(['new AwsSolutions-S1 at Shop']);
  expect(changes(sound(), acknowledged)).toEqual(['new AwsSolutions-S1 at Shop']);
});
