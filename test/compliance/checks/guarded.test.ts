import type { Declarations } from '../../../lib/requirements/declarations';
import { PathCarrier, PathTraffic } from '../../../lib/requirements/declared-path';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { type MutableTemplate, resourceOf } from '../compliant-staging';
import { GUARDED, guardedStates, guardedTemplate, TESTERS } from '../guarded-production';

const GROUP = 'AWS::EC2::SecurityGroup';
const SET = 'AWS::WAFv2::IPSet';
const ACL = 'AWS::WAFv2::WebACL';
const LOGGING = 'AWS::WAFv2::LoggingConfiguration';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';

interface Mutant {
  /** What is different, and nothing else. */
  readonly broken: string;
  readonly inTemplate?: (template: MutableTemplate) => void;
  readonly inDeclarations?: Partial<Declarations>;
  /** The checks that turn, and what they turn to. */
  readonly turns: Record<string, string>;
}

const WORLD = '0.0.0.0/0';
const OPEN = { everybody: true, ranges: [], ports: [80, 443] };
const DECLARED_TRAFFIC = 'SEC-1.declared-traffic-only';
const ADMITS = 'SEC-1.admits-declared-only';
const FIREWALL = 'SEC-1.web-firewall';
const VPN = 'SEC-2.vpn';
const PATHS = 'SEC-3.private-paths';
const AT_REST = 'SEC-4.at-rest';
const IN_TRANSIT = 'SEC-4.in-transit';
const SELECT_GROUP = 'LCH-2.select-group-only';

function users(template: MutableTemplate, peer: Record<string, unknown>, port = 443): void {
  const rules = resourceOf(template, GROUP, 'Users').Properties.SecurityGroupIngress as unknown[];
  rules.push({ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...peer });
}

function properties(template: MutableTemplate, type: string, start = ''): Record<string, unknown> {
  return resourceOf(template, type, start).Properties;
}

function without(...starts: string[]): (template: MutableTemplate) => void {
  return (template) => {
    const gone = Object.keys(template.Resources).filter((id) => starts.some((start) => id.startsWith(start)));
    if (gone.length === 0) throw new Error(`nothing starts with ${starts.join(', ')}`);
    gone.forEach((id) => delete template.Resources[id]);
  };
}

function rules(template: MutableTemplate): Record<string, unknown>[] {
  return properties(template, ACL).Rules as Record<string, unknown>[];
}

const ADMISSION: Mutant[] = [
  {
    broken: 'the security group admits the world',
    inTemplate: (template) => users(template, { CidrIp: WORLD }),
    turns: { [DECLARED_TRAFFIC]: 'not met', [ADMITS]: 'not met' },
  },
  {
    broken: 'the security group admits the neighbour of the testers',
    inTemplate: (template) => users(template, { CidrIp: '198.51.101.0/24' }),
    turns: { [ADMITS]: 'not met' },
  },
  {
    broken: 'the testers reach a port that nobody declared',
    inTemplate: (template) => users(template, { CidrIp: TESTERS }, 8443),
    turns: { [ADMITS]: 'not met' },
  },
  {
    broken: 'the testers reach the servers beside the load balancer',
    inTemplate: (template) => {
      properties(template, GROUP, 'Servers').SecurityGroupIngress = [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: TESTERS },
      ];
    },
    turns: { [ADMITS]: 'not met' },
  },
  {
    broken: 'the web firewall allows the neighbour of the testers',
    inTemplate: (template) => {
      properties(template, SET, 'Testers').Addresses = [TESTERS, '198.51.101.0/24'];
    },
    turns: { [ADMITS]: 'not met' },
  },
  {
    broken: 'the web firewall allows by country',
    inTemplate: (template) => {
      rules(template)[4] = {
        ...rules(template)[4],
        Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } },
      };
    },
    turns: { [ADMITS]: 'undecidable' },
  },
  {
    broken: 'the web firewall lets pass by default',
    inTemplate: (template) => {
      properties(template, ACL).DefaultAction = { Allow: {} };
    },
    turns: { [FIREWALL]: 'not met' },
  },
  {
    broken: 'nobody has declared who passes',
    inDeclarations: { access: undefined },
    turns: { [ADMITS]: 'not met' },
  },
  {
    broken: 'it is declared open and still admits testers only',
    inDeclarations: { access: OPEN },
    turns: {},
  },
  {
    broken: 'another security group of the load balancer admits all of IPv6',
    inTemplate: (template) => users(template, { CidrIpv6: '::/0' }),
    turns: { [DECLARED_TRAFFIC]: 'not met', [ADMITS]: 'not met' },
  },
  {
    broken: 'the range of the testers is known only at deployment',
    inTemplate: (template) => users(template, { CidrIp: { Ref: 'Testers' } }),
    turns: { [ADMITS]: 'undecidable' },
  },
];

