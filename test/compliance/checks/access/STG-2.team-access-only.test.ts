import {
  type Properties,
  type Placed,
  MET,
  NOT_MET,
  PENDING,
  IMPORTED,
  UNKNOWN,
  checkOutcome,
} from '../../check-outcome';

const GROUP = 'AWS::EC2::SecurityGroup';

const ID = { 'Fn::GetAtt': ['Group', 'GroupId'] };

describe('the team access', () => {
  const teamAccess = {
    kind: 'client vpn' as const,
    description: 'the VPN',
    ranges: ['203.0.113.0/24'],
    prefixLists: ['pl-1'],
    securityGroups: ['sg-1'],
  };
  const peer = (changed: Properties): Placed => ({
    Group: [GROUP, { SecurityGroupIngress: [{ IpProtocol: 'tcp', ...changed }] }],
  });

  test.each<[string, Placed, string]>([
    ['the declared range', peer({ CidrIp: '203.0.113.0/25' }), MET],
    ['another range', peer({ CidrIp: '203.0.112.0/24' }), NOT_MET],
    ['a range that is known only at deployment', peer({ CidrIp: IMPORTED }), UNKNOWN],
    ['the declared prefix list', peer({ SourcePrefixListId: 'pl-1' }), MET],
    ['another prefix list', peer({ SourcePrefixListId: 'pl-2' }), NOT_MET],
    ['a prefix list that is known only at deployment', peer({ SourcePrefixListId: IMPORTED }), UNKNOWN],
    ['the declared security group', peer({ SourceSecurityGroupId: 'sg-1' }), MET],
    ['another security group', peer({ SourceSecurityGroupId: 'sg-2' }), NOT_MET],
    ['its own security group', peer({ SourceSecurityGroupId: ID }), MET],
    ['a security group that is known only at deployment', peer({ SourceSecurityGroupId: IMPORTED }), UNKNOWN],
    ['an unknown source', peer({}), UNKNOWN],
    ['the declared VPN', { Way: ['AWS::EC2::ClientVpnEndpoint', {}] }, MET],
    ['another VPN', { Way: ['AWS::EC2::VPNConnection', {}] }, NOT_MET],
    ['a peering', { Way: ['AWS::EC2::VPCPeeringConnection', {}] }, NOT_MET],
    ['a transit gateway', { Way: ['AWS::EC2::TransitGatewayAttachment', {}] }, NOT_MET],
    ['a network on a transit gateway', { Way: ['AWS::EC2::TransitGatewayVpcAttachment', {}] }, NOT_MET],
    ['an endpoint service', { Way: ['AWS::EC2::VPCEndpointService', {}] }, NOT_MET],
    ['an EC2 Instance Connect Endpoint', { Way: ['AWS::EC2::InstanceConnectEndpoint', {}] }, NOT_MET],
    ['verified access', { Way: ['AWS::EC2::VerifiedAccessEndpoint', {}] }, NOT_MET],
  ])('%s', (_what, placed, state) => {
    const found = checkOutcome('STG-2.team-access-only', placed, { teamAccess });

    expect(found.state).toBe(state);
    expect(found.resources).toHaveLength(1);
  });

  test('without a declared team access the environment itself has the finding', () => {
    expect(
      checkOutcome('STG-2.team-access-only', peer({ SourceSecurityGroupId: ID }), { teamAccess: undefined }),
    ).toMatchObject({
      state: PENDING,
      resources: [{ logicalId: 'Group' }],
      findings: [{ id: 'STG-2.no-team-access-declared' }],
    });
  });
});
