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
} from '../../check-outcome';
import { managed, limit, RULES, ARN_OF_ACL, LOGS, acl, before } from '../../web-acl';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const CLASSIC = 'AWS::ElasticLoadBalancing::LoadBalancer';

const ACL = 'AWS::WAFv2::WebACL';

const REST_API = 'AWS::ApiGateway::RestApi';

const FIREWALL = 'SEC-1.web-firewall';

const ALL_USERS: Partial<Declarations> = { publicAccess: { allUsers: true, ranges: [], ports: [443] } };

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
  const types = (...Types: string[]) => ({ EndpointConfiguration: { Types } });
  const ingress = (IsPubliclyAccessible: boolean) => ({
    NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible } },
  });

  test.each<[string, Properties, string]>([
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
