import { StageKind } from '../../../lib/requirements/stage-kind';
import {
  ADMITS,
  DECLARED_TRAFFIC,
  FIREWALL,
  type GuardedMutant,
  idOf,
  PENDING,
  properties,
  rules,
  SELECT_GROUP,
  turnsExactly,
  users,
  WORLD,
} from '../guarded-mutant';
import { TESTERS } from '../guarded-production';

const GROUP = 'AWS::EC2::SecurityGroup';
const SET = 'AWS::WAFv2::IPSet';
const ACL = 'AWS::WAFv2::WebACL';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const ADMISSION: GuardedMutant[] = [
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
    turns: { [ADMITS]: 'unknown' },
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
    inDeclarations: { publicAccess: undefined },
    turns: { [ADMITS]: 'not met' },
  },
  {
    broken: 'it is declared open and still admits testers only',
    inDeclarations: { publicAccess: PENDING },
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
    turns: { [ADMITS]: 'unknown' },
  },
];

const OPENED: GuardedMutant[] = [
  {
    broken: 'nothing: the declared listeners admit the world',
    inTemplate: (template) => users(template, { CidrIp: WORLD }),
    inDeclarations: { publicAccess: PENDING },
    turns: {},
  },
  {
    broken: 'another port admits the world',
    inTemplate: (template) => users(template, { CidrIp: WORLD }, 8443),
    inDeclarations: { publicAccess: PENDING },
    turns: { [DECLARED_TRAFFIC]: 'not met', [ADMITS]: 'not met' },
  },
  {
    broken: 'the team’s internal load balancer admits the world too',
    inTemplate: (template) => {
      properties(template, GROUP, 'Team').SecurityGroupIngress = [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: WORLD },
      ];
    },
    inDeclarations: { publicAccess: PENDING },
    turns: { [DECLARED_TRAFFIC]: 'not met', [ADMITS]: 'not met' },
  },
  {
    broken: 'the servers have the security group of the public load balancer',
    inTemplate: (template) => {
      users(template, { CidrIp: WORLD });
      const group = idOf(template, 'Users');
      template.Resources.Server = {
        Type: 'AWS::EC2::Instance',
        Properties: {
          SecurityGroupIds: [{ 'Fn::GetAtt': [group, 'GroupId'] }],
          BlockDeviceMappings: [{ Ebs: { Encrypted: true } }],
        },
      };
    },
    inDeclarations: { publicAccess: PENDING },
    turns: { [DECLARED_TRAFFIC]: 'not met', [ADMITS]: 'not met' },
  },
];

const IN_SOFT_LAUNCH = { stage: StageKind.SOFT_LAUNCH };

const SELECT: GuardedMutant[] = [
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
    inDeclarations: { publicAccess: PENDING },
    turns: { [SELECT_GROUP]: 'not met' },
  },
  {
    broken: 'the load balancer has a security group that no template holds',
    inTemplate: (template) => {
      properties(template, BALANCER, 'Face').SecurityGroups = ['sg-0123'];
    },
    turns: { [ADMITS]: 'not met', [SELECT_GROUP]: 'unknown' },
  },
];

describe('who passes', () => turnsExactly(ADMISSION));
describe('who passes once it is open', () => turnsExactly(OPENED));
describe('the select group of a soft launch', () => turnsExactly(SELECT, IN_SOFT_LAUNCH));
