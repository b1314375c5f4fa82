import { calendarText } from '../../../lib/launch/calendar-text';
import { declaredLaunch, SALE } from '../compliant-launch';
import {
  IMPORTED,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  type Placed,
  type Properties,
  checkOutcome,
} from '../check-outcome';

const SERVICE = 'AWS::ECS::Service';
const GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const launch = declaredLaunch();
const noticed = (downtime: boolean, disconnection: boolean) => ({
  launch: declaredLaunch({ experience: { downtime, disconnection, clientUpgrade: false } }),
});

describe('a deployment that nobody notices', () => {
  const CHECK = 'DWN-2.zero-downtime';
  const service = (properties: Properties): Placed => ({ Web: [SERVICE, properties] });
  const drains = (Value: unknown) => ({
    TargetGroupAttributes: [
      { Key: 'stickiness.enabled', Value: 'true' },
      { Key: 'deregistration_delay.timeout_seconds', Value },
    ],
  });
  const idle = (Value: unknown, Type?: string) => ({
    Type,
    LoadBalancerAttributes: [
      { Key: 'deletion_protection.enabled', Value: 'true' },
      { Key: 'idle_timeout.timeout_seconds', Value },
    ],
  });
  const forward = [{ Type: 'forward', TargetGroupArn: { Ref: 'Group' } }];
  const behind = (group: Properties, face: Properties, by: 'listener' | 'rule' = 'listener'): Placed => ({
    Group: [GROUP, group],
    Face: [BALANCER, face],
    Listener: [
      LISTENER,
      { LoadBalancerArn: { Ref: 'Face' }, DefaultActions: by === 'listener' ? forward : [] },
    ],
    Rule: [RULE, { ListenerArn: { Ref: 'Listener' }, Actions: by === 'rule' ? forward : [] }],
  });
  const deployed = (DeploymentConfiguration: unknown) => service({ DeploymentConfiguration });

  test.each<[string, Placed, string]>([
    ['by itself', service({}), MET],
    ['that keeps all', deployed({ MinimumHealthyPercent: 100 }), MET],
    ['that keeps nearly all', deployed({ MinimumHealthyPercent: 99 }), NOT_MET],
    ['that keeps nobody knows how much', deployed({ MinimumHealthyPercent: IMPORTED }), UNKNOWN],
    ['side by side', deployed({ Strategy: 'BLUE_GREEN', MinimumHealthyPercent: 0 }), MET],
    ['step by step', deployed({ Strategy: 'LINEAR', MinimumHealthyPercent: 0 }), MET],
    ['by a canary', deployed({ Strategy: 'CANARY', MinimumHealthyPercent: 0 }), MET],
    ['by nobody knows what strategy', deployed({ Strategy: IMPORTED }), UNKNOWN],
    ['by CodeDeploy', service({ DeploymentController: { Type: 'CODE_DEPLOY' } }), MET],
    ['by something else', service({ DeploymentController: { Type: 'EXTERNAL' } }), UNKNOWN],
    ['that drains as the service does by itself', { Group: [GROUP, {}] }, MET],
    ['that drains', { Group: [GROUP, drains(1)] }, MET],
    ['that drains not', { Group: [GROUP, drains(0)] }, NOT_MET],
    ['that drains nobody knows how long', { Group: [GROUP, drains(IMPORTED)] }, UNKNOWN],
    ['of a function', { Group: [GROUP, { TargetType: 'lambda', ...drains(0) }] }, NOT_APPLICABLE],
    ['that drains as long as is waited', behind(drains(60), {}), MET],
    ['that drains shorter than is waited', behind(drains(59), {}), NOT_MET],
    ['that drains shorter than is waited, by a rule', behind(drains(59), {}, 'rule'), NOT_MET],
    ['that drains as long as is said to wait', behind(drains(30), idle(30)), MET],
    ['that drains shorter than is said to wait', behind(drains(90), idle(120)), NOT_MET],
    ['that drains behind a network load balancer', behind(drains(1), idle(120, 'network')), MET],
    ['that drains before nobody knows what', behind(drains(1), idle(IMPORTED)), UNKNOWN],
    ['of a group beside it', { ...behind({}, {}), Other: [GROUP, drains(1)] }, MET],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome(CHECK, placed, { launch }).state).toBe(state);
  });

  test.each<[string, Properties, string]>([
    ['nobody is led to', {}, NOT_APPLICABLE],
    ['a load balancer leads to', { LoadBalancers: [{}] }, NOT_MET],
    ['others find by its name', { ServiceRegistries: [{}] }, NOT_MET],
    ['others connect to', { ServiceConnectConfiguration: { Services: [{}] } }, NOT_MET],
    ['only connects to others', { ServiceConnectConfiguration: { Enabled: true } }, NOT_APPLICABLE],
  ])('of one that runs once, and that %s', (_what, ways, state) => {
    const placed = service({ DeploymentConfiguration: { MinimumHealthyPercent: 0 }, ...ways });

    expect(
      checkOutcome(CHECK, placed, { launch, singletons: [{ component: 'Web', reason: 'it counts' }] }).state,
    ).toBe(state);
  });

  test('what is announced needs not be kept', () => {
    const placed: Placed = {
      ...deployed({ MinimumHealthyPercent: 0 }),
      ...behind(drains(30), idle(60)),
    };

    expect(checkOutcome(CHECK, placed, noticed(true, true)).state).toBe(NOT_APPLICABLE);
    expect(checkOutcome(CHECK, placed, { launch }).findings).toHaveLength(2);
    expect(checkOutcome(CHECK, placed, noticed(true, false)).findings).toMatchObject([
      { resource: { logicalId: 'Group' } },
    ]);
    expect(checkOutcome(CHECK, placed, noticed(false, true)).findings).toMatchObject([
      { resource: { logicalId: 'Web' } },
    ]);
  });
});

