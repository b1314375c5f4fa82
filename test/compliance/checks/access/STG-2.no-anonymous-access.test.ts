import {
  checkOutcome,
  type Properties,
  NOT_MET,
  MET,
  UNKNOWN,
  ATTRIBUTE,
  IMPORTED,
  stateOf,
  NOT_APPLICABLE,
} from '../../check-outcome';

const CHECK = 'STG-2.no-anonymous-access';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const ANY_PRINCIPAL = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'shop:See', Resource: '*' }] };

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
  'AWS::Backup::LogicallyAirGappedBackupVault': 'AccessPolicy',
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

const brokers = (Type: unknown) => ({
  BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type } } },
});

const ingress = (IsPubliclyAccessible: boolean) => ({
  NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible } },
});

const replicas = (...documents: unknown[]) => ({
  Replicas: documents.map((PolicyDocument) => ({ ResourcePolicy: { PolicyDocument } })),
});

type Kind = readonly [type: string, properties: Properties, state: string];

const WAYS: Kind[] = [
  ...Object.entries(POLICIES).flatMap(([type, property]): Kind[] => [
    [type, { [property]: ANY_PRINCIPAL }, NOT_MET],
    [type, { [property]: OWN }, MET],
  ]),
  ...Object.entries(FLAGS).flatMap(([type, property]): Kind[] => [
    [type, { [property]: true }, NOT_MET],
    [type, { [property]: IMPORTED }, UNKNOWN],
    [type, {}, MET],
  ]),
  ['AWS::RDS::DBCluster', { DBClusterInstanceClass: 'db.m6gd.large' }, UNKNOWN],
  ['AWS::RDS::DBCluster', { DBClusterInstanceClass: 'db.m6gd.large', PubliclyAccessible: false }, MET],
  ['AWS::DynamoDB::Table', {}, MET],
  ['AWS::DynamoDB::Table', { ResourcePolicy: { PolicyDocument: OWN } }, MET],
  ['AWS::DynamoDB::Table', { ResourcePolicy: { PolicyDocument: ANY_PRINCIPAL } }, NOT_MET],
  [
    'AWS::DynamoDB::Table',
    { StreamSpecification: { ResourcePolicy: { PolicyDocument: ANY_PRINCIPAL } } },
    NOT_MET,
  ],
  ['AWS::DynamoDB::GlobalTable', {}, MET],
  ['AWS::DynamoDB::GlobalTable', replicas(OWN), MET],
  ['AWS::DynamoDB::GlobalTable', replicas(OWN, ANY_PRINCIPAL), NOT_MET],
  ['AWS::DynamoDB::GlobalTable', replicas(ATTRIBUTE, ANY_PRINCIPAL), NOT_MET],
  ['AWS::DynamoDB::GlobalTable', replicas(ATTRIBUTE, OWN), UNKNOWN],
  [
    'AWS::DynamoDB::GlobalTable',
    {
      Replicas: [{ ReplicaStreamSpecification: { ResourcePolicy: { PolicyDocument: ANY_PRINCIPAL } } }],
    },
    NOT_MET,
  ],
  ['AWS::EKS::Cluster', {}, NOT_MET],
  ['AWS::EKS::Cluster', { ResourcesVpcConfig: { EndpointPublicAccess: ATTRIBUTE } }, UNKNOWN],
  ['AWS::EKS::Cluster', { ResourcesVpcConfig: { EndpointPublicAccess: false } }, NOT_APPLICABLE],
  ['AWS::ElasticBeanstalk::Environment', {}, NOT_MET],
  ['AWS::EC2::ClientVpnEndpoint', {}, NOT_APPLICABLE],
  ['AWS::Events::EventBusPolicy', { Principal: '111122223333' }, MET],
  ['AWS::Events::EventBusPolicy', { Principal: '*' }, NOT_MET],
  ['AWS::Events::EventBusPolicy', { Principal: '*', Condition: { Value: 'o-1' } }, MET],
  ['AWS::Events::EventBusPolicy', { Statement: ANY_PRINCIPAL.Statement[0] }, NOT_MET],
  ['AWS::Events::EventBusPolicy', { Statement: OWN.Statement[0] }, MET],
  ['AWS::Lambda::LayerVersionPermission', { Principal: '111122223333' }, MET],
  ['AWS::Lambda::LayerVersionPermission', { Principal: '*' }, NOT_MET],
  ['AWS::Lambda::LayerVersionPermission', { Principal: '*', OrganizationId: 'o-1' }, MET],
  ['AWS::RDS::DBInstance', { PubliclyAccessible: true }, NOT_MET],
  ['AWS::RDS::DBInstance', { PubliclyAccessible: false }, MET],
  ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'cluster' }, MET],
  ['AWS::RDS::DBInstance', {}, UNKNOWN],
  ['AWS::DMS::ReplicationInstance', {}, NOT_MET],
  ['AWS::DMS::ReplicationInstance', { PubliclyAccessible: false }, MET],
  ['AWS::MSK::Cluster', {}, MET],
  ['AWS::MSK::Cluster', brokers('DISABLED'), MET],
  ['AWS::MSK::Cluster', brokers('SERVICE_PROVIDED_EIPS'), NOT_MET],
  ['AWS::MSK::Cluster', brokers(ATTRIBUTE), UNKNOWN],
  ['AWS::S3::Bucket', {}, MET],
  ['AWS::S3::Bucket', { AccessControl: 'Private' }, MET],
  ['AWS::S3::Bucket', { AccessControl: 'PublicRead' }, NOT_MET],
  ['AWS::S3::Bucket', { AccessControl: 'PublicReadWrite' }, NOT_MET],
  ['AWS::S3::Bucket', { AccessControl: 'AuthenticatedRead' }, NOT_MET],
  ['AWS::ECR::PublicRepository', {}, NOT_MET],
  ['AWS::Lambda::Url', { AuthType: 'NONE' }, NOT_MET],
  ['AWS::Lambda::Url', { AuthType: 'AWS_IAM' }, MET],
  ['AWS::Lambda::Url', { AuthType: IMPORTED }, UNKNOWN],
  ['AWS::Lambda::Permission', { Principal: '*' }, NOT_MET],
  ['AWS::Lambda::Permission', { Principal: 'sns.amazonaws.com' }, MET],
  ['AWS::Lambda::Permission', { Principal: '*', SourceArn: 'arn:aws:sns:eu-west-1:1:x' }, MET],
  ['AWS::Lambda::Permission', { Principal: '*', SourceAccount: '111122223333' }, MET],
  ['AWS::Lambda::Permission', { Principal: '*', PrincipalOrgID: 'o-1' }, MET],
  ['AWS::Lambda::Permission', { Principal: '*', FunctionUrlAuthType: 'AWS_IAM' }, MET],
  ['AWS::ApiGateway::Method', { HttpMethod: 'GET' }, NOT_MET],
  ['AWS::ApiGateway::Method', { HttpMethod: 'OPTIONS' }, MET],
  ['AWS::ApiGateway::Method', { HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' }, MET],
  ['AWS::ApiGateway::RestApi', {}, MET],
  ['AWS::ApiGateway::RestApi', { Body: {} }, UNKNOWN],
  ['AWS::ApiGateway::RestApi', { BodyS3Location: {} }, UNKNOWN],
  ['AWS::ApiGatewayV2::Api', {}, MET],
  ['AWS::ApiGatewayV2::Api', { Target: 'arn:aws:lambda:eu-west-1:1:function:x' }, NOT_MET],
  ['AWS::ApiGatewayV2::Api', { Body: {} }, UNKNOWN],
  ['AWS::ApiGatewayV2::Route', {}, NOT_MET],
  ['AWS::ApiGatewayV2::Route', { AuthorizationType: 'JWT' }, MET],
  ['AWS::AppSync::GraphQLApi', { AuthenticationType: 'API_KEY' }, NOT_MET],
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
    NOT_MET,
  ],
  ['AWS::CloudFront::Distribution', { DistributionConfig: {} }, NOT_MET],
  ['AWS::CloudFront::Distribution', { DistributionConfig: { WebACLId: 'acl' } }, UNKNOWN],
  ['AWS::AppRunner::Service', {}, NOT_MET],
  ['AWS::AppRunner::Service', ingress(true), NOT_MET],
  ['AWS::AppRunner::Service', ingress(false), MET],
  ['AWS::Amplify::App', {}, NOT_MET],
  ['AWS::Amplify::App', { BasicAuthConfig: { EnableBasicAuth: false } }, NOT_MET],
  ['AWS::Amplify::App', { BasicAuthConfig: { EnableBasicAuth: true } }, MET],
  [BALANCER, { Scheme: 'internal' }, MET],
  [BALANCER, { Scheme: IMPORTED }, UNKNOWN],
  [BALANCER, {}, UNKNOWN],
  [BALANCER, { SecurityGroups: ['sg-1'] }, UNKNOWN],
  [BALANCER, { Type: 'network' }, NOT_MET],
  [BALANCER, { Type: 'gateway' }, MET],
  ['AWS::ElasticLoadBalancing::LoadBalancer', {}, UNKNOWN],
  ['AWS::EC2::VPC', {}, NOT_APPLICABLE],
];

