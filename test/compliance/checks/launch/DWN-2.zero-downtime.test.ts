import {
  type Properties,
  type Placed,
  MET,
  NOT_MET,
  IMPORTED,
  UNKNOWN,
  NOT_APPLICABLE,
  checkOutcome,
  ATTRIBUTE,
} from '../../check-outcome';
import { declaredLaunch } from '../../compliant-launch';

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

describe('what a launch keeps running', () => {
  const launched = (
    target: Properties,
    balancer: Properties,
    ListenerArn: unknown = { Ref: 'Listener' },
  ): Placed => ({
    Web: ['AWS::ECS::Service', { LoadBalancers: [{ TargetGroupArn: { Ref: 'Target' } }] }],
    Target: ['AWS::ElasticLoadBalancingV2::TargetGroup', target],
    Balancer: ['AWS::ElasticLoadBalancingV2::LoadBalancer', balancer],
    Listener: ['AWS::ElasticLoadBalancingV2::Listener', { LoadBalancerArn: { Ref: 'Balancer' } }],
    Rule: [
      'AWS::ElasticLoadBalancingV2::ListenerRule',
      { ListenerArn, Actions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Target' } }] },
    ],
  });
  const drains = (Value: string) => ({
    TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value }],
  });
  const idle = (Value: unknown) => ({
    LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value }],
  });
  const asked = (placed: Placed) => {
    const launch = declaredLaunch();
    return checkOutcome('DWN-2.zero-downtime', placed, { launch });
  };

  test.each<[string, Placed, string]>([
    ['that waits as long as it drains', launched(drains('120'), idle('120')), MET],
    ['that waits longer than it drains', launched(drains('60'), idle('120')), NOT_MET],
    ['that waits for as long as is told later', launched(drains('60'), idle(ATTRIBUTE)), MET],
    ['that no template holds', launched(drains('5'), {}, 'arn:aws:elasticloadbalancing:x'), MET],
  ])('behind a load balancer %s', (_what, placed, expected) => {
    expect(asked(placed).state).toBe(expected);
  });

  test('is looked at by its services and its target groups', () => {
    expect(asked(launched({}, {})).resources.map(({ logicalId }) => logicalId)).toEqual(['Web', 'Target']);
  });
});
