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

describe('an internet-facing load balancer allows', () => {
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
    [
      'a range that is known only at deployment',
      behind({ SecurityGroupIngress: from(ATTRIBUTE) }),
      [office],
      UNKNOWN,
    ],
    ['no ingress, and all egress', behind({ SecurityGroupEgress: from('0.0.0.0/0') }), [office], MET],
    ['an undeclared range', behind({ SecurityGroupIngress: from(home) }), [office], NOT_MET],
    [
      'an undeclared range, but is internal',
      behind({ SecurityGroupIngress: from(home) }, { Scheme: 'internal' }),
      [office],
      MET,
    ],
    [
      'an undeclared range, with a scheme that is known only at deployment',
      behind({ SecurityGroupIngress: from(home) }, { Scheme: ATTRIBUTE }),
      [office],
      UNKNOWN,
    ],
  ])('%s', (_what, placed, ranges, state) => {
    expect(checkOutcome(CHECK, placed, teamAccess(...ranges)).state).toBe(state);
  });

  test('the finding of an undeclared range names the load balancer', () => {
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

  test('a narrow range is not public, without a declared team access either', () => {
    const group = { Group: [GROUP, { SecurityGroupIngress: from(office) }] } as const;

    expect(checkOutcome(CHECK, group, { teamAccess: undefined }).state).toBe(MET);
  });
});
