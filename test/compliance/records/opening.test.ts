import { GoLiveRecord, GoLiveRecords } from '../../../lib';
import { type Declarations, StageChecks } from '../../../lib/compliance';
import { NAME, PENDING, outcomeOf, Production } from './production';
import { attestation, waiver } from './example-records';

const BREAK_GLASS = GoLiveRecord.breakGlass({
  environment: NAME,
  who: 'Bert',
  when: '2027-03-31',
  reason: 'the fair opens',
});

/** The penetration test of an environment: its outcome in the ledger, and the errors of the validation. */
function pentest(
  records: GoLiveRecord[],
  declared: Partial<Declarations> = { launch: PENDING },
  asOf?: string,
): { readonly state: string; readonly reason: string; readonly errors: string[] } {
  const { ledger, violations } = outcomeOf(new Production(['PEN-1'], declared), {
    records: GoLiveRecords.of(records),
    asOf,
  });
  const [{ state, reason }] = ledger.requirements;
  return {
    state,
    reason,
    errors: violations.filter(({ severity }) => severity !== 'warning').map(({ description }) => description),
  };
}

describe('an environment that opens to its users', () => {
  test('does not pass without a required attestation; the violation names the requirement', () => {
    const { state, errors } = pentest([]);

    expect(state).toBe('pending');
    expect(errors).toEqual([
      expect.stringMatching(
        /opens on 2027-03-31 with pending requirements: PEN-1 Penetration test.*attestation missing/,
      ),
    ]);
  });

  test('passes with the attestation', () => {
    const { state, reason, errors } = pentest([attestation()]);

    expect([state, errors]).toEqual(['attested', []]);
    expect(reason).toBe('attested by Ann Auditor on 2027-03-01, valid until 2028-03-01 (the report)');
  });

  test.each([
    ['from the opening day', { when: '2027-03-31' }],
    ['until the opening day', { validUntil: '2027-03-31' }],
  ])('passes with an attestation that is valid %s', (_name, change) => {
    expect(pentest([attestation(change)])).toMatchObject({ state: 'attested', errors: [] });
  });

  test('does not pass with an expired attestation; the violation names its position', () => {
    const { state, errors } = pentest([
      attestation({ validUntil: '2027-03-30', source: 'go-live.yaml:4:9' }),
    ]);

    expect(state).toBe('pending');
    expect(errors.join()).toMatch(
      /PEN-1.*go-live\.yaml:4:9: .*2027-03-30.*expired on the opening day, 2027-03-31/,
    );
  });

  test('names who attested what is recorded in code', () => {
    const { reason } = pentest([attestation({ validUntil: '2027-03-30' })]);

    expect(reason).toMatch(/^attested by Ann Auditor on 2027-03-01, .*expired on the opening day/);
  });

  test.each([
    ['first', 'last'],
    ['last', 'first'],
  ])('shows the attestation that is valid longer, if it is recorded %s', (where) => {
    const longer = attestation({ who: 'Bob', when: '2027-03-02', validUntil: '2029-03-01' });
    const records = where === 'first' ? [longer, attestation()] : [attestation(), longer];

    expect(pentest(records).reason).toMatch(/^attested by Bob/);
  });

  test('does not pass with an attestation that is dated after the opening day', () => {
    const { state, errors } = pentest([attestation({ when: '2027-04-01', source: 'go-live.yaml:4:9' })]);

    expect(state).toBe('pending');
    expect(errors.join()).toMatch(/go-live\.yaml:4:9: .*2027-04-01.*after the opening day, 2027-03-31/);
  });

  test('does not pass with an attestation of another environment', () => {
    const open = new Production(['PEN-1'], { launch: PENDING });
    const other = new Production(['PEN-1'], { environment: 'Live/Shop/Other' });
    const records = GoLiveRecords.of([attestation({ environment: other.declarations.environment })]);

    const [requirement] = new StageChecks(open, { records }).ledger().requirements;

    expect(requirement).toMatchObject({ state: 'pending', blocking: true });
  });

  test('passes with a waiver; the reason has its terms and what it covers', () => {
    const { state, reason, errors } = pentest([waiver()]);

    expect([state, errors]).toEqual(['waived', []]);
    expect(reason).toMatch(
      /waived until 2027-04-30: the contract comes in April \(requested by Olaf, approved by Paula\).*pending: attestation missing/,
    );
  });

  test('does not pass with a waiver that has expired by the opening day', () => {
    const { state, errors } = pentest([waiver({ expires: '2027-03-30' })]);

    expect(state).toBe('pending');
    expect(errors.join()).toMatch(/waived until 2027-03-30.*expired on the opening day/);
  });

  test('passes with a break-glass override, which is a warning and in the ledger', () => {
    const { ledger, violations } = outcomeOf(new Production(['PEN-1'], { launch: PENDING }), {
      records: GoLiveRecords.of([BREAK_GLASS]),
    });

    expect(violations).toEqual([
      expect.objectContaining({
        ruleName: 'going-live.pending-requirements',
        severity: 'warning',
        description: expect.stringMatching(
          /^Break-glass override by Bert on 2027-03-31: the fair opens.*PEN-1/,
        ) as unknown,
      }),
    ]);
    expect(ledger.opening).toMatchObject({
      opensOn: '2027-03-31',
      pendingRequirements: [{ id: 'PEN-1' }],
      override: { who: 'Bert', reason: 'the fair opens' },
    });
    expect(ledger.requirements).toMatchObject([{ id: 'PEN-1', state: 'pending', blocking: false }]);
  });

  test('does not pass with a break-glass override if a check finds a fault', () => {
    const { violations } = outcomeOf(new Production(['STG-1'], { launch: PENDING }), {
      records: GoLiveRecords.of([BREAK_GLASS]),
    });

    expect(violations).toMatchObject([{ ruleName: 'STG-1.owner-tags', severity: 'error' }]);
  });
});

