import {
  IMPORTED,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  type Placed,
  type Properties,
  checkOutcome,
} from '../check-outcome';

const SERVICE = 'AWS::ECS::Service';
const GROUP = 'AWS::AutoScaling::AutoScalingGroup';
const INSTANCE = 'AWS::EC2::Instance';
const NODES = 'AWS::EKS::Nodegroup';
const SUBNETS = ['a', 'b', 'c'];

/** Three subnets, each in a zone of its own. */
const network: Placed = Object.fromEntries(
  SUBNETS.map((zone) => [
    `Subnet${zone}`,
    ['AWS::EC2::Subnet', { AvailabilityZone: `eu-west-1${zone}` }] as const,
  ]),
);
const subnets = (...zones: string[]) => zones.map((zone) => ({ Ref: `Subnet${zone}` }));
const inSubnets = (...zones: string[]) => ({
  NetworkConfiguration: { AwsvpcConfiguration: { Subnets: subnets(...zones) } },
});

describe('servers over zones', () => {
  const spread = (type: string, properties: Properties) =>
    checkOutcome('CLU-1.servers-multi-az', { ...network, Server: [type, properties] }).state;
  const fargate = { LaunchType: 'FARGATE', DesiredCount: 3 };

  test.each<[string, string, Properties, string]>([
    ['three over three', SERVICE, { ...fargate, ...inSubnets('a', 'b', 'c') }, MET],
    ['three over two', SERVICE, { ...fargate, ...inSubnets('a', 'b') }, NOT_MET],
    ['two over three', SERVICE, { ...fargate, DesiredCount: 2, ...inSubnets('a', 'b', 'c') }, NOT_MET],
    [
      'how many nobody knows',
      SERVICE,
      { ...fargate, DesiredCount: IMPORTED, ...inSubnets('a', 'b', 'c') },
      UNKNOWN,
    ],
    [
      'where nobody knows',
      SERVICE,
      { ...fargate, NetworkConfiguration: { AwsvpcConfiguration: { Subnets: IMPORTED } } },
      UNKNOWN,
    ],
    ['a daemon', SERVICE, { SchedulingStrategy: 'DAEMON' }, NOT_APPLICABLE],
    ['hosts of its own, not parted', SERVICE, { DesiredCount: 3, ...inSubnets('a', 'b', 'c') }, NOT_MET],
    [
      'hosts of its own, parted',
      SERVICE,
      {
        DesiredCount: 3,
        PlacementConstraints: [{ Type: 'memberOf' }, { Type: 'distinctInstance' }],
        ...inSubnets('a', 'b', 'c'),
      },
      MET,
    ],
    [
      'hosts of its own, placed by something else',
      SERVICE,
      { DesiredCount: 3, PlacementConstraints: [{ Type: 'memberOf' }], ...inSubnets('a', 'b', 'c') },
      NOT_MET,
    ],
    [
      'Fargate by its providers',
      SERVICE,
      {
        DesiredCount: 3,
        CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE' }, { CapacityProvider: 'FARGATE_SPOT' }],
        ...inSubnets('a', 'b', 'c'),
      },
      MET,
    ],
    [
      'Fargate and another provider',
      SERVICE,
      {
        DesiredCount: 3,
        CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE' }, { CapacityProvider: 'HOSTS' }],
        ...inSubnets('a', 'b', 'c'),
      },
      NOT_MET,
    ],
    [
      'a network that is its hosts’',
      SERVICE,
      { DesiredCount: 3, PlacementConstraints: [{ Type: 'distinctInstance' }] },
      MET,
    ],
    ['a group of three', GROUP, { MinSize: '3', VPCZoneIdentifier: subnets('a', 'b', 'c') }, MET],
    [
      'a group of two',
      GROUP,
      { MinSize: '2', MaxSize: '3', VPCZoneIdentifier: subnets('a', 'b', 'c') },
      NOT_MET,
    ],
    ['nodes of which one is enough', NODES, { Subnets: subnets('a', 'b', 'c') }, NOT_MET],
    ['three nodes', NODES, { ScalingConfig: { MinSize: 3 }, Subnets: subnets('a', 'b', 'c') }, MET],
    ['an instance', INSTANCE, { SubnetId: subnets('a')[0] }, NOT_MET],
    ['what AWS itself spreads', 'AWS::AppRunner::Service', {}, NOT_APPLICABLE],
  ])('%s', (_what, type, properties, state) => {
    expect(spread(type, properties)).toBe(state);
  });

  test('a load balancer stands in three zones too, however its subnets are written', () => {
    const beside = (properties: Properties) =>
      checkOutcome('CLU-1.servers-multi-az', {
        ...network,
        Server: [SERVICE, { ...fargate, ...inSubnets('a', 'b', 'c') }],
        Face: ['AWS::ElasticLoadBalancingV2::LoadBalancer', properties],
      }).state;

    expect(beside({ Subnets: subnets('a', 'b', 'c') })).toBe(MET);
    expect(beside({ Subnets: subnets('a', 'b') })).toBe(NOT_MET);
    expect(beside({ SubnetMappings: subnets('a', 'b', 'c').map((SubnetId) => ({ SubnetId })) })).toBe(MET);
    expect(beside({ SubnetMappings: subnets('a').map((SubnetId) => ({ SubnetId })) })).toBe(NOT_MET);
  });

  test('one that is declared to run once needs no other', () => {
    const singletons = [{ component: 'Server', reason: 'it holds a lock' }];

    expect(checkOutcome('CLU-1.servers-multi-az', { Server: [INSTANCE, {}] }, { singletons }).state).toBe(
      MET,
    );
  });
});

