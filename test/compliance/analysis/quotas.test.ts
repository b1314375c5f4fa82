import { largestNeed, type QuotaNeed, quotaNeeds } from '../../../lib/compliance/analysis/quotas';
import { type Placed, type Properties, modelWith } from '../check-outcome';

const task = (cpu: unknown): Placed => ({ Task: ['AWS::ECS::TaskDefinition', { Cpu: cpu }] });
const service = (properties: Properties): Placed => ({
  Service: ['AWS::ECS::Service', { LaunchType: 'FARGATE', TaskDefinition: { Ref: 'Task' }, ...properties }],
});
const scaling = (MaxCapacity: number): Placed => ({
  Scaling: [
    'AWS::ApplicationAutoScaling::ScalableTarget',
    {
      ResourceId: { 'Fn::Join': ['', ['service/shop/', { 'Fn::GetAtt': ['Service', 'Name'] }]] },
      MinCapacity: 3,
      MaxCapacity,
    },
  ],
});
const rules = (type: string, count: number): Placed =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${type}${index}`,
      [`AWS::EC2::SecurityGroup${type}`, { GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] } }],
    ]),
  );

function needOf(quota: string, placed: Placed): QuotaNeed | undefined {
  return quotaNeeds(modelWith(placed)).find((need) => need.quota.includes(quota));
}

describe('vCPUs of Fargate', () => {
  test.each<[string, Placed, Partial<QuotaNeed>]>([
    [
      'at rest, twice that while services are deployed, and at the maximum of the scaling',
      { ...task('1024'), ...service({ DesiredCount: 3 }), ...scaling(8) },
      { atRest: 3, inDeployment: 6, atPeak: 8 },
    ],
    [
      'of a service that stops before it starts',
      {
        ...task('512'),
        ...service({ DesiredCount: 2, DeploymentConfiguration: { MaximumPercent: 100 } }),
      },
      { atRest: 1, inDeployment: 1, atPeak: 1 },
    ],
    [
      'of a service by a capacity provider',
      {
        ...task(2048),
        ...service({
          LaunchType: undefined,
          DesiredCount: 1,
          CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE' }],
        }),
      },
      { atRest: 2 },
    ],
  ])('%s', (_, placed, expected) => {
    expect(needOf('Fargate', placed)).toMatchObject({ byDefault: 6, code: 'L-3032A538', ...expected });
  });

  test('of services on EC2 are none', () => {
    expect(needOf('Fargate', { ...task('1024'), ...service({ LaunchType: 'EC2', DesiredCount: 3 }) })).toBe(
      undefined,
    );
  });

  test('that are known only at deployment are not taken for none', () => {
    const need = needOf('Fargate', {
      ...task({ 'Fn::ImportValue': 'cpu' }),
      ...service({ DesiredCount: 3 }),
    });
    expect(need?.atRest).toBeNaN();
  });
});

test('the rules of a security group count by direction, inline and separate ones together', () => {
  const group: Placed = {
    Group: ['AWS::EC2::SecurityGroup', { SecurityGroupIngress: [{ CidrIp: '10.0.0.0/8' }] }],
  };
  const need = needOf('security group', { ...group, ...rules('Ingress', 4), ...rules('Egress', 3) });
  expect(need).toMatchObject({ atRest: 5, byDefault: 60 });
});

test('the rules of a load balancer count over its listeners', () => {
  const placed: Placed = {
    Balancer: ['AWS::ElasticLoadBalancingV2::LoadBalancer', {}],
    Http: ['AWS::ElasticLoadBalancingV2::Listener', { LoadBalancerArn: { Ref: 'Balancer' } }],
    Https: ['AWS::ElasticLoadBalancingV2::Listener', { LoadBalancerArn: { Ref: 'Balancer' } }],
    One: ['AWS::ElasticLoadBalancingV2::ListenerRule', { ListenerArn: { Ref: 'Http' } }],
    Two: ['AWS::ElasticLoadBalancingV2::ListenerRule', { ListenerArn: { Ref: 'Https' } }],
  };
  expect(needOf('rules of one Application Load Balancer', placed)?.atRest).toBe(2);
});

test('the largest figure decides, and one that is not known stays unknown', () => {
  const need = { quota: 'q', byDefault: 6, atRest: 3 };
  expect(largestNeed({ ...need, inDeployment: 6, atPeak: 4 })).toBe(6);
  expect(largestNeed(need)).toBe(3);
  expect(largestNeed({ ...need, atPeak: Number.NaN })).toBeNaN();
});

test('what templates do not have needs nothing', () => {
  expect(quotaNeeds(modelWith({}))).toEqual([]);
});