describe('a page that tells of downtime', () => {
  const page = (changed: Properties = {}) => ({
    Type: 'fixed-response',
    FixedResponseConfig: { StatusCode: '503', MessageBody: 'Back soon.', ...changed },
  });
  const face = (...actions: Properties[]): Placed => ({
    Face: [BALANCER, { Scheme: 'internet-facing' }],
    Listener: [LISTENER, { LoadBalancerArn: { Ref: 'Face' }, DefaultActions: actions }],
  });
  const acl = (CustomResponseBodyKey: string, Content: unknown = 'Back soon.'): Placed => ({
    Acl: [
      'AWS::WAFv2::WebACL',
      {
        CustomResponseBodies: { Closed: { Content } },
        Rules: [
          { Action: { Allow: {} } },
          { Action: { Block: { CustomResponse: { ResponseCode: 503, CustomResponseBodyKey } } } },
        ],
      },
    ],
    Before: [
      'AWS::WAFv2::WebACLAssociation',
      { ResourceArn: { Ref: 'Face' }, WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] } },
    ],
  });
  const rule = (ListenerArn: unknown): Placed => ({ Rule: [RULE, { ListenerArn, Actions: [page()] }] });

  test.each<[string, Placed, string]>([
    ['of the listener', face(page()), MET],
    ['of the listener, beside another answer', face({ Type: 'forward' }, page()), MET],
    ['for clients that are too old', face(page({ StatusCode: '426' })), MET],
    ['with another status', face(page({ StatusCode: '200' })), NOT_MET],
    ['with no words', face(page({ MessageBody: ' ' })), NOT_MET],
    ['with no body', face(page({ MessageBody: undefined })), NOT_MET],
    ['of a rule', { ...face(), ...rule({ Ref: 'Listener' }) }, MET],
    ['of a rule of another listener', { ...face(), ...rule('another') }, NOT_MET],
    [
      'of another listener',
      { ...face(page()), Listener: [LISTENER, { LoadBalancerArn: 'another', DefaultActions: [page()] }] },
      NOT_MET,
    ],
    ['of the web firewall', { ...face(), ...acl('Closed') }, MET],
    ['of the web firewall, with no words', { ...face(), ...acl('Closed', '') }, NOT_MET],
    ['of the web firewall, that is not there', { ...face(), ...acl('Open') }, NOT_MET],
    [
      'of a web firewall in no template',
      {
        ...face(),
        Before: ['AWS::WAFv2::WebACLAssociation', { ResourceArn: { Ref: 'Face' }, WebACLArn: 'x' }],
      },
      UNKNOWN,
    ],
    ['before nobody', { Face: [BALANCER, { Scheme: 'internal' }] }, NOT_APPLICABLE],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('DWN-2.maintenance-page', placed, noticed(true, true)).state).toBe(state);
  });
});

