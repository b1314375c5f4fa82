import {
  type Properties,
  type Placed,
  MET,
  NOT_MET,
  checkOutcome,
  ATTRIBUTE,
  UNKNOWN,
} from '../../check-outcome';
import { acl, before } from '../../web-acl';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const GROUP = 'AWS::EC2::SecurityGroup';

const SET = 'AWS::WAFv2::IPSet';

describe('the declared public access', () => {
  const CHECK = 'SEC-1.declared-ingress-only';
  const GROUP_OF_USERS = { 'Fn::GetAtt': ['Users', 'GroupId'] };
  const TESTERS = ['198.51.100.0/24', '203.0.113.0/24'];
  const publicAccess = { publicAccess: { allUsers: false, ranges: TESTERS, ports: [443] } };
  const rule = (CidrIp: string, FromPort = 443, ToPort = 443) => ({
    IpProtocol: 'tcp',
    FromPort,
    ToPort,
    CidrIp,
  });
  const behindGroup = (...SecurityGroupIngress: Properties[]): Placed => ({
    Users: [GROUP, { SecurityGroupIngress }],
    Listener: [
      'AWS::ElasticLoadBalancingV2::Listener',
      { LoadBalancerArn: { Ref: 'Face' }, Port: 443, Protocol: 'HTTPS' },
    ],
    Face: [BALANCER, { SecurityGroups: [GROUP_OF_USERS] }],
  });

  test.each<[string, Placed, string]>([
    ['each of two groups of testers', behindGroup(...TESTERS.map((range) => rule(range))), MET],
    [
      'testers at each of two load balancers',
      {
        ...behindGroup(rule(TESTERS[0])),
        More: [GROUP, { SecurityGroupIngress: [rule(TESTERS[1])] }],
        Second: [BALANCER, { SecurityGroups: [{ 'Fn::GetAtt': ['More', 'GroupId'] }] }],
      },
      MET,
    ],
    [
      'testers with a separate rule of the group',
      {
        ...behindGroup(),
        More: ['AWS::EC2::SecurityGroupIngress', { GroupId: GROUP_OF_USERS, ...rule(TESTERS[0]) }],
      },
      MET,
    ],
    [
      'testers at another group in no template',
      {
        Face: [BALANCER, { SecurityGroups: ['sg-2'] }],
        More: ['AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-1', ...rule(TESTERS[0]) }],
      },
      NOT_MET,
    ],
    ['more ports than the declared one', behindGroup(rule(TESTERS[0], 443, 8443)), NOT_MET],
    [
      'testers at a group in no template, too',
      {
        ...behindGroup(rule(TESTERS[0])),
        More: ['AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-1', ...rule(TESTERS[0]) }],
      },
      NOT_MET,
    ],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome(CHECK, placed, publicAccess).state).toBe(state);
  });

  test('the audience of a soft launch in an IP set', () => {
    const sets = (Addresses: unknown): Placed => ({
      ...behindGroup(...TESTERS.map((range) => rule(range))),
      Testers: [SET, { Addresses }],
      ...acl({
        Rules: [
          {
            Action: { Allow: {} },
            Statement: { IPSetReferenceStatement: { Arn: { 'Fn::GetAtt': ['Testers', 'Arn'] } } },
          },
        ],
      }),
      ...before({ Ref: 'Face' }),
    });
    const state = (addresses: unknown) =>
      checkOutcome('LCH-2.restricted-audience', sets(addresses), publicAccess).state;

    expect(state(TESTERS)).toBe(MET);
    expect(state([TESTERS[0]])).toBe(NOT_MET);
    expect(state(ATTRIBUTE)).toBe(UNKNOWN);
  });
});
