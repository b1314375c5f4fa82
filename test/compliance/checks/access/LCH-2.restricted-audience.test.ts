import { ATTRIBUTE, checkOutcome, findingIds, MET, type Placed, type Properties } from '../../check-outcome';

const group = (properties: Properties) => ['AWS::EC2::SecurityGroup', properties] as const;

test.each<[string[], RegExp]>([
  [[], /^Only the team can send requests/],
  [['198.51.100.0/24'], /^Only 198\.51\.100\.0\/24 can send requests/],
])('the explanation has the audience: %j', (ranges, expected) => {
  const rules = ranges.map((CidrIp) => ({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp }));
  const { state, reason } = checkOutcome(
    'LCH-2.restricted-audience',
    {
      Users: group({ SecurityGroupIngress: rules }),
      Face: [
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        { Type: 'network', SecurityGroups: [{ 'Fn::GetAtt': ['Users', 'GroupId'] }] },
      ],
      Listener: [
        'AWS::ElasticLoadBalancingV2::Listener',
        { LoadBalancerArn: { Ref: 'Face' }, Port: 443, Protocol: 'TLS' },
      ],
    },
    { publicAccess: { allUsers: false, ranges, ports: [443] } },
  );

  expect(state).toBe(MET);
  expect(reason).toMatch(expected);
});

const CLOSED = { publicAccess: { allUsers: false, ranges: [], ports: [443] } };
const cluster = (EndpointPublicAccess: unknown): Placed => ({
  Eks: ['AWS::EKS::Cluster', { ResourcesVpcConfig: { EndpointPublicAccess } }],
});

test.each<[string, Placed, string[]]>([
  ['that faces the internet', cluster(true), ['LCH-2.audience-unknown']],
  ['that may face the internet', cluster(ATTRIBUTE), ['LCH-2.exposure-unknown']],
  ['that does not', cluster(false), []],
  [
    'that may, beside one that does',
    { ...cluster(ATTRIBUTE), Url: ['AWS::Lambda::Url', {}] },
    ['LCH-2.audience-unknown', 'LCH-2.exposure-unknown'],
  ],
])('the findings of an endpoint %s', (_what, placed, expected) => {
  expect(findingIds('LCH-2.restricted-audience', placed, CLOSED)).toEqual(expected);
});

test('without a declared audience, an endpoint that may face the internet is unknown', () => {
  const undeclared = { publicAccess: undefined };

  expect(findingIds('LCH-2.restricted-audience', cluster(ATTRIBUTE), undeclared)).toEqual([
    'LCH-2.exposure-unknown',
  ]);
});