describe('a calendar that holds special events', () => {
  const calendar = (Content: unknown, DocumentType = 'ChangeCalendar'): Placed => ({
    Calendar: ['AWS::SSM::Document', { DocumentType, Content }],
  });
  const lines = (...events: string[]) =>
    ['BEGIN:VCALENDAR', 'X-CALENDAR-TYPE:DEFAULT_OPEN', ...events, 'END:VCALENDAR'].join('\n');
  const event = (start: string, end: string) => ['BEGIN:VEVENT', start, end, 'END:VEVENT'].join('\n');
  const sale = event('DTSTART:20270102T000000', 'DTEND:20270110T000000');

  test.each<[string, unknown, string]>([
    ['as the package writes it', calendarText('Freezes', [SALE]), MET],
    ['to the moment', lines(sale), MET],
    ['by days', lines(event('DTSTART;VALUE=DATE:20270102', 'DTEND;VALUE=DATE:20270110')), MET],
    [
      'in a time zone',
      lines(event('DTSTART;TZID=Europe/Paris:20270102T000000', 'DTEND;TZID=Europe/Paris:20270110T000000Z')),
      MET,
    ],
    ['after another event', lines(event('DTSTART:20260102T000000', 'DTEND:20260103T000000'), sale), MET],
    ['in lines that are folded', lines(sale).replace('20270110T', '20270\n 110T'), MET],
    [
      'in lines of Windows',
      lines(sale).replaceAll('\n', '\r\n').replace('20270110T', '20270\r\n\t110T'),
      MET,
    ],
    ['too late', lines(event('DTSTART:20270102T000001', 'DTEND:20270110T000000')), NOT_MET],
    ['too short', lines(event('DTSTART:20270102T000000', 'DTEND:20270109T235700')), NOT_MET],
    ['without an end', lines(event('DTSTART:20270102T000000', 'SUMMARY:20270110T000000')), UNKNOWN],
    ['without a beginning', lines(event('SUMMARY:x', 'DTEND:20270110T000000')), UNKNOWN],
    ['that last for a time', lines(event('DTSTART:20270102T000000', 'DURATION:P8D')), UNKNOWN],
    ['in a way that is not read', lines(event('DTSTART:20270102', 'DTEND:20270110T000000+0100')), UNKNOWN],
    ['beside one that is not read', lines(sale, event('DTSTART:20270331', 'DURATION:P1D')), UNKNOWN],
    [
      'with an end of another event',
      lines(event('DTSTART:20270102T000000', 'SUMMARY:x'), event('SUMMARY:y', 'DTEND:20270110T000000')),
      UNKNOWN,
    ],
    ['that comes again, which may hold more', lines(`${sale}\nRRULE:FREQ=YEARLY`), UNKNOWN],
    ['on further days, which may hold more', lines(`${sale}\nRDATE;VALUE=DATE:20280102`), UNKNOWN],
    ['that only says so', lines(`${sale}\nX-RRULE:FREQ=YEARLY`), MET],
    ['where it is closed by default', lines(sale).replace('DEFAULT_OPEN', 'DEFAULT_CLOSED'), NOT_MET],
    ['nobody knows', IMPORTED, UNKNOWN],
  ])('%s', (_what, content, state) => {
    expect(checkOutcome('WHN-1.change-calendar', calendar(content), { launch }).state).toBe(state);
  });

  test.each<[string, string, string]>([
    ['until the day before', event('DTSTART:20270330T000000', 'DTEND:20270331T000000'), MET],
    ['until its first minute', event('DTSTART:20270330T000000', 'DTEND:20270331T000100'), NOT_MET],
    ['on that day, for an hour', event('DTSTART:20270331T220000', 'DTEND:20270331T230000'), NOT_MET],
    ['from its last second', event('DTSTART:20270331T235959', 'DTEND:20270402T000000'), NOT_MET],
    ['from the day after', event('DTSTART:20270401T000000', 'DTEND:20270402T000000'), MET],
  ])('and one beside the opening day, %s', (_what, other, state) => {
    expect(checkOutcome('WHN-1.change-calendar', calendar(lines(sale, other)), { launch }).state).toBe(state);
  });

  test.each([
    ['after the opening day', '2027-04-01', '2027-04-02', MET],
    ['from the opening day', '2027-03-31', '2027-04-02', NOT_MET],
    ['until the opening day', '2027-03-20', '2027-03-31', NOT_MET],
    ['before the opening day', '2027-03-20', '2027-03-30', MET],
  ])('where one is %s', (_what, firstDay, lastDay, state) => {
    const easter = { name: 'Easter', firstDay, lastDay };
    const { moment } = launch;
    const both = { ...launch, moment: { ...moment, specialEvents: [SALE, easter] } };
    const content = calendarText('Freezes', [SALE, easter]);

    const { state: expected, findings } = checkOutcome('WHN-1.change-calendar', calendar(content), {
      launch: both,
    });

    expect(expected).toBe(state);
    expect(findings.some(({ id }) => id === 'WHN-1.opening-during-event')).toBe(state === NOT_MET);
  });

  test('is a calendar', () => {
    expect(checkOutcome('WHN-1.change-calendar', calendar(lines(sale), 'Command'), { launch }).state).toBe(
      NOT_MET,
    );
  });
});
