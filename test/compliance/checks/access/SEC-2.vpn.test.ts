import {
  type Properties,
  type Placed,
  MET,
  NOT_MET,
  UNKNOWN,
  checkOutcome,
  findingIds,
} from '../../check-outcome';

const GROUP = 'AWS::EC2::SecurityGroup';

const ID = { 'Fn::GetAtt': ['Group', 'GroupId'] };

describe('Client VPN endpoints', () => {
  const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';
  const logs = { Enabled: true, CloudwatchLogGroup: 'vpn' };
  const of = (properties: Properties = {}) => ({ ClientVpnEndpointId: { Ref: 'Vpn' }, ...properties });
  const whole: Placed = {
    Group: [GROUP, {}],
    Servers: [GROUP, { SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: ID }] }],
    Vpn: [ENDPOINT, { SecurityGroupIds: [ID], ConnectionLogOptions: logs }],
    Subnet: ['AWS::EC2::ClientVpnTargetNetworkAssociation', of()],
    Network: ['AWS::EC2::ClientVpnAuthorizationRule', of({ TargetNetworkCidr: '10.0.0.0/16' })],
  };
  const admits = (rules: Properties): Placed => ({ Servers: [GROUP, rules] });

  test.each<[string, Placed, string]>([
    ['whole', {}, MET],
    [
      'without an associated subnet',
      { Subnet: ['AWS::EC2::ClientVpnTargetNetworkAssociation', { ClientVpnEndpointId: 'x' }] },
      NOT_MET,
    ],
    [
      'authorized for every network',
      { Network: ['AWS::EC2::ClientVpnAuthorizationRule', of({ TargetNetworkCidr: '0.0.0.0/0' })] },
      NOT_MET,
    ],
    [
      'beside another that is authorized for every network',
      {
        Wide: [
          'AWS::EC2::ClientVpnAuthorizationRule',
          { ClientVpnEndpointId: 'x', TargetNetworkCidr: '0.0.0.0/0' },
        ],
      },
      MET,
    ],
    [
      'with disabled logs',
      { Vpn: [ENDPOINT, { SecurityGroupIds: [ID], ConnectionLogOptions: { ...logs, Enabled: false } }] },
      NOT_MET,
    ],
    [
      'with logs without a destination',
      { Vpn: [ENDPOINT, { SecurityGroupIds: [ID], ConnectionLogOptions: { Enabled: true } }] },
      NOT_MET,
    ],
    ['without a rule that allows its security group', admits({}), NOT_MET],
    [
      'with a rule that allows a range only',
      admits({ SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '10.0.0.0/16' }] }),
      NOT_MET,
    ],
    [
      'with a rule that allows another group only',
      admits({ SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: 'sg-1' }] }),
      NOT_MET,
    ],
    [
      'with an egress rule to its security group only',
      admits({ SecurityGroupEgress: [{ IpProtocol: '-1', DestinationSecurityGroupId: ID }] }),
      NOT_MET,
    ],
  ])('%s', (_what, changed, state) => {
    expect(checkOutcome('SEC-2.vpn', { ...whole, ...changed }).state).toBe(state);
  });
});

test.each<[string, Placed, string, string[]]>([
  ['nothing', {}, NOT_MET, ['SEC-2.no-client-vpn']],
  [
    'a Site-to-Site VPN connection',
    { Tunnel: ['AWS::EC2::VPNConnection', { Type: 'ipsec.1' }] },
    UNKNOWN,
    ['SEC-2.site-to-site-vpn'],
  ],
  [
    'a Site-to-Site VPN connection beside an incomplete Client VPN endpoint',
    {
      Tunnel: ['AWS::EC2::VPNConnection', { Type: 'ipsec.1' }],
      Vpn: ['AWS::EC2::ClientVpnEndpoint', { SecurityGroupIds: ['sg-1'] }],
    },
    NOT_MET,
    [
      'SEC-2.no-target-network',
      'SEC-2.no-authorization-rule',
      'SEC-2.no-ingress-from-vpn',
      'SEC-2.connections-not-logged',
    ],
  ],
])('the way of the team into an environment with %s', (_what, placed, state, expected) => {
  expect(checkOutcome('SEC-2.vpn', placed).state).toBe(state);
  expect(findingIds('SEC-2.vpn', placed)).toEqual(expected);
});

describe('findings of a Client VPN endpoint', () => {
  const group = (rules: Properties[] = []) =>
    ['AWS::EC2::SecurityGroup', { SecurityGroupIngress: rules }] as const;
  const of = (type: string, properties: Properties = {}) =>
    [type, { ClientVpnEndpointId: { Ref: 'Vpn' }, ...properties }] as const;
  const vpn = (SecurityGroupIds: unknown, TargetNetworkCidr = '10.0.0.0/16'): Placed => ({
    Team: group(),
    Web: group([
      { IpProtocol: 'tcp', CidrIp: '10.0.0.0/16' },
      { IpProtocol: 'tcp', SourceSecurityGroupId: 'sg-9' },
    ]),
    Vpn: [
      'AWS::EC2::ClientVpnEndpoint',
      { SecurityGroupIds, ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'vpn' } },
    ],
    Subnet: of('AWS::EC2::ClientVpnTargetNetworkAssociation'),
    Rule: of('AWS::EC2::ClientVpnAuthorizationRule', { TargetNetworkCidr }),
  });
  const admits = {
    Admits: [
      'AWS::EC2::SecurityGroupIngress',
      { GroupId: { Ref: 'Web' }, SourceSecurityGroupId: { Ref: 'Team' }, IpProtocol: 'tcp' },
    ],
  } as const;

  test.each<[string, Placed, string[]]>([
    ['a compliant endpoint', { ...vpn([{ Ref: 'Team' }]), ...admits }, []],
    ['no rule allows its security group', vpn([{ Ref: 'Team' }]), ['SEC-2.no-ingress-from-vpn']],
    ['its security group is in no template', vpn(['sg-1']), ['SEC-2.no-ingress-from-vpn']],
    ['it has no security group', vpn(undefined), ['SEC-2.no-security-group']],
    [
      'it is authorized for every network',
      { ...vpn([{ Ref: 'Team' }], '0.0.0.0/0'), ...admits },
      ['SEC-2.every-network-authorized'],
    ],
  ])('%s', (_what, placed, expected) => {
    expect(findingIds('SEC-2.vpn', placed)).toEqual(expected);
  });
});
