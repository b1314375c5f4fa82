import { Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { type GoLiveRecord, GoLiveRecords } from '../../../lib';
import { type RuleWaiver } from '../../../lib/compliance';
import { BARE, NAME, PENDING, outcomeOf, Production, requirementOf, UNTAGGED } from './production';
import { ruleWaiver } from './example-records';

const CHECK = 'STG-1.owner-tags';

const waiver = (change: Partial<RuleWaiver> = {}) => ruleWaiver({ rule: CHECK, path: UNTAGGED, ...change });

describe('a waiver of a check at a construct', () => {
  const MET = 'BAK-1.data-stores-backed-up';
  const tagged = (waivers: GoLiveRecord[], asOf?: string) => {
    const environment = new Production(['STG-1', 'BAK-1'], { launch: PENDING });
    const { ledger, violations } = outcomeOf(environment, { records: GoLiveRecords.of(waivers), asOf });
    const { state, reason, blocking, checks } = requirementOf(ledger, 'STG-1');
    const findings = checks[0].findings.map(({ resource, waived }) => [
      resource?.constructPath,
      waived?.approvedBy,
    ]);
    return { state, reason, blocking, findings, violations, unused: ledger.records.unused };
  };

  test('marks the finding and leaves the others: the requirement is not met, and only they fail', () => {
    const { state, reason, findings, violations } = tagged([waiver()]);

    expect(state).toBe('not met');
    expect(reason).toMatch(/Bare.*Untagged: waived until 2027-04-30/s);
    expect(findings).toEqual([
      [UNTAGGED, 'Paula'],
      [BARE, undefined],
    ]);
    expect(violations).toMatchObject([
      { ruleName: CHECK, severity: 'error', violatingConstructs: [{ constructPath: BARE }] },
    ]);
  });

  test('makes the requirement waived, never met, once all of its faults are waived', () => {
    const { state, reason, blocking, findings, violations } = tagged([waiver(), waiver({ path: BARE })]);

    expect([state, blocking, violations]).toEqual(['waived', false, []]);
    expect(reason).toMatch(/requested by Olaf, approved by Paula.*Without the waiver: /);
    expect(findings.map(([, who]) => who)).toEqual(['Paula', 'Paula']);
  });

  test('covers findings about the environment as a whole, by its path', () => {
    const environment = new Production(['SEC-2'], { launch: PENDING });
    const records = GoLiveRecords.of([waiver({ rule: 'SEC-2.vpn', path: NAME })]);
    const { state, reason } = requirementOf(outcomeOf(environment, { records }).ledger, 'SEC-2');

    expect(state).toBe('waived');
    expect(reason).toMatch(/Without the waiver: The environment has no Client VPN endpoint/);
  });

  test('does not cover another rule', () => {
    const environment = new Production(['SEC-2', 'STG-1'], { launch: PENDING });
    const records = GoLiveRecords.of([waiver({ path: NAME })]);
    const { ledger } = outcomeOf(environment, { records });

    expect(ledger.requirements.map(({ id, state }) => [id, state])).toEqual([
      ['STG-1', 'waived'],
      ['SEC-2', 'not met'],
    ]);
  });

  test('is valid from its first day to its last, and in an environment without an opening day', () => {
    const whole = (change: Partial<RuleWaiver>) => tagged([waiver({ path: NAME, ...change })]).state;

    expect(whole({ when: '2027-03-31' })).toBe('waived');
    expect(whole({ expires: '2027-03-31' })).toBe('waived');
    const closed = outcomeOf(new Production(['STG-1']), {
      records: GoLiveRecords.of([waiver({ path: NAME })]),
    });
    expect(requirementOf(closed.ledger, 'STG-1').state).toBe('waived');
  });

  test('covers constructs below its construct, and none with a similar name', () => {
    expect(tagged([waiver({ path: `${NAME}/Bare` })]).findings).toEqual([
      [UNTAGGED, undefined],
      [BARE, 'Paula'],
    ]);
    expect(tagged([waiver({ path: `${NAME}/Bar` })]).findings.flatMap(([, who]) => who ?? [])).toEqual([]);
    expect(tagged([waiver({ path: NAME })]).state).toBe('waived');
  });

  test.each([
    ['that had expired by the opening day', { expires: '2027-03-30' }],
    ['of a day after the opening day', { when: '2027-04-01' }],
  ])('%s covers nothing', (_name, change) => {
    const outcome = tagged([waiver({ path: NAME, ...change })]);

    expect(outcome).toMatchObject({ state: 'not met', blocking: true });
    expect(outcome.violations).toContainEqual(
      expect.objectContaining({ ruleName: CHECK, severity: 'error' }),
    );
  });

  test('that expires after the opening day is not applied in the later report, and the environment passes', () => {
    const { state, blocking, violations } = tagged([waiver({ path: NAME })], '2027-05-01');

    expect([state, blocking]).toEqual(['not met', false]);
    expect(violations.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each<[string, Partial<RuleWaiver>, RegExp]>([
    ['the rule has no findings there', { path: `${NAME}/Policy` }, /^the rule has no findings there$/],
    [
      'there is no such construct, with the nearest',
      { path: `${NAME}/Untaged` },
      new RegExp(`no such construct; did you mean '${UNTAGGED}'`),
    ],
    [
      'there is no such rule, with the nearest',
      { rule: 'STG-1.owner-tag' },
      /no such rule.*'STG-1\.owner-tags'/,
    ],
    [
      'no pack is evaluated for the rule',
      { rule: 'AwsSolutions-S1' },
      /no such rule is evaluated .*; known are the checks that the ledger names$/,
    ],
    [
      'the rule has findings, and no construct has a similar path',
      { path: 'X' },
      new RegExp(`no such construct; the rule has a finding at '${UNTAGGED}'$`),
    ],
    [
      'the rule has no findings, and no construct has a similar path',
      { rule: MET, path: 'X' },
      /no such construct; the rule has no findings$/,
    ],
    [
      'the rule finds nothing, with the nearest construct',
      { rule: MET, path: `${NAME}/Baer` },
      new RegExp(`no such construct; did you mean '${NAME}/Bare'`),
    ],
  ])('is unused, a warning that can be acknowledged, if %s', (_name, change, why) => {
    const outcome = tagged([waiver({ source: 'go-live.yaml:4:9', ...change })]);

    expect(outcome.unused).toEqual([
      {
        what: `waiver of ${change.rule ?? CHECK} at ${change.path ?? UNTAGGED}`,
        why: expect.stringMatching(why) as unknown,
        source: 'go-live.yaml:4:9',
      },
    ]);
    expect(outcome.violations).toContainEqual(
      expect.objectContaining({
        ruleName: 'going-live.unused-waiver',
        severity: 'warning',
        description: expect.stringMatching(/^go-live\.yaml:4:9: waiver of/) as unknown,
        violatingConstructs: [expect.objectContaining({ constructPath: NAME })],
      }),
    );
  });
});

test('the warning of an unused waiver in code begins with the waiver', () => {
  const records = GoLiveRecords.of([waiver({ path: `${NAME}/Gone` })]);

  expect(outcomeOf(new Production(['STG-1']), { records }).violations).toContainEqual(
    expect.objectContaining({
      description: expect.stringMatching(/^waiver of STG-1\.owner-tags at /) as unknown,
    }),
  );
});

test('the warning of an unused waiver can be acknowledged, with its reason', () => {
  const environment = new Production(['STG-1']);
  Validations.of(environment).acknowledge({
    id: 'StageChecks::going-live.unused-waiver',
    reason: 'the construct comes back next week',
  });

  const { violations } = outcomeOf(environment, {
    records: GoLiveRecords.of([waiver({ path: `${NAME}/Gone` })]),
  });

  expect(violations.map(({ ruleName }) => ruleName)).toEqual([CHECK]);
});

describe('a waiver of a cdk-nag rule at a construct', () => {
  const BUCKET = `${NAME}/Bucket`;
  const nag = (waivers: GoLiveRecord[], asOf?: string) => {
    const environment = new Production([], { launch: PENDING });
    new Bucket(environment, 'Bucket', { enforceSSL: true });
    const records = GoLiveRecords.of(waivers);
    const { ledger, violations } = outcomeOf(environment, { records, asOf, packs: ['AwsSolutions'] });
    const { findings, waived, rules } = ledger.nag[0];
    return {
      found: findings.map(({ rule }) => rule).filter((rule) => rule === 'AwsSolutions-S1'),
      waived,
      rule: rules.find(({ rule }) => rule === 'AwsSolutions-S1'),
      unused: ledger.records.unused,
      reported: violations.filter(({ ruleName }) => /S1$|unused/.test(ruleName)),
    };
  };
  const ofRule = (change: Partial<RuleWaiver> = {}) =>
    waiver({ rule: 'AwsSolutions-S1', path: BUCKET, ...change });

  test('removes the violation, and lists it as waived', () => {
    const { found, waived, rule, reported, unused } = nag([ofRule()]);

    expect([found, reported, unused]).toEqual([[], [], []]);
    expect(waived).toMatchObject([
      {
        rule: 'AwsSolutions-S1',
        resource: { constructPath: `${BUCKET}/Resource` },
        waiver: { requestedBy: 'Olaf', approvedBy: 'Paula', expires: '2027-04-30' },
      },
    ]);
    expect(rule).toMatchObject({ failed: 0, waived: 1 });
  });

  test('without it the rule fails', () => {
    expect(nag([]).reported).toMatchObject([{ ruleName: 'AwsSolutions-S1', severity: 'error' }]);
  });

  test.each([
    ['nearly is one', 'AwsSolution-S1', "did you mean 'AwsSolutions-S1'?"],
    ['resembles none', 'Anything', 'the checks that the ledger names, and the rules of AwsSolutions'],
  ])('of an unknown rule that %s is unused, with the known rules', (_how, rule, expected) => {
    expect(nag([ofRule({ rule })]).unused).toMatchObject([
      { why: expect.stringMatching(RegExp(`${expected.replace('?', '\\?')}$`)) as unknown },
    ]);
  });

  test('that has expired by the opening day covers nothing', () => {
    const { found, reported } = nag([ofRule({ expires: '2027-03-30' })]);

    expect(found).toEqual(['AwsSolutions-S1']);
    expect(reported).toMatchObject([{ ruleName: 'AwsSolutions-S1', severity: 'error' }]);
  });

  test('that expires after the opening day is not applied in the later report, and fails nothing', () => {
    const { found, reported } = nag([ofRule()], '2027-05-01');

    expect([found, reported]).toEqual([['AwsSolutions-S1'], []]);
  });

  test.each<[string, Partial<RuleWaiver>, string]>([
    ['the rule has no findings', { rule: 'AwsSolutions-S10' }, 'the rule has no findings there'],
    ['there is no such rule', { rule: 'AwsSolutions-S1x' }, "no such rule; did you mean 'AwsSolutions-S1'?"],
    [
      'there is no such construct',
      { path: `${NAME}/Bukket/Resource` },
      `no such construct; did you mean '${BUCKET}/Resource'?`,
    ],
  ])('is unused if %s', (_name, change, why) => {
    const { unused, reported } = nag([ofRule(change)]);

    expect(unused).toMatchObject([{ why: expect.stringContaining(why) as unknown }]);
    expect(reported).toContainEqual(
      expect.objectContaining({ ruleName: 'going-live.unused-waiver', severity: 'warning' }),
    );
  });
});