test.each<[string, string, Properties, string]>([
  ['one database', 'AWS::RDS::DBInstance', {}, NOT_MET],
  ['a database with a standby', 'AWS::RDS::DBInstance', { MultiAZ: true }, MET],
  ['a database of which nobody knows', 'AWS::RDS::DBInstance', { MultiAZ: IMPORTED }, UNKNOWN],
  ['an instance of a cluster', 'AWS::RDS::DBInstance', { DBClusterIdentifier: 'c' }, NOT_APPLICABLE],
  ['a cluster without an instance', 'AWS::RDS::DBCluster', {}, NOT_MET],
  ['a cluster whose instances RDS makes', 'AWS::RDS::DBCluster', { DBClusterInstanceClass: 'x' }, MET],
  ['a cache without a standby', 'AWS::ElastiCache::ReplicationGroup', {}, NOT_MET],
  ['a cache with a standby', 'AWS::ElastiCache::ReplicationGroup', { MultiAZEnabled: true }, MET],
  [
    'a cache of two',
    'AWS::ElastiCache::ReplicationGroup',
    { MultiAZEnabled: true, NumCacheClusters: 2 },
    MET,
  ],
  [
    'a cache of one',
    'AWS::ElastiCache::ReplicationGroup',
    { MultiAZEnabled: true, NumCacheClusters: 1 },
    NOT_MET,
  ],
  [
    'shards without replicas',
    'AWS::ElastiCache::ReplicationGroup',
    { MultiAZEnabled: true, ReplicasPerNodeGroup: 0 },
    NOT_MET,
  ],
])('%s over zones', (_what, type, properties, state) => {
  expect(checkOutcome('CLU-1.data-stores-multi-az', { It: [type, properties] }).state).toBe(state);
});

test('a cluster of two instances stands over zones, and one of one does not', () => {
  const one = ['AWS::RDS::DBInstance', { DBClusterIdentifier: { Ref: 'Cluster' } }] as const;
  const cluster: Placed = { Cluster: ['AWS::RDS::DBCluster', {}] };
  const state = (placed: Placed) => checkOutcome('CLU-1.data-stores-multi-az', placed).state;

  expect(state({ ...cluster, One: one, Two: one })).toBe(MET);
  expect(state({ ...cluster, One: one })).toBe(NOT_MET);
  expect(state({ ...cluster, One: one, Two: ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'x' }] })).toBe(
    NOT_MET,
  );
});

test.each([
  ['eu-west-1a', 'eu-west-1a', NOT_MET],
  ['eu-west-1a', 'eu-west-1b', MET],
  ['eu-west-1a', undefined, MET],
])('a cluster with instances in %s and %s: %s', (one, two, state) => {
  const at = (AvailabilityZone?: string) =>
    ['AWS::RDS::DBInstance', { DBClusterIdentifier: { Ref: 'Cluster' }, AvailabilityZone }] as const;
  const placed: Placed = { Cluster: ['AWS::RDS::DBCluster', {}], One: at(one), Two: at(two) };

  expect(checkOutcome('CLU-1.data-stores-multi-az', placed).state).toBe(state);
});
