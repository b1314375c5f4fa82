import { webAclPassage, Passage, passageOf } from '../../../lib/compliance/analysis/requests';
import { resourceOf, type MutableTemplate } from '../compliant-staging';
import { protectedTemplate, protectedModel, inModel } from '../protected-production';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const ACL = 'AWS::WAFv2::WebACL';

function passage(
  from: string,
  port: number,
  template: MutableTemplate = protectedTemplate(),
  balancer = 'Face',
) {
  const model = protectedModel(template);
  return passageOf({ from, port }, inModel(model, BALANCER, balancer), model);
}

describe('a request to a closed environment', () => {
  test.each([
    ['from the first tester', '198.51.100.0', 443, Passage.ALLOWED],
    ['from the last tester', '198.51.100.255', 443, Passage.ALLOWED],
    ['of a tester over HTTP, to be redirected', '198.51.100.7', 80, Passage.ALLOWED],
    ['from right before the testers', '198.51.99.255', 443, Passage.REFUSED],
    ['from right after the testers', '198.51.101.0', 443, Passage.REFUSED],
    ['from anywhere', '8.8.8.8', 443, Passage.REFUSED],
    ['over IPv6', '2001:db8::1', 443, Passage.REFUSED],
    ['of a tester to a port on which nothing listens', '198.51.100.7', 8080, Passage.REFUSED],
  ])('%s', (_, from, port, expected) => {
    expect(passage(from, port)).toBe(expected);
  });

  test('from an address to the load balancer of the team, which knows security groups only', () => {
    expect(passage('10.0.0.7', 443, protectedTemplate(), 'Inside')).toBe(Passage.REFUSED);
  });
});

describe('what refuses it', () => {
  test('the security group, where the web firewall would let it pass', () => {
    const template = protectedTemplate();
    resourceOf(template, ACL).Properties.DefaultAction = { Allow: {} };

    expect(passage('8.8.8.8', 443, template)).toBe(Passage.REFUSED);
  });

  test('the web firewall, where the security group would let it pass', () => {
    const template = protectedTemplate();
    const group = resourceOf(template, 'AWS::EC2::SecurityGroup', 'Users');
    group.Properties.SecurityGroupIngress = [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }];

    expect(passage('8.8.8.8', 443, template)).toBe(Passage.REFUSED);
    expect(passage('198.51.100.7', 443, template)).toBe(Passage.ALLOWED);
  });

  test('the set of addresses that closes it in an emergency, before all other rules', () => {
    const template = protectedTemplate();
    const closing = resourceOf(template, 'AWS::WAFv2::IPSet', 'Closing');
    closing.Properties.Addresses = ['0.0.0.0/1', '128.0.0.0/1'];

    expect(passage('198.51.100.7', 443, template)).toBe(Passage.REFUSED);
  });
});

describe('the rules of a web firewall', () => {
  const setOf = (start: string) => ({
    IPSetReferenceStatement: {
      Arn: {
        'Fn::GetAtt': [Object.keys(protectedTemplate().Resources).find((id) => id.startsWith(start)), 'Arn'],
      },
    },
  });
  const testers = setOf('Testers');
  const nobody = setOf('Closing');
  const answer = (statement: unknown, action: unknown, from: string, byDefault: unknown = { Block: {} }) => {
    const template = protectedTemplate();
    const { Properties } = resourceOf(template, ACL);
    Properties.DefaultAction = byDefault;
    Properties.Rules = [{ Name: 'Rule', Priority: 0, Statement: statement, Action: action }];
    const model = protectedModel(template);
    return webAclPassage({ from, port: 443 }, inModel(model, ACL, 'Firewall'), model);
  };
  const tester = '198.51.100.7';

  test.each([
    [
      'who is in one of several sets',
      { OrStatement: { Statements: [nobody, testers] } },
      tester,
      Passage.ALLOWED,
    ],
    [
      'who is in no set of several',
      { OrStatement: { Statements: [nobody, testers] } },
      '8.8.8.8',
      Passage.REFUSED,
    ],
    [
      'who is in one set but not in the other',
      { AndStatement: { Statements: [nobody, testers] } },
      tester,
      Passage.REFUSED,
    ],
    ['who is not in a set', { NotStatement: { Statement: testers } }, '8.8.8.8', Passage.ALLOWED],
    ['who is in a set that must not be', { NotStatement: { Statement: testers } }, tester, Passage.REFUSED],
    [
      'who is in both of two sets',
      { AndStatement: { Statements: [testers, testers] } },
      tester,
      Passage.ALLOWED,
    ],
    [
      'whose country is not one that decides',
      { NotStatement: { Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } } } },
      tester,
      Passage.UNKNOWN,
    ],
    ['whom nothing describes', {}, tester, Passage.UNKNOWN],
    ['whose country decides', { GeoMatchStatement: { CountryCodes: ['DE'] } }, tester, Passage.UNKNOWN],
    [
      'from a set that no template holds',
      { IPSetReferenceStatement: { Arn: 'arn:x' } },
      tester,
      Passage.UNKNOWN,
    ],
  ])('allow %s', (_, statement, from, expected) => {
    expect(answer(statement, { Allow: {} }, from)).toBe(expected);
  });

  test('that only count decide nothing', () => {
    expect(answer(testers, { Count: {} }, tester)).toBe(Passage.REFUSED);
    expect(answer(testers, { Count: {} }, tester, { Allow: {} })).toBe(Passage.ALLOWED);
  });

  test('leave a request to a default that is known only at deployment', () => {
    expect(answer(nobody, { Allow: {} }, tester, { 'Fn::GetAtt': ['Elsewhere', 'Action'] })).toBe(
      Passage.UNKNOWN,
    );
    expect(answer(nobody, { Allow: {} }, tester, {})).toBe(Passage.UNKNOWN);
  });

  test('that cannot be told apart from the default decide nothing that is unclear', () => {
    expect(answer({ GeoMatchStatement: {} }, { Block: {} }, tester)).toBe(Passage.REFUSED);
  });

  test('look in the order of their priorities, not in that of the template', () => {
    const template = protectedTemplate();
    const rules = resourceOf(template, ACL).Properties.Rules as unknown[];
    rules.reverse();

    expect(passage(tester, 443, template)).toBe(Passage.ALLOWED);
  });

  test.each([
    [0, 1, Passage.ALLOWED],
    [1, 0, Passage.REFUSED],
  ])('allow with priority %d, block with %d', (allow, block, expected) => {
    const template = protectedTemplate();
    resourceOf(template, ACL).Properties.Rules = [
      { Name: 'Block', Priority: block, Statement: testers, Action: { Block: {} } },
      { Name: 'Allow', Priority: allow, Statement: testers, Action: { Allow: {} } },
    ];

    expect(passage(tester, 443, template)).toBe(expected);
  });
});
