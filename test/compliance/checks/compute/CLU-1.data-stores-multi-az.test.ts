import {
  NOT_MET,
  MET,
  type Placed,
  checkOutcome,
  type Properties,
  IMPORTED,
  UNKNOWN,
  NOT_APPLICABLE,
} from '../../check-outcome';

test.each<[string, string, Properties, string]>([
  ['one database', 'AWS::RDS::DBInstance', {}, NOT_MET],
  ['a database with a standby', 'AWS::RDS::DBInstance', { MultiAZ: true }, MET],
  [
    'a database with a setting that is known only at deployment',
    'AWS::RDS::DBInstance',
    { MultiAZ: IMPORTED },
    UNKNOWN,
  ],
  ['an instance of a cluster', 'AWS::RDS::DBInstance', { DBClusterIdentifier: 'c' }, NOT_APPLICABLE],
  ['a cluster without an instance', 'AWS::RDS::DBCluster', {}, NOT_MET],
  ['a Multi-AZ DB cluster', 'AWS::RDS::DBCluster', { DBClusterInstanceClass: 'x' }, MET],
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
])('%s in several Availability Zones', (_what, type, properties, state) => {
  expect(checkOutcome('CLU-1.data-stores-multi-az', { It: [type, properties] }).state).toBe(state);
});

test('a cluster of two instances has a standby, and one of one has none', () => {
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
