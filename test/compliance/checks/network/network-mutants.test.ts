import { PathCarrier } from '../../../../lib/requirements/declared-path';
import { PathTraffic } from '../../../../lib/requirements/path-traffic';
import { StageKind } from '../../../../lib/requirements/stage-kind';
import {
  changesExactly,
  type NetworkMutant,
  properties,
  AT_REST,
  IN_TRANSIT,
  idOf,
  without,
  PATHS,
  VPN,
  ANY_IPV4,
  FIREWALL,
  webAclRules,
  INGRESS_ONLY,
  EGRESS_ONLY,
  AUDIENCE,
} from '../../network-mutant';
import { PROTECTED, networkStates, protectedTemplate } from '../../protected-production';

const LOGGING = 'AWS::WAFv2::LoggingConfiguration';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';

const FIREWALLS: NetworkMutant[] = [
  {
    broken: 'the load balancer has no web ACL',
    inTemplate: without('FirewallAtFace'),
    changes: { [FIREWALL]: 'not met' },
  },
  {
    broken: 'the web ACL is in no template',
    inTemplate: (template) => {
      properties(template, 'AWS::WAFv2::WebACLAssociation').WebACLArn =
        'arn:aws:wafv2:eu-west-1:1:regional/webacl/x/y';
    },
    changes: { [FIREWALL]: 'unknown' },
  },
  {
    broken: 'the web ACL has no managed rule group',
    inTemplate: (template) => webAclRules(template).splice(1, 1),
    changes: { [FIREWALL]: 'not met' },
  },
  {
    broken: 'a managed rule group only counts',
    inTemplate: (template) => {
      webAclRules(template)[1] = { ...webAclRules(template)[1], OverrideAction: { Count: {} } };
    },
    changes: { [FIREWALL]: 'not met' },
  },
  {
    broken: 'the web ACL has no rate-based rule',
    inTemplate: (template) => webAclRules(template).splice(3, 1),
    changes: { [FIREWALL]: 'not met' },
  },
  {
    broken: 'the web ACL has no logs',
    inTemplate: without('FirewallLogs'),
    changes: { [FIREWALL]: 'not met' },
  },
  {
    broken: 'the logs of the web ACL contain credentials',
    inTemplate: (template) => delete properties(template, LOGGING).RedactedFields,
    changes: { [FIREWALL]: 'not met' },
  },
];

const VPNS: NetworkMutant[] = [
  {
    broken: 'the Client VPN endpoint is missing',
    inTemplate: without('Endpoint'),
    changes: { [VPN]: 'not met' },
  },
  {
    broken: 'the VPN is associated with no subnet',
    inTemplate: without('EndpointAssociation'),
    changes: { [VPN]: 'not met' },
  },
  {
    broken: 'the VPN has no authorization rule',
    inTemplate: without('EndpointAuthorizeAll'),
    changes: { [VPN]: 'not met' },
  },
  {
    broken: 'the VPN authorizes every network',
    inTemplate: (template) => {
      properties(template, 'AWS::EC2::ClientVpnAuthorizationRule').TargetNetworkCidr = ANY_IPV4;
    },
    changes: { [VPN]: 'not met' },
  },
  {
    broken: 'the VPN does not log connections',
    inTemplate: (template) => {
      properties(template, ENDPOINT).ConnectionLogOptions = { Enabled: false };
    },
    changes: { [VPN]: 'not met' },
  },
  {
    broken: 'no rule allows the security group of the VPN',
    inTemplate: without('TeamfromShopVpn'),
    changes: { [VPN]: 'not met' },
  },
  {
    broken: 'the VPN has no security group',
    inTemplate: (template) => delete properties(template, ENDPOINT).SecurityGroupIds,
    changes: { [VPN]: 'not met' },
  },
];

