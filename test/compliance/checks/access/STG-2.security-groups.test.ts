import { type Properties, NOT_MET, MET, IMPORTED, UNKNOWN, checkOutcome } from '../../check-outcome';

const CHECK = 'STG-2.no-anonymous-access';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

describe('ingress of a security group', () => {
  const TEAM_ACCESS = { kind: 'networks', description: 'us', prefixLists: [], securityGroups: [] };
  const group = (peer: Properties) =>
    ['AWS::EC2::SecurityGroup', { SecurityGroupIngress: [{ IpProtocol: 'tcp', ...peer }] }] as const;

  test.each<[string, Properties, string]>([
    ['the internet', { CidrIp: '0.0.0.0/0' }, NOT_MET],
    ['the internet over IPv6', { CidrIpv6: '::/0' }, NOT_MET],
    ['a range that is too wide for an organization', { CidrIp: '198.0.0.0/4' }, NOT_MET],
    ['a network', { CidrIp: '203.0.113.0/24' }, MET],
    ['a range that is known only at deployment', { CidrIp: IMPORTED }, UNKNOWN],
    ['another group', { SourceSecurityGroupId: 'sg-1' }, MET],
    ['an unknown source', {}, UNKNOWN],
  ])('%s', (_what, peer, state) => {
    expect(checkOutcome(CHECK, { Group: group(peer) }).state).toBe(state);
  });

  test('a wide range is public unless it is the declared team access', () => {
    const wide = { Group: group({ CidrIp: '198.0.0.0/4' }) };

    expect(checkOutcome(CHECK, wide, { teamAccess: { ...TEAM_ACCESS, ranges: ['198.0.0.0/4'] } }).state).toBe(
      MET,
    );
    expect(checkOutcome(CHECK, wide, { teamAccess: undefined }).state).toBe(NOT_MET);
  });

  test('an internet-facing load balancer allows declared ranges only', () => {
    const facing = {
      Group: group({ CidrIp: '203.0.113.0/25' }),
      Face: [BALANCER, { SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] }],
    } as const;

    expect(
      checkOutcome(CHECK, facing, { teamAccess: { ...TEAM_ACCESS, ranges: ['203.0.113.0/24'] } }).state,
    ).toBe(MET);
    expect(
      checkOutcome(CHECK, facing, { teamAccess: { ...TEAM_ACCESS, ranges: ['192.0.2.0/24'] } }).state,
    ).toBe(NOT_MET);
    expect(checkOutcome(CHECK, facing, { teamAccess: undefined }).state).toBe(NOT_MET);
  });
});