describe('a closed environment', () => {
  test('passes with pending requirements, which are shown as pending', () => {
    expect(pentest([], {})).toMatchObject({ state: 'pending', errors: [] });
  });

  test('shows attestations', () => {
    expect(pentest([attestation()], {})).toMatchObject({ state: 'attested' });
  });

  test('shows attestations that have expired by the day of the ledger as pending', () => {
    expect(pentest([attestation()], {}, '2028-03-02')).toMatchObject({ state: 'pending', errors: [] });
  });
});

describe('an attestation that expires after the opening day', () => {
  test('is valid without a day', () => {
    expect(pentest([attestation({ validUntil: '2027-04-01' })])).toMatchObject({
      state: 'attested',
      errors: [],
    });
  });

  test('makes its requirement pending in the ledger of a later day, and passes', () => {
    const later = pentest([attestation()], { launch: PENDING }, '2028-03-02');

    expect(later).toMatchObject({ state: 'pending', errors: [] });
    expect(later.reason).toMatch(/expired on the day of the report, 2028-03-02/);
  });

  test('is renewed by another record beside the first', () => {
    const renewed = attestation({ when: '2028-02-01', validUntil: '2029-02-01', who: 'Bob' });

    const later = pentest([attestation(), renewed], { launch: PENDING }, '2028-03-02');

    expect(later).toMatchObject({ state: 'attested', errors: [] });
    expect(later.reason).toMatch(/^attested by Bob/);
    expect(pentest([renewed]).errors.join()).toMatch(/after the opening day/);
  });

  test('an invalid day is refused', () => {
    expect(() => pentest([], {}, 'today')).toThrow(/'asOf'.*'today'/);
  });
});

describe('a waiver', () => {
  const stg1 = (declared: Partial<Declarations>, records: GoLiveRecord[] = [], asOf?: string) => {
    const { ledger, violations } = outcomeOf(new Production(['STG-1'], declared), {
      records: GoLiveRecords.of(records),
      asOf,
    });
    return { state: ledger.requirements[0].state, severities: violations.map(({ severity }) => severity) };
  };
  const terms = { reason: 'r', requestedBy: 'Olaf', approvedBy: 'Paula', expires: '2027-04-30' };

  test('passes a requirement that is not met; the finding is a warning', () => {
    expect(stg1({})).toEqual({ state: 'not met', severities: ['error'] });
    expect(stg1({}, [waiver({ requirement: 'STG-1' })])).toEqual({
      state: 'waived',
      severities: ['warning'],
    });
  });

  test('can be declared by a component', () => {
    expect(stg1({ waivers: [{ requirement: 'STG-1', ...terms }] })).toEqual({
      state: 'waived',
      severities: ['warning'],
    });
  });

  test('that expires later makes the requirement not met in the ledger, and passes', () => {
    const expired = stg1({ launch: PENDING }, [waiver({ requirement: 'STG-1' })], '2027-05-01');

    expect(expired).toEqual({ state: 'not met', severities: ['warning'] });
  });
});

describe('records of an unknown environment', () => {
  test('fail the validation; the violation has the nearest name', () => {
    const { violations } = outcomeOf(new Production(['PEN-1'], {}), {
      records: GoLiveRecords.of([attestation({ environment: 'Live/Shop/Prodution' })]),
    });

    expect(violations).toEqual([
      expect.objectContaining({
        ruleName: 'going-live.unknown-environment',
        severity: 'fatal',
        description: expect.stringContaining("'Live/Shop/Prodution'") as unknown,
        suggestedFix: expect.stringContaining(`did you mean '${NAME}'?`) as unknown,
      }),
    ]);
  });
});

test('the ledger has every record of its environment, and is plain data', () => {
  const records = GoLiveRecords.of([attestation(), waiver({ requirement: 'SEC-2' }), BREAK_GLASS]);

  const { ledger } = outcomeOf(new Production(['PEN-1'], { launch: PENDING }), { records });

  expect(ledger.records).toMatchObject({
    attestations: [{ requirement: 'PEN-1', who: 'Ann Auditor' }],
    waivers: [{ requirement: 'SEC-2', approvedBy: 'Paula' }],
    overrides: [{ who: 'Bert' }],
  });
  expect(JSON.parse(JSON.stringify(ledger))).toEqual(ledger);
});
