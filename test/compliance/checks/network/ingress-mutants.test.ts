import { StageKind } from '../../../../lib/requirements/stage-kind';
import {
  changesExactly,
  type NetworkMutant,
  allowIngress,
  properties,
  INGRESS_ONLY,
  AUDIENCE,
  OPEN_TO_ALL,
  ANY_IPV4,
  EGRESS_ONLY,
  idOf,
  webAclRules,
  FIREWALL,
} from '../../network-mutant';
import { TESTERS } from '../../protected-production';

const GROUP = 'AWS::EC2::SecurityGroup';

const SET = 'AWS::WAFv2::IPSet';

const ACL = 'AWS::WAFv2::WebACL';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const CLOSED: NetworkMutant[] = [
  {
    broken: 'the security group allows the whole internet',
    inTemplate: (template) => allowIngress(template, { CidrIp: ANY_IPV4 }),
    changes: { [EGRESS_ONLY]: 'not met', [INGRESS_ONLY]: 'not met' },
  },
  {
    broken: 'the security group allows the range next to that of the testers',
    inTemplate: (template) => allowIngress(template, { CidrIp: '198.51.101.0/24' }),
    changes: { [INGRESS_ONLY]: 'not met' },
  },
  {
    broken: 'the testers reach an undeclared port',
    inTemplate: (template) => allowIngress(template, { CidrIp: TESTERS }, 8443),
    changes: { [INGRESS_ONLY]: 'not met' },
  },
  {
    broken: 'the testers reach the servers without the load balancer',
    inTemplate: (template) => {
      properties(template, GROUP, 'Servers').SecurityGroupIngress = [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: TESTERS },
      ];
    },
    changes: { [INGRESS_ONLY]: 'not met' },
  },
  {
    broken: 'the web ACL allows the range next to that of the testers',
    inTemplate: (template) => {
      properties(template, SET, 'Testers').Addresses = [TESTERS, '198.51.101.0/24'];
    },
    changes: { [INGRESS_ONLY]: 'not met' },
  },
  {
    broken: 'the web ACL allows by country',
    inTemplate: (template) => {
      webAclRules(template)[4] = {
        ...webAclRules(template)[4],
        Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } },
      };
    },
    changes: { [INGRESS_ONLY]: 'unknown' },
  },
  {
    broken: 'the web ACL allows by default',
    inTemplate: (template) => {
      properties(template, ACL).DefaultAction = { Allow: {} };
    },
    changes: { [FIREWALL]: 'not met' },
  },
  {
    broken: 'no public access is declared',
    inDeclarations: { publicAccess: undefined },
    changes: { [INGRESS_ONLY]: 'pending' },
  },
  {
    broken: 'nothing: an environment that is declared open still allows testers only',
    inDeclarations: { publicAccess: OPEN_TO_ALL },
    changes: {},
  },
  {
    broken: 'the security group of the load balancer allows all of IPv6',
    inTemplate: (template) => allowIngress(template, { CidrIpv6: '::/0' }),
    changes: { [EGRESS_ONLY]: 'not met', [INGRESS_ONLY]: 'not met' },
  },
  {
    broken: 'the range of the testers is known only at deployment',
    inTemplate: (template) => allowIngress(template, { CidrIp: { Ref: 'Testers' } }),
    changes: { [INGRESS_ONLY]: 'unknown' },
  },
];

const OPENED: NetworkMutant[] = [
  {
    broken: 'nothing: the declared ports allow the whole internet',
    inTemplate: (template) => allowIngress(template, { CidrIp: ANY_IPV4 }),
    inDeclarations: { publicAccess: OPEN_TO_ALL },
    changes: {},
  },
  {
    broken: 'an undeclared port allows the whole internet',
    inTemplate: (template) => allowIngress(template, { CidrIp: ANY_IPV4 }, 8443),
    inDeclarations: { publicAccess: OPEN_TO_ALL },
    changes: { [EGRESS_ONLY]: 'not met', [INGRESS_ONLY]: 'not met' },
  },
  {
    broken: 'the internal load balancer allows the whole internet',
    inTemplate: (template) => {
      properties(template, GROUP, 'Team').SecurityGroupIngress = [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: ANY_IPV4 },
      ];
    },
    inDeclarations: { publicAccess: OPEN_TO_ALL },
    changes: { [EGRESS_ONLY]: 'not met', [INGRESS_ONLY]: 'not met' },
  },
  {
    broken: 'the servers have the security group of the public load balancer',
    inTemplate: (template) => {
      allowIngress(template, { CidrIp: ANY_IPV4 });
      const group = idOf(template, 'Users');
      template.Resources.Server = {
        Type: 'AWS::EC2::Instance',
        Properties: {
          SecurityGroupIds: [{ 'Fn::GetAtt': [group, 'GroupId'] }],
          BlockDeviceMappings: [{ Ebs: { Encrypted: true } }],
        },
      };
    },
    inDeclarations: { publicAccess: OPEN_TO_ALL },
    changes: { [EGRESS_ONLY]: 'not met', [INGRESS_ONLY]: 'not met' },
  },
];

const IN_SOFT_LAUNCH = { stage: StageKind.SOFT_LAUNCH };

const AUDIENCE_CHANGES: NetworkMutant[] = [
  {
    broken: 'the security group and the web ACL allow more than the declared audience',
    inTemplate: (template) => {
      allowIngress(template, { CidrIp: '198.51.101.0/24' });
      properties(template, SET, 'Testers').Addresses = [TESTERS, '198.51.101.0/24'];
    },
    changes: { [INGRESS_ONLY]: 'not met', [AUDIENCE]: 'not met' },
  },
  {
    broken: 'the web ACL blocks the declared audience',
    inTemplate: (template) => {
      properties(template, SET, 'Testers').Addresses = [];
    },
    changes: { [AUDIENCE]: 'not met' },
  },
  {
    broken: 'the web ACL blocks the declared audience in an emergency',
    inTemplate: (template) => {
      properties(template, SET, 'Closing').Addresses = ['0.0.0.0/1', '128.0.0.0/1'];
    },
    changes: { [AUDIENCE]: 'not met' },
  },
  {
    broken: 'the environment is declared open to all users',
    inDeclarations: { publicAccess: OPEN_TO_ALL },
    changes: { [AUDIENCE]: 'not met' },
  },
  {
    broken: 'the security group of the load balancer is in no template',
    inTemplate: (template) => {
      properties(template, BALANCER, 'Face').SecurityGroups = ['sg-0123'];
    },
    changes: { [INGRESS_ONLY]: 'not met', [AUDIENCE]: 'unknown' },
  },
];

describe('ingress of a closed environment', () => changesExactly(CLOSED));

describe('ingress of an open environment', () => changesExactly(OPENED));

describe('the audience of a soft launch', () => changesExactly(AUDIENCE_CHANGES, IN_SOFT_LAUNCH));
