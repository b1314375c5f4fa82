import type { Declarations } from '../../../../lib/requirements/declarations';
import {
  type Properties,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  checkOutcome,
  type Placed,
  MET,
  findingIds,
  ATTRIBUTE,
  IMPORTED,
} from '../../check-outcome';
import { managed, limit, RULES, ARN_OF_ACL, LOGS, acl, before } from '../../web-acl';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const CLASSIC = 'AWS::ElasticLoadBalancing::LoadBalancer';

const ACL = 'AWS::WAFv2::WebACL';

const REST_API = 'AWS::ApiGateway::RestApi';

const FIREWALL = 'SEC-1.web-firewall';

const ALL_USERS: Partial<Declarations> = { publicAccess: { allUsers: true, ranges: [], ports: [443] } };

type Kind = readonly [type: string, properties: Properties, state: string];

const policyFor = (Principal: unknown) => ({
  Statement: [{ Effect: 'Allow', Principal, Action: '*', Resource: '*' }],
});

const FOR_ANYONE = policyFor('*');

const FOR_ACCOUNT = policyFor({ AWS: '111122223333' });

const like = (changed: Properties) => ({
  Statement: {
    ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet', ...changed },
  },
});

const face: Placed = { Face: [BALANCER, { Scheme: 'internet-facing' }] };

const guarded = (properties: Properties = {}): Placed => ({
  ...face,
  ...acl(properties),
  ...before({ Ref: 'Face' }),
});

describe('the web ACL', () => {
  test.each<[string, Placed, Partial<Declarations>, string]>([
    ['of a compliant environment', guarded(), {}, MET],
    ['of no load balancer', {}, {}, NOT_APPLICABLE],
    [
      'of a Network Load Balancer, which AWS WAF does not support',
      { Face: [BALANCER, { Type: 'network' }] },
      {},
      NOT_APPLICABLE,
    ],
    ['of a Classic Load Balancer', { Face: [CLASSIC, {}] }, {}, NOT_MET],
    ['of one load balancer of two', { ...guarded(), Second: [BALANCER, {}] }, {}, NOT_MET],
    ['that allows by default before the opening', guarded({ DefaultAction: { Allow: {} } }), {}, NOT_MET],
    [
      'that allows by default once all users are declared',
      guarded({ DefaultAction: { Allow: {} } }),
      ALL_USERS,
      MET,
    ],
    ['with a default action that no scenario resolves', guarded({ DefaultAction: ATTRIBUTE }), {}, UNKNOWN],
    [
      'with a rate-based rule that counts',
      guarded({ Rules: [...RULES.slice(0, 2), limit({ Count: {} })] }),
      {},
      NOT_MET,
    ],
    [
      'with a managed rule group that counts',
      guarded({ Rules: [managed('AWSManagedRulesCommonRuleSet', { Count: {} }), ...RULES.slice(1)] }),
      {},
      NOT_MET,
    ],
    [
      'with a rule group of another vendor',
      guarded({ Rules: [like({ VendorName: 'Acme' }), ...RULES.slice(1)] }),
      {},
      NOT_MET,
    ],
    [
      'with a rule group with a scope-down statement',
      guarded({ Rules: [like({ ScopeDownStatement: { NotStatement: {} } }), ...RULES.slice(1)] }),
      {},
      NOT_MET,
    ],
    [
      'with logs that drop requests by default',
      {
        ...guarded(),
        Logs: [LOGS.Logs[0], { ...LOGS.Logs[1], LoggingFilter: { DefaultBehavior: 'DROP', Filters: [] } }],
      },
      {},
      NOT_MET,
    ],
  ])('%s', (_what, placed, declarations, state) => {
    expect(checkOutcome(FIREWALL, placed, declarations).state).toBe(state);
  });

  test('the findings name the web ACL', () => {
    const { findings } = checkOutcome(FIREWALL, guarded({ Rules: [] }));

    expect(
      findings.map(({ resource, id, parameters }) => [resource?.logicalId, id, parameters.group]),
    ).toEqual([
      ['Acl', 'SEC-1.managed-rules-missing', 'AWSManagedRulesCommonRuleSet'],
      ['Acl', 'SEC-1.managed-rules-missing', 'AWSManagedRulesKnownBadInputsRuleSet'],
      ['Acl', 'SEC-1.no-rate-limit', undefined],
    ]);
  });

  const logs = (properties: Properties): Placed => ({ ...guarded(), Logs: [LOGS.Logs[0], properties] });

  test.each<[string, Placed, string[]]>([
    [
      'of another web ACL',
      {
        ...logs({ ...LOGS.Logs[1], ResourceArn: { 'Fn::GetAtt': ['Other', 'Arn'] } }),
        Other: [ACL, {}],
      },
      ['SEC-1.web-acl-not-logged'],
    ],
    ['with credentials', logs(ARN_OF_ACL), ['SEC-1.web-acl-logs-credentials']],
  ])('logs %s', (_what, placed, expected) => {
    expect(findingIds(FIREWALL, placed)).toEqual(expected);
  });
});