const OPENED: Mutant[] = [
  {
    broken: 'nothing: the declared listeners admit the world',
    inTemplate: (template) => users(template, { CidrIp: WORLD }),
    inDeclarations: { access: OPEN },
    turns: {},
  },
  {
    broken: 'another port admits the world',
    inTemplate: (template) => users(template, { CidrIp: WORLD }, 8443),
    inDeclarations: { access: OPEN },
    turns: { [DECLARED_TRAFFIC]: 'not met', [ADMITS]: 'not met' },
  },
  {
    broken: 'the team’s internal load balancer admits the world too',
    inTemplate: (template) => {
      properties(template, GROUP, 'Team').SecurityGroupIngress = [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: WORLD },
      ];
    },
    inDeclarations: { access: OPEN },
    turns: { [DECLARED_TRAFFIC]: 'not met', [ADMITS]: 'not met' },
  },
  {
    broken: 'the servers have the security group of the public load balancer',
    inTemplate: (template) => {
      users(template, { CidrIp: WORLD });
      const group = Object.keys(template.Resources).find((id) => id.startsWith('Users'));
      template.Resources.Server = {
        Type: 'AWS::EC2::Instance',
        Properties: { SecurityGroupIds: [{ 'Fn::GetAtt': [group, 'GroupId'] }] },
      };
    },
    inDeclarations: { access: OPEN },
    turns: { [DECLARED_TRAFFIC]: 'not met', [ADMITS]: 'not met' },
  },
];

const FIREWALLS: Mutant[] = [
  {
    broken: 'no web firewall stands before the load balancer',
    inTemplate: without('FirewallAtFace'),
    turns: { [FIREWALL]: 'not met' },
  },
  {
    broken: 'the web firewall is in no template',
    inTemplate: (template) => {
      properties(template, 'AWS::WAFv2::WebACLAssociation').WebACLArn =
        'arn:aws:wafv2:eu-west-1:1:regional/webacl/x/y';
    },
    turns: { [FIREWALL]: 'undecidable' },
  },
  {
    broken: 'it does without a managed group',
    inTemplate: (template) => rules(template).splice(1, 1),
    turns: { [FIREWALL]: 'not met' },
  },
  {
    broken: 'it only counts what a managed group finds',
    inTemplate: (template) => {
      rules(template)[1] = { ...rules(template)[1], OverrideAction: { Count: {} } };
    },
    turns: { [FIREWALL]: 'not met' },
  },
  {
    broken: 'it has no limit of the rate',
    inTemplate: (template) => rules(template).splice(3, 1),
    turns: { [FIREWALL]: 'not met' },
  },
  { broken: 'it keeps no logs', inTemplate: without('FirewallLogs'), turns: { [FIREWALL]: 'not met' } },
  {
    broken: 'its logs keep credentials',
    inTemplate: (template) => delete properties(template, LOGGING).RedactedFields,
    turns: { [FIREWALL]: 'not met' },
  },
];

const VPNS: Mutant[] = [
  {
    broken: 'there is no VPN',
    inTemplate: without('Endpoint'),
    turns: { [VPN]: 'not met' },
  },
  {
    broken: 'the VPN is associated with no subnet',
    inTemplate: without('EndpointAssociation'),
    turns: { [VPN]: 'not met' },
  },
  {
    broken: 'the VPN authorizes for nothing',
    inTemplate: without('EndpointAuthorizeAll'),
    turns: { [VPN]: 'not met' },
  },
  {
    broken: 'the VPN authorizes for everything there is',
    inTemplate: (template) => {
      properties(template, 'AWS::EC2::ClientVpnAuthorizationRule').TargetNetworkCidr = WORLD;
    },
    turns: { [VPN]: 'not met' },
  },
  {
    broken: 'the VPN keeps no log of connections',
    inTemplate: (template) => {
      properties(template, ENDPOINT).ConnectionLogOptions = { Enabled: false };
    },
    turns: { [VPN]: 'not met' },
  },
  {
    broken: 'nothing admits the users of the VPN',
    inTemplate: without('TeamfromShopVpn'),
    turns: { [VPN]: 'not met' },
  },
  {
    broken: 'the VPN has no security group of its own',
    inTemplate: (template) => delete properties(template, ENDPOINT).SecurityGroupIds,
    turns: { [VPN]: 'not met' },
  },
];

