import { Stack, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { InstanceType, PrefixList, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { TeamAccess, Network } from '../../lib';
import { aStack, development, IRELAND, OFFICE, templateOf } from './described';
import { actionsOf, flows, reference, resource, resourcesOf, statementsOf } from './reading';
import { wrongUse } from './wrong-use';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

function certificate(stack: Stack) {
  return Certificate.fromCertificateArn(
    stack,
    'Certificate',
    'arn:aws:acm:eu-west-1:111122223333:certificate/9f0ec34b',
  );
}

describe('an entry by networks', () => {
  const template = templateOf(development({ teamAccess: TeamAccess.networks([OFFICE, '198.51.100.7/32']) }));
  const [loadBalancer] = resource(template, 'AWS::EC2::SecurityGroup', 'TeamLoadBalancer');

  test('leads through an internet-facing load balancer in the subnets of the entry', () => {
    template.hasResourceProperties(BALANCER, {
      Scheme: 'internet-facing',
      Subnets: [
        { Ref: Match.stringLikeRegexp('PublicSubnet1') },
        { Ref: Match.stringLikeRegexp('PublicSubnet2') },
      ],
      LoadBalancerAttributes: Match.arrayWith([
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      ]),
    });
  });

  test('admits the declared ranges and no other peer', () => {
    const into = flows(template, 'Ingress').filter(({ group }) => group === loadBalancer);
    expect(into).toEqual([
      { group: loadBalancer, peer: OFFICE, port: 80 },
      { group: loadBalancer, peer: '198.51.100.7/32', port: 80 },
    ]);
  });

  test('lets nothing but the load balancer reach a service', () => {
    const others = flows(template, 'Ingress').filter(({ group }) => group !== loadBalancer);
    expect(others).toEqual([
      { group: expect.stringContaining('Web') as string, peer: loadBalancer, port: 8080 },
    ]);
  });

  test('answers what no service answers with 404', () => {
    template.hasResourceProperties(LISTENER, {
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [
        { Type: 'fixed-response', FixedResponseConfig: Match.objectLike({ StatusCode: '404' }) },
      ],
    });
  });

  test('declares for the checks where its users come from', () => {
    const { environment } = development({ teamAccess: TeamAccess.networks([OFFICE]) });
    expect(environment.declarations.teamAccess).toEqual({
      kind: 'networks',
      description: `from ${OFFICE}, over HTTP, not encrypted`,
      ranges: [OFFICE],
      prefixLists: [],
      securityGroups: [],
    });
  });
});

describe('an entry with a certificate', () => {
  const stack = aStack(IRELAND);
  const template = templateOf(
    development({ teamAccess: TeamAccess.networks([OFFICE], { certificate: certificate(stack) }) }, stack),
  );

  test('speaks HTTPS with a policy that knows no old TLS', () => {
    template.hasResourceProperties(LISTENER, {
      Port: 443,
      Protocol: 'HTTPS',
      Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/9f0ec34b' }],
      SslPolicy: Match.stringLikeRegexp('^ELBSecurityPolicy-TLS13-1-2'),
    });
  });

  test('sends HTTP there', () => {
    template.hasResourceProperties(LISTENER, {
      Port: 80,
      DefaultActions: [
        { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
      ],
    });
  });

  test('leads to services from the HTTPS listener only', () => {
    const [https] = resource(template, LISTENER, 'Https');
    const from = resourcesOf(template, 'AWS::ElasticLoadBalancingV2::ListenerRule').map(([, rule]) =>
      reference(rule.Properties?.ListenerArn),
    );
    expect(from).toEqual([https]);
  });

  test('admits the declared range to both', () => {
    const [loadBalancer] = resource(template, 'AWS::EC2::SecurityGroup', 'TeamLoadBalancer');
    expect(flows(template, 'Ingress').filter(({ group }) => group === loadBalancer)).toEqual([
      { group: loadBalancer, peer: OFFICE, port: 80 },
      { group: loadBalancer, peer: OFFICE, port: 443 },
    ]);
  });
});

describe('an entry by Session Manager', () => {
  const template = templateOf(development({ teamAccess: TeamAccess.sessionManager() }));
  const [host] = resource(template, 'AWS::EC2::SecurityGroup', 'JumpHost');
  const [loadBalancer] = resource(template, 'AWS::EC2::SecurityGroup', 'TeamLoadBalancer');

  test('leads through an internal load balancer', () => {
    template.hasResourceProperties(BALANCER, { Scheme: 'internal' });
  });

  test('declares that its host runs once, and why', () => {
    const { environment } = development({ teamAccess: TeamAccess.sessionManager() });
    expect(environment.declarations.singletons).toEqual([
      { component: 'TeamAccess', reason: expect.stringContaining('forwards sessions') as unknown },
    ]);
  });

  test('has a host that nothing can call', () => {
    expect(flows(template, 'Ingress').filter(({ group }) => group === host)).toEqual([]);
  });

  test('has a host that calls Systems Manager and the load balancer, and nothing else', () => {
    expect(flows(template, 'Egress').filter(({ group }) => group === host)).toEqual([
      { group: host, peer: '0.0.0.0/0', port: 443 },
      { group: host, peer: loadBalancer, port: 80 },
    ]);
  });

  test('admits the host and no other peer', () => {
    expect(flows(template, 'Ingress').filter(({ group }) => group === loadBalancer)).toEqual([
      { group: loadBalancer, peer: host, port: 80 },
    ]);
  });

  test('has a small host with an encrypted disk, a token for its metadata, and no public address', () => {
    const [key] = resource(template, 'AWS::KMS::Key');
    template.hasResourceProperties('AWS::EC2::Instance', {
      InstanceType: 't4g.nano',
      SubnetId: { Ref: Match.stringLikeRegexp('ServersSubnet') },
      BlockDeviceMappings: [
        { Ebs: Match.objectLike({ Encrypted: true, KmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] } }) },
      ],
      NetworkInterfaces: Match.absent(),
      MetadataOptions: { HttpTokens: 'required' },
    });
  });

  test('lets the host do what a Session Manager agent does and no more', () => {
    expect(actionsOf(statementsOf(template, 'JumpHostRole'))).toEqual([
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ]);
  });

  test('takes the image of the processor that was chosen', () => {
    const x86 = templateOf(
      development({ teamAccess: TeamAccess.sessionManager({ instanceType: new InstanceType('t3.nano') }) }),
    );
    const parameters = Object.values(x86.findParameters('*')).map((it) => it.Default as unknown);
    expect(parameters).toContainEqual(
      expect.stringMatching(/^\/aws\/service\/ami-amazon-linux-latest.*x86_64$/),
    );
  });
});

describe('an entry that exists', () => {
  test('admits ranges, prefix lists and security groups, through an internal load balancer', () => {
    const stack = aStack(IRELAND);
    const template = templateOf(
      development(
        {
          teamAccess: TeamAccess.existing({
            description: 'the central VPN',
            ranges: ['172.20.0.0/16'],
            prefixLists: [PrefixList.fromPrefixListId(stack, 'List', 'pl-1')],
            securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')],
          }),
        },
        stack,
      ),
    );
    const [loadBalancer] = resource(template, 'AWS::EC2::SecurityGroup', 'TeamLoadBalancer');
    template.hasResourceProperties(BALANCER, { Scheme: 'internal' });
    expect(
      flows(template, 'Ingress')
        .filter(({ group }) => group === loadBalancer)
        .map(({ peer }) => peer)
        .sort(),
    ).toEqual(['172.20.0.0/16', 'pl-1', 'sg-1']);
  });

  test('is refused without any range, prefix list or security group', () => {
    expect(wrongUse(() => TeamAccess.existing({ description: 'the central VPN' }))).toBe(
      "existing team access: got 'the central VPN', but at least one range, prefix list or security group of its clients is required; add ranges, prefixLists or securityGroups [STG-2, team-access.no-clients]",
    );
  });
});

describe('an entry is refused', () => {
  test.each([
    ['open to the internet', ['0.0.0.0/0'], 'open to the internet', '[STG-2, client-ranges.too-wide]'],
    ['open to half of all addresses', ['0.0.0.0/1', '128.0.0.0/1'], 'open to the internet', '/8 or smaller'],
    ['IPv6', ['2001:db8::/48'], 'have IPv4 addresses only', '[STG-2, client-ranges.ipv6]'],
    ['not a range', ['office'], 'CIDR notation', "such as '203.0.113.0/24'"],
    ['a bare address', ['203.0.113.7'], 'CIDR notation', "one address ends in '/32'"],
    ['with host bits', ['203.0.113.7/24'], 'network address', "'203.0.113.0/24' for the range"],
    ['of a prefix that is too long', ['203.0.113.0/33'], 'CIDR notation', '203.0.113.0/33'],
    ['with a leading zero', ['10.0.0.0/08'], 'CIDR notation', '10.0.0.0/08'],
    ['of a zone', ['fe80::%eth0/64'], 'CIDR notation', 'fe80::%eth0/64'],
    ['IPv4 in IPv6', ['::ffff:192.0.2.1/128'], 'CIDR notation', '::ffff:192.0.2.1/128'],
    ['named twice', [OFFICE, OFFICE], 'is also declared', OFFICE],
    ['overlapping', [OFFICE, '203.0.113.128/25'], 'overlaps', '203.0.113.128/25'],
    ['empty', [], 'at least one range is required', '[STG-2, team-access.no-networks]'],
  ])('that is %s', (_, ranges, limit, detail) => {
    const message = wrongUse(() => TeamAccess.networks(ranges));
    expect(message).toContain(limit);
    expect(message).toContain(detail);
  });

  test('of more ranges than a security group holds', () => {
    const ranges = Array.from({ length: 31 }, (_, index) => `198.51.100.${index}/32`);
    expect(wrongUse(() => TeamAccess.networks(ranges))).toContain(
      'got 31, but a security group holds 30 of them',
    );
  });

  test('of more ranges, prefix lists and security groups than that together', () => {
    const stack = aStack(IRELAND);
    const ranges = Array.from({ length: 29 }, (_, index) => `198.51.100.${index}/32`);
    const prefixLists = ['pl-1', 'pl-2'].map((id) => PrefixList.fromPrefixListId(stack, id, id));
    expect(wrongUse(() => TeamAccess.existing({ description: 'VPN', ranges, prefixLists }))).toContain(
      'got 31',
    );
  });

  test('that is a token', () => {
    expect(wrongUse(() => TeamAccess.networks([Token.asString({ Ref: 'Range' })]))).toContain(
      'must be a literal',
    );
  });

  test('from inside the environment’s own network', () => {
    expect(wrongUse(() => development({ teamAccess: TeamAccess.networks(['10.0.4.0/24']) }))).toContain(
      "it overlaps the environment's own network, 10.0.0.0/16",
    );
  });

  test('but not from a range that another network has', () => {
    const network = Network.of({ cidr: '10.1.0.0/16' });
    expect(() => development({ network, teamAccess: TeamAccess.networks(['10.0.4.0/24']) })).not.toThrow();
  });
});
