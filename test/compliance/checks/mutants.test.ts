import type { Declarations } from '../../../lib/requirements/declarations';
import {
  ACCOUNT,
  compliantTemplate,
  DECLARATIONS,
  ledgerOf,
  type MutableTemplate,
  PARTNER_ACCOUNT,
  resourceOf,
  turned,
} from '../compliant-staging';

interface Mutant {
  /** What is broken, and nothing else. */
  readonly broken: string;
  readonly inTemplate?: (template: MutableTemplate) => void;
  readonly inDeclarations?: Partial<Declarations>;
  /** The rows that turn, and what they turn to. */
  readonly turns: Record<string, string>;
}

const GROUP = 'AWS::EC2::SecurityGroup';
const world = (cidr: Record<string, unknown>) => ({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...cidr });

function add(template: MutableTemplate, type: string, properties: Record<string, unknown>): void {
  template.Resources.Added = { Type: type, Properties: properties };
}

function ingress(template: MutableTemplate, rule: Record<string, unknown>): void {
  resourceOf(template, GROUP, 'Balancers').Properties.SecurityGroupIngress = [world(rule)];
}

function egress(template: MutableTemplate, rule: Record<string, unknown>): void {
  resourceOf(template, GROUP, 'Data').Properties.SecurityGroupEgress = [rule];
}

function partnerPolicy(template: MutableTemplate): { Statement: Record<string, unknown>[] } {
  const { Properties } = resourceOf(template, 'AWS::IAM::Policy', 'Partner');
  return Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
}

function alsoAllow(template: MutableTemplate, statement: Record<string, unknown>): void {
  partnerPolicy(template).Statement.push({ Effect: 'Allow', Resource: '*', ...statement });
}

const { entry } = DECLARATIONS;

const OWNER: Mutant[] = [
  {
    broken: 'one resource loses its owner tag',
    inTemplate: (template) => delete resourceOf(template, 'AWS::KMS::Key').Properties.Tags,
    turns: { 'STG-1': 'not met' },
  },
  {
    broken: 'one resource has another owner',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.Tags = [
        { Key: 'stage:owner', Value: 'somebody' },
      ];
    },
    turns: { 'STG-1': 'not met' },
  },
  {
    broken: 'one owner is known only at deployment',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.Tags = [
        { Key: 'stage:owner', Value: { Ref: 'Owner' } },
      ];
    },
    turns: { 'STG-1': 'undecidable' },
  },
  { broken: 'nobody is declared as owner', inDeclarations: { owner: ' ' }, turns: { 'STG-1': 'not met' } },
];

const ACCESS: Mutant[] = [
  ...['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1'].map((cidr) => ({
    broken: `the balancer is open to ${cidr}`,
    inTemplate: (template: MutableTemplate) => ingress(template, { CidrIp: cidr }),
    turns: { 'STG-2': 'not met', 'SEC-1': 'not met' },
  })),
  {
    broken: 'the balancer is open to all of IPv6',
    inTemplate: (template) => ingress(template, { CidrIpv6: '::/0' }),
    turns: { 'STG-2': 'not met', 'SEC-1': 'not met' },
  },
  {
    broken: 'the world is declared as the entry, which does not make it one',
    inTemplate: (template) => ingress(template, { CidrIp: '0.0.0.0/0' }),
    inDeclarations: { entry: entry && { ...entry, ranges: ['0.0.0.0/0'] } },
    turns: { 'STG-2': 'not met', 'SEC-1': 'not met' },
  },
  {
    broken: 'a rule beside the group opens it to the world',
    inTemplate: (template) =>
      add(template, 'AWS::EC2::SecurityGroupIngress', {
        ...world({ CidrIp: '0.0.0.0/0' }),
        GroupId: {
          'Fn::GetAtt': [Object.keys(template.Resources).find((id) => id.startsWith('Balancers')), 'GroupId'],
        },
      }),
    turns: { 'STG-2': 'not met', 'SEC-1': 'not met' },
  },
  {
    broken: 'a range that is wider than anybody has',
    inTemplate: (template) => ingress(template, { CidrIp: '64.0.0.0/4' }),
    turns: { 'STG-2': 'not met' },
  },
  {
    broken: 'a small range that nobody declared',
    inTemplate: (template) => ingress(template, { CidrIp: '198.51.100.0/24' }),
    turns: { 'STG-2': 'not met' },
  },
  {
    broken: 'a range that is known only at deployment',
    inTemplate: (template) => ingress(template, { CidrIp: { Ref: 'Office' } }),
    turns: { 'STG-2': 'undecidable' },
  },
  {
    broken: 'a prefix list that nobody declared',
    inTemplate: (template) => ingress(template, { SourcePrefixListId: 'pl-12345678' }),
    turns: { 'STG-2': 'not met' },
  },
  {
    broken: 'a security group of somebody else',
    inTemplate: (template) => ingress(template, { SourceSecurityGroupId: 'sg-12345678' }),
    turns: { 'STG-2': 'not met' },
  },
  { broken: 'no way in is declared', inDeclarations: { entry: undefined }, turns: { 'STG-2': 'not met' } },
  {
    broken: 'a second way into the network',
    inTemplate: (template) =>
      add(template, 'AWS::EC2::VPCPeeringConnection', { VpcId: 'vpc-1', PeerVpcId: 'vpc-2' }),
    turns: { 'STG-2': 'not met' },
  },
  {
    broken: 'the database has a public address',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.PubliclyAccessible = true;
    },
    turns: { 'STG-2': 'not met' },
  },
  {
    broken: 'nothing is said of the public address of the database',
    inTemplate: (template) =>
      delete resourceOf(template, 'AWS::RDS::DBInstance').Properties.PubliclyAccessible,
    turns: { 'STG-2': 'undecidable' },
  },
  ...openResources(),
];

