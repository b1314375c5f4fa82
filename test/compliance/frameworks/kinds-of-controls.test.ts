import {
  GIVEN,
  MET,
  NO,
  NONE,
  PENDING,
  type Placed,
  type Properties,
  stateOf,
  verdictOf,
} from '../verdict-of';

type Kind = readonly [type: string, properties: Properties, state: string];

const disks = (...all: Properties[]) => ({ BlockDeviceMappings: all.map((Ebs) => ({ Ebs })) });
const faces = (AssociatePublicIpAddress: unknown) => [{ AssociatePublicIpAddress }];
const assign = (AssignPublicIp: unknown) => ({
  NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp } },
});
const blocked = (BlockPublicAcls: unknown) => ({
  PublicAccessBlockConfiguration: { BlockPublicAcls, BlockPublicPolicy: true },
});
const attribute = (Value: unknown) => ({
  LoadBalancerAttributes: [
    { Key: 'idle_timeout.timeout_seconds', Value: '60' },
    { Key: 'deletion_protection.enabled', Value },
  ],
});

const KINDS: Record<string, Kind[]> = {
  'CTL.encrypted-at-rest': [
    ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: disks({ Encrypted: true }) }, MET],
    ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: disks({ Encrypted: true }, {}) }, NO],
    ['AWS::AutoScaling::LaunchConfiguration', disks({ Encrypted: true }), MET],
    ['AWS::AutoScaling::LaunchConfiguration', disks({}), NO],
    ['AWS::AutoScaling::LaunchConfiguration', { BlockDeviceMappings: [{ VirtualName: 'x' }] }, NONE],
    ['AWS::ElastiCache::CacheCluster', {}, NO],
    ['AWS::Elasticsearch::Domain', { EncryptionAtRestOptions: { Enabled: true } }, MET],
    ['AWS::Elasticsearch::Domain', {}, NO],
    ['AWS::DAX::Cluster', { SSESpecification: { SSEEnabled: true } }, MET],
    ['AWS::DAX::Cluster', {}, NO],
    ['AWS::RDS::GlobalCluster', { StorageEncrypted: true }, MET],
    ['AWS::RDS::GlobalCluster', {}, NO],
    ['AWS::RDS::GlobalCluster', { SourceDBClusterIdentifier: 'c' }, NONE],
    ['AWS::KinesisFirehose::DeliveryStream', {}, NO],
    ['AWS::KinesisFirehose::DeliveryStream', { DeliveryStreamEncryptionConfigurationInput: {} }, MET],
    [
      'AWS::KinesisFirehose::DeliveryStream',
      { DeliveryStreamEncryptionConfigurationInput: { Ref: 'AWS::NoValue' } },
      NO,
    ],
    ['AWS::KinesisFirehose::DeliveryStream', { KinesisStreamSourceConfiguration: {} }, NONE],
    [
      'AWS::WorkSpaces::Workspace',
      { RootVolumeEncryptionEnabled: true, UserVolumeEncryptionEnabled: true },
      MET,
    ],
    ['AWS::WorkSpaces::Workspace', { RootVolumeEncryptionEnabled: true }, NO],
    ['AWS::WorkSpaces::Workspace', { UserVolumeEncryptionEnabled: true }, NO],
    ['AWS::EC2::Volume', { Encrypted: GIVEN }, PENDING],
    ['AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: 'source' }, PENDING],
  ],
  'CTL.log-encryption': [
    ['AWS::Logs::LogGroup', { KmsKeyId: 'key' }, MET],
    ['AWS::Logs::LogGroup', { KmsKeyId: '' }, NO],
  ],
  'CTL.deletion-protection': [
    ['AWS::RDS::DBInstance', { DeletionProtection: true }, MET],
    ['AWS::RDS::DBInstance', {}, NO],
    ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'c' }, NONE],
    ['AWS::RDS::DBCluster', { DeletionProtection: true }, MET],
    ['AWS::DocDB::DBCluster', {}, NO],
    ['AWS::Neptune::DBCluster', {}, NO],
    ['AWS::DynamoDB::Table', { DeletionProtectionEnabled: true }, MET],
    ['AWS::DynamoDB::Table', {}, NO],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [{ DeletionProtectionEnabled: true }] }, MET],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [{ DeletionProtectionEnabled: true }, {}] }, NO],
    ['AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' }, MET],
    ['AWS::Cognito::UserPool', { DeletionProtection: 'INACTIVE' }, NO],
    ['AWS::Cognito::UserPool', { DeletionProtection: GIVEN }, PENDING],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', attribute('true'), MET],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', attribute('false'), NO],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', {}, NO],
  ],
  'CTL.key-rotation': [
    ['AWS::KMS::Key', {}, NO],
    ['AWS::KMS::Key', { EnableKeyRotation: true }, MET],
    ['AWS::KMS::Key', { KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT', Origin: 'AWS_KMS' }, NO],
    ['AWS::KMS::Key', { KeySpec: 'RSA_2048' }, NONE],
    ['AWS::KMS::Key', { KeyUsage: 'SIGN_VERIFY' }, NONE],
    ['AWS::KMS::Key', { Origin: 'EXTERNAL' }, NONE],
  ],
  'CTL.no-public-resources': [
    ['AWS::EC2::Subnet', { MapPublicIpOnLaunch: true }, NO],
    ['AWS::EC2::Subnet', { MapPublicIpOnLaunch: GIVEN }, PENDING],
    ['AWS::EC2::Subnet', {}, MET],
    ['AWS::EC2::Instance', { NetworkInterfaces: faces(true) }, NO],
    ['AWS::EC2::Instance', { NetworkInterfaces: faces(false) }, MET],
    ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { NetworkInterfaces: faces(true) } }, NO],
    ['AWS::AutoScaling::LaunchConfiguration', { AssociatePublicIpAddress: true }, NO],
    ['AWS::AutoScaling::LaunchConfiguration', {}, MET],
    ['AWS::ECS::Service', assign('ENABLED'), NO],
    ['AWS::ECS::Service', assign('DISABLED'), MET],
    ['AWS::ECS::Service', assign(GIVEN), PENDING],
    ['AWS::EC2::EIP', {}, MET],
    ['AWS::EC2::EIP', { InstanceId: 'i-1' }, NO],
    ['AWS::EC2::EIPAssociation', {}, NO],
    ['AWS::S3::Bucket', {}, MET],
    ['AWS::S3::Bucket', blocked(true), MET],
    ['AWS::S3::Bucket', blocked(false), NO],
    ['AWS::S3::Bucket', blocked(GIVEN), PENDING],
    ['AWS::RDS::DBInstance', {}, PENDING],
    ['AWS::RDS::DBInstance', { PubliclyAccessible: true }, NO],
    ['AWS::Lambda::Url', { AuthType: 'NONE' }, NONE],
  ],
  'CTL.secret-rotation': [
    ['AWS::SecretsManager::Secret', {}, NO],
    ['AWS::RDS::DBInstance', {}, NONE],
    ['AWS::RDS::DBInstance', { ManageMasterUserPassword: true }, MET],
    ['AWS::RDS::DBCluster', { MasterUserPassword: 'tiger' }, NO],
    ['AWS::DocDB::DBCluster', { MasterUserPassword: '{{resolve:secretsmanager:x}}' }, MET],
    ['AWS::Redshift::Cluster', { ManageMasterPassword: true }, MET],
    ['AWS::Redshift::Cluster', { MasterUserPassword: GIVEN }, PENDING],
    ['AWS::RDS::DBInstance', { MasterUserPassword: { 'Fn::Sub': '{{resolve:secretsmanager:${X}}}' } }, MET],
  ],
  'CTL.no-plaintext-secrets': [
    ['AWS::Lambda::Function', { Environment: { Variables: { DB_PASSWORD: 'tiger' } } }, NO],
    ['AWS::Lambda::Function', { Environment: { Variables: { DB_PASSWORD_ARN: 'tiger' } } }, MET],
    ['AWS::Lambda::Function', { Environment: { Variables: { DB_PASSWORD: '' } } }, MET],
    ['AWS::Lambda::Function', { Environment: { Variables: { DB_PASSWORD: 'arn:aws:x' } } }, MET],
    ['AWS::Lambda::Function', { Environment: { Variables: { DB_PASSWORD: GIVEN } } }, PENDING],
    ['AWS::Lambda::Function', { Environment: { Variables: { URL: 'db://me:tiger@db' } } }, NO],
    [
      'AWS::Batch::JobDefinition',
      { ContainerProperties: { Environment: [{ Name: 'API_KEY', Value: 'x1' }] } },
      NO,
    ],
    ['AWS::Batch::JobDefinition', {}, MET],
    [
      'AWS::ECS::TaskDefinition',
      { ContainerDefinitions: [{ Environment: [{ Name: 'TOKEN', Value: 'x1' }] }] },
      NO,
    ],
    ['AWS::ECS::TaskDefinition', { ContainerDefinitions: GIVEN }, PENDING],
    [
      'AWS::AppRunner::Service',
      {
        SourceConfiguration: {
          ImageRepository: {
            ImageConfiguration: { RuntimeEnvironmentVariables: [{ Name: 'TOKEN', Value: 'x1' }] },
          },
        },
      },
      NO,
    ],
  ],
  'CTL.tls-policies': [
    ['AWS::ApiGateway::DomainName', { SecurityPolicy: 'TLS_1_2' }, MET],
    ['AWS::ApiGateway::DomainName', { SecurityPolicy: GIVEN }, PENDING],
    ['AWS::ApiGateway::DomainName', {}, NO],
    ['AWS::Elasticsearch::Domain', {}, NO],
  ],
  'CTL.flow-logs': [['AWS::EC2::VPC', {}, NO]],
  'CTL.log-retention': [
    ['AWS::Logs::LogGroup', {}, MET],
    ['AWS::Logs::LogGroup', { RetentionInDays: 365 }, MET],
    ['AWS::Logs::LogGroup', { RetentionInDays: 180 }, NO],
    ['AWS::Logs::LogGroup', { RetentionInDays: GIVEN }, PENDING],
  ],
  'CTL.hardened-tasks': [
    [
      'AWS::ECS::TaskDefinition',
      { ContainerDefinitions: [{ User: '1000', ReadonlyRootFilesystem: true }] },
      MET,
    ],
    [
      'AWS::ECS::TaskDefinition',
      { ContainerDefinitions: [{ User: GIVEN, ReadonlyRootFilesystem: true }] },
      PENDING,
    ],
    [
      'AWS::ECS::TaskDefinition',
      { ContainerDefinitions: [{ User: '0:0', ReadonlyRootFilesystem: true }] },
      NO,
    ],
    ['AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ User: '1000' }] }, NO],
    ['AWS::ECS::TaskDefinition', { PidMode: 'host', ContainerDefinitions: [] }, NO],
  ],
  'CTL.vpn-authorization': [['AWS::EC2::ClientVpnEndpoint', {}, NO]],
};

