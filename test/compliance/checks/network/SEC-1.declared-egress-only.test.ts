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

/** What CDK writes where nothing may leave. */
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

/** The state, and what is wrong. */
function says(placed: Placed) {
  const { state, findings } = checkOutcome(CHECK, placed);
  return [state, ...findings.map(({ resource }) => resource?.logicalId)];
}

const groupOf = (properties: Properties) => ['AWS::EC2::SecurityGroup', properties] as const;

describe('a host has a security group of its own', () => {
  test.each<[string, Properties, readonly unknown[]]>([
    ['in a list', { SecurityGroupIds: [GROUP_ID] }, [MET]],
    ['at its network interface', { NetworkInterfaces: [{ GroupSet: [GROUP_ID] }] }, [MET]],
    [
      'at a network interface that is made apart',
      { NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1' }] },
      [MET],
    ],
    ['nowhere', {}, [NOT_MET, 'Host']],
    ['nowhere at its network interface', { NetworkInterfaces: [{ DeviceIndex: '0' }] }, [NOT_MET, 'Host']],
  ])('%s', (_where, properties, expected) => {
    expect(says({ ...group(), Host: [INSTANCE, properties] })).toEqual(expected);
  });
});

describe('what leaves', () => {
  test.each<[string, Properties, readonly unknown[]]>([
    ['as is declared', tcp(443, { CidrIp: '0.0.0.0/0' }), [MET]],
    ['by another port', tcp(80, { CidrIp: '0.0.0.0/0' }), [NOT_MET, 'Group']],
    ['for where only the deployment tells', tcp(80, { CidrIp: UNRESOLVABLE }), [UNKNOWN, 'Group']],
    ['for a prefix list', tcp(80, { DestinationPrefixListId: 'pl-1' }), [MET]],
    ['for what no template says', tcp(80, {}), [UNKNOWN, 'Group']],
  ])('%s', (_what, rule, expected) => {
    expect(says(group([], [rule]))).toEqual(expected);
  });
});

describe('a store is reached by servers of the environment only', () => {
  const store: Placed = { Orders: ['AWS::RDS::DBInstance', { VPCSecurityGroups: [GROUP_ID] }] };
  const network: Placed = { Network: ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }] };
  const servers: Placed = { Servers: [GROUP, { SecurityGroupEgress: [NOTHING] }] };

  test.each<[string, Properties, readonly unknown[]]>([
    ['by their security group', { SourceSecurityGroupId: { 'Fn::GetAtt': ['Servers', 'GroupId'] } }, [MET]],
    ['by their addresses', { CidrIp: '10.0.0.0/16' }, [NOT_MET, 'Orders']],
    [
      'by addresses of its network, by reference',
      { CidrIp: { 'Fn::GetAtt': ['Network', 'CidrBlock'] } },
      [NOT_MET, 'Orders'],
    ],
    ['by a security group of somebody else', { SourceSecurityGroupId: 'sg-1' }, [NOT_MET, 'Orders']],
  ])('%s', (_how, peer, expected) => {
    expect(says({ ...group([tcp(5432, peer)]), ...store, ...network, ...servers })).toEqual(expected);
  });

  test('a rule that lets in the world is told at the rule and at the store', () => {
    const rule = tcp(5432, { CidrIp: '0.0.0.0/0' });

    expect(says({ ...group([rule]), ...store })).toEqual([NOT_MET, 'Group', 'Orders']);
  });
});

test('a rule that lets nothing out is no traffic', () => {
  const out = (CidrIp: string) =>
    checkOutcome('SEC-1.declared-egress-only', {
      Group: groupOf({ SecurityGroupEgress: [{ IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp }] }),
    }).state;

  expect(out('255.255.255.255/32')).toBe(MET);
  expect(out('127.0.0.1/32')).toBe(MET);
  expect(out('8.8.8.8/32')).toBe(NOT_MET);
});