const PRIVATE_PATHS: NetworkMutant[] = [
  {
    broken: 'the endpoint for monitoring is missing',
    inTemplate: without('VpcMonitoring'),
    changes: { [PATHS]: 'not met' },
  },
  {
    broken: 'the endpoint has no private DNS',
    inTemplate: (template) => {
      properties(template, 'AWS::EC2::VPCEndpoint').PrivateDnsEnabled = false;
    },
    changes: { [PATHS]: 'not met' },
  },
  {
    broken: 'the path of backups is not declared',
    inDeclarations: { paths: PROTECTED.paths?.filter(({ traffic }) => traffic !== PathTraffic.BACKUPS) },
    changes: { [PATHS]: 'not met' },
  },
  {
    broken: 'the path of monitoring is not declared',
    inDeclarations: { paths: PROTECTED.paths?.filter(({ traffic }) => traffic !== PathTraffic.MONITORING) },
    changes: { [PATHS]: 'not met' },
  },
  {
    broken: 'backups go to another Region than declared',
    inDeclarations: {
      paths: PROTECTED.paths?.map((path) =>
        path.traffic === PathTraffic.BACKUPS ? { ...path, to: 'eu-north-1' } : path,
      ),
    },
    changes: { [PATHS]: 'not met' },
  },
  {
    broken: 'a declared VPN connection is missing',
    inDeclarations: {
      paths: [
        ...(PROTECTED.paths ?? []),
        {
          traffic: PathTraffic.MONITORING,
          from: 'the network',
          to: 'the partner',
          over: PathCarrier.SITE_TO_SITE_VPN,
          carrier: 'Shop/Vpn',
        },
      ],
    },
    changes: { [PATHS]: 'not met' },
  },
  {
    broken: 'a declared VPN connection is in no template',
    inDeclarations: {
      paths: [
        ...(PROTECTED.paths ?? []),
        {
          traffic: PathTraffic.MONITORING,
          from: 'the network',
          to: 'the partner',
          over: PathCarrier.SITE_TO_SITE_VPN,
          carrier: 'vpn-0123456789abcdef0',
        },
      ],
    },
    changes: { [PATHS]: 'unknown' },
  },
];

const ENCRYPTION: NetworkMutant[] = [
  {
    broken: 'the database is not encrypted',
    inTemplate: (template) => delete properties(template, 'AWS::RDS::DBInstance').StorageEncrypted,
    changes: { [AT_REST]: 'not met' },
  },
  {
    broken: 'a topic is not encrypted',
    inTemplate: (template) => {
      template.Resources.Added = { Type: 'AWS::SNS::Topic', Properties: {} };
    },
    changes: { [AT_REST]: 'not met' },
  },
  {
    broken: 'a parameter decides whether a disk is encrypted',
    inTemplate: (template) => {
      template.Resources.Added = { Type: 'AWS::EC2::Volume', Properties: { Encrypted: { Ref: 'Choice' } } };
    },
    changes: { [AT_REST]: 'unknown' },
  },
  {
    broken: 'a listener accepts TLS 1.0',
    inTemplate: (template) => {
      properties(template, LISTENER, 'FaceHttps').SslPolicy = 'ELBSecurityPolicy-2016-08';
    },
    changes: { [IN_TRANSIT]: 'not met' },
  },
  {
    broken: 'a listener has the default policy, which accepts TLS 1.0',
    inTemplate: (template) => delete properties(template, LISTENER, 'InsideHttps').SslPolicy,
    changes: { [IN_TRANSIT]: 'not met' },
  },
  {
    broken: 'a listener accepts plain HTTP',
    inTemplate: (template) => {
      properties(template, LISTENER, 'FaceRedirect').DefaultActions = [{ Type: 'fixed-response' }];
    },
    changes: { [IN_TRANSIT]: 'not met' },
  },
  {
    broken: 'a rule accepts plain HTTP beside the redirect',
    inTemplate: (template) => {
      const listener = idOf(template, 'FaceRedirect');
      template.Resources.Added = {
        Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
        Properties: { ListenerArn: { Ref: listener }, Actions: [{ Type: 'forward' }] },
      };
    },
    changes: { [IN_TRANSIT]: 'not met' },
  },
  {
    broken: 'the database accepts connections without TLS',
    inTemplate: (template) => {
      properties(template, 'AWS::RDS::DBParameterGroup').Parameters = { 'rds.force_ssl': '0' };
    },
    changes: { [IN_TRANSIT]: 'not met' },
  },
  {
    broken: 'a cache accepts connections without TLS',
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
    changes: { [IN_TRANSIT]: 'not met' },
  },
];

test('a compliant environment meets each check', () => {
  expect(networkStates(protectedTemplate())).toEqual({
    [EGRESS_ONLY]: 'met',
    [INGRESS_ONLY]: 'met',
    [FIREWALL]: 'met',
    [VPN]: 'met',
    [PATHS]: 'met',
    [AT_REST]: 'met',
    [IN_TRANSIT]: 'met',
  });
  expect(networkStates(protectedTemplate(), { stage: StageKind.SOFT_LAUNCH })).toMatchObject({
    [AUDIENCE]: 'met',
  });
});

test('an environment without public access has no public endpoint', () => {
  expect(networkStates(protectedTemplate(), { stage: StageKind.STAGING })).toMatchObject({
    [INGRESS_ONLY]: 'not applicable',
    [FIREWALL]: 'not applicable',
  });
});

describe('the web ACL', () => changesExactly(FIREWALLS));

describe('the VPN', () => changesExactly(VPNS));

describe('the paths of backups and monitoring', () => changesExactly(PRIVATE_PATHS));

describe('encryption', () => changesExactly(ENCRYPTION));
