import { type LaunchPlanOptions, LaunchPlan, StageKind } from '../../lib';
import { Condition } from '../../lib/compliance';
import { wrongUse } from '../components/wrong-use';
import { ANSWERS, SOFT_ANSWERS } from './plans';

const NOTICE = { to: 'all users', message: 'down for an hour', channel: 'e-mail', on: '2027-03-24' };
const THIRD_PARTY = { name: 'Pay Inc.', provides: 'payments', channel: 'e-mail', on: '2027-03-24' };
const SALE = { name: 'sale', firstDay: '2027-01-02', lastDay: '2027-01-09' };

const hard = (answers: Partial<LaunchPlanOptions>) => LaunchPlan.hard({ ...ANSWERS, ...answers });

describe('a launch plan', () => {
  test('says whether all users come at once', () => {
    expect(LaunchPlan.hard(ANSWERS).declared).toMatchObject({ kind: 'hard', opensOn: '2027-03-31' });
    expect(LaunchPlan.soft(SOFT_ANSWERS).declared).toMatchObject({
      kind: 'soft',
      audience: { ranges: ['198.51.100.0/24'] },
    });
  });

  test.each(['downtime', 'disconnection', 'clientUpgrade'] as const)(
    'users notice a launch with %s, and only then must be notified',
    (what) => {
      const noticed = hard({ experience: { ...ANSWERS.experience, [what]: true } });

      expect(noticed.conditions).toContain(Condition.USERS_NOTICE);
      expect(hard({}).conditions).not.toContain(Condition.USERS_NOTICE);
    },
  );

  test('third parties must be notified if some are declared', () => {
    expect(hard({ thirdParties: [THIRD_PARTY] }).conditions).toContain(Condition.THIRD_PARTIES_DECLARED);
    expect(hard({}).conditions).not.toContain(Condition.THIRD_PARTIES_DECLARED);
  });

  test('staff is named in a soft launch only if it is in place', () => {
    const soft = (staffed: boolean) => LaunchPlan.soft({ ...SOFT_ANSWERS, staffed }).conditions;

    expect(soft(true)).toContain(Condition.STAFFED);
    expect(soft(false)).not.toContain(Condition.STAFFED);
  });

  test('of a soft launch environment is soft', () => {
    const plan = LaunchPlan.hard(ANSWERS);

    expect(wrongUse(() => plan._declaredFor(StageKind.SOFT_LAUNCH))).toMatch(
      /'hard'.*LaunchPlan\.soft.*LCH-1/,
    );
    expect(plan._declaredFor(StageKind.PRODUCTION)).toBe(plan.declared);
  });
});

test.each([
  ['the day before a special event', [{ ...SALE, firstDay: '2027-04-01', lastDay: '2027-04-01' }]],
  ['the day after a special event', [{ ...SALE, lastDay: '2027-03-30' }]],
])('a launch opens on %s', (_name, specialEvents) => {
  expect(hard({ moment: { ...ANSWERS.moment, specialEvents } }).declared.opensOn).toBe('2027-03-31');
});

test.each([
  ['first', { from: '2027-03-31', to: '2027-04-02' }],
  ['last', { from: '2027-03-29', to: '2027-03-31' }],
])('a launch opens on the %s day that the team is there', (_name, teamAvailable) => {
  expect(hard({ moment: { ...ANSWERS.moment, teamAvailable } }).declared.opensOn).toBe('2027-03-31');
});