describe.each(Object.entries(KINDS))('%s', (check, kinds) => {
  test.each(kinds)('%s with %j: %s', (type, properties, state) => {
    expect(stateOf(check, type, properties)).toBe(state);
  });
});

test.each<[unknown[], string]>([
  [['ALL'], MET],
  [['REJECT', 'ALL'], MET],
  [['REJECT'], NO],
  [['REJECT', GIVEN], PENDING],
])('a network that logs %j: %s', (types, state) => {
  const logs = types.map(
    (TrafficType, index) =>
      [`Log${index}`, ['AWS::EC2::FlowLog', { ResourceId: { Ref: 'Network' }, TrafficType }]] as const,
  );
  const placed: Placed = { Network: ['AWS::EC2::VPC', {}], ...Object.fromEntries(logs) };

  expect(verdictOf('CTL.flow-logs', placed).state).toBe(state);
});

test.each<[unknown, string]>([
  ['10.0.0.0/16', MET],
  ['0.0.0.0/0', NO],
  [GIVEN, PENDING],
])('a client VPN that authorizes for %j: %s', (TargetNetworkCidr, state) => {
  const placed: Placed = {
    Vpn: ['AWS::EC2::ClientVpnEndpoint', {}],
    Rule: [
      'AWS::EC2::ClientVpnAuthorizationRule',
      { ClientVpnEndpointId: { Ref: 'Vpn' }, TargetNetworkCidr },
    ],
  };

  expect(verdictOf('CTL.vpn-authorization', placed).state).toBe(state);
});

