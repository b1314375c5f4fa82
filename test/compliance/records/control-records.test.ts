import { type GoLiveRecord, GoLiveRecords } from '../../../lib';
import {
  type ControlResult,
  EvidenceKind,
  type Ledger,
  OutcomeState,
  StageChecks,
} from '../../../lib/compliance';
import { PENDING, outcomeOf, Production, requirementOf } from './production';
import { attestation, waiver } from './example-records';

/** An environment that declares HIPAA and WCAG, and opens on 2027-03-31. */
const environment = (requirements = ['PEN-1']) =>
  new Production(requirements, {
    launch: PENDING,
    frameworks: ['HIPAA', 'WCAG'].map((name) => ({ name, packs: [] })),
  });
const ledgerOf = (records: GoLiveRecord[], asOf?: string, evaluated = environment()): Ledger =>
  new StageChecks(evaluated, { records: GoLiveRecords.of(records), asOf }).ledger();

function controlsOf({ frameworks }: Ledger): ReadonlyMap<string, ControlResult> {
  return new Map(
    frameworks.flatMap(({ name, controls }) => controls.map((one) => [`${name}/${one.id}`, one] as const)),
  );
}

function control(ledger: Ledger, requirement: string): Pick<ControlResult, 'state' | 'reason'> {
  const found = controlsOf(ledger).get(requirement);
  if (found === undefined) throw new Error(`no control ${requirement}`);
  return found;
}

describe('an attestation of many controls', () => {
  test('covers each that it matches, and no other', () => {
    const before = controlsOf(ledgerOf([]));
    const attested = controlsOf(ledgerOf([attestation({ requirement: 'WCAG/1.4.*' })]));

    const changed = [...attested].filter(
      ([requirement, { state }]) => before.get(requirement)?.state !== state,
    );
    expect(changed.length).toBeGreaterThan(1);
    expect([...new Set(changed.map(([requirement]) => requirement.slice(0, 9)))]).toEqual(['WCAG/1.4.']);
    expect(new Set(changed.map(([, { state }]) => state))).toEqual(new Set(['attested']));
  });

  test('names the person and the pattern', () => {
    const { reason } = control(ledgerOf([attestation({ requirement: 'WCAG/*' })]), 'WCAG/1.4.1');

    expect(reason).toContain('attested by Ann Auditor on 2027-03-01');
    expect(reason).toContain('as one of WCAG/*');
  });

  test('covers nothing that a rule or a check decides', () => {
    const shown = (ledger: Ledger) =>
      ledger.frameworks
        .filter(({ name }) => name === 'HIPAA')
        .flatMap(({ controls }) => controls.flatMap(({ evidence }) => evidence))
        .filter(({ kind }) => kind !== EvidenceKind.ATTESTATION);
    const ledger = ledgerOf([attestation({ requirement: 'HIPAA/*' })]);

    expect(shown(ledger)).toEqual(shown(ledgerOf([])));
    // Its attestation is valid, and the cdk-nag packs that prove it too did not run.
    expect(control(ledger, 'HIPAA/164.312(a)(1)').state).toBe('unknown');
  });

  test('yields to the attestation of one control, and a shorter pattern to a longer one', () => {
    const ledger = ledgerOf([
      attestation({ requirement: 'WCAG/*' }),
      attestation({ requirement: 'WCAG/1.4.*', who: 'Bob' }),
      attestation({ requirement: 'WCAG/1.4.1', who: 'Cleo' }),
    ]);

    const person = (requirement: string) =>
      /attested by (\w+)/.exec(control(ledger, requirement).reason)?.[1];
    expect(['WCAG/1.4.1', 'WCAG/1.4.3', 'WCAG/2.1.1'].map(person)).toEqual(['Cleo', 'Bob', 'Ann']);
  });

  test('that is valid renews an expired one of the control', () => {
    const records = [
      attestation({ requirement: 'WCAG/1.4.1', who: 'Cleo', validUntil: '2027-03-30' }),
      attestation({ requirement: 'WCAG/*' }),
    ];

    const ledger = ledgerOf(records);

    expect(control(ledger, 'WCAG/1.4.1')).toMatchObject({
      state: 'attested',
      reason: expect.stringContaining('Ann Auditor') as string,
    });
    expect(ledger.records.expired).toEqual([]);
  });

  test('that has expired leaves its controls pending, and is listed once', () => {
    const ledger = ledgerOf([attestation({ requirement: 'WCAG/*' })], '2028-03-02');

    expect(control(ledger, 'WCAG/1.4.1')).toMatchObject({
      state: 'pending',
      reason: expect.stringContaining('has expired') as string,
    });
    expect(ledger.records.expired.map(({ what }) => what)).toEqual(['attestation of WCAG/*']);
  });
});