describe('a launch plan is refused:', () => {
  const [WEB] = ANSWERS.components;
  const { rollBack } = WEB;
  const moment = { ...ANSWERS.moment };

  test.each<[string, Partial<LaunchPlanOptions>, RegExp]>([
    ['no day', { opensOn: 'soon' }, /opening day.*'soon'.*year first.*WHN-1/],
    ['a day that no calendar has', { opensOn: '2027-02-29' }, /'2027-02-29'/],
    ['silence on the busiest hours', { moment: { ...moment, busiestHours: '' } }, /busiest hours.*WHN-1/],
    [
      'a special event without a name',
      { moment: { ...moment, specialEvents: [{ ...SALE, name: ' ' }] } },
      /special event.*WHN-1/,
    ],
    [
      'a special event that ends before it begins',
      { moment: { ...moment, specialEvents: [{ ...SALE, lastDay: '2027-01-01' }] } },
      /sale.*'2027-01-02 to 2027-01-01'.*earlier day first.*WHN-1/,
    ],
    [
      'a special event on no day',
      { moment: { ...moment, specialEvents: [{ ...SALE, lastDay: 'Easter' }] } },
      /last day of the special event sale.*'Easter'.*WHN-1/,
    ],
    [
      'two special events of one name',
      { moment: { ...moment, specialEvents: [SALE, SALE] } },
      /'sale'.*two events have that name.*WHN-1/,
    ],
    [
      'an opening in a special event',
      { moment: { ...moment, specialEvents: [{ ...SALE, lastDay: '2027-03-31' }] } },
      /opening day.*'2027-03-31'.*sale freezes changes from 2027-01-02 to 2027-03-31.*before it or after it.*WHN-1/,
    ],
    [
      'an opening before the team is there',
      { moment: { ...moment, teamAvailable: { from: '2027-04-01', to: '2027-04-02' } } },
      /opening day.*'2027-03-31'.*from 2027-04-01 to 2027-04-02.*availability of the team.*WHN-1/,
    ],
    [
      'an opening after the team has left',
      { moment: { ...moment, teamAvailable: { from: '2027-03-29', to: '2027-03-30' } } },
      /opening day.*'2027-03-31'.*WHN-1/,
    ],
    [
      'a team that leaves before it comes',
      { moment: { ...moment, teamAvailable: { from: '2027-04-01', to: '2027-03-30' } } },
      /availability of the team.*earlier day first.*WHN-1/,
    ],
    [
      'a notice on the opening day',
      { notices: [{ ...NOTICE, on: '2027-03-31' }] },
      /before the opening.*NTF-1/,
    ],
    [
      'the same notice twice',
      { notices: [NOTICE, { ...NOTICE, message: 'and sorry' }] },
      /'2027-03-24'.*by e-mail on that day.*merge the notices.*NTF-1/,
    ],
    [
      'a notice given before, without evidence',
      { notices: [{ ...NOTICE, notifiedAt: '' }] },
      /evidence that all users were notified.*NTF-1/,
    ],
    ['a notice that says nothing', { notices: [{ ...NOTICE, message: '' }] }, /message.*all users.*NTF-1/],
    [
      'a third party notified too late',
      { thirdParties: [{ ...THIRD_PARTY, on: '2027-04-01' }] },
      /Pay Inc.*NTF-2/,
    ],
    ['nothing to roll out', { components: [] }, /rolls out at least one component.*DEP-1/],
    ['a component twice', { components: [WEB, WEB] }, /'Web'.*once.*DEP-1/],
    [
      'a roll back without a trigger',
      { components: [{ ...WEB, rollBack: { ...rollBack, trigger: '' } }] },
      /'trigger' of the roll back of Web.*RBK-1/,
    ],
  ])('%s', (_name, answers, message) => {
    expect(wrongUse(() => hard(answers))).toMatch(message);
  });

  test.each<[string, string[], RegExp]>([
    ['an audience from nowhere', [], /at least one address range.*LCH-2/],
    ['an audience from everywhere', ['0.0.0.0/0'], /open to the internet.*LCH-2/],
    ['an audience by IPv6', ['2001:db8::/32'], /IPv4.*LCH-2/],
    ['an audience that overlaps itself', ['198.51.100.0/24', '198.51.100.128/25'], /overlaps.*LCH-2/],
    ['an audience from no address', ['beta'], /'beta'/],
  ])('%s', (_name, ranges, message) => {
    const audience = { description: 'beta testers', ranges };

    expect(wrongUse(() => LaunchPlan.soft({ ...SOFT_ANSWERS, audience }))).toMatch(message);
  });
});