test('the finding of a Classic Load Balancer is that AWS WAF does not support it', () => {
  expect(findingIds(FIREWALL, { Face: [CLASSIC, {}] })).toEqual(['SEC-1.web-acl-not-supported']);
});

describe('endpoints that are no load balancers', () => {
  const types = (...Types: unknown[]) => ({ EndpointConfiguration: { Types } });
  const ingress = (IsPubliclyAccessible: boolean) => ({
    NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible } },
  });

  const scheme = (Value: unknown) => ({
    OptionSettings: [{ Namespace: 'aws:ec2:vpc', OptionName: 'ELBScheme', Value }],
  });
  const api = (ResourcesVpcConfig: Properties) => ({ ResourcesVpcConfig });
  const brokers = (Type: unknown) => ({
    BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type } } },
  });
  const tenantAcl = (Action: string) => ({ Customizations: { WebAcl: { Action } } });
  const players = (IpRange: unknown) => ({ EC2InboundPermissions: [{ IpRange }] });
  const ports = (port: Properties) => ({ Networking: { Ports: [port] } });

  test.each<Kind>([
    [REST_API, {}, NOT_MET],
    [REST_API, types('REGIONAL'), NOT_MET],
    [REST_API, types('PRIVATE'), NOT_APPLICABLE],
    ['AWS::AppSync::GraphQLApi', {}, NOT_MET],
    ['AWS::AppSync::GraphQLApi', { Visibility: 'GLOBAL' }, NOT_MET],
    ['AWS::AppSync::GraphQLApi', { Visibility: 'PRIVATE' }, NOT_APPLICABLE],
    ['AWS::AppRunner::Service', {}, NOT_MET],
    ['AWS::AppRunner::Service', ingress(true), NOT_MET],
    ['AWS::AppRunner::Service', ingress(false), NOT_APPLICABLE],
    ['AWS::Lambda::Url', {}, NOT_MET],
    ['AWS::Amplify::App', {}, NOT_MET],
    ['AWS::CloudFront::Distribution', { DistributionConfig: { WebACLId: 'acl' } }, UNKNOWN],
    ['AWS::CloudFront::Distribution', { DistributionConfig: {} }, NOT_MET],
    [REST_API, types(IMPORTED), UNKNOWN],
    ['AWS::AppSync::GraphQLApi', { Visibility: IMPORTED }, UNKNOWN],
    ['AWS::CloudFront::Distribution', { DistributionConfig: { WebACLId: '' } }, NOT_MET],
    ['AWS::CloudFront::DistributionTenant', tenantAcl('disable'), NOT_MET],
    ['AWS::CloudFront::DistributionTenant', tenantAcl('override'), UNKNOWN],
    ['AWS::CloudFront::DistributionTenant', {}, UNKNOWN],
    ['AWS::CloudFront::DistributionTenant', { Enabled: false }, NOT_APPLICABLE],
    ['AWS::ElasticBeanstalk::Environment', {}, NOT_MET],
    ['AWS::ElasticBeanstalk::Environment', scheme('internal'), NOT_APPLICABLE],
    ['AWS::ElasticBeanstalk::Environment', scheme(ATTRIBUTE), UNKNOWN],
    ['AWS::ElasticBeanstalk::Environment', { TemplateName: 'saved' }, UNKNOWN],
    ['AWS::EKS::Cluster', {}, NOT_MET],
    ['AWS::EKS::Cluster', api({ PublicAccessCidrs: ['192.0.2.0/24', '0.0.0.0/0'] }), NOT_MET],
    ['AWS::EKS::Cluster', api({ PublicAccessCidrs: ['192.0.2.0/24'] }), NOT_APPLICABLE],
    ['AWS::EKS::Cluster', api({ PublicAccessCidrs: ATTRIBUTE }), UNKNOWN],
    ['AWS::EKS::Cluster', api({ EndpointPublicAccess: false }), NOT_APPLICABLE],
    ['AWS::EKS::Cluster', api({ EndpointPublicAccess: ATTRIBUTE }), UNKNOWN],
    ...['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'].flatMap((type): Kind[] => [
      [type, { AccessPolicies: FOR_ANYONE }, NOT_MET],
      [type, { AccessPolicies: FOR_ANYONE, VPCOptions: {} }, NOT_APPLICABLE],
      [type, { AccessPolicies: FOR_ACCOUNT }, NOT_APPLICABLE],
      [type, { AccessPolicies: ATTRIBUTE }, UNKNOWN],
      [type, {}, NOT_APPLICABLE],
    ]),
    ['AWS::MSK::Cluster', {}, NOT_APPLICABLE],
    ['AWS::MSK::Cluster', brokers('DISABLED'), NOT_APPLICABLE],
    ['AWS::MSK::Cluster', brokers('SERVICE_PROVIDED_EIPS'), NOT_MET],
    ['AWS::MSK::Cluster', brokers(ATTRIBUTE), UNKNOWN],
    ['AWS::AmazonMQ::Broker', { EngineType: 'RABBITMQ' }, NOT_APPLICABLE],
    ['AWS::AmazonMQ::Broker', { EngineType: 'RABBITMQ', PubliclyAccessible: true }, UNKNOWN],
    ['AWS::AmazonMQ::Broker', { EngineType: 'ACTIVEMQ', PubliclyAccessible: true }, NOT_APPLICABLE],
    ['AWS::CodeBuild::Project', { Visibility: 'PUBLIC_READ' }, NOT_MET],
    ['AWS::CodeBuild::Project', {}, NOT_APPLICABLE],
    ['AWS::ECS::ExpressGatewayService', {}, NOT_MET],
    ['AWS::ECS::ExpressGatewayService', { NetworkConfiguration: { Subnets: ['subnet-1'] } }, UNKNOWN],
    ['AWS::GameLift::Fleet', players('0.0.0.0/0'), NOT_MET],
    ['AWS::GameLift::Fleet', players('192.0.2.0/24'), NOT_APPLICABLE],
    ['AWS::GameLift::Fleet', players(ATTRIBUTE), UNKNOWN],
    ['AWS::Lightsail::Instance', {}, NOT_MET],
    ['AWS::Lightsail::Instance', ports({ Cidrs: ['0.0.0.0/0'] }), NOT_MET],
    ['AWS::Lightsail::Instance', ports({ Ipv6Cidrs: ['::/0'] }), NOT_MET],
    ['AWS::Lightsail::Instance', ports({ Cidrs: ['192.0.2.0/24'] }), NOT_APPLICABLE],
    ['AWS::Lightsail::Instance', ports({}), UNKNOWN],
    ['AWS::Lightsail::Container', { ContainerServiceDeployment: { PublicEndpoint: {} } }, NOT_MET],
    ['AWS::Lightsail::Container', {}, NOT_APPLICABLE],
    ['AWS::Lightsail::Database', { PubliclyAccessible: true }, NOT_MET],
    ['AWS::Lightsail::Database', { PubliclyAccessible: ATTRIBUTE }, UNKNOWN],
    ['AWS::Lightsail::Database', {}, NOT_APPLICABLE],
  ])('%s with %j: %s', (type, properties, state) => {
    expect(checkOutcome(FIREWALL, { Door: [type, properties] }).state).toBe(state);
  });

  const stage = (api: string) => ({
    'Fn::Sub': `arn:aws:apigateway:eu-west-1::/restapis/\${${api}}/stages/prod`,
  });

  test.each<[string, Placed, string]>([
    ['the stage of an API', { Api: [REST_API, {}], ...acl(), ...before(stage('Api')) }, MET],
    [
      'the stage of another API',
      { Api: [REST_API, {}], ApiOfOthers: [REST_API, {}], ...acl(), ...before(stage('ApiOfOthers')) },
      NOT_MET,
    ],
    [
      'an API by its attribute',
      {
        Api: ['AWS::AppSync::GraphQLApi', {}],
        ...acl(),
        ...before({ 'Fn::GetAtt': ['Api', 'Arn'] }),
      },
      MET,
    ],
    ['a load balancer', { Api: [REST_API, {}], ...guarded() }, NOT_MET],
  ])('a web ACL of %s', (_what, placed, state) => {
    expect(checkOutcome(FIREWALL, placed).state).toBe(state);
  });
});

