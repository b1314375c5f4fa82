import { type Outcome, OutcomeState, type RequirementOutcome } from '../../../lib/compliance/outcome';
import { Framework, LaunchPlan, type LaunchPlanOptions, StageKind } from '../../../lib';
import { type Declarations } from '../../../lib/compliance';
import type { ValidRecords } from '../../../lib/compliance/records/valid-records';
import { requirementOutcome } from '../../../lib/compliance/ledger/requirement-outcome';
import { declaredFrameworks } from '../../../lib/compliance/frameworks/framework';
import { PathCarrier } from '../../../lib/requirements/declared-path';
import { PathTraffic } from '../../../lib/requirements/path-traffic';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { ANSWERS, SOFT_ANSWERS } from '../../launch/plans';
import { DECLARATIONS } from '../compliant-staging';

const EVERYTHING_CONDITIONAL = LaunchPlan.hard({
  ...ANSWERS,
  experience: { downtime: true, disconnection: false, clientUpgrade: false },
  thirdParties: [{ name: 'Pay Inc.', provides: 'payments', channel: 'e-mail', on: '2027-03-24' }],
}).conditions;

/** How a requirement stands by what is declared, with no check left to be built and every check content. */
function outcome(
  id: string,
  declared: Partial<Declarations>,
  {
    stage = StageKind.PRODUCTION,
    checked = true,
    validRecords,
  }: { stage?: StageKind; checked?: boolean; validRecords?: ValidRecords } = {},
): RequirementOutcome {
  const requirement = resolveProfile(stage, { conditions: EVERYTHING_CONDITIONAL }).requirements[id];
  const verdict: Outcome = { state: OutcomeState.MET, reason: 'it is so', resources: [], findings: [] };
  return requirementOutcome(
    { ...requirement, checks: checked ? requirement.checks : [] },
    checked && requirement.checks.length > 0 ? [verdict] : [],
    { ...DECLARATIONS, stage, ...declared },
    validRecords,
  );
}

const component = (name: string, parallelWithPrevious?: boolean) => ({
  ...ANSWERS.components[0],
  component: name,
  parallelWithPrevious,
});
const planned = (answers: Partial<LaunchPlanOptions> = {}) => ({
  launch: LaunchPlan.hard({ ...ANSWERS, ...answers }).declared,
});

describe('an answer of a launch plan is declared, and pending without it:', () => {
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
            notifiedAt: 'the mail of 1 March',
          },
        ],
      },
      /^all users, by e-mail on 2027-03-24: down \(notified: the mail of 1 March\)$/,
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
      /^in this order: Web with Jobs, then Mail$/,
    ],
    ['DEP-2', {}, /^automated: Web; by hand: nothing$/],
    ['RBK-1', {}, /^Web: ECS deploys.*, on the deployment alarms, within 10 minutes; data: both versions/],
  ])('%s', (requirement, answers, text) => {
    const { state, reason } = outcome(requirement, planned(answers), { checked: false });

    expect(state).toBe('declared');
    expect(reason).toMatch(text);
    expect(outcome(requirement, {}, { checked: false }).state).toBe('pending');
  });

  test('NTF-1 is pending if users notice the launch and no notice is planned', () => {
    expect(outcome('NTF-1', planned({ notices: [] })).state).toBe('pending');
  });

  test('a soft launch names its audience', () => {
    const launch = LaunchPlan.soft(SOFT_ANSWERS).declared;

    expect(outcome('LCH-1', { launch }, { stage: StageKind.SOFT_LAUNCH })).toEqual({
      state: 'declared',
      reason: 'a soft launch on 2027-03-31, for beta testers',
    });
  });

  test('a hard launch is no answer in a soft launch', () => {
    expect(outcome('LCH-1', planned(), { stage: StageKind.SOFT_LAUNCH }).state).toBe('pending');
  });
});

describe('a declaration of components is declared, and pending without it:', () => {
  test.each<[string, Partial<Declarations>, RegExp]>([
    [
      'SRV-2',
      { objectives: { availability: 99.9, rtoMinutes: 5, peakLoad: 4 } },
      /99\.9%.*5 minutes.*4 times/,
    ],
    ['CLU-1', { singletons: [] }, /singletons: none/],
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
  ])('%s', (requirement, declared, text) => {
    const { state, reason } = outcome(requirement, declared, { checked: false });

    expect(state).toBe('declared');
    expect(reason).toMatch(text);
    expect(outcome(requirement, {}, { checked: false }).state).toBe('pending');
  });
});

