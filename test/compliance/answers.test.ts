import { type Declarations, Framework, LaunchPlan, type LaunchPlanOptions, StageKind } from '../../lib';
import { type Verdict, VerdictState } from '../../lib/compliance/checks/check';
import type { Holding } from '../../lib/compliance/records/holding';
import { RowState } from '../../lib/compliance/ledger';
import { type Standing, standingOf } from '../../lib/compliance/row-state';
import { declaredFrameworks } from '../../lib/launch/frameworks';
import { PathCarrier, PathTraffic } from '../../lib/requirements/declared-path';
import { resolveProfile } from '../../lib/requirements/stage-profile';
import { ANSWERS, SOFT_ANSWERS } from '../launch/plans';
import { DECLARATIONS } from './compliant-staging';

const EVERYTHING_CONDITIONAL = LaunchPlan.hard({
  ...ANSWERS,
  experience: { downtime: true, disconnection: false, clientUpgrade: false },
  thirdParties: [{ name: 'Pay Inc.', provides: 'payments', channel: 'e-mail', on: '2027-03-24' }],
}).conditions;

/** How a row stands by what is declared, with no check left to be built and every check content. */
function standing(
  id: string,
  declared: Partial<Declarations>,
  {
    stage = StageKind.PRODUCTION,
    checked = true,
    holding,
  }: { stage?: StageKind; checked?: boolean; holding?: Holding } = {},
): Standing {
  const row = resolveProfile(stage, { conditions: EVERYTHING_CONDITIONAL }).requirements[id];
  const verdict: Verdict = { state: VerdictState.MET, reason: 'it is so', resources: [], findings: [] };
  return standingOf(
    { ...row, checks: checked ? row.checks : [] },
    checked && row.checks.length > 0 ? [verdict] : [],
    { ...DECLARATIONS, stage, ...declared },
    holding,
  );
}

const component = (name: string, besidePrevious?: boolean) => ({
  ...ANSWERS.components[0],
  component: name,
  besidePrevious,
});
const planned = (answers: Partial<LaunchPlanOptions> = {}) => ({
  launch: LaunchPlan.hard({ ...ANSWERS, ...answers }).declared,
});

describe('what a launch plan answers is declared, and open without it:', () => {
  test.each<[string, Partial<LaunchPlanOptions>, RegExp]>([
    ['LCH-1', {}, /^a hard launch on 2027-03-31$/],
    ['DWN-1', {}, /downtime: no; .*clients: no; .*upgrade: no/],
    [
      'WHN-1',
      {},
      /^2027-03-31; busiest hours: weekdays.*special events: none; the team is available: 2027-03-30/,
    ],
    [
      'WHN-1',
      {
        moment: {
          ...ANSWERS.moment,
          specialEvents: [
            { name: 'Spring fair', firstDay: '2027-04-10', lastDay: '2027-04-12' },
            { name: 'Easter', firstDay: '2027-04-20', lastDay: '2027-04-21' },
          ],
        },
      },
      /; special events: Spring fair from 2027-04-10 to 2027-04-12, Easter from 2027-04-20 to 2027-04-21;/,
    ],
    [
      'NTF-1',
      { notices: [{ to: 'all users', message: 'down for an hour', channel: 'e-mail', on: '2027-03-24' }] },
      /^all users, by e-mail on 2027-03-24: down for an hour$/,
    ],
    [
      'NTF-1',
      {
        notices: [
          {
            to: 'all users',
            message: 'down',
            channel: 'e-mail',
            on: '2027-03-24',
            toldAlready: 'the mail of 1 March',
          },
        ],
      },
      /^all users, by e-mail on 2027-03-24: down \(told: the mail of 1 March\)$/,
    ],
    [
      'NTF-2',
      { thirdParties: [{ name: 'Pay Inc.', provides: 'payments', channel: 'phone', on: '2027-03-24' }] },
      /^Pay Inc\. \(payments\), by phone on 2027-03-24$/,
    ],
    ['DEP-1', {}, /^in this order: Web$/],
    [
      'DEP-1',
      { components: [component('Web'), component('Jobs', true), component('Mail')] },
      /^in this order: Web beside Jobs, then Mail$/,
    ],
    ['DEP-2', {}, /^automated: Web; by hand: nothing$/],
    ['RBK-1', {}, /^Web: ECS deploys.*, on the deployment alarms, within 10 minutes; data: both versions/],
  ])('%s', (row, answers, says) => {
    const { state, reason } = standing(row, planned(answers), { checked: false });

    expect(state).toBe('declared');
    expect(reason).toMatch(says);
    expect(standing(row, {}, { checked: false }).state).toBe('open');
  });

  test('NTF-1 is open if users notice the launch and nobody is told', () => {
    expect(standing('NTF-1', planned({ notices: [] })).state).toBe('open');
  });

  test('a soft launch names its audience', () => {
    const launch = LaunchPlan.soft(SOFT_ANSWERS).declared;

    expect(standing('LCH-1', { launch }, { stage: StageKind.SOFT_LAUNCH })).toEqual({
      state: 'declared',
      reason: 'a soft launch on 2027-03-31, for beta testers',
    });
  });

  test('a hard launch is no answer in a soft launch', () => {
    expect(standing('LCH-1', planned(), { stage: StageKind.SOFT_LAUNCH }).state).toBe('open');
  });
});

