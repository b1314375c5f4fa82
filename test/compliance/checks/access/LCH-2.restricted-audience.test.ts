import { checkOutcome, MET, type Properties } from '../../check-outcome';

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
