import type { Declarations } from '../../../../lib/requirements/declarations';
import {
  type Placed,
  NOT_MET,
  PENDING,
  MET,
  IMPORTED,
  UNKNOWN,
  checkOutcome,
  ATTRIBUTE,
  findingIds,
  type Properties,
} from '../../check-outcome';

const CHECK = 'SEC-1.declared-ingress-only';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const OFFICE = '203.0.113.0/24';

const TESTERS = '198.51.100.0/24';

const OTHERS = '192.0.2.0/24';

const ALL_USERS = { publicAccess: { allUsers: true, ranges: [], ports: [443] } };

const closed = (...ranges: string[]) => ({ publicAccess: { allUsers: false, ranges, ports: [443] } });

/** An internet-facing Network Load Balancer, which AWS WAF does not support. */
function face(port: unknown, ...rules: Properties[]): Placed {
  const groups: Placed = rules.length === 0 ? {} : { Users: group(...rules) };
  const SecurityGroups = Object.keys(groups).map((id) => ({ 'Fn::GetAtt': [id, 'GroupId'] }));
  return {
    ...groups,
    Face: [BALANCER, { Type: 'network', Scheme: 'internet-facing', SecurityGroups }],
    Listener: [
      'AWS::ElasticLoadBalancingV2::Listener',
      { LoadBalancerArn: { Ref: 'Face' }, Port: port, Protocol: 'TCP' },
    ],
  };
}

function group(...SecurityGroupIngress: Properties[]): Placed[string] {
  return ['AWS::EC2::SecurityGroup', { SecurityGroupIngress }];
}

function at(port: number, peer: Properties): Properties {
  return { IpProtocol: 'tcp', FromPort: port, ToPort: port, ...peer };
}

function resultOf(placed: Placed, declarations: Partial<Declarations>) {
  return checkOutcome(CHECK, placed, declarations);
}

describe('a load balancer without a security group allows all sources', () => {
  test.each<[string, unknown, Partial<Declarations>, string]>([
    ['and the environment is closed', 443, closed(), NOT_MET],
    ['and no team access is declared', 443, { ...closed(), teamAccess: undefined }, NOT_MET],
    ['and listens on an undeclared port', 8080, closed(), NOT_MET],
    ['and all users are declared', 443, ALL_USERS, MET],
    ['and all users are declared, on another port', 8080, ALL_USERS, NOT_MET],
    ['and all users are declared, on a port that is known only at deployment', IMPORTED, ALL_USERS, UNKNOWN],
    ['and listens on a port that is known only at deployment', IMPORTED, closed(), UNKNOWN],
  ])('%s', (_what, port, declarations, state) => {
    const { state: expected, findings } = resultOf(face(port), declarations);

    expect(expected).toBe(state);
    expect(findings.every(({ resource }) => resource?.logicalId === 'Face')).toBe(true);
  });
});

test('the reason names the port', () => {
  expect(resultOf(face(443), closed()).reason).toContain('to port 443');
  expect(resultOf(face(IMPORTED), ALL_USERS).reason).toContain('to a port that is known only at deployment');
});

describe('a load balancer with a security group', () => {
  const office = at(443, { CidrIp: OFFICE });
  const testers = at(443, { CidrIp: TESTERS });
  const others = at(443, { CidrIp: OTHERS });

  test.each<[string, Properties[], Partial<Declarations>, string]>([
    ['that allows the team access only', [office], closed(), MET],
    ['that allows two groups of testers', [testers, others], closed(TESTERS, OTHERS), MET],
    ['that allows one of two groups of testers', [others], closed(TESTERS, OTHERS), MET],
    ['that allows undeclared testers', [others], closed(TESTERS), NOT_MET],
    ['that allows its own network', [at(443, { CidrIp: '10.0.0.0/16' })], closed(), MET],
    ['that allows a part of its own network', [at(8080, { CidrIp: '10.0.7.0/24' })], closed(), MET],
    ['that allows another network', [at(443, { CidrIp: '10.1.0.0/16' })], closed(), NOT_MET],
    ['that allows all users, as declared', [at(443, { CidrIp: '0.0.0.0/0' })], ALL_USERS, MET],
    [
      'that allows a prefix list, with all users declared',
      [at(443, { SourcePrefixListId: 'pl-1' })],
      ALL_USERS,
      MET,
    ],
    ['that allows a prefix list', [at(443, { SourcePrefixListId: 'pl-1' })], closed(), NOT_MET],
    [
      'that allows a range of an undeclared team access',
      [office],
      { ...closed(), teamAccess: undefined },
      PENDING,
    ],
    [
      'that allows testers, without a declared team access',
      [testers],
      { ...closed(TESTERS), teamAccess: undefined },
      MET,
    ],
  ])('%s', (_what, rules, declarations, state) => {
    const network: Placed = { Network: ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }] };

    expect(resultOf({ ...network, ...face(443, ...rules) }, declarations).state).toBe(state);
  });

  test('that is in no template is unknown', () => {
    const placed = { ...face(443), Face: [BALANCER, { SecurityGroups: ['sg-1'] }] as const };

    expect(resultOf(placed, closed()).state).toBe(UNKNOWN);
  });
});

test('a team access with the sampled address is not undeclared', () => {
  const teamAccess = {
    kind: 'networks',
    description: 'the group',
    ranges: [OTHERS],
    prefixLists: [],
    securityGroups: [],
  };

  expect(resultOf(face(443, at(443, { CidrIp: OTHERS })), { ...closed(), teamAccess }).state).toBe(MET);
});

