import { type Ledger, RowState, VerdictState } from '../../lib';
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
  const finding = (state: VerdictState) => ({
    state,
    reason: state,
    resource: { type: 'T', logicalId: 'Web', stack: 'Shop' },
  });
  const finds = (...states: VerdictState[]): Ledger => ({
    ...sound(),
    requirements: sound().requirements.map((row, index) =>
      index === 0 ? { ...row, checks: [{ ...row.checks[0], findings: states.map(finding) }] } : row,
    ),
  });
  const two = finds(VerdictState.NOT_MET, VerdictState.UNDECIDABLE);

  expect(told(two, finds(VerdictState.NOT_MET))).toEqual([]);
  expect(told(two, finds(VerdictState.UNDECIDABLE))).toEqual(['better STG-1.owner-tags at Shop/Web']);
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

test('controls of a framework that is declared anew are new, and a setback where they are open', () => {
  const declared = { ...sound(), frameworks: [framework('nobody signed')] };
  expect(told(sound(), declared)).toEqual(['!new HIPAA/164.312(a)(1)']);
  expect(told(declared, sound())).toEqual(['gone HIPAA/164.312(a)(1)']);
});

test('a stock finding that is new is a setback, and once acknowledged it is better', () => {
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
  expect(told(sound(), acknowledged)).toEqual(['new AwsSolutions-S1 at Shop']);
});
