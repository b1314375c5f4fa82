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
    'a listener accepts TLS 1.0',
    set('Listener', { SslPolicy: 'ELBSecurityPolicy-2016-08' }),
    { 'CTL.tls-policies': NO },
  ],
  [
    'a distribution accepts TLS 1.0',
    distribution({ ViewerCertificate: { MinimumProtocolVersion: 'TLSv1' } }),
    { 'CTL.tls-policies': NO },
  ],
  [
    'a distribution has the certificate of CloudFront',
    distribution({ ViewerCertificate: { CloudFrontDefaultCertificate: true } }),
    { 'CTL.tls-policies': NO },
  ],
  [
    'a distribution accepts HTTP',
    distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all' } }),
    { 'CTL.tls-policies': NO },
  ],
  [
    'a distribution connects to an origin by HTTP',
    distribution({
      Origins: [
        { CustomOriginConfig: { OriginProtocolPolicy: 'http-only', OriginSSLProtocols: ['TLSv1.2'] } },
      ],
    }),
    { 'CTL.tls-policies': NO },
  ],
  [
    'a custom domain name of an API accepts TLS 1.0',
    set('Name', { SecurityPolicy: 'TLS_1_0' }),
    { 'CTL.tls-policies': NO },
  ],
  [
    'a search domain accepts HTTP',
    set('Search', { DomainEndpointOptions: { TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' } }),
    { 'CTL.tls-policies': NO },
  ],
  [
    'a database accepts connections without TLS',
    set('Parameters', { Parameters: {} }),
    { 'CTL.tls-policies': NO },
  ],
  ['nothing: a cluster requires TLS', (resources) => cluster(resources), {}],
  [
    'a cluster accepts connections without TLS',
    (resources) => {
      cluster(resources);
      resources.Plain = {
        Type: 'AWS::RDS::DBClusterParameterGroup',
        Properties: { Family: 'aurora-postgresql16', Parameters: {} },
      };
      resources.Further.Properties.DBClusterParameterGroupName = { Ref: 'Plain' };
    },
    { 'CTL.tls-policies': NO },
  ],
];

const KEPT: Mutant[] = [
  ['a secret has no rotation', without('Rotation'), { 'CTL.secret-rotation': NO }],
  [
    'a password is in the template',
    set('Orders', { ManageMasterUserPassword: undefined, MasterUserPassword: 'sesame' }),
    { 'CTL.secret-rotation': NO },
  ],
  ['a key has no rotation', set('Key', { EnableKeyRotation: undefined }), { 'CTL.key-rotation': NO }],
  [
    'nothing: a signing key has no rotation',
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
  [
    'a cache has no encryption',
    add('AWS::ElastiCache::CacheCluster', {}),
    { 'CTL.encrypted-at-rest': NO, 'CTL.tls-policies': NO },
  ],
  [
    'a delivery stream is not encrypted',
    add('AWS::KinesisFirehose::DeliveryStream', {}),
    { 'CTL.encrypted-at-rest': NO },
  ],
];

const OPENED: Mutant[] = [
  [
    'a subnet assigns public addresses',
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
    'a bucket allows public policies',
    set('Uploads', { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: false } }),
    { 'CTL.no-public-resources': NO },
  ],
  [
    'an instance has an Elastic IP address',
    add('AWS::EC2::EIP', { InstanceId: 'i-0123456789abcdef0' }),
    { 'CTL.no-public-resources': NO },
  ],
  [
    'any principal may assume a role',
    set('Role', { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*' }] } }),
    { 'CTL.no-public-resources': NO },
  ],
  [
    'the internet has access by SSH',
    admits({ FromPort: 22, ToPort: 22, CidrIp: WORLD }),
    { 'CTL.restricted-security-groups': NO },
  ],
  [
    'the internet has access by IPv6 on all ports',
    admits({ IpProtocol: '-1', CidrIpv6: '::/0' }),
    { 'CTL.restricted-security-groups': NO },
  ],
  [
    'the source of ingress is known only at deployment',
    admits({ CidrIp: GIVEN }),
    { 'CTL.restricted-security-groups': PENDING },
  ],
  [
    'the load balancer is internal, and its group allows the internet',
    set('Balancer', { Scheme: 'internal' }),
    { 'CTL.restricted-security-groups': NO },
  ],
  [
    'a macro makes the actions of a policy',
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
