import { ANSWERS } from '../../launch/plans';
import { type LaunchTemplate, planned, SALE } from '../compliant-launch';
import {
  type Asked,
  bare,
  calendar,
  deregistrationDelay,
  LAUNCH_CHECKS,
  set,
  target,
  verdicts,
} from '../launch-mutant';
import { MADE } from '../verdict-of';

/** No downtime is announced, so that no page is asked for. */
const KEPT = { 'DWN-2.maintenance-page': 'not applicable' };
const DOWN = planned({ experience: { downtime: true, disconnection: true, clientUpgrade: false } });
const DOWN_KEPT = { 'DWN-2.zero-downtime': 'not applicable' };

test('a launch that keeps what its plan says meets what applies to it', () => {
  expect(verdicts({}).turned).toEqual(KEPT);
  expect(verdicts({ declared: { launch: DOWN } }).turned).toEqual({
    ...DOWN_KEPT,
  });
});

interface Mutant extends Asked {
  readonly broken: string;
  readonly turns: Record<string, string>;
  readonly says: string;
}

const MUTANTS: readonly Mutant[] = [
  {
    broken: 'a deployment stops half of the service',
    break: set('Web', { DeploymentConfiguration: { MinimumHealthyPercent: 50 } }),
    turns: { ...KEPT, 'DWN-2.zero-downtime': 'not met' },
    says: 'a deployment keeps only 50 percent of it, and no downtime is announced',
  },
  {
    broken: 'how much stays is known only at deployment',
    break: set('Web', { DeploymentConfiguration: { MinimumHealthyPercent: { Ref: 'Healthy' } } }),
    turns: { ...KEPT, 'DWN-2.zero-downtime': 'unknown' },
    says: 'how it is deployed is known only at deployment',
  },
  {
    broken: 'something else deploys the service',
    break: set('Web', { DeploymentController: { Type: 'EXTERNAL' } }),
    turns: { ...KEPT, 'DWN-2.zero-downtime': 'unknown' },
    says: 'something else than ECS deploys it',
  },
  {
    broken: 'what must run once is stopped, and users are led to it',
    break: set('Web', { DeploymentConfiguration: { MinimumHealthyPercent: 0 } }),
    declared: { singletons: [{ component: 'Web', reason: 'it counts' }] },
    turns: { ...KEPT, 'DWN-2.zero-downtime': 'not met' },
    says: 'a deployment keeps only 0 percent of it, and no downtime is announced',
  },
  {
    broken: 'connections are not drained',
    break: deregistrationDelay('0'),
    turns: { ...KEPT, 'DWN-2.zero-downtime': 'not met' },
    says: 'it drains for 0 seconds, and at least 60 are needed so that nothing is cut off which has begun',
  },
  {
    broken: 'connections are cut off before the load balancer would give up',
    break: (template) => {
      set('Balancer', { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '120' }] })(
        template,
      );
    },
    turns: { ...KEPT, 'DWN-2.zero-downtime': 'not met' },
    says: 'it drains for 60 seconds, and at least 120 are needed so that nothing is cut off which has begun',
  },
  {
    broken: 'how long it drains is known only at deployment',
    break: deregistrationDelay({ Ref: 'Delay' }),
    turns: { ...KEPT, 'DWN-2.zero-downtime': 'unknown' },
    says: 'how long it drains is known only at deployment',
  },
  {
    broken: 'the rule shows no page any more',
    break: set('Acl', { Rules: [{ Name: 'Closed', Priority: 0, Action: { Block: {} } }] }),
    declared: { launch: DOWN },
    turns: { ...DOWN_KEPT, 'DWN-2.maintenance-page': 'not met' },
    says: 'downtime is announced, and no page of it says so',
  },
  {
    broken: 'the page that the rule shows is not there',
    break: set('Acl', { CustomResponseBodies: {} }),
    declared: { launch: DOWN },
    turns: { ...DOWN_KEPT, 'DWN-2.maintenance-page': 'not met' },
    says: 'downtime is announced, and no page of it says so',
  },
  {
    broken: 'the web ACL is in no template',
    break: set('Association', { WebACLArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1' }),
    declared: { launch: DOWN },
    turns: { ...DOWN_KEPT, 'DWN-2.maintenance-page': 'unknown' },
    says: 'whether its web ACL has a maintenance page is in no template',
  },
  {
    broken: 'no calendar holds the special event',
    break: ({ Resources }) => {
      delete Resources.Calendar;
    },
    turns: { ...KEPT, 'WHN-1.change-calendar': 'not met' },
    says: 'no change calendar holds sale, from 2027-01-02 to 2027-01-09',
  },
  {
    broken: 'the calendar ends a day early',
    break: calendar('DTEND:20270110T000000Z', 'DTEND:20270109T000000Z'),
    turns: { ...KEPT, 'WHN-1.change-calendar': 'not met' },
    says: 'no change calendar holds sale, from 2027-01-02 to 2027-01-09',
  },
  {
    broken: 'the calendar is closed by default, and open while the event lasts',
    break: calendar('DEFAULT_OPEN', 'DEFAULT_CLOSED'),
    turns: { ...KEPT, 'WHN-1.change-calendar': 'not met' },
    says: 'no change calendar holds sale, from 2027-01-02 to 2027-01-09',
  },
  {
    broken: 'the opening day is frozen',
    break: calendar('DTEND:20270110T000000Z', 'DTEND:20270401T000000Z'),
    turns: { ...KEPT, 'WHN-1.change-calendar': 'not met' },
    says: 'an event of it is on the opening day, 2027-03-31',
  },
  {
    broken: 'the opening day is in a special event of the plan',
    declared: {
      launch: {
        ...planned(),
        opensOn: '2027-04-09',
        moment: {
          ...ANSWERS.moment,
          specialEvents: [SALE, { ...SALE, name: 'Easter', lastDay: '2027-04-09' }],
        },
      },
    },
    turns: { ...KEPT, 'WHN-1.change-calendar': 'not met' },
    says: 'the opening day, 2027-04-09, is in Easter, from 2027-01-02 to 2027-04-09',
  },
  {
    broken: 'what the calendar holds is known only at deployment',
    break: set('Calendar', { Content: { Ref: 'Ics' } }),
    turns: { ...KEPT, 'WHN-1.change-calendar': 'unknown' },
    says: 'no change calendar holds sale, from 2027-01-02 to 2027-01-09, as far as is known',
  },
  {
    broken: 'its events come again',
    break: calendar('END:VEVENT', 'RRULE:FREQ=WEEKLY\r\nEND:VEVENT'),
    turns: { ...KEPT, 'WHN-1.change-calendar': 'unknown' },
    says: 'on which days its events come is known only at deployment, or to who reads it',
  },
  {
    broken: 'nothing is scheduled for users',
    break: ({ Resources }) => {
      delete Resources.Users;
    },
    turns: { ...KEPT, 'NTF-1.user-notices': 'not met' },
    says: 'the notice to all users on 2027-03-24 is not scheduled',
  },
  {
    broken: 'users are told on another day',
    break: set('Users', { ScheduleExpression: 'at(2027-04-24T09:00:00)' }),
    turns: { ...KEPT, 'NTF-1.user-notices': 'not met' },
    says: 'the notice to all users on 2027-03-24 is not scheduled',
  },
  {
    broken: 'the schedule is switched off',
    break: set('ThirdParty', { State: 'DISABLED' }),
    turns: { ...KEPT, 'NTF-2.third-party-notices': 'not met' },
    says: 'it is switched off',
  },
  {
    broken: 'the schedule has no target',
    break: set('ThirdParty', { Target: { Input: 'Call Pay Inc.' } }),
    turns: { ...KEPT, 'NTF-2.third-party-notices': 'not met' },
    says: 'it has no target',
  },
  {
    broken: 'the schedule speaks of somebody else',
    break: target('ThirdParty', { Input: 'Call Mail Inc.' }),
    turns: { ...KEPT, 'NTF-2.third-party-notices': 'not met' },
    says: 'the notice to Pay Inc. on 2027-03-23 is not scheduled',
  },
  {
    broken: 'nobody listens',
    break: set('OnCall', { Subscription: [] }),
    turns: { ...KEPT, 'NTF-1.user-notices': 'not met', 'NTF-2.third-party-notices': 'not met' },
    says: 'nobody is subscribed to its topic',
  },
  {
    broken: 'the role may not publish',
    break: set('Publisher', { Policies: [] }),
    turns: { ...KEPT, 'NTF-1.user-notices': 'not met', 'NTF-2.third-party-notices': 'not met' },
    says: 'its role may not publish to its topic',
  },
  {
    broken: 'the topic is in no template',
    break: target('Users', { Arn: 'arn:aws:sns:eu-west-1:111122223333:on-call' }),
    turns: { ...KEPT, 'NTF-1.user-notices': 'unknown' },
    says: 'who listens to arn:aws:sns:eu-west-1:111122223333:on-call is not in the template',
  },
  {
    broken: 'users are told too late',
    declared: { launch: { ...planned(), opensOn: '2027-03-24' } },
    turns: { ...KEPT, 'NTF-1.user-notices': 'not met' },
    says: 'the notice to all users on 2027-03-24 comes too late: users come on 2027-03-24',
  },
];

describe('exactly one thing is broken, and exactly its check turns:', () => {
  test.each(MUTANTS)('$broken', ({ turns, says, ...asked }) => {
    const { turned, reasons } = verdicts(asked);

    expect(turned).toEqual(turns);
    expect(reasons).toContain(says);
  });
});

describe('what is as it should be:', () => {
  test.each<[string, Asked]>([
    ['what nothing says, which ECS and load balancers do by themselves', { break: bare }],
    [
      'a blue/green deployment, whatever stays healthy',
      {
        break: set('Web', { DeploymentConfiguration: { Strategy: 'BLUE_GREEN', MinimumHealthyPercent: 0 } }),
      },
    ],
    [
      'a deployment by AWS CodeDeploy, which is blue/green',
      {
        break: set('Web', {
          DeploymentController: { Type: 'CODE_DEPLOY' },
          DeploymentConfiguration: undefined,
        }),
      },
    ],
    [
      'a worker that runs once, to which nothing is led',
      {
        break: set('Web', { LoadBalancers: [], DeploymentConfiguration: { MinimumHealthyPercent: 0 } }),
        declared: { singletons: [{ component: 'Web', reason: 'it counts' }] },
      },
    ],
    [
      'a function behind the load balancer',
      { break: set('Target', { TargetType: 'lambda', TargetGroupAttributes: [] }) },
    ],
    [
      'a calendar by days, as other programs write it',
      {
        break: (template) => {
          calendar('DTSTART:20270102T000000Z', 'DTSTART;VALUE=DATE:20270102')(template);
          calendar('DTEND:20270110T000000Z', 'DTEND;VALUE=DATE:20270110')(template);
        },
      },
    ],
    [
      'a calendar in its own time zone that ends with the day',
      {
        break: (template) => {
          calendar('DTSTART:20270102T000000Z', 'DTSTART;TZID=Europe/Paris:20270102T000000')(template);
          calendar('DTEND:20270110T000000Z', 'DTEND;TZID=Europe/Paris:20270109T235900')(template);
        },
      },
    ],
    [
      'a schedule whose target is no topic',
      { break: target('Users', { Arn: { 'Fn::GetAtt': ['Publisher', 'Arn'] } }) },
    ],
  ])('%s', (_name, asked) => {
    expect(verdicts(asked).turned).toEqual(KEPT);
  });

  test('a short drain, where the disconnection of clients is announced', () => {
    const launch = planned({ experience: { downtime: false, disconnection: true, clientUpgrade: false } });

    expect(verdicts({ break: deregistrationDelay('5'), declared: { launch } }).turned).toEqual(KEPT);
  });

  test('a page whose words only the deployment tells', () => {
    const page = set('Acl', { CustomResponseBodies: { Closed: { Content: MADE } } });

    expect(verdicts({ break: page, declared: { launch: DOWN } }).turned).toEqual(DOWN_KEPT);
  });

  test('a page that the listener shows by itself', () => {
    const itself = (template: LaunchTemplate) => {
      delete template.Resources.Association;
      set('Rule', {
        Actions: [
          { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503', MessageBody: 'Back soon' } },
        ],
      })(template);
    };

    expect(verdicts({ break: itself, declared: { launch: DOWN } }).turned).toEqual(DOWN_KEPT);
    const beside = (template: LaunchTemplate) => {
      itself(template);
      template.Resources.Plain = { ...template.Resources.Listener };
    };
    expect(verdicts({ break: beside, declared: { launch: DOWN } }).turned).toEqual(DOWN_KEPT);
  });
});

test('whom people have told already is declared, and no schedule could show it', () => {
  const launch = planned({
    thirdParties: [
      {
        name: 'Pay Inc.',
        provides: 'payments',
        channel: 'phone',
        on: '2027-03-23',
        notifiedAt: 'wiki/told',
      },
    ],
  });

  const { turned, reasons } = verdicts({ declared: { launch } });

  expect(turned).toEqual({ ...KEPT, 'NTF-2.third-party-notices': 'not applicable' });
  expect(reasons).toContain('all were told already: wiki/told');
});

test('while no launch is planned there is no promise to keep', () => {
  expect(verdicts({ declared: { launch: undefined } }).turned).toEqual(
    Object.fromEntries(LAUNCH_CHECKS.map((check) => [check, 'not applicable'])),
  );
});
