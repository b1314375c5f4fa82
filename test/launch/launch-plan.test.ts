import { Condition, type LaunchPlanOptions, LaunchPlan, StageKind } from '../../lib';
import { wrongUse } from '../components/wrong-use';
import { ANSWERS, SOFT_ANSWERS } from './plans';

const NOTICE = { to: 'all users', message: 'down for an hour', channel: 'e-mail', on: '2027-03-24' };
const THIRD_PARTY = { name: 'Pay Inc.', provides: 'payments', channel: 'e-mail', on: '2027-03-24' };

const hard = (answers: Partial<LaunchPlanOptions>) => LaunchPlan.hard({ ...ANSWERS, ...answers });

describe('a launch plan', () => {
  test('says whether everybody comes at once', () => {
    expect(LaunchPlan.hard(ANSWERS).declared).toMatchObject({ kind: 'hard', opensOn: '2027-03-31' });
    expect(LaunchPlan.soft(SOFT_ANSWERS).declared).toMatchObject({
      kind: 'soft',
      audience: { ranges: ['198.51.100.0/24'] },
    });
  });

  test.each(['downtime', 'disconnection', 'clientUpgrade'] as const)(
    'users notice a launch with %s, and only then must be told',
    (what) => {
      const noticed = hard({ experience: { ...ANSWERS.experience, [what]: true } });

      expect(noticed.conditions).toContain(Condition.USERS_NOTICE);
      expect(hard({}).conditions).not.toContain(Condition.USERS_NOTICE);
    },
  );

  test('third parties must be told if some are declared', () => {
    expect(hard({ thirdParties: [THIRD_PARTY] }).conditions).toContain(Condition.THIRD_PARTIES_DECLARED);
    expect(hard({}).conditions).not.toContain(Condition.THIRD_PARTIES_DECLARED);
  });

  test('staff is named in a soft launch only if it is in place', () => {
    const soft = (staffInPlace: boolean) => LaunchPlan.soft({ ...SOFT_ANSWERS, staffInPlace }).conditions;

    expect(soft(true)).toContain(Condition.STAFF_IN_PLACE);
    expect(soft(false)).not.toContain(Condition.STAFF_IN_PLACE);
  });

  test('of a soft launch environment is soft', () => {
    const plan = LaunchPlan.hard(ANSWERS);

    expect(wrongUse(() => plan._declaredFor(StageKind.SOFT_LAUNCH))).toMatch(
      /'hard'.*LaunchPlan\.soft.*LCH-1/,
    );
    expect(plan._declaredFor(StageKind.PRODUCTION)).toBe(plan.declared);
  });
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
      'a special event without a word',
      { moment: { ...moment, specialEvents: [' '] } },
      /special event.*WHN-1/,
    ],
    ['silence on the team', { moment: { ...moment, teamAvailable: ' ' } }, /availability of the team.*WHN-1/],
    ['a notice on the opening day', { notices: [{ ...NOTICE, on: '2027-03-31' }] }, /in advance.*NTF-1/],
    ['a notice that says nothing', { notices: [{ ...NOTICE, message: '' }] }, /message.*all users.*NTF-1/],
    [
      'a third party told too late',
      { thirdParties: [{ ...THIRD_PARTY, on: '2027-04-01' }] },
      /Pay Inc.*NTF-2/,
    ],
    ['nothing to roll out', { components: [] }, /rolls something out.*DEP-1/],
    ['a component twice', { components: [WEB, WEB] }, /'Web'.*once.*DEP-1/],
    [
      'a roll back without a trigger',
      { components: [{ ...WEB, rollBack: { ...rollBack, trigger: '' } }] },
      /'trigger' of the roll back of Web.*RBK-1/,
    ],
  ])('%s', (_name, answers, message) => {
    expect(wrongUse(() => hard(answers))).toMatch(message);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['an audience from nowhere', [], /comes from somewhere.*LCH-2/],
    ['an audience from everywhere', ['0.0.0.0/0'], /open to the world.*LCH-2/],
    ['an audience by IPv6', ['2001:db8::/32'], /IPv4.*LCH-2/],
    ['an audience that overlaps itself', ['198.51.100.0/24', '198.51.100.128/25'], /overlaps.*LCH-2/],
    ['an audience from no address', ['beta'], /'beta'/],
  ])('%s', (_name, ranges, message) => {
    const audience = { description: 'beta testers', ranges };

    expect(wrongUse(() => LaunchPlan.soft({ ...SOFT_ANSWERS, audience }))).toMatch(message);
  });
});