const PRIVATE_PATHS: Mutant[] = [
  {
    broken: 'the endpoint that carries monitoring is gone',
    inTemplate: without('VpcMonitoring'),
    turns: { [PATHS]: 'not met' },
  },
  {
    broken: 'the name of the service does not lead to the endpoint',
    inTemplate: (template) => {
      properties(template, 'AWS::EC2::VPCEndpoint').PrivateDnsEnabled = false;
    },
    turns: { [PATHS]: 'not met' },
  },
  {
    broken: 'nobody declared over what backups travel',
    inDeclarations: { paths: GUARDED.paths?.filter(({ traffic }) => traffic !== PathTraffic.BACKUPS) },
    turns: { [PATHS]: 'not met' },
  },
  {
    broken: 'nobody declared over what monitoring travels',
    inDeclarations: { paths: GUARDED.paths?.filter(({ traffic }) => traffic !== PathTraffic.MONITORING) },
    turns: { [PATHS]: 'not met' },
  },
  {
    broken: 'backups go to another Region than declared',
    inDeclarations: {
      paths: GUARDED.paths?.map((path) =>
        path.traffic === PathTraffic.BACKUPS ? { ...path, to: 'eu-north-1' } : path,
      ),
    },
    turns: { [PATHS]: 'not met' },
  },
  {
    broken: 'a declared VPN connection is not there',
    inDeclarations: {
      paths: [
        ...(GUARDED.paths ?? []),
        {
          traffic: PathTraffic.MONITORING,
          from: 'the network',
          to: 'the partner',
          over: PathCarrier.SITE_TO_SITE_VPN,
          carrier: 'Shop/Vpn',
        },
      ],
    },
    turns: { [PATHS]: 'not met' },
  },
  {
    broken: 'a declared VPN connection is in no template',
    inDeclarations: {
      paths: [
        ...(GUARDED.paths ?? []),
        {
          traffic: PathTraffic.MONITORING,
          from: 'the network',
          to: 'the partner',
          over: PathCarrier.SITE_TO_SITE_VPN,
          carrier: 'vpn-0123456789abcdef0',
        },
      ],
    },
    turns: { [PATHS]: 'undecidable' },
  },
];

const ENCRYPTION: Mutant[] = [
  {
    broken: 'the database is not encrypted',
    inTemplate: (template) => delete properties(template, 'AWS::RDS::DBInstance').StorageEncrypted,
    turns: { [AT_REST]: 'not met' },
  },
  {
    broken: 'a topic is not encrypted',
    inTemplate: (template) => {
      template.Resources.Added = { Type: 'AWS::SNS::Topic', Properties: {} };
    },
    turns: { [AT_REST]: 'not met' },
  },
  {
    broken: 'a parameter decides whether a disk is encrypted',
    inTemplate: (template) => {
      template.Resources.Added = { Type: 'AWS::EC2::Volume', Properties: { Encrypted: { Ref: 'Choice' } } };
    },
    turns: { [AT_REST]: 'undecidable' },
  },
  {
    broken: 'a listener knows TLS 1.0',
    inTemplate: (template) => {
      properties(template, LISTENER, 'FaceHttps').SslPolicy = 'ELBSecurityPolicy-2016-08';
    },
    turns: { [IN_TRANSIT]: 'not met' },
  },
  {
    broken: 'a listener says nothing of its policy, so that it knows TLS 1.0',
    inTemplate: (template) => delete properties(template, LISTENER, 'InsideHttps').SslPolicy,
    turns: { [IN_TRANSIT]: 'not met' },
  },
  {
    broken: 'a listener answers plain HTTP',
    inTemplate: (template) => {
      properties(template, LISTENER, 'FaceRedirect').DefaultActions = [{ Type: 'fixed-response' }];
    },
    turns: { [IN_TRANSIT]: 'not met' },
  },
  {
    broken: 'a rule answers plain HTTP beside the redirect',
    inTemplate: (template) => {
      const listener = Object.keys(template.Resources).find((id) => id.startsWith('FaceRedirect'));
      template.Resources.Added = {
        Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
        Properties: { ListenerArn: { Ref: listener }, Actions: [{ Type: 'forward' }] },
      };
    },
    turns: { [IN_TRANSIT]: 'not met' },
  },
  {
    broken: 'the database takes connections without TLS',
    inTemplate: (template) => {
      properties(template, 'AWS::RDS::DBParameterGroup').Parameters = {};
    },
    turns: { [IN_TRANSIT]: 'not met' },
  },
  {
    broken: 'a cache takes connections without TLS',
    inTemplate: (template) => {
      const group = Object.keys(template.Resources).find((id) => id.startsWith('Data'));
      template.Resources.Added = {
        Type: 'AWS::ElastiCache::ReplicationGroup',
        Properties: {
          AtRestEncryptionEnabled: true,
          SecurityGroupIds: [{ 'Fn::GetAtt': [group, 'GroupId'] }],
        },
      };
    },
    turns: { [IN_TRANSIT]: 'not met' },
  },
];

