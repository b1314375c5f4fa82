import {
  type Placed,
  NOT_APPLICABLE,
  MET,
  NOT_MET,
  IMPORTED,
  UNKNOWN,
  ATTRIBUTE,
  checkOutcome,
  type Properties,
} from '../../check-outcome';

const DATABASE = 'AWS::RDS::DBInstance';

const HOST: Placed = { Host: ['AWS::EC2::Instance', {}] };

/** What installs patches on every host. */
const EVERY_HOST = {
  Parameters: { Operation: ['Install'] },
  Targets: [{ Key: 'InstanceIds', Values: ['*'] }],
};

const patched = (name: unknown, rest: Properties = EVERY_HOST): Placed => ({
  ...HOST,
  Patches: ['AWS::SSM::Association', { Name: name, ...rest }],
});

test.each<[string, Placed, string]>([
  ['nothing', { Topic: ['AWS::SNS::Topic', {}] }, NOT_APPLICABLE],
  ['a database with automatic upgrades', { Orders: [DATABASE, {}] }, MET],
  [
    'a database without automatic upgrades',
    { Orders: [DATABASE, { AutoMinorVersionUpgrade: false }] },
    NOT_MET,
  ],
  [
    'a database with an imported setting',
    { Orders: [DATABASE, { AutoMinorVersionUpgrade: IMPORTED }] },
    UNKNOWN,
  ],
  [
    'a database with a setting that no scenario resolves',
    { Orders: [DATABASE, { AutoMinorVersionUpgrade: ATTRIBUTE }] },
    UNKNOWN,
  ],
  ['a host without patches', HOST, UNKNOWN],
  ['a host that Systems Manager patches', patched('AWS-RunPatchBaseline'), MET],
  ['a host with another association', patched('AWS-RunShellScript'), UNKNOWN],
  [
    'a host beside one that is patched',
    patched('AWS-RunPatchBaseline', { ...EVERY_HOST, Targets: [{ Key: 'InstanceIds', Values: ['i-1'] }] }),
    UNKNOWN,
  ],
  [
    'a host that is scanned for patches only',
    patched('AWS-RunPatchBaseline', { ...EVERY_HOST, Parameters: { Operation: ['Scan'] } }),
    UNKNOWN,
  ],
  [
    'a database without upgrades, beside a patched host',
    { ...patched('AWS-RunPatchBaseline'), Orders: [DATABASE, {}] },
    MET,
  ],
])('%s', (_what, placed, state) => {
  expect(checkOutcome('OPS-3.security-updates', placed).state).toBe(state);
});

describe('automatic updates by resource type', () => {
  test.each<[string, Properties, string]>([
    ['AWS::RDS::DBInstance', {}, MET],
    ['AWS::RDS::DBInstance', { AutoMinorVersionUpgrade: false }, NOT_MET],
    ['AWS::RDS::DBCluster', { AutoMinorVersionUpgrade: false }, NOT_MET],
    ['AWS::ElastiCache::ReplicationGroup', { AutoMinorVersionUpgrade: false }, NOT_MET],
    ['AWS::ElastiCache::CacheCluster', { AutoMinorVersionUpgrade: false }, NOT_MET],
    ['AWS::MemoryDB::Cluster', { AutoMinorVersionUpgrade: false }, NOT_MET],
    ['AWS::Neptune::DBInstance', {}, NOT_MET],
    ['AWS::Neptune::DBInstance', { AutoMinorVersionUpgrade: true }, MET],
    ['AWS::AmazonMQ::Broker', {}, MET],
    ['AWS::AmazonMQ::Broker', { AutoMinorVersionUpgrade: false }, NOT_MET],
    ['AWS::Redshift::Cluster', {}, MET],
    ['AWS::Redshift::Cluster', { AllowVersionUpgrade: false }, NOT_MET],
    ['AWS::OpenSearchService::Domain', {}, NOT_MET],
    ['AWS::OpenSearchService::Domain', { SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: true } }, MET],
    ['AWS::ECS::Service', {}, MET],
    ['AWS::ECS::Service', { PlatformVersion: '1.4.0' }, MET],
    ['AWS::ECS::Service', { PlatformVersion: '1.3.0' }, NOT_MET],
    ['AWS::Lambda::Function', {}, MET],
    ['AWS::Lambda::Function', { RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual' } }, NOT_MET],
    ['AWS::Lambda::Function', { RuntimeManagementConfig: { UpdateRuntimeOn: IMPORTED } }, 'unknown'],
    ['AWS::EC2::Instance', {}, 'unknown'],
    ['AWS::EC2::VPC', {}, NOT_APPLICABLE],
  ])('%s with %j: %s', (type, properties, state) => {
    expect(checkOutcome('OPS-3.security-updates', { It: [type, properties] }).state).toBe(state);
  });

  test.each<[string, Placed[string], string]>([
    [
      'an association that patches',
      ['AWS::SSM::Association', { Name: 'AWS-RunPatchBaseline', ...EVERY_HOST }],
      MET,
    ],
    [
      'a task that patches',
      ['AWS::SSM::MaintenanceWindowTask', { TaskArn: 'AWS-RunPatchBaseline', ...EVERY_HOST }],
      MET,
    ],
    ['an association that does not', ['AWS::SSM::Association', { Name: 'AWS-RunShellScript' }], 'unknown'],
  ])('a host beside %s', (_what, patching, state) => {
    expect(
      checkOutcome('OPS-3.security-updates', { Host: ['AWS::EC2::Instance', {}], Patching: patching }).state,
    ).toBe(state);
  });
});
