import { PathCarrier, PathTraffic } from '../../../lib/requirements/declared-path';
import { StageKind } from '../../../lib/requirements/stage-kind';
import {
  ADMITS,
  AT_REST,
  DECLARED_TRAFFIC,
  FIREWALL,
  type GuardedMutant,
  idOf,
  IN_TRANSIT,
  PATHS,
  properties,
  rules,
  SELECT_GROUP,
  turnsExactly,
  VPN,
  without,
  WORLD,
} from '../guarded-mutant';
import { GUARDED, guardedStates, guardedTemplate } from '../guarded-production';

const LOGGING = 'AWS::WAFv2::LoggingConfiguration';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';

const FIREWALLS: GuardedMutant[] = [
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
    turns: { [FIREWALL]: 'unknown' },
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

const VPNS: GuardedMutant[] = [
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

const PRIVATE_PATHS: GuardedMutant[] = [
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
    turns: { [PATHS]: 'unknown' },
  },
];

const ENCRYPTION: GuardedMutant[] = [
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
    turns: { [AT_REST]: 'unknown' },
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
      const listener = idOf(template, 'FaceRedirect');
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
      properties(template, 'AWS::RDS::DBParameterGroup').Parameters = { 'rds.force_ssl': '0' };
    },
    turns: { [IN_TRANSIT]: 'not met' },
  },
  {
    broken: 'a cache takes connections without TLS',
    inTemplate: (template) => {
      const group = idOf(template, 'Data');
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

test('what is as it should be is met', () => {
  expect(guardedStates(guardedTemplate())).toEqual({
    [DECLARED_TRAFFIC]: 'met',
    [ADMITS]: 'met',
    [FIREWALL]: 'met',
    [VPN]: 'met',
    [PATHS]: 'met',
    [AT_REST]: 'met',
    [IN_TRANSIT]: 'met',
  });
  expect(guardedStates(guardedTemplate(), { stage: StageKind.SOFT_LAUNCH })).toMatchObject({
    [SELECT_GROUP]: 'met',
  });
});

test('where only the team comes there is no public face to look at', () => {
  expect(guardedStates(guardedTemplate(), { stage: StageKind.STAGING })).toMatchObject({
    [ADMITS]: 'not applicable',
    [FIREWALL]: 'not applicable',
  });
});

describe('the web firewall', () => turnsExactly(FIREWALLS));
describe('the VPN', () => turnsExactly(VPNS));
describe('the paths of backups and monitoring', () => turnsExactly(PRIVATE_PATHS));
describe('encryption', () => turnsExactly(ENCRYPTION));
