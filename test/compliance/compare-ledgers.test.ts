import { type Finding, type Ledger, RowState, type RuleWaiver, VerdictState } from '../../lib';
import { compareLedgers } from '../../lib/compliance/compare-ledgers';
import { framework, openLedger, saying, soundLedger } from '../reports/formats/a-ledger';

let first: Ledger | undefined;
const sound = () => (first ??= soundLedger());
const told = (before: Ledger, after: Ledger) =>
  compareLedgers(before, after).map(({ kind, id, isSetback }) => `${isSetback ? '!' : ''}${kind} ${id}`);

function standing(ledger: Ledger, id: string, state: RowState): Ledger {
  return {
    ...ledger,
    requirements: ledger.requirements.map((row) => (row.id === id ? { ...row, state } : row)),
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

function finding(state: VerdictState, waived?: RuleWaiver): Finding {
  return { state, reason: state, resource: { type: 'T', logicalId: 'Web', stack: 'Shop' }, waived };
}

/** What the check of the first row finds; the row itself stands as it stood. */
function firstRowFinds(findings: readonly Finding[]): Ledger {
  return {
    ...sound(),
    requirements: sound().requirements.map((row, index) =>
      index === 0 ? { ...row, checks: [{ ...row.checks[0], findings }] } : row,
    ),
  };
}

test('the same ledger twice tells nothing', () => {
  expect(compareLedgers(sound(), soundLedger())).toEqual([]);
});

test('a fault that was not there makes its row worse, and is new itself; mended, it is better and gone', () => {
  const beginsWith = (text: string): unknown => expect.stringMatching(`^${text}`) as unknown;
  expect(told(sound(), openLedger())).toEqual(
    expect.arrayContaining(
      ['!worse STG-2', '!new STG-2.no-anonymous-access at Shop/Balancers'].map(beginsWith),
    ),
  );
  expect(told(openLedger(), sound())).toEqual(
    expect.arrayContaining(
      ['better STG-2', 'gone STG-2.no-anonymous-access at Shop/Balancers'].map(beginsWith),
    ),
  );
});

test.each([
  [RowState.MET, RowState.UNDECIDABLE, '!worse'],
  [RowState.MET, RowState.WAIVED, '!worse'],
  [RowState.WAIVED, RowState.OPEN, '!worse'],
  [RowState.OPEN, RowState.ATTESTED, 'better'],
  [RowState.NOT_MET, RowState.WAIVED, 'better'],
  [RowState.DECLARED, RowState.ATTESTED, 'other'],
  [RowState.NOT_REQUIRED, RowState.MET, 'other'],
  [RowState.NOT_REQUIRED, RowState.NOT_MET, '!worse'],
])('%s to %s is %s', (before, after, kind) => {
  expect(told(standing(sound(), 'STG-1', before), standing(sound(), 'STG-1', after))).toEqual([
    `${kind} STG-1`,
  ]);
});

test('of several things that a check finds at one resource, one that is mended makes nothing worse', () => {
  const finds = (...states: VerdictState[]) => firstRowFinds(states.map((state) => finding(state)));
  const two = finds(VerdictState.NOT_MET, VerdictState.UNDECIDABLE);

  expect(told(two, finds(VerdictState.NOT_MET))).toEqual([]);
  expect(told(two, finds(VerdictState.UNDECIDABLE))).toEqual(['better STG-1.owner-tags at Shop/Web']);
});

test('a finding that is waived is better than before, and no setback where it is new', () => {
  const waived = firstRowFinds([finding(VerdictState.NOT_MET, WAIVER)]);
  const found = firstRowFinds([finding(VerdictState.NOT_MET)]);

  expect(told(found, waived)).toEqual(['better STG-1.owner-tags at Shop/Web']);
  expect(told(sound(), waived)).toEqual(['new STG-1.owner-tags at Shop/Web']);
  expect(told(waived, found)).toEqual(['!worse STG-1.owner-tags at Shop/Web']);
});

test('what only cannot be decided is new, and no setback by itself', () => {
  expect(told(sound(), firstRowFinds([finding(VerdictState.UNDECIDABLE)]))).toEqual([
    'new STG-1.owner-tags at Shop/Web',
  ]);
});

test('setbacks come first, whatever the order of the rows', () => {
  const both = (first: RowState, second: RowState) =>
    standing(standing(sound(), 'STG-1', first), 'STG-2', second);

  expect(told(both(RowState.WAIVED, RowState.MET), both(RowState.MET, RowState.OPEN))).toEqual([
    '!worse STG-2',
    'better STG-1',
  ]);
});

test('what nobody asks for is new where it is missed, and no setback', () => {
  const found = (ledger: Ledger, id: string): Ledger => ({
    ...ledger,
    requirements: ledger.requirements.map((row) =>
      row.id === id
        ? {
            ...row,
            checks: row.checks.map((check) => ({
              ...check,
              findings: [{ state: VerdictState.NOT_MET, reason: 'missed' }],
            })),
          }
        : row,
    ),
  });
  const without = (ledger: Ledger): Ledger => ({
    ...ledger,
    requirements: ledger.requirements.map((row) => ({
      ...row,
      checks: row.checks.map((check) => ({ ...check, findings: [] })),
    })),
  });
  const none = without(sound());

  expect(told(none, found(none, 'OBS-1'))).toEqual(
    expect.arrayContaining(['new OBS-1.traces at the environment']),
  );
  expect(told(none, found(none, 'STG-1'))).toEqual(['!new STG-1.owner-tags at the environment']);
});

test('an environment that is called otherwise is the same', () => {
  const called = (id: string): Ledger => ({ ...openLedger(), environment: { ...sound().environment, id } });
  expect(told(called('Staging'), called('Next'))).toEqual([]);
});

describe('controls of a framework declared since', () => {
  const declaring = (state: RowState): Ledger => {
    const account = framework('nobody signed');
    return {
      ...sound(),
      frameworks: [{ ...account, controls: account.controls.map((one) => ({ ...one, state })) }],
    };
  };

  test.each([
    [RowState.OPEN, 'new'],
    [RowState.UNDECIDABLE, 'new'],
    [RowState.WAIVED, 'new'],
    [RowState.ATTESTED, 'new'],
    [RowState.NOT_MET, '!new'],
  ])('that are %s are %s: a setback only where there is a fault', (state, kind) => {
    expect(told(sound(), declaring(state))).toEqual([`${kind} HIPAA/164.312(a)(1)`]);
    expect(told(declaring(state), sound())).toEqual(['gone HIPAA/164.312(a)(1)']);
  });

  test('are a setback once they get worse', () => {
    expect(told(declaring(RowState.ATTESTED), declaring(RowState.OPEN))).toEqual([
      '!worse HIPAA/164.312(a)(1)',
    ]);
  });
});

test('a stock finding that is new is a setback, and once acknowledged or waived it is better', () => {
  const found = {
    ...sound(),
    stock: saying(sound(), 'Shop').stock.map((one) => ({ ...one, acknowledgements: [] })),
  };
  const acknowledged = {
    ...sound(),
    stock: saying(sound(), 'Shop').stock.map((one) => ({ ...one, findings: [] })),
  };
  expect(told(sound(), found)).toEqual(['!new AwsSolutions-S1 at Shop']);
  expect(told(found, acknowledged)).toEqual(['better AwsSolutions-S1 at Shop']);
  const [pack] = found.stock;
  const waived = {
    ...found,
    stock: [{ ...pack, findings: [], waived: pack.findings.map((one) => ({ ...one, waiver: WAIVER })) }],
  };
  expect(told(found, waived)).toEqual(['better AwsSolutions-S1 at Shop']);
  expect(told(sound(), waived)).toEqual(['new AwsSolutions-S1 at Shop']);
  expect(told(sound(), acknowledged)).toEqual(['new AwsSolutions-S1 at Shop']);
});