describe('a website of a bucket', () => {
  const BLOCKED = { IgnorePublicAcls: true, RestrictPublicBuckets: true };
  const site = (properties: Properties, PolicyDocument?: unknown): Placed => ({
    Site: ['AWS::S3::Bucket', { WebsiteConfiguration: { IndexDocument: 'index.html' }, ...properties }],
    ...(PolicyDocument !== undefined && {
      Policy: ['AWS::S3::BucketPolicy', { Bucket: { Ref: 'Site' }, PolicyDocument }],
    }),
  });

  test.each<[string, Placed, string]>([
    ['that anyone may read', site({}, FOR_ANYONE), NOT_MET],
    ['that only an account may read', site({}, FOR_ACCOUNT), NOT_APPLICABLE],
    ['with a policy known only at deployment', site({}, ATTRIBUTE), UNKNOWN],
    ['whose policy no template has', site({}), UNKNOWN],
    [
      'that blocks public policies',
      site({ PublicAccessBlockConfiguration: BLOCKED }, FOR_ANYONE),
      NOT_APPLICABLE,
    ],
    ['with a public ACL', site({ AccessControl: 'PublicRead' }), NOT_MET],
    [
      'that ignores public ACLs',
      site({ AccessControl: 'PublicRead', PublicAccessBlockConfiguration: BLOCKED }),
      NOT_APPLICABLE,
    ],
    ['that redirects', site({ WebsiteConfiguration: { RedirectAllRequestsTo: {} } }), NOT_MET],
    ['that is none', site({ WebsiteConfiguration: undefined }, FOR_ANYONE), NOT_APPLICABLE],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome(FIREWALL, placed).state).toBe(state);
  });
});

