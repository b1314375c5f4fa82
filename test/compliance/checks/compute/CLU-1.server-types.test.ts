import {
  type Properties,
  checkOutcome,
  MET,
  NOT_MET,
  IMPORTED,
  UNKNOWN,
  NOT_APPLICABLE,
  type Placed,
} from '../../check-outcome';

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

describe('servers in several Availability Zones', () => {
  const spread = (type: string, properties: Properties) =>
    checkOutcome('CLU-1.servers-multi-az', { ...network, Server: [type, properties] }).state;
  const fargate = { LaunchType: 'FARGATE', DesiredCount: 3 };

  test.each<[string, string, Properties, string]>([
    ['three in three zones', SERVICE, { ...fargate, ...inSubnets('a', 'b', 'c') }, MET],
    ['three in two zones', SERVICE, { ...fargate, ...inSubnets('a', 'b') }, NOT_MET],
    ['two in three zones', SERVICE, { ...fargate, DesiredCount: 2, ...inSubnets('a', 'b', 'c') }, NOT_MET],
    [
      'a count that is known only at deployment',
      SERVICE,
      { ...fargate, DesiredCount: IMPORTED, ...inSubnets('a', 'b', 'c') },
      UNKNOWN,
    ],
    [
      'subnets that are known only at deployment',
      SERVICE,
      { ...fargate, NetworkConfiguration: { AwsvpcConfiguration: { Subnets: IMPORTED } } },
      UNKNOWN,
    ],
    ['a daemon', SERVICE, { SchedulingStrategy: 'DAEMON' }, NOT_APPLICABLE],
    [
      'hosts that tasks may share',
      SERVICE,
      { LaunchType: 'EC2', DesiredCount: 3, ...inSubnets('a', 'b', 'c') },
      NOT_MET,
    ],
    ['hosts of a cluster in no template', SERVICE, { DesiredCount: 3, ...inSubnets('a', 'b', 'c') }, UNKNOWN],
    [
      'a launch type that is known only at deployment',
      SERVICE,
      { LaunchType: IMPORTED, DesiredCount: 3, ...inSubnets('a', 'b', 'c') },
      UNKNOWN,
    ],
    [
      'a capacity provider that is known only at deployment',
      SERVICE,
      {
        DesiredCount: 3,
        CapacityProviderStrategy: [{ CapacityProvider: IMPORTED }],
        ...inSubnets('a', 'b', 'c'),
      },
      UNKNOWN,
    ],
    [
      'distinct hosts',
      SERVICE,
      {
        DesiredCount: 3,
        PlacementConstraints: [{ Type: 'memberOf' }, { Type: 'distinctInstance' }],
        ...inSubnets('a', 'b', 'c'),
      },
      MET,
    ],
    [
      'hosts with another placement constraint',
      SERVICE,
      {
        LaunchType: 'EC2',
        DesiredCount: 3,
        PlacementConstraints: [{ Type: 'memberOf' }],
        ...inSubnets('a', 'b', 'c'),
      },
      NOT_MET,
    ],
    [
      'Fargate by its capacity providers',
      SERVICE,
      {
        DesiredCount: 3,
        CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE' }, { CapacityProvider: 'FARGATE_SPOT' }],
        ...inSubnets('a', 'b', 'c'),
      },
      MET,
    ],
    [
      'Fargate and another capacity provider',
      SERVICE,
      {
        DesiredCount: 3,
        CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE' }, { CapacityProvider: 'HOSTS' }],
        ...inSubnets('a', 'b', 'c'),
      },
      NOT_MET,
    ],
    [
      'the network of its hosts',
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
    [
      'a group in three zones by their names',
      GROUP,
      { MinSize: '3', AvailabilityZones: SUBNETS.map((zone) => `eu-west-1${zone}`) },
      MET,
    ],
    ['a group in one zone by its name', GROUP, { MinSize: '3', AvailabilityZones: ['eu-west-1a'] }, NOT_MET],
    [
      'a group in all zones of its Region',
      GROUP,
      { MinSize: '3', AvailabilityZones: { 'Fn::GetAZs': '' } },
      UNKNOWN,
    ],
    [
      'a group in zones that are known only at deployment',
      GROUP,
      { MinSize: '3', AvailabilityZones: IMPORTED },
      UNKNOWN,
    ],
    [
      'a group in one subnet among the zones that it names',
      GROUP,
      {
        MinSize: '3',
        VPCZoneIdentifier: subnets('a'),
        AvailabilityZones: SUBNETS.map((zone) => `eu-west-1${zone}`),
      },
      NOT_MET,
    ],
    ['nodes with a minimum of one', NODES, { Subnets: subnets('a', 'b', 'c') }, NOT_MET],
    ['three nodes', NODES, { ScalingConfig: { MinSize: 3 }, Subnets: subnets('a', 'b', 'c') }, MET],
    ['an instance', INSTANCE, { SubnetId: subnets('a')[0] }, NOT_MET],
    ['a server that AWS distributes', 'AWS::AppRunner::Service', {}, NOT_APPLICABLE],
  ])('%s', (_what, type, properties, state) => {
    expect(spread(type, properties)).toBe(state);
  });

  const FARGATE = [{ CapacityProvider: 'FARGATE', Weight: 1 }];
  const HOSTS = [{ CapacityProvider: 'hosts', Weight: 1 }];
  const associated = (Cluster: unknown, DefaultCapacityProviderStrategy: unknown): Placed => ({
    Associations: [
      'AWS::ECS::ClusterCapacityProviderAssociations',
      { Cluster, DefaultCapacityProviderStrategy },
    ],
  });

  test.each<[string, Properties, Placed, string]>([
    ['Fargate', { DefaultCapacityProviderStrategy: FARGATE }, {}, MET],
    ['hosts', { DefaultCapacityProviderStrategy: HOSTS }, {}, NOT_MET],
    ['Fargate and hosts', { DefaultCapacityProviderStrategy: [...FARGATE, ...HOSTS] }, {}, NOT_MET],
    ['what is known only at deployment', { DefaultCapacityProviderStrategy: IMPORTED }, {}, UNKNOWN],
    [
      'a capacity provider of the templates',
      { DefaultCapacityProviderStrategy: [{ CapacityProvider: { Ref: 'Hosts' } }] },
      { Hosts: ['AWS::ECS::CapacityProvider', {}] },
      NOT_MET,
    ],
    ['nothing', { CapacityProviders: ['FARGATE'] }, {}, NOT_MET],
    ['Fargate by its associations', {}, associated({ Ref: 'Cluster' }, FARGATE), MET],
    ['hosts by its associations', {}, associated({ Ref: 'Cluster' }, HOSTS), NOT_MET],
    ['Fargate by the associations of its name', { ClusterName: 'shop' }, associated('shop', FARGATE), MET],
    ['Fargate by the associations of another', {}, associated('other', FARGATE), NOT_MET],
  ])('a service without a launch type has the default of its cluster: %s', (_what, cluster, more, state) => {
    const server = { Cluster: { Ref: 'Cluster' }, DesiredCount: 3, ...inSubnets('a', 'b', 'c') };
    const placed: Placed = {
      ...network,
      Cluster: ['AWS::ECS::Cluster', cluster],
      Server: [SERVICE, server],
      ...more,
    };

    expect(checkOutcome('CLU-1.servers-multi-az', placed).state).toBe(state);
  });

  test('a load balancer is in three Availability Zones, by subnets or subnet mappings', () => {
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

  test('a declared singleton needs no other instance', () => {
    const singletons = [{ component: 'Server', reason: 'it holds a lock' }];

    expect(checkOutcome('CLU-1.servers-multi-az', { Server: [INSTANCE, {}] }, { singletons }).state).toBe(
      MET,
    );
  });
});