function openResources(): Mutant[] {
  const anybody = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }] };
  const opened: [string, string, Record<string, unknown>][] = [
    ['a bucket policy lets anybody read', 'AWS::S3::BucketPolicy', { Bucket: 'b', PolicyDocument: anybody }],
    ['a queue policy lets anybody send', 'AWS::SQS::QueuePolicy', { PolicyDocument: anybody }],
    ['a function URL asks nobody', 'AWS::Lambda::Url', { AuthType: 'NONE' }],
    ['anybody may invoke a function', 'AWS::Lambda::Permission', { Principal: '*', FunctionName: 'f' }],
    [
      'a REST method asks nobody',
      'AWS::ApiGateway::Method',
      { HttpMethod: 'GET', AuthorizationType: 'NONE' },
    ],
    ['an HTTP route asks nobody', 'AWS::ApiGatewayV2::Route', { RouteKey: 'GET /' }],
    ['a distribution serves the world', 'AWS::CloudFront::Distribution', { DistributionConfig: {} }],
    ['guests get credentials', 'AWS::Cognito::IdentityPool', { AllowUnauthenticatedIdentities: true }],
  ];
  return opened.map(([broken, type, properties]) => ({
    broken,
    inTemplate: (template) => add(template, type, properties),
    turns: { 'STG-2': 'not met' },
  }));
}

const PARTNER: Mutant[] = [
  { broken: 'no partner is declared', inDeclarations: { partner: undefined }, turns: { 'STG-3': 'not met' } },
  {
    broken: 'the role is for another account',
    inDeclarations: { partner: { name: 'Acme', control: 'role', account: '999999999999' } },
    turns: { 'STG-3': 'not met' },
  },
  {
    broken: "the environment stands in our account, not in the partner's",
    inDeclarations: { partner: { name: 'Acme', control: 'account', account: PARTNER_ACCOUNT } },
    turns: { 'STG-3': 'not met' },
  },
  ...[
    'ecs:UpdateService',
    'iam:CreateUser',
    '*',
    'ecs:*',
    'ssm:*',
    'secretsmanager:GetSecretValue',
    'sts:AssumeRole',
  ].map((Action) => ({
    broken: `the partner may do ${Action}`,
    inTemplate: (template: MutableTemplate) => alsoAllow(template, { Action }),
    turns: { 'STG-3': 'not met' },
  })),
  {
    broken: 'the partner may do everything but one thing',
    inTemplate: (template) => alsoAllow(template, { NotAction: 'iam:*' }),
    turns: { 'STG-3': 'not met' },
  },
  {
    broken: 'the partner may pass any role',
    inTemplate: (template) => alsoAllow(template, { Action: 'iam:PassRole' }),
    turns: { 'STG-3': 'not met' },
  },
  {
    broken: 'the partner may run any document',
    inTemplate: (template) => alsoAllow(template, { Action: 'ssm:StartAutomationExecution' }),
    turns: { 'STG-3': 'not met' },
  },
  {
    broken: "the partner may run a document of AWS's own",
    inTemplate: (template) =>
      alsoAllow(template, {
        Action: 'ssm:StartAutomationExecution',
        Resource: 'arn:aws:ssm:eu-west-1::automation-definition/AWS-RunShellScript:*',
      }),
    turns: { 'STG-3': 'not met' },
  },
  {
    broken: 'the partner is an administrator by a managed policy',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::IAM::Role', 'Partner').Properties.ManagedPolicyArns = [
        'arn:aws:iam::aws:policy/AdministratorAccess',
      ];
    },
    turns: { 'STG-3': 'not met' },
  },
  {
    broken: 'the partner has a policy that no template holds',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::IAM::Role', 'Partner').Properties.ManagedPolicyArns = [
        'arn:aws:iam::111122223333:policy/theirs',
      ];
    },
    turns: { 'STG-3': 'undecidable' },
  },
  {
    broken: 'the partner may not view',
    inTemplate: (template) => partnerPolicy(template).Statement.shift(),
    turns: { 'STG-3': 'not met' },
  },
  ...['Start', 'Stop', 'Redeploy'].map((document) => ({
    broken: `the document ${document} does nothing`,
    inTemplate: (template: MutableTemplate) => {
      resourceOf(template, 'AWS::SSM::Document', document).Properties.Content = { mainSteps: [] };
    },
    turns: { 'STG-3': 'not met' },
  })),
];