describe('anonymous access', () => {
  test.each(WAYS)('%s with %j: %s', (type, properties, state) => {
    const { state: found, findings } = checkOutcome(CHECK, { It: [type, properties] });

    expect(found).toBe(state);
    expect(findings.every(({ reason }) => typeof reason === 'string')).toBe(true);
  });

  test.each<[string, Properties, string]>([
    ['its actions', { Action: 'shop:See' }, 'shop:See'],
    ['all actions but one', { NotAction: 'shop:Buy' }, 'all actions except shop:Buy'],
  ])('a policy for any principal: the finding has %s', (_what, does, expected) => {
    const document = { Statement: [{ Effect: 'Allow', Principal: '*', Resource: '*', ...does }] };

    expect(
      checkOutcome(CHECK, { It: ['AWS::S3::BucketPolicy', { PolicyDocument: document }] }).findings,
    ).toMatchObject([{ id: 'STG-2.any-principal-allowed', parameters: { actions: expected } }]);
  });

  test.each<[string, unknown, string]>([
    ['as text', JSON.stringify(ANY_PRINCIPAL), NOT_MET],
    ['as text for its own account', JSON.stringify(OWN), MET],
    ['as invalid text', '{', UNKNOWN],
    ['that no scenario resolves', ATTRIBUTE, UNKNOWN],
    ['that is imported', IMPORTED, UNKNOWN],
    ['for a service', { Statement: [{ Effect: 'Allow', Principal: { Service: '*' } }] }, MET],
    [
      'for any principal and a service',
      { Statement: [{ Effect: 'Allow', Principal: { AWS: '*', Service: 'sns.amazonaws.com' } }] },
      NOT_MET,
    ],
    [
      'for all but one account',
      { Statement: [{ Effect: 'Allow', NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }] },
      NOT_MET,
    ],
    ['with a deny statement', { Statement: [{ ...ANY_PRINCIPAL.Statement[0], Effect: 'Deny' }] }, MET],
    ['for any principal under AWS', { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' } }] }, NOT_MET],
    [
      'for any principal of the organization',
      {
        Statement: [
          { ...ANY_PRINCIPAL.Statement[0], Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
        ],
      },
      MET,
    ],
    [
      'for any principal with a tag',
      {
        Statement: [
          { ...ANY_PRINCIPAL.Statement[0], Condition: { StringEquals: { 'aws:PrincipalTag/x': 'y' } } },
        ],
      },
      NOT_MET,
    ],
    [
      'for any principal of the organization with a tag',
      {
        Statement: [
          {
            ...ANY_PRINCIPAL.Statement[0],
            Condition: { StringEquals: { 'aws:PrincipalTag/x': 'y', 'AWS:PrincipalOrgId': 'o-1' } },
          },
        ],
      },
      MET,
    ],
    ...Object.entries<[Properties, string]>({
      'from one range': [{ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, MET],
      'from the internet': [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, NOT_MET],
      'from one range or the internet': [
        { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '::/0'] } },
        NOT_MET,
      ],
      'from outside of one range': [{ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, NOT_MET],
      'of another organization': [{ StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }, NOT_MET],
      'with any ARN': [{ ArnLike: { 'aws:PrincipalArn': '*' } }, NOT_MET],
      'without some ARNs': [{ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::1:role/x' } }, NOT_MET],
      'of any organization': [{ Null: { 'aws:PrincipalOrgID': 'false' } }, NOT_MET],
      'of any bucket': [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, MET],
    }).map(([what, [Condition, state]]): [string, unknown, string] => [
      `for any principal ${what}`,
      { Statement: [{ ...ANY_PRINCIPAL.Statement[0], Condition }] },
      state,
    ]),
  ])('a policy %s', (_what, AccessPolicies, state) => {
    const { state: found, findings } = checkOutcome(CHECK, {
      It: ['AWS::OpenSearchService::Domain', { AccessPolicies }],
    });

    expect(found).toBe(state);
    expect(findings.every(({ reason }) => typeof reason === 'string')).toBe(true);
  });

  test.each<[string, Properties]>([
    ['AWS::Lambda::Url', { AuthType: ATTRIBUTE }],
    ['AWS::RDS::DBCluster', { PubliclyAccessible: ATTRIBUTE }],
    ['AWS::EC2::SecurityGroup', { SecurityGroupIngress: [{ IpProtocol: 'tcp', CidrIp: ATTRIBUTE }] }],
  ])('%s with %j, which no scenario resolves', (type, properties) => {
    expect(stateOf(CHECK, type, properties)).toBe(UNKNOWN);
  });

  test.each<[string[], string]>([
    [['PRIVATE'], MET],
    [['REGIONAL'], NOT_MET],
    [['PRIVATE', 'REGIONAL'], NOT_MET],
  ])('a method of a REST API with endpoints %j: %s', (Types, state) => {
    const { state: found } = checkOutcome(CHECK, {
      Api: ['AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types } }],
      Get: ['AWS::ApiGateway::Method', { HttpMethod: 'GET', RestApiId: { Ref: 'Api' } }],
    });

    expect(found).toBe(state);
  });
});
