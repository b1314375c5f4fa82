import type { Declarations } from '../../../../lib/requirements/declarations';
import {
  type Placed,
  NOT_MET,
  MET,
  IMPORTED,
  UNKNOWN,
  checkOutcome,
  type Properties,
} from '../../check-outcome';

const CHECK = 'SEC-1.declared-ingress-only';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const OFFICE = '203.0.113.0/24';

const TESTERS = '198.51.100.0/24';

const OTHERS = '192.0.2.0/24';

const EVERYBODY = { publicAccess: { allUsers: true, ranges: [], ports: [443] } };

const closed = (...ranges: string[]) => ({ publicAccess: { allUsers: false, ranges, ports: [443] } });

/** A network load balancer that faces the internet, which no web firewall can stand before. */
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

function says(placed: Placed, declarations: Partial<Declarations>) {
  return checkOutcome(CHECK, placed, declarations);
}

describe('a load balancer without a security group lets in everybody', () => {
  test.each<[string, unknown, Partial<Declarations>, string]>([
    ['and the environment is closed', 443, closed(), NOT_MET],
    ['and nobody has declared a team access either', 443, { ...closed(), teamAccess: undefined }, NOT_MET],
    ['and listens to another port than is declared', 8080, closed(), NOT_MET],
    ['and everybody may come', 443, EVERYBODY, MET],
    ['and everybody may come, but to another port', 8080, EVERYBODY, NOT_MET],
    ['and everybody may come, to a port that only the deployment tells', IMPORTED, EVERYBODY, UNKNOWN],
    ['to a port that only the deployment tells', IMPORTED, closed(), UNKNOWN],
  ])('%s', (_what, port, declarations, state) => {
    const { state: expected, findings } = says(face(port), declarations);

    expect(expected).toBe(state);
    expect(findings.every(({ resource }) => resource?.logicalId === 'Face')).toBe(true);
  });
});

test('who would come in is said with the port, as far as it is known', () => {
  expect(says(face(443), closed()).reason).toContain('to port 443');
  expect(says(face(IMPORTED), EVERYBODY).reason).toContain('to a port that is known only at deployment');
});

describe('a load balancer with a security group', () => {
  const office = at(443, { CidrIp: OFFICE });
  const testers = at(443, { CidrIp: TESTERS });
  const others = at(443, { CidrIp: OTHERS });

  test.each<[string, Properties[], Partial<Declarations>, string]>([
    ['that admits the entry only', [office], closed(), MET],
    ['that admits two groups of testers', [testers, others], closed(TESTERS, OTHERS), MET],
    ['that admits one of two groups of testers', [others], closed(TESTERS, OTHERS), MET],
    ['that admits testers who are not declared', [others], closed(TESTERS), NOT_MET],
    ['that admits its own network', [at(443, { CidrIp: '10.0.0.0/16' })], closed(), MET],
    ['that admits a part of its own network', [at(8080, { CidrIp: '10.0.7.0/24' })], closed(), MET],
    ['that admits the network of somebody else', [at(443, { CidrIp: '10.1.0.0/16' })], closed(), NOT_MET],
    ['that admits everybody, as is declared', [at(443, { CidrIp: '0.0.0.0/0' })], EVERYBODY, MET],
    [
      'that admits a prefix list where everybody may come',
      [at(443, { SourcePrefixListId: 'pl-1' })],
      EVERYBODY,
      MET,
    ],
    ['that admits a prefix list', [at(443, { SourcePrefixListId: 'pl-1' })], closed(), NOT_MET],
    [
      'that admits the entry, where nobody has declared one',
      [office],
      { ...closed(), teamAccess: undefined },
      NOT_MET,
    ],
    [
      'that admits testers, where nobody has declared an entry',
      [testers],
      { ...closed(TESTERS), teamAccess: undefined },
      MET,
    ],
  ])('%s', (_what, rules, declarations, state) => {
    const network: Placed = { Network: ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }] };

    expect(says({ ...network, ...face(443, ...rules) }, declarations).state).toBe(state);
  });

  test('that is in no template leaves open who passes', () => {
    const placed = { ...face(443), Face: [BALANCER, { SecurityGroups: ['sg-1'] }] as const };

    expect(says(placed, closed()).state).toBe(UNKNOWN);
  });
});

test('an entry that holds an address is no stranger', () => {
  const teamAccess = {
    kind: 'networks',
    description: 'the group',
    ranges: [OTHERS],
    prefixLists: [],
    securityGroups: [],
  };

  expect(says(face(443, at(443, { CidrIp: OTHERS })), { ...closed(), teamAccess }).state).toBe(MET);
});

describe('without a face to the internet', () => {
  const servers: Placed = { Servers: group(at(443, { CidrIp: OFFICE })) };

  test('only the entry passes, whether or not somebody has declared who passes a face', () => {
    const reason = 'Only the team access is allowed; no endpoint faces the internet.';

    expect(says(servers, {})).toMatchObject({ state: MET, reason });
    expect(says(servers, EVERYBODY)).toMatchObject({ state: MET, reason });
  });

  test('who has not declared a team access has let nobody in', () => {
    expect(says(servers, { teamAccess: undefined })).toMatchObject({
      state: NOT_MET,
      findings: [{ resource: { logicalId: 'Servers' } }],
    });
  });

  test('a function with an address of its own is a face', () => {
    const loadBalancer: Placed = { Url: ['AWS::Lambda::Url', {}] };

    expect(says(loadBalancer, {}).state).toBe(NOT_MET);
    expect(says(loadBalancer, closed()).state).toBe(UNKNOWN);
    expect(says(loadBalancer, EVERYBODY).state).toBe(MET);
    expect(says({ ...loadBalancer, ...face(443, at(443, { CidrIp: OFFICE })) }, closed())).toMatchObject({
      state: UNKNOWN,
      findings: [{ resource: { logicalId: 'Url' } }],
    });
  });
});

test.each([
  [EVERYBODY, 'All users are allowed on these ports only: 443.'],
  [closed(), 'Only these sources are allowed: the team access.'],
  [closed(TESTERS, OTHERS), `Only these sources are allowed: the team access, ${TESTERS}, ${OTHERS}.`],
])('what is met says who passes: %j', (publicAccess, reason) => {
  expect(says(face(443, at(443, { CidrIp: OFFICE })), publicAccess)).toMatchObject({ state: MET, reason });
});

describe('a web firewall that allows whom nobody declared', () => {
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

  test('is named', () => {
    expect(says(allowing([TESTERS], [OFFICE]), ACCESS)).toMatchObject({
      state: NOT_MET,
      findings: [{ reason: expect.stringContaining(OFFICE) as unknown, resource: { logicalId: 'Firewall' } }],
    });
  });

  test.each<[string, unknown[][], string]>([
    ['whom somebody declared', [[TESTERS], [OTHERS]], MET],
    ['nobody', [[], []], MET],
    ['whom only the deployment tells', [[TESTERS], [IMPORTED]], UNKNOWN],
  ])('is none if it allows %s', (_what, addresses, state) => {
    expect(says(allowing(...addresses), ACCESS).state).toBe(state);
  });
});