const SERVERS: Mutant[] = [
  {
    broken: 'the service keeps no instance',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Service').Properties.DesiredCount = 0;
    },
    turns: { 'SRV-1': 'not met' },
  },
  {
    broken: 'the service may be scaled to nothing',
    inTemplate: (template) => {
      const service = Object.keys(template.Resources).find(
        (id) => template.Resources[id]?.Type === 'AWS::ECS::Service',
      );
      add(template, 'AWS::ApplicationAutoScaling::ScalableTarget', {
        ResourceId: { 'Fn::Join': ['', ['service/shop/', { 'Fn::GetAtt': [service, 'Name'] }]] },
        MinCapacity: 0,
      });
    },
    turns: { 'SRV-1': 'not met' },
  },
  {
    broken: 'the count is known only at deployment',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Service').Properties.DesiredCount = { Ref: 'Count' };
    },
    turns: { 'SRV-1': 'undecidable' },
  },
  {
    broken: 'the service exists under a condition',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Service').Condition = 'Maybe';
    },
    turns: { 'SRV-1': 'undecidable' },
  },
  {
    broken: 'there is no server',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Service').Type = 'AWS::SQS::Queue';
    },
    turns: { 'SRV-1': 'not met' },
  },
];

const TRAFFIC: Mutant[] = [
  {
    broken: 'a group says nothing of egress, which lets everything out',
    inTemplate: (template) => delete resourceOf(template, GROUP, 'Data').Properties.SecurityGroupEgress,
    turns: { 'SEC-1': 'not met' },
  },
  {
    broken: 'a group lets everything out',
    inTemplate: (template) => egress(template, { IpProtocol: '-1', CidrIp: '0.0.0.0/0' }),
    turns: { 'SEC-1': 'not met' },
  },
  {
    broken: 'traffic leaves on a port that nobody declared',
    inTemplate: (template) =>
      egress(template, { IpProtocol: 'tcp', FromPort: 25, ToPort: 25, CidrIp: '0.0.0.0/0' }),
    turns: { 'SEC-1': 'not met' },
  },
  {
    broken: 'the declared traffic is no longer declared',
    inDeclarations: { egress: [] },
    turns: { 'SEC-1': 'not met' },
  },
  {
    broken: 'the database is reached by addresses',
    inTemplate: (template) => {
      resourceOf(template, GROUP, 'Data').Properties.SecurityGroupIngress = [
        { IpProtocol: 'tcp', FromPort: 5433, ToPort: 5433, CidrIp: '203.0.113.7/32' },
      ];
    },
    turns: { 'SEC-1': 'not met' },
  },
  {
    broken: 'the service has no security group of its own',
    inTemplate: (template) => {
      const { Properties } = resourceOf(template, 'AWS::ECS::Service');
      Properties.NetworkConfiguration = { AwsvpcConfiguration: { Subnets: ['subnet-1'] } };
    },
    turns: { 'SEC-1': 'not met' },
  },
];

