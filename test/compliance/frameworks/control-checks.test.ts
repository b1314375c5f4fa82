import {
  IMPORTED,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  type Placed,
  type Properties,
  stateOf,
  checkOutcome,
} from '../check-outcome';

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
    ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: disks({ Encrypted: true }, {}) }, NOT_MET],
    ['AWS::AutoScaling::LaunchConfiguration', disks({ Encrypted: true }), MET],
    ['AWS::AutoScaling::LaunchConfiguration', disks({}), NOT_MET],
    ['AWS::AutoScaling::LaunchConfiguration', { BlockDeviceMappings: [{ VirtualName: 'x' }] }, UNKNOWN],
    ['AWS::ElastiCache::CacheCluster', {}, NOT_MET],
    ['AWS::Elasticsearch::Domain', { EncryptionAtRestOptions: { Enabled: true } }, MET],
    ['AWS::Elasticsearch::Domain', {}, NOT_MET],
    ['AWS::DAX::Cluster', { SSESpecification: { SSEEnabled: true } }, MET],
    ['AWS::DAX::Cluster', {}, NOT_MET],
    ['AWS::RDS::GlobalCluster', { StorageEncrypted: true }, MET],
    ['AWS::RDS::GlobalCluster', {}, NOT_MET],
    ['AWS::RDS::GlobalCluster', { SourceDBClusterIdentifier: 'c' }, NOT_APPLICABLE],
    ['AWS::KinesisFirehose::DeliveryStream', {}, NOT_MET],
    ['AWS::KinesisFirehose::DeliveryStream', { DeliveryStreamEncryptionConfigurationInput: {} }, MET],
    [
      'AWS::KinesisFirehose::DeliveryStream',
      { DeliveryStreamEncryptionConfigurationInput: { Ref: 'AWS::NoValue' } },
      NOT_MET,
    ],
    ['AWS::KinesisFirehose::DeliveryStream', { KinesisStreamSourceConfiguration: {} }, NOT_APPLICABLE],
    [
      'AWS::WorkSpaces::Workspace',
      { RootVolumeEncryptionEnabled: true, UserVolumeEncryptionEnabled: true },
      MET,
    ],
    ['AWS::WorkSpaces::Workspace', { RootVolumeEncryptionEnabled: true }, NOT_MET],
    ['AWS::WorkSpaces::Workspace', { UserVolumeEncryptionEnabled: true }, NOT_MET],
    ['AWS::EC2::Volume', { Encrypted: IMPORTED }, UNKNOWN],
    ['AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: 'source' }, UNKNOWN],
  ],
  'CTL.log-encryption': [
    ['AWS::Logs::LogGroup', { KmsKeyId: 'key' }, MET],
    ['AWS::Logs::LogGroup', { KmsKeyId: '' }, NOT_MET],
  ],
  'CTL.deletion-protection': [
    ['AWS::RDS::DBInstance', { DeletionProtection: true }, MET],
    ['AWS::RDS::DBInstance', {}, NOT_MET],
    ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'c' }, NOT_APPLICABLE],
    ['AWS::RDS::DBCluster', { DeletionProtection: true }, MET],
    ['AWS::DocDB::DBCluster', {}, NOT_MET],
    ['AWS::Neptune::DBCluster', {}, NOT_MET],
    ['AWS::DynamoDB::Table', { DeletionProtectionEnabled: true }, MET],
    ['AWS::DynamoDB::Table', {}, NOT_MET],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [{ DeletionProtectionEnabled: true }] }, MET],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [{ DeletionProtectionEnabled: true }, {}] }, NOT_MET],
    ['AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' }, MET],
    ['AWS::Cognito::UserPool', { DeletionProtection: 'INACTIVE' }, NOT_MET],
    ['AWS::Cognito::UserPool', { DeletionProtection: IMPORTED }, UNKNOWN],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', attribute('true'), MET],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', attribute('false'), NOT_MET],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', {}, NOT_MET],
  ],
  'CTL.key-rotation': [
    ['AWS::KMS::Key', {}, NOT_MET],
    ['AWS::KMS::Key', { EnableKeyRotation: true }, MET],
    [
      'AWS::KMS::Key',
      { KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT', Origin: 'AWS_KMS' },
      NOT_MET,
    ],
    ['AWS::KMS::Key', { KeySpec: 'RSA_2048' }, NOT_APPLICABLE],
    ['AWS::KMS::Key', { KeyUsage: 'SIGN_VERIFY' }, NOT_APPLICABLE],
    ['AWS::KMS::Key', { Origin: 'EXTERNAL' }, NOT_APPLICABLE],
  ],
  'CTL.no-public-resources': [
    ['AWS::EC2::Subnet', { MapPublicIpOnLaunch: true }, NOT_MET],
    ['AWS::EC2::Subnet', { MapPublicIpOnLaunch: IMPORTED }, UNKNOWN],
    ['AWS::EC2::Subnet', {}, MET],
    ['AWS::EC2::Instance', { NetworkInterfaces: faces(true) }, NOT_MET],
    ['AWS::EC2::Instance', { NetworkInterfaces: faces(false) }, MET],
    ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { NetworkInterfaces: faces(true) } }, NOT_MET],
    ['AWS::AutoScaling::LaunchConfiguration', { AssociatePublicIpAddress: true }, NOT_MET],
    ['AWS::AutoScaling::LaunchConfiguration', {}, MET],
    ['AWS::ECS::Service', assign('ENABLED'), NOT_MET],
    ['AWS::ECS::Service', assign('DISABLED'), MET],
    ['AWS::ECS::Service', assign(IMPORTED), UNKNOWN],
    ['AWS::EC2::EIP', {}, MET],
    ['AWS::EC2::EIP', { InstanceId: 'i-1' }, NOT_MET],
    ['AWS::EC2::EIPAssociation', {}, NOT_MET],
    ['AWS::S3::Bucket', {}, MET],
    ['AWS::S3::Bucket', blocked(true), MET],
    ['AWS::S3::Bucket', blocked(false), NOT_MET],
    ['AWS::S3::Bucket', blocked(IMPORTED), UNKNOWN],
    ['AWS::RDS::DBInstance', {}, UNKNOWN],
    ['AWS::RDS::DBInstance', { PubliclyAccessible: true }, NOT_MET],
    ['AWS::Lambda::Url', { AuthType: 'NONE' }, NOT_APPLICABLE],
  ],
  'CTL.secret-rotation': [
    ['AWS::SecretsManager::Secret', {}, NOT_MET],
    ['AWS::RDS::DBInstance', {}, NOT_APPLICABLE],
    ['AWS::RDS::DBInstance', { ManageMasterUserPassword: true }, MET],
    ['AWS::RDS::DBCluster', { MasterUserPassword: 'tiger' }, NOT_MET],
    ['AWS::DocDB::DBCluster', { MasterUserPassword: '{{resolve:secretsmanager:x}}' }, MET],
    ['AWS::Redshift::Cluster', { ManageMasterPassword: true }, MET],
    ['AWS::Redshift::Cluster', { MasterUserPassword: IMPORTED }, UNKNOWN],
    ['AWS::RDS::DBInstance', { MasterUserPassword: { 'Fn::Sub': '{{resolve:secretsmanager:${X}}}' } }, MET],
  ],
  'CTL.no-plaintext-secrets': [
    ['AWS::Lambda::Function', { Environment: { Variables: { DB_PASSWORD: 'tiger' } } }, NOT_MET],
    ['AWS::Lambda::Function', { Environment: { Variables: { DB_PASSWORD_ARN: 'tiger' } } }, MET],
    ['AWS::Lambda::Function', { Environment: { Variables: { DB_PASSWORD: '' } } }, MET],
    ['AWS::Lambda::Function', { Environment: { Variables: { DB_PASSWORD: 'arn:aws:x' } } }, MET],
    ['AWS::Lambda::Function', { Environment: { Variables: { DB_PASSWORD: IMPORTED } } }, UNKNOWN],
    ['AWS::Lambda::Function', { Environment: { Variables: { URL: 'db://me:tiger@db' } } }, NOT_MET],
    [
      'AWS::Batch::JobDefinition',
      { ContainerProperties: { Environment: [{ Name: 'API_KEY', Value: 'x1' }] } },
      NOT_MET,
    ],
    ['AWS::Batch::JobDefinition', {}, MET],
    [
      'AWS::ECS::TaskDefinition',
      { ContainerDefinitions: [{ Environment: [{ Name: 'TOKEN', Value: 'x1' }] }] },
      NOT_MET,
    ],
    ['AWS::ECS::TaskDefinition', { ContainerDefinitions: IMPORTED }, UNKNOWN],
    [
      'AWS::AppRunner::Service',
      {
        SourceConfiguration: {
          ImageRepository: {
            ImageConfiguration: { RuntimeEnvironmentVariables: [{ Name: 'TOKEN', Value: 'x1' }] },
          },
        },
      },
      NOT_MET,
    ],
  ],
  'CTL.tls-policies': [
    ['AWS::ApiGateway::DomainName', { SecurityPolicy: 'TLS_1_2' }, MET],
    ['AWS::ApiGateway::DomainName', { SecurityPolicy: IMPORTED }, UNKNOWN],
    ['AWS::ApiGateway::DomainName', {}, UNKNOWN],
    ['AWS::Elasticsearch::Domain', {}, NOT_MET],
  ],
  'CTL.flow-logs': [['AWS::EC2::VPC', {}, NOT_MET]],
  'CTL.log-retention': [
    ['AWS::Logs::LogGroup', {}, MET],
    ['AWS::Logs::LogGroup', { RetentionInDays: 365 }, MET],
    ['AWS::Logs::LogGroup', { RetentionInDays: 180 }, NOT_MET],
    ['AWS::Logs::LogGroup', { RetentionInDays: IMPORTED }, UNKNOWN],
  ],
  'CTL.hardened-tasks': [
    [
      'AWS::ECS::TaskDefinition',
      { ContainerDefinitions: [{ User: '1000', ReadonlyRootFilesystem: true }] },
      MET,
    ],
    [
      'AWS::ECS::TaskDefinition',
      { ContainerDefinitions: [{ User: IMPORTED, ReadonlyRootFilesystem: true }] },
      UNKNOWN,
    ],
    [
      'AWS::ECS::TaskDefinition',
      { ContainerDefinitions: [{ User: '0:0', ReadonlyRootFilesystem: true }] },
      NOT_MET,
    ],
    ['AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ User: '1000' }] }, NOT_MET],
    ['AWS::ECS::TaskDefinition', { PidMode: 'host', ContainerDefinitions: [] }, NOT_MET],
  ],
  'CTL.vpn-authorization': [['AWS::EC2::ClientVpnEndpoint', {}, NOT_MET]],
};

