import { GoLiveRecord, GoLiveRecords } from '../../../lib';
import { blockersOf, type Declarations, EvaluationMode, type Waiver } from '../../../lib/compliance';
import { NAME, PENDING, outcomeOf, Production, UNTAGGED } from './production';
import { attestation, ruleWaiver, waiver as waiverOf } from './example-records';

const waiver = (change: Partial<Waiver> = {}) => waiverOf({ requirement: 'STF-1', ...change });

const ledgerOf = (records: GoLiveRecord[], asOf?: string, declared: Partial<Declarations> = {}) =>
  outcomeOf(new Production(['PEN-1', 'STF-1', 'LCH-1'], { launch: PENDING, ...declared }), {
    records: GoLiveRecords.of(records),
    asOf,
  });

describe('a record', () => {
  const endsOn = (asOf: string | undefined, ...records: GoLiveRecord[]) => {
    const { expired, expiring } = ledgerOf(records, asOf).ledger.records;
    const daysLeft = (ends: typeof expired) => ends.map(({ what, daysLeft }) => [what, daysLeft]);
    return { expired: daysLeft(expired), expiring: daysLeft(expiring) };
  };

  test.each([
    ['is not listed 31 days before its last day', '2028-01-30', [], []],
    ['expires soon from 30 days before its last day', '2028-01-31', [['attestation of PEN-1', 30]], []],
    ['expires soon on its last day', '2028-03-01', [['attestation of PEN-1', 0]], []],
    ['has expired a day later', '2028-03-02', [], [['attestation of PEN-1', -1]]],
  ])('%s', (_name, asOf, expiring, expired) => {
    expect(endsOn(asOf, attestation())).toEqual({ expiring, expired });
  });

  test('that expires soon is listed with person, last day and position', () => {
    const { ledger } = ledgerOf([attestation({ source: 'go-live.yaml:4:9' })], '2028-02-28');

    expect(ledger.records.expiring).toEqual([
      {
        what: 'attestation of PEN-1',
        who: 'Ann Auditor',
        until: '2028-03-01',
        daysLeft: 2,
        source: 'go-live.yaml:4:9',
      },
    ]);
    expect(ledger.asOf).toBe('2028-02-28');
  });

  test('that expires soon is listed for waivers of requirements, of rules and of components', () => {
    const terms = { reason: 'later', requestedBy: 'Olaf', approvedBy: 'Paula', expires: '2027-04-30' };
    const rule = ruleWaiver({ rule: 'CLU-1.x', path: UNTAGGED });

    const { expiring } = ledgerOf([waiver(), rule], '2027-04-20', {
      waivers: [{ requirement: 'SEC-2', ...terms }],
    }).ledger.records;

    expect(expiring.map(({ what, who }) => [what, who])).toEqual([
      ['waiver of STF-1', 'Paula'],
      [`waiver of CLU-1.x at ${UNTAGGED}`, 'Paula'],
      ['waiver of SEC-2', 'Paula'],
    ]);
  });

  test('is not listed once it is renewed', () => {
    const renewal = attestation({ when: '2028-02-01', validUntil: '2029-03-01' });

    expect(endsOn('2028-03-02', attestation(), renewal)).toEqual({ expiring: [], expired: [] });
  });

  test('that is a renewed waiver is not listed; other waivers are', () => {
    const renewal = waiver({ when: '2027-04-15', expires: '2027-05-31' });

    expect(endsOn('2027-05-01', waiver(), renewal, waiver({ requirement: 'PEN-1' }))).toEqual({
      expired: [['waiver of PEN-1', -1]],
      expiring: [['waiver of STF-1', 30]],
    });
  });

  test('is evaluated for the opening day by default', () => {
    expect(endsOn(undefined, attestation({ validUntil: '2027-04-01' })).expiring).toEqual([
      ['attestation of PEN-1', 1],
    ]);
  });

  test('does not expire without a day', () => {
    const { ledger } = ledgerOf([attestation()], undefined, { launch: undefined });

    expect([ledger.asOf, ledger.records.expiring, ledger.records.expired]).toEqual([undefined, [], []]);
  });
});

describe('a waiver of a requirement', () => {
  const unused = (...records: GoLiveRecord[]) => ledgerOf(records).ledger.records.unused;

  test('that is pending is used', () => {
    expect(unused(waiver())).toEqual([]);
  });

  test.each<[string, GoLiveRecord[], RegExp]>([
    [
      'is attested',
      [attestation(), waiver({ requirement: 'PEN-1' })],
      /PEN-1: without it the requirement is attested/,
    ],
    ['is declared', [waiver({ requirement: 'LCH-1' })], /LCH-1: without it the requirement is declared/],
    [
      'is not required',
      [waiver({ requirement: 'STG-3' })],
      /STG-3: without it the requirement is not required/,
    ],
  ])('that %s is unused: a warning, with which the environment passes', (_name, records, message) => {
    const { ledger, violations } = ledgerOf([...records, GoLiveRecord.breakGlass(BREAK_GLASS)]);
    const warnings = violations.filter(({ ruleName }) => ruleName === 'going-live.unused-waiver');

    expect(ledger.records.unused).toHaveLength(1);
    expect(warnings).toMatchObject([
      { severity: 'warning', description: expect.stringMatching(message) as unknown },
    ]);
  });

  test('that is used on the opening day stays used, also after a later attestation', () => {
    const attestedLater = attestation({ requirement: 'STF-1', when: '2027-05-01' });

    const { ledger } = ledgerOf([waiver(), attestedLater], '2027-05-02');

    expect(ledger.records.unused).toEqual([]);
  });
});

const BREAK_GLASS = { environment: NAME, who: 'Bert', when: '2027-03-31', reason: 'the fair opens' };

describe('a strict check', () => {
  const blockers = (records: GoLiveRecord[], asOf?: string) => {
    const { ledger } = ledgerOf(records, asOf);
    return blockersOf({ ...ledger, mode: EvaluationMode.STRICT_CHECK });
  };
  const states = (records: GoLiveRecord[], asOf?: string) =>
    blockers(records, asOf).map(({ id, state }) => [id, state]);

  test('passes if everything is declared, attested or waived', () => {
    expect(states([attestation(), waiver()])).toEqual([]);
  });

  test('fails on pending requirements', () => {
    expect(states([attestation()])).toEqual([['STF-1', 'pending']]);
  });

  test('fails on an expired record, and on the requirement that it was for', () => {
    expect(states([attestation(), waiver()], '2027-05-01')).toEqual([
      ['STF-1', 'pending'],
      ['waiver of STF-1', 'expired'],
    ]);
  });

  test('fails on an unused waiver', () => {
    expect(states([attestation(), waiver(), waiver({ requirement: 'LCH-1' })])).toEqual([
      ['waiver of LCH-1', 'unused'],
    ]);
  });

  test('names the position of a record in its file', () => {
    const reasons = (source?: string) =>
      blockers([attestation(), waiver({ source }), waiver({ requirement: 'LCH-1', source })], '2027-05-01')
        .slice(1)
        .map(({ reason }) => reason);

    expect(reasons('go-live.yaml:4:9')).toEqual([
      'go-live.yaml:4:9: valid until 2027-04-30, not renewed',
      'go-live.yaml:4:9: valid until 2027-04-30, not renewed',
      'go-live.yaml:4:9: without it the requirement is declared',
    ]);
    expect(reasons()).toEqual([
      'valid until 2027-04-30, not renewed',
      'valid until 2027-04-30, not renewed',
      'without it the requirement is declared',
    ]);
  });
});