const IN_SOFT_LAUNCH = { stage: StageKind.SOFT_LAUNCH };

const SELECT: Mutant[] = [
  {
    broken: 'the group is wider than declared, in security group and firewall',
    inTemplate: (template) => {
      users(template, { CidrIp: '198.51.101.0/24' });
      properties(template, SET, 'Testers').Addresses = [TESTERS, '198.51.101.0/24'];
    },
    turns: { [ADMITS]: 'not met', [SELECT_GROUP]: 'not met' },
  },
  {
    broken: 'the declared group is refused by the firewall',
    inTemplate: (template) => {
      properties(template, SET, 'Testers').Addresses = [];
    },
    turns: { [SELECT_GROUP]: 'not met' },
  },
  {
    broken: 'the declared group is closed out in an emergency',
    inTemplate: (template) => {
      properties(template, SET, 'Closing').Addresses = ['0.0.0.0/1', '128.0.0.0/1'];
    },
    turns: { [SELECT_GROUP]: 'not met' },
  },
  {
    broken: 'it is declared open to every user',
    inDeclarations: { access: OPEN },
    turns: { [SELECT_GROUP]: 'not met' },
  },
  {
    broken: 'the load balancer has a security group that no template holds',
    inTemplate: (template) => {
      properties(template, BALANCER, 'Face').SecurityGroups = ['sg-0123'];
    },
    turns: { [ADMITS]: 'not met', [SELECT_GROUP]: 'undecidable' },
  },
];

const AS_IT_SHOULD_BE = guardedStates(guardedTemplate());

function turnsExactly(mutants: readonly Mutant[], inAll: Partial<Declarations> = {}): void {
  test.each(mutants)('$broken: exactly those checks turn', ({ inTemplate, inDeclarations, turns }) => {
    const before = guardedStates(guardedTemplate(), inAll);
    const template = guardedTemplate();
    inTemplate?.(template);

    const after = guardedStates(template, { ...inAll, ...inDeclarations });

    expect(Object.fromEntries(Object.entries(after).filter(([id, state]) => before[id] !== state))).toEqual(
      turns,
    );
  });
}

test('what is as it should be is met', () => {
  expect(AS_IT_SHOULD_BE).toEqual({
    [DECLARED_TRAFFIC]: 'met',
    [ADMITS]: 'met',
    [FIREWALL]: 'met',
    [VPN]: 'met',
    [PATHS]: 'met',
    [AT_REST]: 'met',
    [IN_TRANSIT]: 'met',
  });
  expect(guardedStates(guardedTemplate(), IN_SOFT_LAUNCH)).toMatchObject({ [SELECT_GROUP]: 'met' });
});

test('where only the team comes there is no public face to look at', () => {
  expect(guardedStates(guardedTemplate(), { stage: StageKind.STAGING })).toMatchObject({
    [ADMITS]: 'not applicable',
    [FIREWALL]: 'not applicable',
  });
});

describe('who passes', () => turnsExactly(ADMISSION));
describe('who passes once it is open', () => turnsExactly(OPENED));
describe('the web firewall', () => turnsExactly(FIREWALLS));
describe('the VPN', () => turnsExactly(VPNS));
describe('the paths of backups and monitoring', () => turnsExactly(PRIVATE_PATHS));
describe('encryption', () => turnsExactly(ENCRYPTION));
describe('the select group of a soft launch', () => turnsExactly(SELECT, IN_SOFT_LAUNCH));
