import { GoLiveRecord, GoLiveRecords } from '../../../lib';
import { type RuleWaiver, type TaskRecord, TaskState } from '../../../lib/compliance';

const ATTESTATION = {
  environment: 'Production/Shop',
  requirement: 'PEN-1',
  who: 'Ann Auditor',
  when: '2027-03-01',
  evidence: 'https://example.com/pentest',
  validUntil: '2028-03-01',
};
const TERMS = {
  environment: 'Production/Shop',
  reason: 'the VPN comes in April',
  requestedBy: 'Olaf',
  approvedBy: 'Paula',
  when: '2027-03-02',
  expires: '2027-04-30',
};
const WAIVER = { ...TERMS, requirement: 'SEC-2' };
const BREAK_GLASS = {
  environment: 'Production/Shop',
  who: 'Bert',
  when: '2027-03-31',
  reason: 'the fair opens',
};

const RULE_WAIVER = { ...TERMS, rule: 'AwsSolutions-RDS3', path: 'Production/Shop/Orders' };
const TASK = {
  environment: 'Production/Shop',
  id: 'inform-support',
  what: 'Inform the support desk',
  owner: 'Sue',
  state: TaskState.TO_DO,
};

const attest = (change: Partial<typeof ATTESTATION>) =>
  GoLiveRecord.attestation({ ...ATTESTATION, ...change });
const waive = (change: Partial<typeof WAIVER>) => GoLiveRecord.waiver({ ...WAIVER, ...change });

const waiveRule = (change: Partial<RuleWaiver>) => GoLiveRecord.ruleWaiver({ ...RULE_WAIVER, ...change });
const task = (change: Partial<TaskRecord>) => GoLiveRecord.task({ ...TASK, ...change });

describe('records', () => {
  test('waivers of rules and tasks are kept with the others', () => {
    const inSoftLaunch = { environment: 'SoftLaunch/Shop' };
    const records = GoLiveRecords.of([waiveRule({}), waiveRule(inSoftLaunch), task({}), task(inSoftLaunch)]);

    const own = records.forEnvironment('Production/Shop');

    expect(records.environments).toEqual(['Production/Shop', 'SoftLaunch/Shop']);
    expect(own.ruleWaivers).toEqual([RULE_WAIVER]);
    expect(own.tasks).toEqual([TASK]);
  });

  test('two waivers of a rule at one construct, or two tasks of one id or requirement, are refused', () => {
    const ofRequirement = (id: string) => task({ id, requirement: 'PEN-1' });

    expect(() => GoLiveRecords.of([waiveRule({}), waiveRule({ reason: 'r' })])).toThrow(/RDS3 at .*keep one/);
    expect(() => GoLiveRecords.of([task({}), task({ what: 'w' })])).toThrow(
      /^task inform-support: got 'Production\/Shop, inform-support', .*keep one/,
    );
    expect(() => GoLiveRecords.of([ofRequirement('a'), ofRequirement('b')])).toThrow(
      /^task b: got 'Production\/Shop, PEN-1', .*requirement already; keep one/,
    );
    expect(GoLiveRecords.of([waiveRule({}), waiveRule({ path: 'Other' })]).ruleWaivers).toHaveLength(2);
  });

  test('are kept by kind, and found by environment', () => {
    const inSoftLaunch = { environment: 'SoftLaunch/Shop' };
    const records = GoLiveRecords.of([
      attest({}),
      attest(inSoftLaunch),
      waive({}),
      waive(inSoftLaunch),
      GoLiveRecord.breakGlass(BREAK_GLASS),
      GoLiveRecord.breakGlass({ ...BREAK_GLASS, ...inSoftLaunch }),
    ]);

    const own = records.forEnvironment('Production/Shop');

    expect(records.environments).toEqual(['Production/Shop', 'SoftLaunch/Shop']);
    expect([own.attestations, own.waivers, own.overrides]).toEqual([[ATTESTATION], [WAIVER], [BREAK_GLASS]]);
  });

  test('two of the same requirement, environment and day are refused, whatever else they contain', () => {
    expect(() => GoLiveRecords.of([attest({}), attest({ who: 'Bob' })])).toThrow(
      /PEN-1.*keep one of the two/,
    );
    expect(() => GoLiveRecords.of([waive({}), waive({ approvedBy: 'Bob' })])).toThrow(/SEC-2.*keep one/);
  });

  test('the positions of both duplicates in the file are in the error', () => {
    const [first, second] = ['go-live.yaml:4:9', 'go-live.yaml:9:9'].map((source) =>
      GoLiveRecord.breakGlass({ ...BREAK_GLASS, source }),
    );

    expect(() => GoLiveRecords.of([first, second])).toThrow(
      /^go-live\.yaml:9:9: break-glass override: got 'Production\/Shop, 2027-03-31', .* already, at go-live\.yaml:4:9;/,
    );
  });

  test('may expire on the day on which they begin', () => {
    const records = GoLiveRecords.of([attest({ validUntil: ATTESTATION.when })]);
    expect(records.attestations.map(({ validUntil }) => validUntil)).toEqual([ATTESTATION.when]);
  });

  test('a renewal on another day, another requirement or another environment is no duplicate', () => {
    const records = [
      attest({}),
      attest({ when: '2028-02-01' }),
      attest({ requirement: 'PRB-1' }),
      attest({ environment: 'X' }),
    ];

    expect(GoLiveRecords.of(records).attestations).toHaveLength(4);
  });
});