describe('what components declare is declared, and open without it:', () => {
  test.each<[string, Partial<Declarations>, RegExp]>([
    [
      'SRV-2',
      { capacity: { availability: 99.9, recoveryMinutes: 5, peak: 4 } },
      /99\.9%.*5 minutes.*4 times/,
    ],
    ['CLU-1', { singletons: [] }, /run once: none/],
    ['CLU-1', { singletons: [{ component: 'Cron', reason: 'one at a time' }] }, /Cron: one at a time/],
    [
      'SEC-3',
      {
        paths: [
          {
            traffic: PathTraffic.BACKUPS,
            from: 'eu-west-1',
            to: 'eu-central-1',
            over: PathCarrier.AWS_NETWORK,
            carrier: 'eu-central-1',
          },
        ],
      },
      /^backups from eu-west-1 to eu-central-1 over AWS's network/,
    ],
  ])('%s', (row, declared, says) => {
    const { state, reason } = standing(row, declared, { checked: false });

    expect(state).toBe('declared');
    expect(reason).toMatch(says);
    expect(standing(row, {}, { checked: false }).state).toBe('open');
  });
});

test('an owner without a name is no owner', () => {
  expect(standing('STG-1', { owner: ' ' })).toMatchObject({ state: 'open' });
});

describe('frameworks', () => {
  test('none, with the reason, leaves nothing to prove', () => {
    const frameworks = declaredFrameworks([Framework.none('no personal data')]);

    expect(standing('FRM-1', { frameworks })).toEqual({
      state: 'declared',
      reason: 'none: no personal data',
    });
  });

  test('silence is open', () => {
    expect(standing('FRM-1', {})).toMatchObject({
      state: 'open',
      reason: expect.stringContaining('not declared') as unknown,
    });
  });

  test('none leaves every other row as it is', () => {
    const frameworks = declaredFrameworks([Framework.none('no personal data')]);

    expect(standing('PEN-1', { frameworks }).state).toBe('open');
  });

  test('one that applies must be signed for as well', () => {
    const frameworks = declaredFrameworks([Framework.gdpr()]);

    expect(standing('FRM-1', { frameworks })).toMatchObject({
      state: 'open',
      reason: expect.stringContaining('nobody has signed') as unknown,
    });
  });
});

describe('what is signed', () => {
  const signed: Holding = {
    attested: new Map([['MON-3', { state: RowState.ATTESTED, reason: 'Ann signed' }]]),
    waived: new Map(),
  };
  const row = resolveProfile(StageKind.PRODUCTION, { conditions: [] }).requirements['MON-3'];
  const byChecks = (state: VerdictState, holding?: Holding) =>
    standingOf(
      { ...row, checks: ['MON-3.check'] },
      [{ state, reason: `it is ${state}`, resources: [], findings: [] }],
      DECLARATIONS,
      holding,
    ).state;

  test('is shown as attested and never as met, also where a check has met the rest', () => {
    expect(byChecks(VerdictState.MET, signed)).toBe('attested');
  });

  test('does not help what a check finds wrong or cannot decide', () => {
    expect(byChecks(VerdictState.NOT_MET, signed)).toBe('not met');
    expect(byChecks(VerdictState.UNDECIDABLE, signed)).toBe('undecidable');
  });

  test('is missed, whatever checks say', () => {
    expect(byChecks(VerdictState.MET)).toBe('open');
    expect(byChecks(VerdictState.NOT_MET)).toBe('not met');
  });
});

describe('a waiver', () => {
  const waived: Holding = {
    attested: new Map(),
    waived: new Map([['STG-1', { state: RowState.WAIVED, reason: 'waived' }]]),
  };

  test('does not hide that a row is met or not required', () => {
    expect(standing('STG-1', {}, { holding: waived }).state).toBe('met');
    const notRequired = {
      attested: new Map(),
      waived: new Map([['STG-3', { state: RowState.WAIVED, reason: 'waived' }]]),
    };
    expect(standing('STG-3', {}, { checked: false, holding: notRequired }).state).toBe('not required');
  });
});

test('no row of any stage is met by what is declared and signed alone', () => {
  const everything: Partial<Declarations> = {
    ...planned(),
    frameworks: declaredFrameworks([Framework.hipaa()]),
    singletons: [],
    capacity: { availability: 99, recoveryMinutes: 60, peak: 1 },
  };
  for (const stage of Object.values(StageKind)) {
    const rows = Object.values(resolveProfile(stage, { conditions: EVERYTHING_CONDITIONAL }).requirements);
    const signed = rows.map(
      ({ requirement: { id } }) => [id, { state: RowState.ATTESTED, reason: 'signed' }] as const,
    );
    const holding = { attested: new Map(signed), waived: new Map() };
    const states = rows.map(
      (row) => standingOf(row, [], { ...DECLARATIONS, ...everything, stage }, holding).state,
    );
    expect(states).not.toContain(RowState.MET);
  }
});
