import { GIVEN, LATER, MET, NO, NONE, PENDING, type Properties, stateOf, verdictOf } from '../verdict-of';

const CHECK = 'STG-2.no-anonymous-access';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const ANYBODY = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'shop:See', Resource: '*' }] };
const OWN = { Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'shop:See' }] };

const POLICIES: Record<string, string> = {
  'AWS::S3::BucketPolicy': 'PolicyDocument',
  'AWS::S3::AccessPoint': 'Policy',
  'AWS::SQS::QueuePolicy': 'PolicyDocument',
  'AWS::SQS::QueueInlinePolicy': 'PolicyDocument',
  'AWS::SNS::TopicInlinePolicy': 'PolicyDocument',
  'AWS::Kinesis::ResourcePolicy': 'ResourcePolicy',
  'AWS::Elasticsearch::Domain': 'AccessPolicies',
  'AWS::SNS::TopicPolicy': 'PolicyDocument',
  'AWS::KMS::Key': 'KeyPolicy',
  'AWS::SecretsManager::ResourcePolicy': 'ResourcePolicy',
  'AWS::ECR::Repository': 'RepositoryPolicyText',
  'AWS::EFS::FileSystem': 'FileSystemPolicy',
  'AWS::OpenSearchService::Domain': 'AccessPolicies',
  'AWS::Backup::BackupVault': 'AccessPolicy',
  'AWS::IAM::Role': 'AssumeRolePolicyDocument',
  'AWS::Logs::ResourcePolicy': 'PolicyDocument',
};

const FLAGS: Record<string, string> = {
  'AWS::RDS::DBCluster': 'PubliclyAccessible',
  'AWS::Neptune::DBInstance': 'PubliclyAccessible',
  'AWS::Redshift::Cluster': 'PubliclyAccessible',
  'AWS::RedshiftServerless::Workgroup': 'PubliclyAccessible',
  'AWS::AmazonMQ::Broker': 'PubliclyAccessible',
  'AWS::Cognito::IdentityPool': 'AllowUnauthenticatedIdentities',
};

const brokers = (Type: string) => ({ BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type } } } });
const ingress = (IsPubliclyAccessible: boolean) => ({
  NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible } },
});

type Kind = readonly [type: string, properties: Properties, state: string];