describe.each(Object.entries(KINDS))('%s', (check, kinds) => {
  test.each(kinds)('%s with %j: %s', (type, properties, state) => {
    expect(stateOf(check, type, properties)).toBe(state);
  });
});

test.each<[unknown[], string]>([
  [['ALL'], MET],
  [['REJECT', 'ALL'], MET],
  [['REJECT'], NOT_MET],
  [['REJECT', IMPORTED], UNKNOWN],
])('a VPC with a flow log of %j: %s', (types, state) => {
  const logs = types.map(
    (TrafficType, index) =>
      [`Log${index}`, ['AWS::EC2::FlowLog', { ResourceId: { Ref: 'Network' }, TrafficType }]] as const,
  );
  const placed: Placed = { Network: ['AWS::EC2::VPC', {}], ...Object.fromEntries(logs) };

  expect(checkOutcome('CTL.flow-logs', placed).state).toBe(state);
});

test.each<[unknown, string]>([
  ['10.0.0.0/16', MET],
  ['0.0.0.0/0', NOT_MET],
  [IMPORTED, UNKNOWN],
])('a Client VPN endpoint that authorizes %j: %s', (TargetNetworkCidr, state) => {
  const placed: Placed = {
    Vpn: ['AWS::EC2::ClientVpnEndpoint', {}],
    Rule: [
      'AWS::EC2::ClientVpnAuthorizationRule',
      { ClientVpnEndpointId: { Ref: 'Vpn' }, TargetNetworkCidr },
    ],
  };

  expect(checkOutcome('CTL.vpn-authorization', placed).state).toBe(state);
});