test('an owner without a name is no owner', () => {
  expect(outcome('STG-1', { owner: ' ' })).toMatchObject({ state: 'pending' });
});

describe('frameworks', () => {
  test('none, with the reason, leaves nothing to prove', () => {
    const frameworks = declaredFrameworks([Framework.none('no personal data')]);

    expect(outcome('FRM-1', { frameworks })).toEqual({
      state: 'declared',
      reason: 'none: no personal data',
    });
  });

  test('no declaration is pending', () => {
    expect(outcome('FRM-1', {})).toMatchObject({
      state: 'pending',
      reason: expect.stringContaining('not declared') as unknown,
    });
  });

  test('none leaves every other requirement as it is', () => {
    const frameworks = declaredFrameworks([Framework.none('no personal data')]);

    expect(outcome('PEN-1', { frameworks }).state).toBe('pending');
  });

  test('one that applies must be attested as well', () => {
    const frameworks = declaredFrameworks([Framework.gdpr()]);

    expect(outcome('FRM-1', { frameworks })).toMatchObject({
      state: 'pending',
      reason: expect.stringContaining('attestation missing') as unknown,
      pending: ['attestation'],
    });
  });
});

describe('an attestation', () => {
  const signed: ValidRecords = {
    attested: new Map([['MON-3', { state: OutcomeState.ATTESTED, reason: 'Ann signed' }]]),
    waived: new Map(),
  };
  const requirement = resolveProfile(StageKind.PRODUCTION, { conditions: [] }).requirements['MON-3'];
  const byChecks = (state: OutcomeState, validRecords?: ValidRecords) =>
    requirementOutcome(
      { ...requirement, checks: ['MON-3.check'] },
      [{ state, reason: `it is ${state}`, resources: [], findings: [] }],
      DECLARATIONS,
      validRecords,
    ).state;

  test('is shown as attested and never as met, even if checks find the rest met', () => {
    expect(byChecks(OutcomeState.MET, signed)).toBe('attested');
  });

  test('does not change what a check finds not met or unknown', () => {
    expect(byChecks(OutcomeState.NOT_MET, signed)).toBe('not met');
    expect(byChecks(OutcomeState.UNKNOWN, signed)).toBe('unknown');
  });

  test('is missing, whatever checks find', () => {
    expect(byChecks(OutcomeState.MET)).toBe('pending');
    expect(byChecks(OutcomeState.NOT_MET)).toBe('not met');
  });
});

describe('a waiver', () => {
  const waived: ValidRecords = {
    attested: new Map(),
    waived: new Map([['STG-1', { state: OutcomeState.WAIVED, reason: 'waived' }]]),
  };

  test('does not hide that a requirement is met or not required', () => {
    expect(outcome('STG-1', {}, { validRecords: waived }).state).toBe('met');
    const notRequired = {
      attested: new Map(),
      waived: new Map([['STG-3', { state: OutcomeState.WAIVED, reason: 'waived' }]]),
    };
    expect(outcome('STG-3', {}, { checked: false, validRecords: notRequired }).state).toBe('not required');
  });
});

test('no requirement of any stage is met by declarations and attestations alone', () => {
  const everything: Partial<Declarations> = {
    ...planned(),
    frameworks: declaredFrameworks([Framework.hipaa()]),
    singletons: [],
    objectives: { availability: 99, rtoMinutes: 60, peakLoad: 1 },
  };
  for (const stage of Object.values(StageKind)) {
    const requirements = Object.values(
      resolveProfile(stage, { conditions: EVERYTHING_CONDITIONAL }).requirements,
    );
    const signed = requirements.map(
      ({ definition: { id } }) => [id, { state: OutcomeState.ATTESTED, reason: 'signed' }] as const,
    );
    const validRecords = { attested: new Map(signed), waived: new Map() };
    const states = requirements.map(
      (requirement) =>
        requirementOutcome(requirement, [], { ...DECLARATIONS, ...everything, stage }, validRecords).state,
    );
    expect(states).not.toContain(OutcomeState.MET);
  }
});
