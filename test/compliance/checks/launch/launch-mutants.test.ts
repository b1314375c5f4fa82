import { ANSWERS } from '../../../launch/plans';
import { declaredLaunch, SALE } from '../../compliant-launch';
import {
  launchOutcome,
  LAUNCH_CHECKS,
  set,
  deregistrationDelay,
  calendar,
  target,
  type LaunchChange,
} from '../../launch-mutant';

/** No downtime is announced, so that no maintenance page is required. */
const KEPT = { 'DWN-2.maintenance-page': 'not applicable' };

const DOWN = declaredLaunch({ experience: { downtime: true, disconnection: true, clientUpgrade: false } });

const DOWN_KEPT = { 'DWN-2.zero-downtime': 'not applicable' };

interface Mutant extends LaunchChange {
  readonly broken: string;
  /** The checks that are not met, with their state. */
  readonly changes: Record<string, string>;
  readonly finding: string;
}

const MUTANTS: readonly Mutant[] = [
  {
    broken: 'a deployment stops half of the service',
    change: set('Web', { DeploymentConfiguration: { MinimumHealthyPercent: 50 } }),
    changes: { ...KEPT, 'DWN-2.zero-downtime': 'not met' },
    finding: 'DWN-2.downtime-at-deployment',
  },
  {
    broken: 'the minimum healthy percent is known only at deployment',
    change: set('Web', { DeploymentConfiguration: { MinimumHealthyPercent: { Ref: 'Healthy' } } }),
    changes: { ...KEPT, 'DWN-2.zero-downtime': 'unknown' },
    finding: 'DWN-2.strategy-unknown',
  },
  {
    broken: 'an external controller deploys the service',
    change: set('Web', { DeploymentController: { Type: 'EXTERNAL' } }),
    changes: { ...KEPT, 'DWN-2.zero-downtime': 'unknown' },
    finding: 'DWN-2.other-controller',
  },
  {
    broken: 'a singleton behind a load balancer is stopped',
    change: set('Web', { DeploymentConfiguration: { MinimumHealthyPercent: 0 } }),
    declared: { singletons: [{ component: 'Web', reason: 'it counts' }] },
    changes: { ...KEPT, 'DWN-2.zero-downtime': 'not met' },
    finding: 'DWN-2.downtime-at-deployment',
  },
  {
    broken: 'connections are not drained',
    change: deregistrationDelay('0'),
    changes: { ...KEPT, 'DWN-2.zero-downtime': 'not met' },
    finding: 'DWN-2.deregistration-too-short',
  },
  {
    broken: 'the deregistration delay is below the idle timeout of the load balancer',
    change: (template) => {
      set('Balancer', { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '120' }] })(
        template,
      );
    },
    changes: { ...KEPT, 'DWN-2.zero-downtime': 'not met' },
    finding: 'DWN-2.deregistration-too-short',
  },
  {
    broken: 'the deregistration delay is known only at deployment',
    change: deregistrationDelay({ Ref: 'Delay' }),
    changes: { ...KEPT, 'DWN-2.zero-downtime': 'unknown' },
    finding: 'DWN-2.deregistration-unknown',
  },
  {
    broken: 'the web ACL rule has no custom response',
    change: set('Acl', { Rules: [{ Name: 'Closed', Priority: 0, Action: { Block: {} } }] }),
    declared: { launch: DOWN },
    changes: { ...DOWN_KEPT, 'DWN-2.maintenance-page': 'not met' },
    finding: 'DWN-2.no-maintenance-page',
  },
  {
    broken: 'the custom response body is missing',
    change: set('Acl', { CustomResponseBodies: {} }),
    declared: { launch: DOWN },
    changes: { ...DOWN_KEPT, 'DWN-2.maintenance-page': 'not met' },
    finding: 'DWN-2.no-maintenance-page',
  },
  {
    broken: 'the web ACL is in no template',
    change: set('Association', { WebACLArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1' }),
    declared: { launch: DOWN },
    changes: { ...DOWN_KEPT, 'DWN-2.maintenance-page': 'unknown' },
    finding: 'DWN-2.maintenance-page-unknown',
  },
  {
    broken: 'no change calendar exists',
    change: ({ Resources }) => {
      delete Resources.Calendar;
    },
    changes: { ...KEPT, 'WHN-1.change-calendar': 'not met' },
    finding: 'WHN-1.event-not-in-calendar',
  },
  {
    broken: 'the calendar ends a day early',
    change: calendar('DTEND:20270110T000000Z', 'DTEND:20270109T000000Z'),
    changes: { ...KEPT, 'WHN-1.change-calendar': 'not met' },
    finding: 'WHN-1.event-not-in-calendar',
  },
  {
    broken: 'the calendar is closed by default, and open during the event',
    change: calendar('DEFAULT_OPEN', 'DEFAULT_CLOSED'),
    changes: { ...KEPT, 'WHN-1.change-calendar': 'not met' },
    finding: 'WHN-1.event-not-in-calendar',
  },
  {
    broken: 'the calendar is closed on the opening day',
    change: calendar('DTEND:20270110T000000Z', 'DTEND:20270401T000000Z'),
    changes: { ...KEPT, 'WHN-1.change-calendar': 'not met' },
    finding: 'WHN-1.opening-closed',
  },
  {
    broken: 'the opening day is during a special event of the plan',
    declared: {
      launch: {
        ...declaredLaunch(),
        opensOn: '2027-04-09',
        moment: {
          ...ANSWERS.moment,
          specialEvents: [SALE, { ...SALE, name: 'Easter', lastDay: '2027-04-09' }],
        },
      },
    },
    changes: { ...KEPT, 'WHN-1.change-calendar': 'not met' },
    finding: 'WHN-1.opening-during-event',
  },
  {
    broken: 'the content of the calendar is known only at deployment',
    change: set('Calendar', { Content: { Ref: 'Ics' } }),
    changes: { ...KEPT, 'WHN-1.change-calendar': 'unknown' },
    finding: 'WHN-1.event-unknown',
  },
  {
    broken: 'its events recur',
    change: calendar('END:VEVENT', 'RRULE:FREQ=WEEKLY\r\nEND:VEVENT'),
    changes: { ...KEPT, 'WHN-1.change-calendar': 'unknown' },
    finding: 'WHN-1.calendar-unknown',
  },
  {
    broken: 'no notice to users is scheduled',
    change: ({ Resources }) => {
      delete Resources.Users;
    },
    changes: { ...KEPT, 'NTF-1.user-notices': 'not met' },
    finding: 'NTF-1.not-scheduled',
  },
  {
    broken: 'the notice to users is scheduled on another day',
    change: set('Users', { ScheduleExpression: 'at(2027-04-24T09:00:00)' }),
    changes: { ...KEPT, 'NTF-1.user-notices': 'not met' },
    finding: 'NTF-1.not-scheduled',
  },
  {
    broken: 'the schedule is disabled',
    change: set('ThirdParty', { State: 'DISABLED' }),
    changes: { ...KEPT, 'NTF-2.third-party-notices': 'not met' },
    finding: 'NTF-2.schedule-disabled',
  },
  {
    broken: 'the schedule has no target',
    change: set('ThirdParty', { Target: { Input: 'Call Pay Inc.' } }),
    changes: { ...KEPT, 'NTF-2.third-party-notices': 'not met' },
    finding: 'NTF-2.no-target',
  },
  {
    broken: 'the schedule names another recipient',
    change: target('ThirdParty', { Input: 'Call Mail Inc.' }),
    changes: { ...KEPT, 'NTF-2.third-party-notices': 'not met' },
    finding: 'NTF-2.not-scheduled',
  },
  {
    broken: 'the topic has no subscription',
    change: set('OnCall', { Subscription: [] }),
    changes: { ...KEPT, 'NTF-1.user-notices': 'not met', 'NTF-2.third-party-notices': 'not met' },
    finding: 'NTF-1.no-subscription',
  },
  {
    broken: 'the role is not allowed to publish',
    change: set('Publisher', { Policies: [] }),
    changes: { ...KEPT, 'NTF-1.user-notices': 'not met', 'NTF-2.third-party-notices': 'not met' },
    finding: 'NTF-1.publish-denied',
  },
  {
    broken: 'the topic is in no template',
    change: target('Users', { Arn: 'arn:aws:sns:eu-west-1:111122223333:on-call' }),
    changes: { ...KEPT, 'NTF-1.user-notices': 'unknown' },
    finding: 'NTF-1.subscriptions-unknown',
  },
  {
    broken: 'the notice to users is not before the opening',
    declared: { launch: { ...declaredLaunch(), opensOn: '2027-03-24' } },
    changes: { ...KEPT, 'NTF-1.user-notices': 'not met' },
    finding: 'NTF-1.notice-too-late',
  },
];

test('a launch that follows its plan meets each check that applies', () => {
  expect(launchOutcome({}).states).toEqual(KEPT);
  expect(launchOutcome({ declared: { launch: DOWN } }).states).toEqual({
    ...DOWN_KEPT,
  });
});

describe('one change makes exactly its check not met:', () => {
  test.each(MUTANTS)('$broken', ({ changes, finding, ...change }) => {
    const { states, findings } = launchOutcome(change);

    expect(states).toEqual(changes);
    expect(findings).toContain(finding);
  });
});

test('without a planned launch no check applies', () => {
  expect(launchOutcome({ declared: { launch: undefined } }).states).toEqual(
    Object.fromEntries(LAUNCH_CHECKS.map((check) => [check, 'not applicable'])),
  );
});
