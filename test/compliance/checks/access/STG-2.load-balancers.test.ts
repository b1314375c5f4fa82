import {
  type Properties,
  type Placed,
  MET,
  ATTRIBUTE,
  UNKNOWN,
  NOT_MET,
  checkOutcome,
} from '../../check-outcome';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const GROUP = 'AWS::EC2::SecurityGroup';

describe('whom a load balancer lets in that faces the internet', () => {
  const CHECK = 'STG-2.no-anonymous-access';
  const teamAccess = (...ranges: string[]) => ({
    teamAccess: { kind: 'networks', description: 'us', ranges, prefixLists: [], securityGroups: [] },
  });
  const behind = (group: Properties, properties: Properties = {}): Placed => ({
    Group: [GROUP, group],
    Face: [BALANCER, { SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }], ...properties }],
  });
  const from = (...ranges: unknown[]) =>
    ranges.map((CidrIp) => ({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp }));
  const [office, home] = ['203.0.113.0/24', '198.51.100.0/24'];

  test.each<[string, Placed, string[], string]>([
    ['one of two declared ranges', behind({ SecurityGroupIngress: from(office) }), [home, office], MET],
    ['a range that is told later', behind({ SecurityGroupIngress: from(ATTRIBUTE) }), [office], UNKNOWN],
    [
      'nobody; whom it answers may be anywhere',
      behind({ SecurityGroupEgress: from('0.0.0.0/0') }),
      [office],
      MET,
    ],
    ['an undeclared range', behind({ SecurityGroupIngress: from(home) }), [office], NOT_MET],
    [
      'an undeclared range, but only the team reaches it',
      behind({ SecurityGroupIngress: from(home) }, { Scheme: 'internal' }),
      [office],
      MET,
    ],
    [
      'an undeclared range, and who reaches it is told later',
      behind({ SecurityGroupIngress: from(home) }, { Scheme: ATTRIBUTE }),
      [office],
      UNKNOWN,
    ],
  ])('%s', (_what, placed, ranges, state) => {
    expect(checkOutcome(CHECK, placed, teamAccess(...ranges)).state).toBe(state);
  });

  test('an undeclared range is told of the load balancer that it opens', () => {
    const { findings } = checkOutcome(
      CHECK,
      behind({ SecurityGroupIngress: from(home) }),
      teamAccess(office),
    );

    expect(findings).toMatchObject([
      {
        id: 'STG-2.undeclared-range-at-load-balancer',
        resource: { logicalId: 'Face' },
        parameters: { rule: 'ingress from 198.51.100.0/24 on port 443' },
      },
    ]);
  });

  test('a narrow range, where nobody has declared a team access, is not open to the world', () => {
    const group = { Group: [GROUP, { SecurityGroupIngress: from(office) }] } as const;

    expect(checkOutcome(CHECK, group, { teamAccess: undefined }).state).toBe(MET);
  });
});
