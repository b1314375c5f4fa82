import {
  type Placed,
  type Properties,
  MET,
  NOT_MET,
  checkOutcome,
  UNRESOLVABLE,
  UNKNOWN,
} from '../../check-outcome';

const CHECK = 'SEC-1.declared-egress-only';

const GROUP = 'AWS::EC2::SecurityGroup';

const INSTANCE = 'AWS::EC2::Instance';

const GROUP_ID = { 'Fn::GetAtt': ['Group', 'GroupId'] };

/** The rule that the CDK writes for a group without egress. */
const NOTHING = { IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp: '255.255.255.255/32' };

const group = (ingress: Properties[] = [], egress: Properties[] = [NOTHING]): Placed => ({
  Group: [GROUP, { SecurityGroupIngress: ingress, SecurityGroupEgress: egress }],
});

const tcp = (port: number, peer: Properties) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...peer,
});

/** The state, and the resources with findings. */
function resultOf(placed: Placed) {
  const { state, findings } = checkOutcome(CHECK, placed);
  return [state, ...findings.map(({ resource }) => resource?.logicalId)];
}

const groupOf = (properties: Properties) => ['AWS::EC2::SecurityGroup', properties] as const;

describe('a host with a security group', () => {
  test.each<[string, Properties, readonly unknown[]]>([
    ['in a list', { SecurityGroupIds: [GROUP_ID] }, [MET]],
    ['at its network interface', { NetworkInterfaces: [{ GroupSet: [GROUP_ID] }] }, [MET]],
    ['at a separate network interface', { NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1' }] }, [MET]],
    ['nowhere', {}, [NOT_MET, 'Host']],
    ['nowhere at its network interface', { NetworkInterfaces: [{ DeviceIndex: '0' }] }, [NOT_MET, 'Host']],
  ])('%s', (_where, properties, expected) => {
    expect(resultOf({ ...group(), Host: [INSTANCE, properties] })).toEqual(expected);
  });
});

describe('egress', () => {
  test.each<[string, Properties, readonly unknown[]]>([
    ['that is declared', tcp(443, { CidrIp: '0.0.0.0/0' }), [MET]],
    ['on another port', tcp(80, { CidrIp: '0.0.0.0/0' }), [NOT_MET, 'Group']],
    ['to a destination that no scenario resolves', tcp(80, { CidrIp: UNRESOLVABLE }), [UNKNOWN, 'Group']],
    ['to a prefix list', tcp(80, { DestinationPrefixListId: 'pl-1' }), [MET]],
    ['to an unknown destination', tcp(80, {}), [UNKNOWN, 'Group']],
  ])('%s', (_what, rule, expected) => {
    expect(resultOf(group([], [rule]))).toEqual(expected);
  });
});

describe('ingress of a data store', () => {
  const store: Placed = { Orders: ['AWS::RDS::DBInstance', { VPCSecurityGroups: [GROUP_ID] }] };
  const network: Placed = { Network: ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }] };
  const servers: Placed = { Servers: [GROUP, { SecurityGroupEgress: [NOTHING] }] };

  test.each<[string, Properties, readonly unknown[]]>([
    [
      'from a security group of the environment',
      { SourceSecurityGroupId: { 'Fn::GetAtt': ['Servers', 'GroupId'] } },
      [MET],
    ],
    ['from addresses of its network', { CidrIp: '10.0.0.0/16' }, [NOT_MET, 'Orders']],
    [
      'from addresses of its network, by reference',
      { CidrIp: { 'Fn::GetAtt': ['Network', 'CidrBlock'] } },
      [NOT_MET, 'Orders'],
    ],
    ['from a security group in no template', { SourceSecurityGroupId: 'sg-1' }, [NOT_MET, 'Orders']],
  ])('%s', (_how, peer, expected) => {
    expect(resultOf({ ...group([tcp(5432, peer)]), ...store, ...network, ...servers })).toEqual(expected);
  });

  test('a rule that allows the internet is a finding of the rule and of the data store', () => {
    const rule = tcp(5432, { CidrIp: '0.0.0.0/0' });

    expect(resultOf({ ...group([rule]), ...store })).toEqual([NOT_MET, 'Group', 'Orders']);
  });
});

test('a rule that the CDK writes for no egress is no egress', () => {
  const out = (CidrIp: string) =>
    checkOutcome('SEC-1.declared-egress-only', {
      Group: groupOf({ SecurityGroupEgress: [{ IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp }] }),
    }).state;

  expect(out('255.255.255.255/32')).toBe(MET);
  expect(out('127.0.0.1/32')).toBe(MET);
  expect(out('8.8.8.8/32')).toBe(NOT_MET);
});