const WAYS: Kind[] = [
  ...Object.entries(POLICIES).flatMap(([type, property]): Kind[] => [
    [type, { [property]: ANYBODY }, NO],
    [type, { [property]: OWN }, MET],
  ]),
  ...Object.entries(FLAGS).flatMap(([type, property]): Kind[] => [
    [type, { [property]: true }, NO],
    [type, { [property]: GIVEN }, PENDING],
    [type, {}, MET],
  ]),
  ['AWS::DynamoDB::Table', {}, MET],
  ['AWS::DynamoDB::Table', { ResourcePolicy: { PolicyDocument: OWN } }, MET],
  ['AWS::DynamoDB::Table', { ResourcePolicy: { PolicyDocument: ANYBODY } }, NO],
  ['AWS::Events::EventBusPolicy', { Principal: '111122223333' }, MET],
  ['AWS::Events::EventBusPolicy', { Principal: '*' }, NO],
  ['AWS::Events::EventBusPolicy', { Principal: '*', Condition: { Value: 'o-1' } }, MET],
  ['AWS::Events::EventBusPolicy', { Statement: ANYBODY.Statement[0] }, NO],
  ['AWS::Events::EventBusPolicy', { Statement: OWN.Statement[0] }, MET],
  ['AWS::Lambda::LayerVersionPermission', { Principal: '111122223333' }, MET],
  ['AWS::Lambda::LayerVersionPermission', { Principal: '*' }, NO],
  ['AWS::Lambda::LayerVersionPermission', { Principal: '*', OrganizationId: 'o-1' }, MET],
  ['AWS::RDS::DBInstance', { PubliclyAccessible: true }, NO],
  ['AWS::RDS::DBInstance', { PubliclyAccessible: false }, MET],
  ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'cluster' }, MET],
  ['AWS::RDS::DBInstance', {}, PENDING],
  ['AWS::DMS::ReplicationInstance', {}, NO],
  ['AWS::DMS::ReplicationInstance', { PubliclyAccessible: false }, MET],
  ['AWS::MSK::Cluster', {}, MET],
  ['AWS::MSK::Cluster', brokers('DISABLED'), MET],
  ['AWS::MSK::Cluster', brokers('SERVICE_PROVIDED_EIPS'), NO],
  ['AWS::S3::Bucket', {}, MET],
  ['AWS::S3::Bucket', { AccessControl: 'Private' }, MET],
  ['AWS::S3::Bucket', { AccessControl: 'PublicRead' }, NO],
  ['AWS::S3::Bucket', { AccessControl: 'PublicReadWrite' }, NO],
  ['AWS::S3::Bucket', { AccessControl: 'AuthenticatedRead' }, NO],
  ['AWS::ECR::PublicRepository', {}, NO],
  ['AWS::Lambda::Url', { AuthType: 'NONE' }, NO],
  ['AWS::Lambda::Url', { AuthType: 'AWS_IAM' }, MET],
  ['AWS::Lambda::Url', { AuthType: GIVEN }, PENDING],
  ['AWS::Lambda::Permission', { Principal: '*' }, NO],
  ['AWS::Lambda::Permission', { Principal: 'sns.amazonaws.com' }, MET],
  ['AWS::Lambda::Permission', { Principal: '*', SourceArn: 'arn:aws:sns:eu-west-1:1:x' }, MET],
  ['AWS::Lambda::Permission', { Principal: '*', SourceAccount: '111122223333' }, MET],
  ['AWS::Lambda::Permission', { Principal: '*', PrincipalOrgID: 'o-1' }, MET],
  ['AWS::Lambda::Permission', { Principal: '*', FunctionUrlAuthType: 'AWS_IAM' }, MET],
  ['AWS::ApiGateway::Method', { HttpMethod: 'GET' }, NO],
  ['AWS::ApiGateway::Method', { HttpMethod: 'OPTIONS' }, MET],
  ['AWS::ApiGateway::Method', { HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' }, MET],
  ['AWS::ApiGateway::RestApi', {}, MET],
  ['AWS::ApiGateway::RestApi', { Body: {} }, PENDING],
  ['AWS::ApiGateway::RestApi', { BodyS3Location: {} }, PENDING],
  ['AWS::ApiGatewayV2::Api', {}, MET],
  ['AWS::ApiGatewayV2::Api', { Target: 'arn:aws:lambda:eu-west-1:1:function:x' }, NO],
  ['AWS::ApiGatewayV2::Api', { Body: {} }, PENDING],
  ['AWS::ApiGatewayV2::Route', {}, NO],
  ['AWS::ApiGatewayV2::Route', { AuthorizationType: 'JWT' }, MET],
  ['AWS::AppSync::GraphQLApi', { AuthenticationType: 'API_KEY' }, NO],
  ['AWS::AppSync::GraphQLApi', { AuthenticationType: 'API_KEY', Visibility: 'PRIVATE' }, MET],
  ['AWS::AppSync::GraphQLApi', { AuthenticationType: 'AWS_IAM' }, MET],
  [
    'AWS::AppSync::GraphQLApi',
    {
      AuthenticationType: 'AWS_IAM',
      AdditionalAuthenticationProviders: [
        { AuthenticationType: 'OPENID_CONNECT' },
        { AuthenticationType: 'API_KEY' },
      ],
    },
    NO,
  ],
  ['AWS::CloudFront::Distribution', { DistributionConfig: {} }, NO],
  ['AWS::CloudFront::Distribution', { DistributionConfig: { WebACLId: 'acl' } }, PENDING],
  ['AWS::AppRunner::Service', {}, NO],
  ['AWS::AppRunner::Service', ingress(true), NO],
  ['AWS::AppRunner::Service', ingress(false), MET],
  ['AWS::Amplify::App', {}, NO],
  ['AWS::Amplify::App', { BasicAuthConfig: { EnableBasicAuth: false } }, NO],
  ['AWS::Amplify::App', { BasicAuthConfig: { EnableBasicAuth: true } }, MET],
  [BALANCER, { Scheme: 'internal' }, MET],
  [BALANCER, { Scheme: GIVEN }, PENDING],
  [BALANCER, {}, PENDING],
  [BALANCER, { SecurityGroups: ['sg-1'] }, PENDING],
  [BALANCER, { Type: 'network' }, NO],
  [BALANCER, { Type: 'gateway' }, MET],
  ['AWS::ElasticLoadBalancing::LoadBalancer', {}, PENDING],
  ['AWS::EC2::VPC', {}, NONE],
];

describe('what can be open to anybody', () => {
  test.each(WAYS)('%s with %j: %s', (type, properties, state) => {
    const { state: found, findings } = verdictOf(CHECK, { It: [type, properties] });

    expect(found).toBe(state);
    expect(findings.every(({ reason }) => typeof reason === 'string')).toBe(true);
  });

  test.each<[string, Properties, string]>([
    ['what it does', { Action: 'shop:See' }, 'its policy lets anybody do shop:See'],
    ['all but something', { NotAction: 'shop:Buy' }, 'its policy lets anybody do everything else'],
  ])('a policy that lets anybody do %s says so', (_what, does, expected) => {
    const document = { Statement: [{ Effect: 'Allow', Principal: '*', Resource: '*', ...does }] };

    expect(
      verdictOf(CHECK, { It: ['AWS::S3::BucketPolicy', { PolicyDocument: document }] }).findings,
    ).toEqual([expect.objectContaining({ reason: expected })]);
  });

  test.each<[string, unknown, string]>([
    ['as text', JSON.stringify(ANYBODY), NO],
    ['as text for its own account', JSON.stringify(OWN), MET],
    ['as text that cannot be read', '{', PENDING],
    ['that is told later', LATER, PENDING],
    ['that somebody gives', GIVEN, PENDING],
    ['for a service', { Statement: [{ Effect: 'Allow', Principal: { Service: '*' } }] }, MET],
    [
      'for anybody beside a service',
      { Statement: [{ Effect: 'Allow', Principal: { AWS: '*', Service: 'sns.amazonaws.com' } }] },
      NO,
    ],
    [
      'for all but one account',
      { Statement: [{ Effect: 'Allow', NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }] },
      NO,
    ],
    ['that keeps somebody out', { Statement: [{ ...ANYBODY.Statement[0], Effect: 'Deny' }] }, MET],
    ['for anybody by AWS', { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' } }] }, NO],
    [
      'for anybody of the organization',
      {
        Statement: [
          { ...ANYBODY.Statement[0], Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
        ],
      },
      MET,
    ],
    [
      'for anybody who has a tag',
      {
        Statement: [{ ...ANYBODY.Statement[0], Condition: { StringEquals: { 'aws:PrincipalTag/x': 'y' } } }],
      },
      NO,
    ],
    [
      'for anybody of the organization who has a tag',
      {
        Statement: [
          {
            ...ANYBODY.Statement[0],
            Condition: { StringEquals: { 'aws:PrincipalTag/x': 'y', 'AWS:PrincipalOrgId': 'o-1' } },
          },
        ],
      },
      MET,
    ],
    ...Object.entries<[Properties, string]>({
      'from one range': [{ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, MET],
      'from the world': [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, NO],
      'from one range or the world': [{ IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '::/0'] } }, NO],
      'from elsewhere than one range': [{ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, NO],
      'of another organization': [{ StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }, NO],
      'of any name': [{ ArnLike: { 'aws:PrincipalArn': '*' } }, NO],
      'not of some names': [{ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::1:role/x' } }, NO],
      'of any organization': [{ Null: { 'aws:PrincipalOrgID': 'false' } }, NO],
      'for any bucket': [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, MET],
    }).map(([what, [Condition, state]]): [string, unknown, string] => [
      `for anybody ${what}`,
      { Statement: [{ ...ANYBODY.Statement[0], Condition }] },
      state,
    ]),
  ])('a policy %s', (_what, AccessPolicies, state) => {
    const { state: found, findings } = verdictOf(CHECK, {
      It: ['AWS::OpenSearchService::Domain', { AccessPolicies }],
    });

    expect(found).toBe(state);
    expect(findings.every(({ reason }) => typeof reason === 'string')).toBe(true);
  });

  test.each<[string, Properties]>([
    ['AWS::Lambda::Url', { AuthType: LATER }],
    ['AWS::RDS::DBCluster', { PubliclyAccessible: LATER }],
    ['AWS::EC2::SecurityGroup', { SecurityGroupIngress: [{ IpProtocol: 'tcp', CidrIp: LATER }] }],
  ])('%s with %j, which is told later', (type, properties) => {
    expect(stateOf(CHECK, type, properties)).toBe(PENDING);
  });

  test.each<[string[], string]>([
    [['PRIVATE'], MET],
    [['REGIONAL'], NO],
    [['PRIVATE', 'REGIONAL'], NO],
  ])('a method of a REST API with endpoints %j: %s', (Types, state) => {
    const { state: found } = verdictOf(CHECK, {
      Api: ['AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types } }],
      Get: ['AWS::ApiGateway::Method', { HttpMethod: 'GET', RestApiId: { Ref: 'Api' } }],
    });

    expect(found).toBe(state);
  });
});

describe('what a security group lets in', () => {
  const TEAM_ACCESS = { kind: 'networks', description: 'us', prefixLists: [], securityGroups: [] } as const;
  const group = (peer: Properties) =>
    ['AWS::EC2::SecurityGroup', { SecurityGroupIngress: [{ IpProtocol: 'tcp', ...peer }] }] as const;

  test.each<[string, Properties, string]>([
    ['the world', { CidrIp: '0.0.0.0/0' }, NO],
    ['the world over IPv6', { CidrIpv6: '::/0' }, NO],
    ['more than an organization has', { CidrIp: '198.0.0.0/4' }, NO],
    ['a network', { CidrIp: '203.0.113.0/24' }, MET],
    ['a range that is known only at deployment', { CidrIp: GIVEN }, PENDING],
    ['another group', { SourceSecurityGroupId: 'sg-1' }, MET],
    ['nobody knows whom', {}, PENDING],
  ])('%s', (_what, peer, state) => {
    expect(verdictOf(CHECK, { Group: group(peer) }).state).toBe(state);
  });

  test('as wide as it is declared, it is not open; without a declared entry it is', () => {
    const wide = { Group: group({ CidrIp: '198.0.0.0/4' }) };

    expect(verdictOf(CHECK, wide, { teamAccess: { ...TEAM_ACCESS, ranges: ['198.0.0.0/4'] } }).state).toBe(
      MET,
    );
    expect(verdictOf(CHECK, wide, { teamAccess: undefined }).state).toBe(NO);
  });

  test('what faces the internet lets in declared ranges only', () => {
    const facing = {
      Group: group({ CidrIp: '203.0.113.0/25' }),
      Face: [BALANCER, { SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] }],
    } as const;

    expect(
      verdictOf(CHECK, facing, { teamAccess: { ...TEAM_ACCESS, ranges: ['203.0.113.0/24'] } }).state,
    ).toBe(MET);
    expect(verdictOf(CHECK, facing, { teamAccess: { ...TEAM_ACCESS, ranges: ['192.0.2.0/24'] } }).state).toBe(
      NO,
    );
    expect(verdictOf(CHECK, facing, { teamAccess: undefined }).state).toBe(NO);
  });
});
