import {
  add,
  admits,
  allows,
  cluster,
  distribution,
  GIVEN,
  type Mutant,
  NO,
  PENDING,
  set,
  changesExactly,
  without,
  WORLD,
} from './control-mutant';

const TRANSIT: Mutant[] = [
  [
    'a listener knows TLS 1.0',
    set('Listener', { SslPolicy: 'ELBSecurityPolicy-2016-08' }),
    { 'CTL.tls-policies': NO },
  ],
  [
    'a distribution knows TLS 1.0',
    distribution({ ViewerCertificate: { MinimumProtocolVersion: 'TLSv1' } }),
    { 'CTL.tls-policies': NO },
  ],
  [
    'a distribution has the certificate of CloudFront',
    distribution({ ViewerCertificate: { CloudFrontDefaultCertificate: true } }),
    { 'CTL.tls-policies': NO },
  ],
  [
    'a distribution answers HTTP',
    distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all' } }),
    { 'CTL.tls-policies': NO },
  ],
  [
    'a distribution asks an origin by HTTP',
    distribution({
      Origins: [
        { CustomOriginConfig: { OriginProtocolPolicy: 'http-only', OriginSSLProtocols: ['TLSv1.2'] } },
      ],
    }),
    { 'CTL.tls-policies': NO },
  ],
  ['a name of an API knows TLS 1.0', set('Name', { SecurityPolicy: undefined }), { 'CTL.tls-policies': NO }],
  [
    'a search domain answers HTTP',
    set('Search', { DomainEndpointOptions: { TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' } }),
    { 'CTL.tls-policies': NO },
  ],
  ['a database takes plain connections', set('Parameters', { Parameters: {} }), { 'CTL.tls-policies': NO }],
  ['nothing: a cluster insists on TLS', (resources) => cluster(resources), {}],
  [
    'a cluster takes plain connections',
    (resources) => {
      cluster(resources);
      resources.Plain = { Type: 'AWS::RDS::DBClusterParameterGroup', Properties: { Parameters: {} } };
      resources.Further.Properties.DBClusterParameterGroupName = { Ref: 'Plain' };
    },
    { 'CTL.tls-policies': NO },
  ],
];

const KEPT: Mutant[] = [
  ['a secret does not rotate', without('Rotation'), { 'CTL.secret-rotation': NO }],
  [
    'a password stands in the template',
    set('Orders', { ManageMasterUserPassword: undefined, MasterUserPassword: 'sesame' }),
    { 'CTL.secret-rotation': NO },
  ],
  ['a key does not rotate', set('Key', { EnableKeyRotation: undefined }), { 'CTL.key-rotation': NO }],
  [
    'nothing: a key that signs does not rotate',
    add('AWS::KMS::Key', { KeyUsage: 'SIGN_VERIFY', KeySpec: 'RSA_4096' }),
    {},
  ],
  [
    'a database can be deleted',
    set('Orders', { DeletionProtection: false }),
    { 'CTL.deletion-protection': NO },
  ],
  [
    'a load balancer can be deleted',
    set('Balancer', { LoadBalancerAttributes: [] }),
    { 'CTL.deletion-protection': NO },
  ],
  ['a table can be deleted', add('AWS::DynamoDB::Table', {}), { 'CTL.deletion-protection': NO }],
  [
    'a user pool can be deleted',
    add('AWS::Cognito::UserPool', { DeletionProtection: 'INACTIVE' }),
    { 'CTL.deletion-protection': NO },
  ],
  [
    'a database is not encrypted',
    set('Orders', { StorageEncrypted: undefined }),
    { 'CTL.encrypted-at-rest': NO },
  ],
  [
    'a disk of a launch template is not encrypted',
    set('Template', { LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: {} }] } }),
    { 'CTL.encrypted-at-rest': NO },
  ],
  ['a cache has no encryption', add('AWS::ElastiCache::CacheCluster', {}), { 'CTL.encrypted-at-rest': NO }],
  [
    'a delivery stream is not encrypted',
    add('AWS::KinesisFirehose::DeliveryStream', {}),
    { 'CTL.encrypted-at-rest': NO },
  ],
];

const OPENED: Mutant[] = [
  [
    'a subnet gives public addresses',
    set('Subnet', { MapPublicIpOnLaunch: true }),
    { 'CTL.no-public-resources': NO },
  ],
  [
    'a service has public addresses',
    set('Service', { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } } }),
    { 'CTL.no-public-resources': NO },
  ],
  ['a database is public', set('Orders', { PubliclyAccessible: true }), { 'CTL.no-public-resources': NO }],
  [
    'a bucket lets public policies stand',
    set('Uploads', { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: false } }),
    { 'CTL.no-public-resources': NO },
  ],
  [
    'an instance has an address of its own',
    add('AWS::EC2::EIP', { InstanceId: 'i-0123456789abcdef0' }),
    { 'CTL.no-public-resources': NO },
  ],
  [
    'every account may assume a role',
    set('Role', { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*' }] } }),
    { 'CTL.no-public-resources': NO },
  ],
  [
    'SSH is open to the internet',
    admits({ FromPort: 22, ToPort: 22, CidrIp: WORLD }),
    { 'CTL.restricted-security-groups': NO },
  ],
  [
    'every port is open to the internet over IPv6',
    admits({ IpProtocol: '-1', CidrIpv6: '::/0' }),
    { 'CTL.restricted-security-groups': NO },
  ],
  [
    'who comes in is given at deployment',
    admits({ CidrIp: GIVEN }),
    { 'CTL.restricted-security-groups': PENDING },
  ],
  [
    'the load balancer is internal, and its group open',
    set('Balancer', { Scheme: 'internal' }),
    { 'CTL.restricted-security-groups': NO },
  ],
  [
    'what a policy allows is made by a macro',
    set('Policy', { PolicyDocument: { 'Fn::Transform': { Name: 'Rights' } } }),
    { 'CTL.least-privilege': PENDING },
  ],
  ['a policy allows everything', allows({ Action: '*' }), { 'CTL.least-privilege': NO }],
  [
    'a policy allows a whole service on everything',
    allows({ Action: ['s3:*'] }),
    { 'CTL.least-privilege': NO },
  ],
  ['a policy allows all but something', allows({ NotAction: 'iam:*' }), { 'CTL.least-privilege': NO }],
  [
    'a role has AdministratorAccess',
    set('Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
    { 'CTL.least-privilege': NO },
  ],
  [
    'nothing: a policy allows a whole service on one thing',
    allows({ Action: 's3:*', Resource: 'arn:aws:s3:::x' }),
    {},
  ],
];

changesExactly([...TRANSIT, ...KEPT, ...OPENED]);
