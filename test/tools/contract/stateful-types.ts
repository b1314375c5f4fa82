/** Types that hold data, or an address, a name or a network that others depend on. They are neither removed nor replaced. */
const STATEFUL_TYPES: Readonly<Record<string, readonly string[]>> = {
  stores: [
    'AWS::Backup::BackupVault',
    'AWS::Backup::LogicallyAirGappedBackupVault',
    'AWS::Cognito::UserPool',
    'AWS::DocDB::DBCluster',
    'AWS::DynamoDB::GlobalTable',
    'AWS::DynamoDB::Table',
    'AWS::EFS::FileSystem',
    'AWS::ElastiCache::ReplicationGroup',
    'AWS::ElastiCache::ServerlessCache',
    'AWS::Kinesis::Stream',
    'AWS::MemoryDB::Cluster',
    'AWS::Neptune::DBCluster',
    'AWS::OpenSearchService::Domain',
    'AWS::RDS::DBCluster',
    'AWS::RDS::DBInstance',
    'AWS::RDS::DBParameterGroup',
    'AWS::RDS::DBSubnetGroup',
    'AWS::S3::Bucket',
    'AWS::SQS::Queue',
    'AWS::SecretsManager::Secret',
  ],
  keysAndCertificates: ['AWS::CertificateManager::Certificate', 'AWS::KMS::Alias', 'AWS::KMS::Key'],
  logs: ['AWS::CloudTrail::Trail', 'AWS::Logs::LogGroup'],
  network: [
    'AWS::EC2::ClientVpnEndpoint',
    'AWS::EC2::EIP',
    'AWS::EC2::InternetGateway',
    'AWS::EC2::NatGateway',
    'AWS::EC2::RouteTable',
    'AWS::EC2::Subnet',
    'AWS::EC2::SubnetRouteTableAssociation',
    'AWS::EC2::VPC',
    'AWS::EC2::VPCEndpoint',
    'AWS::EC2::VPCGatewayAttachment',
  ],
  addressesAndNames: [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'AWS::Route53::HostedZone',
    'AWS::SNS::Topic',
    'AWS::ServiceDiscovery::HttpNamespace',
  ],
  // A nested stack takes its resources with it.
  nestedStacks: ['AWS::CloudFormation::Stack'],
};

const types = new Set(Object.values(STATEFUL_TYPES).flat());

export const isStateful = (type: string): boolean => types.has(type);

/** Properties that change in place although the schema of the type allows replacement, each with the reason. */
export const CHANGED_IN_PLACE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::RDS::DBInstance': {
    MultiAZ: 'Amazon RDS gives a standby to a running instance',
    PreferredMaintenanceWindow: 'ModifyDBInstance moves the window of a running instance',
    BackupRetentionPeriod: 'Amazon RDS switches automated backups on by restarting the instance',
  },
  'AWS::SSM::Document': {
    Content: 'every document of the package has UpdateMethod NewVersion, which adds a version',
  },
};

/** Types that a later version may leave out, each with the reason. Those that remain keep their ids. */
export const MAY_BE_GONE: Readonly<Record<string, string>> = {
  'AWS::EC2::VPCEndpoint': 'an endpoint exists while something calls its service',
};