test('the ports of a public load balancer are no fault, and the text says that they are open', () => {
  const rule = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' };
  const group = ['AWS::EC2::SecurityGroup', { SecurityGroupIngress: [rule] }] as const;
  const placed: Placed = {
    Public: group,
    Balancer: [
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      { Scheme: 'internet-facing', SecurityGroups: [{ 'Fn::GetAtt': ['Public', 'GroupId'] }] },
    ],
  };

  expect(checkOutcome('CTL.restricted-security-groups', placed)).toMatchObject({
    state: MET,
    reason:
      'No security group allows the whole internet, except to the web ports of public load balancers (security groups: 1).',
  });
  expect(checkOutcome('CTL.restricted-security-groups', { Public: group }).state).toBe(NOT_MET);
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
    ['with a weak one among others', { Phase2DHGroupNumbers: of(14, 5) }, NOT_MET],
    ['not set', { IKEVersions: undefined }, NOT_MET],
    ['known only at deployment', { IKEVersions: of(IMPORTED) }, UNKNOWN],
    ['with a key in the template', { PreSharedKey: 'tiger' }, NOT_MET],
    ['with a key in Secrets Manager', { PreSharedKey: '{{resolve:secretsmanager:x}}' }, MET],
  ])('%s', (_what, changed, expected) => {
    expect(state(strong, { ...strong, ...changed })).toBe(expected);
  });

  test('of one tunnel only leave the other weak', () => {
    expect(state(strong)).toBe(NOT_MET);
  });
});
