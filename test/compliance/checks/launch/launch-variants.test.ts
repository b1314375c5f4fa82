import { UNRESOLVABLE } from '../../check-outcome';
import { declaredLaunch, type LaunchTemplate } from '../../compliant-launch';
import {
  launchOutcome,
  type LaunchChange,
  bare,
  set,
  calendar,
  target,
  deregistrationDelay,
} from '../../launch-mutant';

/** No downtime is announced, so that no maintenance page is required. */
const KEPT = { 'DWN-2.maintenance-page': 'not applicable' };

const DOWN = declaredLaunch({ experience: { downtime: true, disconnection: true, clientUpgrade: false } });

const DOWN_KEPT = { 'DWN-2.zero-downtime': 'not applicable' };

describe('met by', () => {
  test.each<[string, LaunchChange]>([
    ['the defaults of ECS and load balancers', { change: bare }],
    [
      'a blue/green deployment, whatever the minimum healthy percent',
      {
        change: set('Web', { DeploymentConfiguration: { Strategy: 'BLUE_GREEN', MinimumHealthyPercent: 0 } }),
      },
    ],
    [
      'a deployment by AWS CodeDeploy, which is blue/green',
      {
        change: set('Web', {
          DeploymentController: { Type: 'CODE_DEPLOY' },
          DeploymentConfiguration: undefined,
        }),
      },
    ],
    [
      'a singleton without a load balancer',
      {
        change: set('Web', { LoadBalancers: [], DeploymentConfiguration: { MinimumHealthyPercent: 0 } }),
        declared: { singletons: [{ component: 'Web', reason: 'it counts' }] },
      },
    ],
    [
      'a function behind the load balancer',
      { change: set('Target', { TargetType: 'lambda', TargetGroupAttributes: [] }) },
    ],
    [
      'a calendar with all-day events',
      {
        change: (template) => {
          calendar('DTSTART:20270102T000000Z', 'DTSTART;VALUE=DATE:20270102')(template);
          calendar('DTEND:20270110T000000Z', 'DTEND;VALUE=DATE:20270110')(template);
        },
      },
    ],
    [
      'a calendar in a time zone that ends with the day',
      {
        change: (template) => {
          calendar('DTSTART:20270102T000000Z', 'DTSTART;TZID=Europe/Paris:20270102T000000')(template);
          calendar('DTEND:20270110T000000Z', 'DTEND;TZID=Europe/Paris:20270109T235900')(template);
        },
      },
    ],
    [
      'a schedule whose target is not a topic',
      { change: target('Users', { Arn: { 'Fn::GetAtt': ['Publisher', 'Arn'] } }) },
    ],
  ])('%s', (_name, change) => {
    expect(launchOutcome(change).states).toEqual(KEPT);
  });

  test('a short deregistration delay, if the disconnection of clients is announced', () => {
    const launch = declaredLaunch({
      experience: { downtime: false, disconnection: true, clientUpgrade: false },
    });

    expect(launchOutcome({ change: deregistrationDelay('5'), declared: { launch } }).states).toEqual(KEPT);
  });

  test('a maintenance page whose text is known only at deployment', () => {
    const page = set('Acl', { CustomResponseBodies: { Closed: { Content: UNRESOLVABLE } } });

    expect(launchOutcome({ change: page, declared: { launch: DOWN } }).states).toEqual(DOWN_KEPT);
  });

  test('a maintenance page of the listener', () => {
    const fixedResponse = (template: LaunchTemplate) => {
      delete template.Resources.Association;
      set('Rule', {
        Actions: [
          { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503', MessageBody: 'Back soon' } },
        ],
      })(template);
    };

    expect(launchOutcome({ change: fixedResponse, declared: { launch: DOWN } }).states).toEqual(DOWN_KEPT);
    const secondListener = (template: LaunchTemplate) => {
      fixedResponse(template);
      template.Resources.Plain = { ...template.Resources.Listener };
    };
    expect(launchOutcome({ change: secondListener, declared: { launch: DOWN } }).states).toEqual(DOWN_KEPT);
  });
});

test('a third party that is notified already needs no schedule', () => {
  const launch = declaredLaunch({
    thirdParties: [
      {
        name: 'Pay Inc.',
        provides: 'payments',
        channel: 'phone',
        on: '2027-03-23',
        notifiedAt: 'wiki/notified',
      },
    ],
  });

  const { states, reasons } = launchOutcome({ declared: { launch } });

  expect(states).toEqual({ ...KEPT, 'NTF-2.third-party-notices': 'not applicable' });
  expect(reasons).toContain('All third parties are notified already: wiki/notified.');
});