test.each<[string, Properties]>([
  ['AWS::EC2::Instance', { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] }],
  ['AWS::ECS::Service', { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } } }],
  ['AWS::RDS::DBInstance', { PubliclyAccessible: true }],
])('security groups decide who reaches %s: no web ACL is asked for', (type, properties) => {
  expect(checkOutcome(FIREWALL, { It: [type, properties] }).state).toBe(NOT_APPLICABLE);
});

test.each(['AWS::EC2::ClientVpnEndpoint', 'AWS::Cognito::UserPool', 'AWS::DSQL::Cluster'])(
  '%s authenticates its callers: no web ACL is asked for',
  (type) => {
    expect(checkOutcome(FIREWALL, { It: [type, {}] }).state).toBe(NOT_APPLICABLE);
  },
);

test('a web ACL of an endpoint that may face the internet is enough', () => {
  const placed: Placed = {
    Api: ['AWS::AppSync::GraphQLApi', { Visibility: ATTRIBUTE }],
    ...acl(),
    ...before({ 'Fn::GetAtt': ['Api', 'Arn'] }),
  };

  expect(checkOutcome(FIREWALL, placed).state).toBe(MET);
});

test('the finding of an endpoint that may face the internet', () => {
  const placed: Placed = { Api: ['AWS::EKS::Cluster', { ResourcesVpcConfig: ATTRIBUTE }] };

  expect(findingIds(FIREWALL, placed)).toEqual(['SEC-1.web-acl-need-unknown']);
});
