import { type Declarations, GoLiveRecord, GoLiveRecords, StageChecks } from '../../../lib';
import { NAME, PENDING, outcomeOf, Production } from './a-production';
import { attestation, waiver } from './signed';

const BREAK_GLASS = GoLiveRecord.breakGlass({
  environment: NAME,
  who: 'Bert',
  when: '2027-03-31',
  reason: 'the fair opens',
});

/** The penetration test of an environment, as its ledger and the validation tell of it. */
function pentest(
  records: readonly GoLiveRecord[],
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
    errors: violations.filter(({ severity }) => severity === 'error').map(({ description }) => description),
  };
}

describe('an environment that is open to its users', () => {
  test('does not pass while nobody has signed what is required, and is told the requirement', () => {
    const { state, errors } = pentest([]);

    expect(state).toBe('pending');
    expect(errors).toEqual([
      expect.stringMatching(
        /opens on 2027-03-31, and required requirements are open: PEN-1 Penetration test.*nobody has signed/,
      ),
    ]);
  });

  test('passes once it is signed', () => {
    const { state, reason, errors } = pentest([attestation()]);

    expect([state, errors]).toEqual(['attested', []]);
    expect(reason).toBe('Ann Auditor signed on 2027-03-01, valid until 2028-03-01 (the report)');
  });

  test.each([
    ['on the opening day for the first time', { when: '2027-03-31' }],
    ['until the opening day for the last time', { validUntil: '2027-03-31' }],
  ])('takes an attestation that holds %s', (_name, change) => {
    expect(pentest([attestation(change)])).toMatchObject({ state: 'attested', errors: [] });
  });

  test('takes none that had expired by the opening day, and tells where it stands', () => {
    const { state, errors } = pentest([
      attestation({ validUntil: '2027-03-30', source: 'go-live.yaml:4:9' }),
    ]);

    expect(state).toBe('pending');
    expect(errors.join()).toMatch(
      /PEN-1.*go-live\.yaml:4:9: .*2027-03-30.*expired on the opening day, 2027-03-31/,
    );
  });

  test('tells what is written in code by who signed it', () => {
    const { reason } = pentest([attestation({ validUntil: '2027-03-30' })]);

    expect(reason).toMatch(/^Ann Auditor signed on 2027-03-01, .*expired on the opening day/);
  });

  test.each([
    ['first', 'last'],
    ['last', 'first'],
  ])('tells of two that hold the one that holds longer, written %s', (where) => {
    const longer = attestation({ who: 'Bob', when: '2027-03-02', validUntil: '2029-03-01' });
    const records = where === 'first' ? [longer, attestation()] : [attestation(), longer];

    expect(pentest(records).reason).toMatch(/^Bob signed/);
  });

  test('takes none of a day after the opening day', () => {
    const { state, errors } = pentest([attestation({ when: '2027-04-01', source: 'go-live.yaml:4:9' })]);

    expect(state).toBe('pending');
    expect(errors.join()).toMatch(/go-live\.yaml:4:9: .*2027-04-01.*after the opening day, 2027-03-31/);
  });

  test('takes none for another environment', () => {
    const open = new Production(['PEN-1'], { launch: PENDING });
    const other = new Production(['PEN-1'], { environment: 'Live/Shop/Other' });
    const records = GoLiveRecords.of([attestation({ environment: other.declarations.environment })]);

    const [requirement] = new StageChecks(open, { records }).ledger().requirements;

    expect(requirement).toMatchObject({ state: 'pending', blocking: true });
  });

  test('passes with a waiver, which is told with those who are behind it and what it covers', () => {
    const { state, reason, errors } = pentest([waiver()]);

    expect([state, errors]).toEqual(['waived', []]);
    expect(reason).toMatch(
      /waived until 2027-04-30: the contract comes in April \(requested by Olaf, approved by Paula\).*pending: nobody has signed/,
    );
  });

  test('does not pass with a waiver that had expired by the opening day', () => {
    const { state, errors } = pentest([waiver({ expires: '2027-03-30' })]);

    expect(state).toBe('pending');
    expect(errors.join()).toMatch(/waived until 2027-03-30.*expired on the opening day/);
  });

  test('passes by a break-glass override, which is told and stays in the ledger', () => {
    const { ledger, violations } = outcomeOf(new Production(['PEN-1'], { launch: PENDING }), {
      records: GoLiveRecords.of([BREAK_GLASS]),
    });

    expect(violations).toEqual([
      expect.objectContaining({
        ruleName: 'going-live.open-rows',
        severity: 'warning',
        description: expect.stringMatching(
          /^Bert opens it nevertheless \(2027-03-31\): the fair opens.*PEN-1/,
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

  test('a break-glass override does not cover what resources get wrong', () => {
    const { violations } = outcomeOf(new Production(['STG-1'], { launch: PENDING }), {
      records: GoLiveRecords.of([BREAK_GLASS]),
    });

    expect(violations).toMatchObject([{ ruleName: 'STG-1.owner-tags', severity: 'error' }]);
  });
});

describe('a closed environment', () => {
  test('passes with open requirements, which are shown as open', () => {
    expect(pentest([], {})).toMatchObject({ state: 'pending', errors: [] });
  });

  test('shows what is signed already', () => {
    expect(pentest([attestation()], {})).toMatchObject({ state: 'attested' });
  });

  test('shows what has expired by the day that the report is asked for', () => {
    expect(pentest([attestation()], {}, '2028-03-02')).toMatchObject({ state: 'pending', errors: [] });
  });
});

describe('what expires after the opening day', () => {
  test('is not seen without a day', () => {
    expect(pentest([attestation({ validUntil: '2027-04-01' })])).toMatchObject({
      state: 'attested',
      errors: [],
    });
  });

  test('turns its requirement open in the report of a later day, and stops nothing', () => {
    const later = pentest([attestation()], { launch: PENDING }, '2028-03-02');

    expect(later).toMatchObject({ state: 'pending', errors: [] });
    expect(later.reason).toMatch(/expired on the day of the report, 2028-03-02/);
  });

  test('is signed again by a further record, beside the first', () => {
    const renewed = attestation({ when: '2028-02-01', validUntil: '2029-02-01', who: 'Bob' });

    const later = pentest([attestation(), renewed], { launch: PENDING }, '2028-03-02');

    expect(later).toMatchObject({ state: 'attested', errors: [] });
    expect(later.reason).toMatch(/^Bob/);
    expect(pentest([renewed]).errors.join()).toMatch(/after the opening day/);
  });

  test('a day that is none is refused', () => {
    expect(() => pentest([], {}, 'today')).toThrow(/'asOf'.*'today'/);
  });
});

describe('a waiver', () => {
  const stg1 = (declared: Partial<Declarations>, records: readonly GoLiveRecord[] = [], asOf?: string) => {
    const { ledger, violations } = outcomeOf(new Production(['STG-1'], declared), {
      records: GoLiveRecords.of(records),
      asOf,
    });
    return { state: ledger.requirements[0].state, severities: violations.map(({ severity }) => severity) };
  };
  const terms = { reason: 'r', requestedBy: 'Olaf', approvedBy: 'Paula', expires: '2027-04-30' };

  test('lets pass what is not met; what the check found stays a warning', () => {
    expect(stg1({})).toEqual({ state: 'not met', severities: ['error'] });
    expect(stg1({}, [waiver({ requirement: 'STG-1' })])).toEqual({
      state: 'waived',
      severities: ['warning'],
    });
  });

  test('that a component declares counts as one', () => {
    expect(stg1({ waivers: [{ requirement: 'STG-1', ...terms }] })).toEqual({
      state: 'waived',
      severities: ['warning'],
    });
  });

  test('that expires later turns the report back, and still stops nothing', () => {
    const expired = stg1({ launch: PENDING }, [waiver({ requirement: 'STG-1' })], '2027-05-01');

    expect(expired).toEqual({ state: 'not met', severities: ['warning'] });
  });
});

describe('records of an environment that is not there', () => {
  test('fail the validation, with the nearest name', () => {
    const { violations } = outcomeOf(new Production(['PEN-1'], {}), {
      records: GoLiveRecords.of([attestation({ environment: 'Live/Shop/Prodution' })]),
    });

    expect(violations).toEqual([
      expect.objectContaining({
        ruleName: 'going-live.unknown-environment',
        severity: 'error',
        description: expect.stringContaining("'Live/Shop/Prodution'") as unknown,
        suggestedFix: expect.stringContaining(`did you mean '${NAME}'?`) as unknown,
      }),
    ]);
  });
});

test('the ledger keeps every record of its environment, and is plain data', () => {
  const records = GoLiveRecords.of([attestation(), waiver({ requirement: 'SEC-2' }), BREAK_GLASS]);

  const { ledger } = outcomeOf(new Production(['PEN-1'], { launch: PENDING }), { records });

  expect(ledger.records).toMatchObject({
    attestations: [{ requirement: 'PEN-1', who: 'Ann Auditor' }],
    waivers: [{ requirement: 'SEC-2', approvedBy: 'Paula' }],
    overrides: [{ who: 'Bert' }],
  });
  expect(JSON.parse(JSON.stringify(ledger))).toEqual(ledger);
});
