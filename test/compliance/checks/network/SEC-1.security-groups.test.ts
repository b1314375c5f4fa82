import {
  type Properties,
  type Placed,
  NOT_MET,
  MET,
  IMPORTED,
  UNKNOWN,
  checkOutcome,
} from '../../check-outcome';

const GROUP = 'AWS::EC2::SecurityGroup';

const ID = { 'Fn::GetAtt': ['Group', 'GroupId'] };

const IMAGES = { component: 'Web', destination: '198.51.100.0/24', port: 443, reason: 'images' };

describe('a security group with', () => {
  const tcp = (changed: Properties) => ({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...changed });
  const group = (SecurityGroupEgress: unknown, SecurityGroupIngress: unknown = []): Placed => ({
    Group: [GROUP, { SecurityGroupEgress, SecurityGroupIngress }],
  });
  const out = (changed: Properties): Placed => group([tcp(changed)]);
  const vpc = (CidrBlock: string) => ['AWS::EC2::VPC', { CidrBlock }] as const;
  const nowhere = [{ IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp: '255.255.255.255/32' }];

  test.each<[string, Placed, string]>([
    ['no egress rule, which allows all egress', group(undefined), NOT_MET],
    ['a rule without egress', group(nowhere), MET],
    ['declared traffic', out({ CidrIp: '198.51.100.0/24' }), MET],
    ['a part of declared traffic', out({ CidrIp: '198.51.100.7/32' }), MET],
    ['another port', out({ CidrIp: '198.51.100.0/24', FromPort: 80, ToPort: 80 }), NOT_MET],
    ['more ports upwards', out({ CidrIp: '198.51.100.0/24', ToPort: 500 }), NOT_MET],
    ['more ports downwards', out({ CidrIp: '198.51.100.0/24', FromPort: 80 }), NOT_MET],
    ['inherited', out({ CidrIp: '203.0.113.0/24' }), NOT_MET],
    ['a destination that is known only at deployment', out({ CidrIp: IMPORTED }), UNKNOWN],
    ['an unknown destination', out({}), UNKNOWN],
    ['another group as destination', out({ DestinationSecurityGroupId: ID }), MET],
    [
      'a destination within its networks',
      { ...out({ CidrIp: '10.1.0.0/24' }), One: vpc('10.0.0.0/16'), Two: vpc('10.1.0.0/16') },
      MET,
    ],
    [
      'a destination outside of its network',
      { ...out({ CidrIp: '10.1.0.0/24' }), One: vpc('10.0.0.0/16') },
      NOT_MET,
    ],
    ['ingress from a group', group(nowhere, [tcp({ SourceSecurityGroupId: ID })]), MET],
    ['ingress from the internet', group(nowhere, [tcp({ CidrIp: '0.0.0.0/0' })]), NOT_MET],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('SEC-1.declared-egress-only', placed, { egress: [IMAGES] }).state).toBe(state);
  });

  const reached = (...rules: Properties[]): Placed => ({
    ...group(nowhere, rules),
    Orders: ['AWS::RDS::DBInstance', { VPCSecurityGroups: [ID] }],
  });

  test.each<[string, Placed, string]>([
    ['by a group of the environment', reached(tcp({ SourceSecurityGroupId: ID })), MET],
    ['by a group of others', reached(tcp({ SourceSecurityGroupId: 'sg-1' })), NOT_MET],
    ['by addresses', reached(tcp({ CidrIp: '10.0.0.0/16' })), NOT_MET],
    [
      'by a group, and by addresses',
      reached(tcp({ SourceSecurityGroupId: ID }), tcp({ CidrIp: '10.0.0.0/16' })),
      NOT_MET,
    ],
    [
      'through a group in no template',
      { Orders: ['AWS::RDS::DBInstance', { VPCSecurityGroups: ['sg-1'] }] },
      UNKNOWN,
    ],
    ['through the default group of the VPC', { Orders: ['AWS::RDS::DBInstance', {}] }, NOT_MET],
    [
      'through the group of its cluster',
      { Orders: ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'c' }] },
      MET,
    ],
  ])('a data store that is reached %s', (_what, placed, state) => {
    expect(checkOutcome('SEC-1.declared-egress-only', placed, { egress: [] }).state).toBe(state);
  });

  test.each<[Properties, string]>([
    [{ NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: [ID] } } }, MET],
    [{ NetworkConfiguration: { AwsvpcConfiguration: {} } }, NOT_MET],
    [{}, MET],
  ])('a service with %j: %s', (properties, state) => {
    const placed: Placed = { ...group(nowhere), Web: ['AWS::ECS::Service', properties] };

    expect(checkOutcome('SEC-1.declared-egress-only', placed).state).toBe(state);
  });
});
