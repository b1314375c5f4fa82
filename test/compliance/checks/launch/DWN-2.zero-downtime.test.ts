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

describe('a deployment', () => {
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
    ['with defaults', service({}), MET],
    ['with 100 percent healthy', deployed({ MinimumHealthyPercent: 100 }), MET],
    ['with 99 percent healthy', deployed({ MinimumHealthyPercent: 99 }), NOT_MET],
    [
      'with a percentage that is known only at deployment',
      deployed({ MinimumHealthyPercent: IMPORTED }),
      UNKNOWN,
    ],
    ['that is blue/green', deployed({ Strategy: 'BLUE_GREEN', MinimumHealthyPercent: 0 }), MET],
    ['that is linear', deployed({ Strategy: 'LINEAR', MinimumHealthyPercent: 0 }), MET],
    ['that is a canary', deployed({ Strategy: 'CANARY', MinimumHealthyPercent: 0 }), MET],
    ['with a strategy that is known only at deployment', deployed({ Strategy: IMPORTED }), UNKNOWN],
    ['by CodeDeploy', service({ DeploymentController: { Type: 'CODE_DEPLOY' } }), MET],
    ['by an external controller', service({ DeploymentController: { Type: 'EXTERNAL' } }), UNKNOWN],
    ['with the default deregistration delay', { Group: [GROUP, {}] }, MET],
    ['with a deregistration delay', { Group: [GROUP, drains(1)] }, MET],
    ['with a deregistration delay of zero', { Group: [GROUP, drains(0)] }, NOT_MET],
    [
      'with a deregistration delay that is known only at deployment',
      { Group: [GROUP, drains(IMPORTED)] },
      UNKNOWN,
    ],
    ['of a function', { Group: [GROUP, { TargetType: 'lambda', ...drains(0) }] }, NOT_APPLICABLE],
    ['with a delay of the default idle timeout', behind(drains(60), {}), MET],
    ['with a delay below the default idle timeout', behind(drains(59), {}), NOT_MET],
    ['with a delay below the default idle timeout, by a rule', behind(drains(59), {}, 'rule'), NOT_MET],
    ['with a delay of the idle timeout', behind(drains(30), idle(30)), MET],
    ['with a delay below the idle timeout', behind(drains(90), idle(120)), NOT_MET],
    ['behind a Network Load Balancer', behind(drains(1), idle(120, 'network')), MET],
    ['with a load balancer of an unknown type', behind(drains(1), idle(IMPORTED)), UNKNOWN],
    ['of a separate target group', { ...behind({}, {}), Other: [GROUP, drains(1)] }, MET],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome(CHECK, placed, { launch }).state).toBe(state);
  });

  test.each<[string, Properties, string]>([
    ['has no load balancer', {}, NOT_APPLICABLE],
    ['has a load balancer', { LoadBalancers: [{}] }, NOT_MET],
    ['is registered in service discovery', { ServiceRegistries: [{}] }, NOT_MET],
    ['is a Service Connect server', { ServiceConnectConfiguration: { Services: [{}] } }, NOT_MET],
    ['is a Service Connect client', { ServiceConnectConfiguration: { Enabled: true } }, NOT_APPLICABLE],
  ])('of a singleton that %s', (_what, ways, state) => {
    const placed = service({ DeploymentConfiguration: { MinimumHealthyPercent: 0 }, ...ways });

    expect(
      checkOutcome(CHECK, placed, { launch, singletons: [{ component: 'Web', reason: 'it counts' }] }).state,
    ).toBe(state);
  });

  test('what is announced is not checked', () => {
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

describe('the idle timeout of the load balancer', () => {
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
  const resultOf = (placed: Placed) => {
    const launch = declaredLaunch();
    return checkOutcome('DWN-2.zero-downtime', placed, { launch });
  };

  test.each<[string, Placed, string]>([
    ['with the same idle timeout', launched(drains('120'), idle('120')), MET],
    ['with a longer idle timeout', launched(drains('60'), idle('120')), NOT_MET],
    ['with an idle timeout that no scenario resolves', launched(drains('60'), idle(ATTRIBUTE)), MET],
    ['in no template', launched(drains('5'), {}, 'arn:aws:elasticloadbalancing:x'), MET],
  ])('behind a load balancer %s', (_what, placed, expected) => {
    expect(resultOf(placed).state).toBe(expected);
  });

  test('the services and target groups are evaluated', () => {
    expect(resultOf(launched({}, {})).resources.map(({ logicalId }) => logicalId)).toEqual(['Web', 'Target']);
  });
});
