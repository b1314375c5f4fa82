import { modelFromTemplate } from '../../../../lib/compliance/model/from-template';
import { runCheck } from '../../../../lib/compliance/run-checks';
import { StageKind } from '../../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../../lib/requirements/resolve-profile';
import { compliantTemplate, DECLARATIONS, type MutableTemplate, resourceOf } from '../../compliant-staging';
import { ingress, changesExactly, type Mutant, add, httpsFrom } from '../../staging-mutant';

const { teamAccess } = DECLARATIONS;

const ACCESS: Mutant[] = [
  ...['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1'].map((cidr) => ({
    broken: `the balancer is open to ${cidr}`,
    inTemplate: (template: MutableTemplate) => ingress(template, { CidrIp: cidr }),
    changes: { 'STG-2': 'not met', 'SEC-1': 'not met' },
  })),
  {
    broken: 'the balancer is open to all of IPv6',
    inTemplate: (template) => ingress(template, { CidrIpv6: '::/0' }),
    changes: { 'STG-2': 'not met', 'SEC-1': 'not met' },
  },
  {
    broken: 'the internet is declared as the team access',
    inTemplate: (template) => ingress(template, { CidrIp: '0.0.0.0/0' }),
    inDeclarations: { teamAccess: teamAccess && { ...teamAccess, ranges: ['0.0.0.0/0'] } },
    changes: { 'STG-2': 'not met', 'SEC-1': 'not met' },
  },
  {
    broken: 'a separate rule of the group allows the internet',
    inTemplate: (template) =>
      add(template, 'AWS::EC2::SecurityGroupIngress', {
        ...httpsFrom({ CidrIp: '0.0.0.0/0' }),
        GroupId: {
          'Fn::GetAtt': [Object.keys(template.Resources).find((id) => id.startsWith('Balancers')), 'GroupId'],
        },
      }),
    changes: { 'STG-2': 'not met', 'SEC-1': 'not met' },
  },
  {
    broken: 'a range that is too wide',
    inTemplate: (template) => ingress(template, { CidrIp: '64.0.0.0/4' }),
    changes: { 'STG-2': 'not met' },
  },
  {
    broken: 'an undeclared range',
    inTemplate: (template) => ingress(template, { CidrIp: '198.51.100.0/24' }),
    changes: { 'STG-2': 'not met' },
  },
  {
    broken: 'a range that is known only at deployment',
    inTemplate: (template) => ingress(template, { CidrIp: { Ref: 'Office' } }),
    changes: { 'STG-2': 'unknown' },
  },
  {
    broken: 'an undeclared prefix list',
    inTemplate: (template) => ingress(template, { SourcePrefixListId: 'pl-12345678' }),
    changes: { 'STG-2': 'not met' },
  },
  {
    broken: 'an undeclared security group',
    inTemplate: (template) => ingress(template, { SourceSecurityGroupId: 'sg-12345678' }),
    changes: { 'STG-2': 'not met' },
  },
  {
    broken: 'no team access is declared',
    inDeclarations: { teamAccess: undefined },
    changes: { 'STG-2': 'not met' },
  },
  {
    broken: 'a VPC peering connection',
    inTemplate: (template) =>
      add(template, 'AWS::EC2::VPCPeeringConnection', { VpcId: 'vpc-1', PeerVpcId: 'vpc-2' }),
    changes: { 'STG-2': 'not met' },
  },
  {
    broken: 'the database has a public address',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.PubliclyAccessible = true;
    },
    changes: { 'STG-2': 'not met' },
  },
  {
    broken: 'the public access of the database is not set',
    inTemplate: (template) =>
      delete resourceOf(template, 'AWS::RDS::DBInstance').Properties.PubliclyAccessible,
    changes: { 'STG-2': 'unknown' },
  },
  ...openResources(),
];

function openResources(): Mutant[] {
  const anyPrincipal = {
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }],
  };
  const resources: [string, string, Record<string, unknown>][] = [
    [
      'a bucket policy allows any principal to read',
      'AWS::S3::BucketPolicy',
      { Bucket: 'b', PolicyDocument: anyPrincipal },
    ],
    [
      'a queue policy allows any principal to send',
      'AWS::SQS::QueuePolicy',
      { PolicyDocument: anyPrincipal },
    ],
    ['a function URL has no authorization', 'AWS::Lambda::Url', { AuthType: 'NONE' }],
    ['any principal may invoke a function', 'AWS::Lambda::Permission', { Principal: '*', FunctionName: 'f' }],
    [
      'a REST method has no authorization',
      'AWS::ApiGateway::Method',
      { HttpMethod: 'GET', AuthorizationType: 'NONE' },
    ],
    ['an HTTP route has no authorization', 'AWS::ApiGatewayV2::Route', { RouteKey: 'GET /' }],
    ['a distribution is public', 'AWS::CloudFront::Distribution', { DistributionConfig: {} }],
    ['guests get credentials', 'AWS::Cognito::IdentityPool', { AllowUnauthenticatedIdentities: true }],
  ];
  return resources.map(([broken, type, properties]) => ({
    broken,
    inTemplate: (template) => add(template, type, properties),
    changes: { 'STG-2': 'not met' },
  }));
}

describe('access to the environment', () => {
  changesExactly(ACCESS);
});

test.each([
  ['203.0.113.0/24', 'met'],
  ['198.51.100.0/24', 'not met'],
])('STG-2.team-access-only for ingress from %s: %s', (CidrIp, state) => {
  const template = compliantTemplate();
  ingress(template, { CidrIp });
  const profile = resolveProfile(StageKind.STAGING, { conditions: [] });

  const result = runCheck('STG-2.team-access-only', modelFromTemplate(template, { name: 'Shop' }), {
    declarations: DECLARATIONS,
    profile,
  });

  expect(result.state).toBe(state);
});