describe('a waiver of a control', () => {
  const PENDING_CONTROL = 'HIPAA/164.308(a)(8)';

  test('makes it waived, with its terms and the state without it', () => {
    const { state, reason } = control(ledgerOf([waiver({ requirement: PENDING_CONTROL })]), PENDING_CONTROL);

    expect(state).toBe('waived');
    expect(reason).toContain(
      'waived until 2027-04-30: the contract comes in April (requested by Olaf, approved by Paula)',
    );
    expect(reason).toContain('Without the waiver it is pending');
  });

  test('changes no other control', () => {
    const before = controlsOf(ledgerOf([]));
    const after = controlsOf(ledgerOf([waiver({ requirement: PENDING_CONTROL })]));

    expect(
      [...after].filter(([requirement, { state }]) => before.get(requirement)?.state !== state),
    ).toHaveLength(1);
  });

  test('that has expired has no effect', () => {
    const ledger = ledgerOf([waiver({ requirement: PENDING_CONTROL })], '2027-05-01');

    expect(control(ledger, PENDING_CONTROL)).toMatchObject({
      state: 'pending',
      reason: expect.stringContaining('has expired') as string,
    });
    expect(ledger.records.expired.map(({ what }) => what)).toEqual([`waiver of ${PENDING_CONTROL}`]);
  });

  test('that is used is no fault', () => {
    expect(ledgerOf([waiver({ requirement: PENDING_CONTROL })]).records.unused).toEqual([]);
  });

  test.each([
    [
      'attested',
      [attestation({ requirement: 'HIPAA/*' })],
      PENDING_CONTROL,
      'without it the control is attested',
    ],
    ['manual', [], 'HIPAA/164.310(b)', 'without it the control is manual'],
    [
      'of a framework that is not declared',
      [],
      'GDPR/Art. 6',
      'the environment does not declare the framework',
    ],
  ])('that is %s is unused, and changes nothing', (_what, records, requirement, why) => {
    const without = controlsOf(ledgerOf(records)).get(requirement);
    const ledger = ledgerOf([...records, waiver({ requirement, source: 'go-live.yaml:4:9' })]);

    expect(ledger.records.unused).toEqual([
      { what: `waiver of ${requirement}`, why, source: 'go-live.yaml:4:9' },
    ]);
    expect(controlsOf(ledger).get(requirement)).toEqual(without);
  });

  test('that is unused is a warning of the validation', () => {
    const { violations } = outcomeOf(environment(), {
      records: GoLiveRecords.of([waiver({ requirement: 'HIPAA/164.310(b)' })]),
    });

    const unused = violations.filter(({ ruleName }) => ruleName === 'going-live.unused-waiver');
    expect(unused).toMatchObject([{ severity: 'warning' }]);
  });

  test.each([
    ['a control with a typing error', 'HIPAA/164.310(B', /no such control; did you mean '164\.310\(b\)'/],
    ['a pattern', 'WCAG/1.4.*', /no such control; did you mean '1\.4\./],
  ])('of %s is refused', (_what, requirement, message) => {
    expect(() => waiver({ requirement })).toThrow(message);
  });
});

describe('an attestation of a framework that the environment does not declare', () => {
  test.each(['GDPR/*', 'GDPR/Art. 6'])('is unused: %s', (requirement) => {
    const { ledger, violations } = outcomeOf(environment(), {
      records: GoLiveRecords.of([attestation({ requirement })]),
    });

    expect(ledger.records.unused).toMatchObject([
      { what: `attestation of ${requirement}`, why: 'the environment does not declare the framework' },
    ]);
    const unused = violations.filter(({ ruleName }) => ruleName === 'going-live.unused-waiver');
    expect(unused).toMatchObject([{ severity: 'warning' }]);
  });

  test('is used if the framework is declared', () => {
    expect(ledgerOf([attestation({ requirement: 'HIPAA/*' })]).records.unused).toEqual([]);
  });
});

describe('the requirement of frameworks', () => {
  const ledgerWith = (...records: GoLiveRecord[]) =>
    ledgerOf([attestation({ requirement: 'FRM-1' }), ...records], undefined, environment(['FRM-1', 'PEN-1']));

  test('has the number of unresolved controls of each, the worst first', () => {
    const ledger = ledgerWith();
    const hipaa = ledger.frameworks.find(({ name }) => name === 'HIPAA')?.controls ?? [];
    const count = (state: OutcomeState) => hipaa.filter((one) => one.state === state).length;
    const [notMet, open, unknownFinding] = [
      OutcomeState.NOT_MET,
      OutcomeState.PENDING,
      OutcomeState.UNKNOWN,
    ].map(count);

    expect(requirementOf(ledger, 'FRM-1').reason).toContain(
      ` HIPAA: ${notMet} of 71 controls not met, ${open} pending, ${unknownFinding} unknown. WCAG: `,
    );
  });

  test('does not count a control that is attested or waived', () => {
    const open = (...records: GoLiveRecord[]) =>
      Number(/HIPAA: .*? (\d+) pending/.exec(requirementOf(ledgerWith(...records), 'FRM-1').reason)?.[1]);

    expect(open(waiver({ requirement: 'HIPAA/164.308(a)(8)' }))).toBe(open() - 1);
    expect(open(attestation({ requirement: 'HIPAA/164.308(a)(8)' }))).toBe(open() - 1);
  });

  test('does not name a framework whose controls are all resolved', () => {
    const { reason } = requirementOf(ledgerWith(attestation({ requirement: 'WCAG/*' })), 'FRM-1');

    expect(reason).toContain('HIPAA: ');
    expect(reason).toMatch(/ unknown\.$/);
    expect(reason).not.toContain('WCAG: ');
  });

  test('is the only requirement with these numbers', () => {
    expect(requirementOf(ledgerWith(), 'PEN-1').reason).not.toContain('HIPAA: ');
  });
});