describe('without an endpoint that faces the internet', () => {
  const servers: Placed = { Servers: group(at(443, { CidrIp: OFFICE })) };

  test('the team access only is allowed, with and without a declared public access', () => {
    const reason =
      'The security groups allow the team access only; the templates have no endpoint that faces the internet.';

    expect(resultOf(servers, {})).toMatchObject({ state: MET, reason });
    expect(resultOf(servers, ALL_USERS)).toMatchObject({ state: MET, reason });
  });

  test('without a declared team access a source is pending, and the whole internet is a fault', () => {
    expect(resultOf(servers, { teamAccess: undefined })).toMatchObject({
      state: PENDING,
      findings: [{ resource: { logicalId: 'Servers' } }],
    });
    const open: Placed = { Servers: group(at(443, { CidrIp: '0.0.0.0/0' })) };
    expect(resultOf(open, { teamAccess: undefined })).toMatchObject({
      state: NOT_MET,
      findings: [{ id: 'SEC-1.undeclared-ingress' }],
    });
  });

  test('a function URL is such an endpoint', () => {
    const loadBalancer: Placed = { Url: ['AWS::Lambda::Url', {}] };

    expect(resultOf(loadBalancer, {}).state).toBe(PENDING);
    expect(resultOf(loadBalancer, closed()).state).toBe(UNKNOWN);
    expect(resultOf(loadBalancer, ALL_USERS).state).toBe(MET);
    expect(resultOf({ ...loadBalancer, ...face(443, at(443, { CidrIp: OFFICE })) }, closed())).toMatchObject({
      state: UNKNOWN,
      findings: [{ resource: { logicalId: 'Url' } }],
    });
  });
});

test.each([
  [ALL_USERS, 'All users are allowed on these ports only: 443.'],
  [closed(), 'Only these sources are allowed: the team access.'],
  [closed(TESTERS, OTHERS), `Only these sources are allowed: the team access, ${TESTERS}, ${OTHERS}.`],
])('the explanation has the allowed sources: %j', (publicAccess, reason) => {
  expect(resultOf(face(443, at(443, { CidrIp: OFFICE })), publicAccess)).toMatchObject({
    state: MET,
    reason,
  });
});

describe('a web ACL that allows', () => {
  const allowing = (...addresses: unknown[][]): Placed => ({
    ...face(443, at(443, { CidrIp: OFFICE })),
    Face: [BALANCER, { SecurityGroups: [{ 'Fn::GetAtt': ['Users', 'GroupId'] }] }],
    ...Object.fromEntries(
      addresses.map((Addresses, number) => [`Set${number}`, ['AWS::WAFv2::IPSet', { Addresses }]]),
    ),
    Firewall: [
      'AWS::WAFv2::WebACL',
      {
        DefaultAction: { Block: {} },
        Rules: [
          {
            Name: 'Testers',
            Priority: 0,
            Action: { Allow: {} },
            Statement: {
              OrStatement: {
                Statements: addresses.map((_, number) => ({
                  IPSetReferenceStatement: { Arn: { 'Fn::GetAtt': [`Set${number}`, 'Arn'] } },
                })),
              },
            },
          },
        ],
      },
    ],
    Before: [
      'AWS::WAFv2::WebACLAssociation',
      { ResourceArn: { Ref: 'Face' }, WebACLArn: { 'Fn::GetAtt': ['Firewall', 'Arn'] } },
    ],
  });
  const ACCESS = closed(TESTERS, OTHERS);

  test('an undeclared range has a finding', () => {
    expect(resultOf(allowing([TESTERS], [OFFICE]), ACCESS)).toMatchObject({
      state: NOT_MET,
      findings: [{ reason: expect.stringContaining(OFFICE) as unknown, resource: { logicalId: 'Firewall' } }],
    });
  });

  test.each<[string, unknown[][], string]>([
    ['declared ranges', [[TESTERS], [OTHERS]], MET],
    ['no range', [[], []], MET],
    ['a range that is known only at deployment', [[TESTERS], [IMPORTED]], UNKNOWN],
  ])('%s', (_what, addresses, state) => {
    expect(resultOf(allowing(...addresses), ACCESS).state).toBe(state);
  });
});

describe('an endpoint that no security group guards', () => {
  const cluster = (EndpointPublicAccess: unknown): Placed => ({
    Eks: ['AWS::EKS::Cluster', { ResourcesVpcConfig: { EndpointPublicAccess } }],
  });

  test.each<[string, Placed, Partial<Declarations>, string[]]>([
    [
      'faces the internet, undeclared',
      cluster(true),
      { publicAccess: undefined },
      ['SEC-1.no-public-access-declared'],
    ],
    [
      'may face the internet, undeclared',
      cluster(ATTRIBUTE),
      { publicAccess: undefined },
      ['SEC-1.exposure-unknown'],
    ],
    ['faces the internet, for ranges', cluster(true), closed(TESTERS), ['SEC-1.endpoint-unknown']],
    ['may face the internet, for ranges', cluster(ATTRIBUTE), closed(TESTERS), ['SEC-1.exposure-unknown']],
    ['faces the internet, open to all users', cluster(true), ALL_USERS, []],
  ])('%s', (_what, placed, declarations, expected) => {
    expect(findingIds(CHECK, placed, declarations)).toEqual(expected);
  });
});