describe('a record is refused:', () => {
  test.each<[string, () => unknown, RegExp]>([
    [
      'an unknown requirement',
      () => attest({ requirement: 'PEN-2' }),
      /'PEN-2'.*no such requirement.*'PEN-1'/,
    ],
    [
      'a requirement that cannot be attested',
      () => attest({ requirement: 'BAK-1' }),
      /BAK-1.*cannot be attested.*waiver/,
    ],
    ['an attestation without a person', () => attest({ who: '' }), /'who' of the attestation of PEN-1/],
    [
      'an attestation without evidence',
      () => attest({ evidence: ' ' }),
      /'evidence' of the attestation of PEN-1/,
    ],
    [
      'an attestation without an environment',
      () => attest({ environment: '' }),
      /'environment' of the attestation/,
    ],
    [
      'an attestation on a day that does not exist',
      () => attest({ when: '1.3.2027' }),
      /'1\.3\.2027'.*year first/,
    ],
    [
      'an attestation that expires before it begins',
      () => attest({ validUntil: '2027-02-28' }),
      /must not be before 2027-03-01/,
    ],
    [
      'a waiver of an unknown requirement',
      () => waive({ requirement: 'SEC-9' }),
      /'SEC-9'.*no such requirement/,
    ],
    ['a waiver without reason', () => waive({ reason: '' }), /reason of the waiver of SEC-2/],
    [
      'a waiver that its requester approves',
      () => waive({ approvedBy: ' olaf ' }),
      /the approver of a waiver is not its requester; have another person/,
    ],
    ['a waiver of a blank rule', () => waiveRule({ rule: ' ' }), /'rule' of the waiver/],
    [
      'a waiver of a rule without a construct',
      () => waiveRule({ path: '' }),
      /'path' of the waiver of AwsSol/,
    ],
    [
      'a waiver of a rule that its requester approves',
      () => waiveRule({ approvedBy: 'olaf' }),
      /the approver of a waiver is not its requester/,
    ],
    ['an unknown control', () => attest({ requirement: 'GDPR/Art. 600' }), /lists no such control/],
    ['a task without an owner', () => task({ owner: '' }), /'owner' of the task inform-support/],
    ['a task for an unknown requirement', () => task({ requirement: 'PEN-2' }), /'PEN-2'.*'PEN-1'/],
    ['a task with a malformed due day', () => task({ due: 'soon' }), /'soon'.*year first/],
    ['a task with the id of a requirement', () => task({ id: 'PEN-1' }), /write it as 'requirement'/],
    ['a waiver without end', () => waive({ expires: 'never' }), /'never'/],
    [
      'an override without reason',
      () => GoLiveRecord.breakGlass({ ...BREAK_GLASS, reason: '' }),
      /'reason' of the break-glass/,
    ],
  ])('%s', (_name, use, message) => {
    expect(use).toThrow(message);
  });
});