describe('the options of tunnels', () => {
  const of = (...values: unknown[]) => values.map((Value) => ({ Value }));
  const strong = {
    IKEVersions: of('ikev2'),
    Phase1IntegrityAlgorithms: of('SHA2-256'),
    Phase2IntegrityAlgorithms: of('SHA2-256'),
    Phase1DHGroupNumbers: of(14),
    Phase2DHGroupNumbers: of(14),
  };
  const state = (...VpnTunnelOptionsSpecifications: Properties[]) =>
    stateOf('CTL.vpn-tunnels', 'AWS::EC2::VPNConnection', { VpnTunnelOptionsSpecifications });

  test.each<[string, Properties, string]>([
    ['strong', {}, MET],
    ['weak among others', { Phase2DHGroupNumbers: of(14, 5) }, NO],
    ['not said', { IKEVersions: undefined }, NO],
    ['known at deployment', { IKEVersions: of(GIVEN) }, PENDING],
    ['with a key in the open', { PreSharedKey: 'tiger' }, NO],
    ['with a key that is kept', { PreSharedKey: '{{resolve:secretsmanager:x}}' }, MET],
  ])('%s', (_what, changed, expected) => {
    expect(state(strong, { ...strong, ...changed })).toBe(expected);
  });

  test('of one tunnel alone leave the other weak', () => {
    expect(state(strong)).toBe(NO);
  });
});