const FINE: Mutant[] = [
  {
    broken: 'nothing: a part of the declared range comes in',
    inTemplate: (template) => ingress(template, { CidrIp: '203.0.113.128/25' }),
    turns: {},
  },
  {
    broken: 'nothing: a declared prefix list comes in',
    inTemplate: (template) => ingress(template, { SourcePrefixListId: 'pl-12345678' }),
    inDeclarations: { entry: entry && { ...entry, prefixLists: ['pl-12345678'] } },
    turns: {},
  },
  {
    broken: 'nothing: a declared security group comes in',
    inTemplate: (template) => ingress(template, { SourceSecurityGroupId: 'sg-12345678' }),
    inDeclarations: { entry: entry && { ...entry, securityGroups: ['sg-12345678'] } },
    turns: {},
  },
  {
    broken: 'nothing: the balancer is internal',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer').Properties.Scheme = 'internal';
    },
    turns: {},
  },
  {
    broken: "nothing: the environment stands in the partner's account",
    inDeclarations: { partner: { name: 'Acme', control: 'account', account: ACCOUNT } },
    turns: {},
  },
  {
    broken: 'nothing: the partner passes a named role to Systems Manager only',
    inTemplate: (template) =>
      alsoAllow(template, {
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::111122223333:role/automation',
        Condition: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
      }),
    turns: {},
  },
  {
    broken: 'nothing: the owner declares by which policy the partner may do more',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::IAM::Role', 'Partner').Properties.ManagedPolicyArns = [
        'arn:aws:iam::111122223333:policy/theirs',
      ];
    },
    inDeclarations: {
      partner: {
        name: 'Acme',
        control: 'role',
        account: PARTNER_ACCOUNT,
        widenedBy: ['arn:aws:iam::111122223333:policy/theirs'],
      },
    },
    turns: {},
  },
  {
    broken: 'nothing: the partner also has a policy that only views',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::IAM::Role', 'Partner').Properties.ManagedPolicyArns = [
        'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
      ];
    },
    turns: {},
  },
];

const PRESENT = 'not required, but present';
const UNASKED: Mutant[] = [
  ...(
    [
      ['AWS::Backup::BackupPlan', 'BAK-1'],
      ['AWS::Backup::BackupVault', 'BAK-1'],
      ['AWS::DLM::LifecyclePolicy', 'BAK-1'],
      ['AWS::CloudWatch::Alarm', 'MON-1'],
      ['AWS::CloudWatch::CompositeAlarm', 'MON-1'],
      ['AWS::Synthetics::Canary', 'MON-1'],
      ['AWS::CloudWatch::Dashboard', 'OBS-1'],
    ] as const
  ).map(([type, row]) => ({
    broken: `it has ${type}`,
    inTemplate: (template: MutableTemplate) =>
      add(template, type, { BackupVaultTags: { 'stage:owner': 'acme-partner' } }),
    turns: { [row]: PRESENT },
  })),
  ...(
    [
      ['BackupRetentionPeriod', 7, 'BAK-1'],
      ['BackupRetentionPeriod', undefined, 'BAK-1'],
      ['EnablePerformanceInsights', true, 'OBS-1'],
      ['MonitoringInterval', 60, 'OBS-1'],
    ] as const
  ).map(([property, value, row]) => ({
    broken: `the database has ${property} ${value}`,
    inTemplate: (template: MutableTemplate) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties[property] = value;
    },
    turns: { [row]: PRESENT },
  })),
  {
    broken: 'the cluster has Container Insights',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Cluster').Properties.ClusterSettings = [
        { Name: 'containerInsights', Value: 'enhanced' },
      ];
    },
    turns: { 'OBS-1': PRESENT },
  },
];

describe.each([
  ['who owns it', OWNER],
  ['who reaches it', ACCESS],
  ['whether the partner controls it', PARTNER],
  ['whether servers run', SERVERS],
  ['what traffic passes', TRAFFIC],
  ['what the stage does not ask for', UNASKED],
  ['what is as it should be', FINE],
])('%s', (_what, mutants) => {
  test.each(mutants)('$broken: exactly those rows turn', ({ inTemplate, inDeclarations, turns }) => {
    const template = compliantTemplate();
    inTemplate?.(template);

    const ledger = ledgerOf(template, inDeclarations);

    expect(turned(ledger)).toEqual(turns);
  });
});
