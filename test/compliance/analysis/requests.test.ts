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
    ['of a tester over HTTP, which is redirected', '198.51.100.7', 80, Passage.ALLOWED],
    ['from the address before the testers', '198.51.99.255', 443, Passage.REFUSED],
    ['from the address after the testers', '198.51.101.0', 443, Passage.REFUSED],
    ['from anywhere', '8.8.8.8', 443, Passage.REFUSED],
    ['over IPv6', '2001:db8::1', 443, Passage.REFUSED],
    ['of a tester to a port without a listener', '198.51.100.7', 8080, Passage.REFUSED],
  ])('%s', (_, from, port, expected) => {
    expect(passage(from, port)).toBe(expected);
  });

  test('from an address to the load balancer of the team, which allows security groups only', () => {
    expect(passage('10.0.0.7', 443, protectedTemplate(), 'Inside')).toBe(Passage.REFUSED);
  });
});

describe('is denied by', () => {
  test('the security group, if the web ACL allows it', () => {
    const template = protectedTemplate();
    resourceOf(template, ACL).Properties.DefaultAction = { Allow: {} };

    expect(passage('8.8.8.8', 443, template)).toBe(Passage.REFUSED);
  });

  test('the web ACL, if the security group allows it', () => {
    const template = protectedTemplate();
    const group = resourceOf(template, 'AWS::EC2::SecurityGroup', 'Users');
    group.Properties.SecurityGroupIngress = [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }];

    expect(passage('8.8.8.8', 443, template)).toBe(Passage.REFUSED);
    expect(passage('198.51.100.7', 443, template)).toBe(Passage.ALLOWED);
  });

  test('the IP set of the emergency rule, before all other rules', () => {
    const template = protectedTemplate();
    const closing = resourceOf(template, 'AWS::WAFv2::IPSet', 'Closing');
    closing.Properties.Addresses = ['0.0.0.0/1', '128.0.0.0/1'];

    expect(passage('198.51.100.7', 443, template)).toBe(Passage.REFUSED);
  });
});

describe('the rules of a web ACL', () => {
  const setOf = (start: string) => ({
    IPSetReferenceStatement: {
      Arn: {
        'Fn::GetAtt': [Object.keys(protectedTemplate().Resources).find((id) => id.startsWith(start)), 'Arn'],
      },
    },
  });
  const testers = setOf('Testers');
  const denied = setOf('Closing');
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
      'a source in one of several IP sets',
      { OrStatement: { Statements: [denied, testers] } },
      tester,
      Passage.ALLOWED,
    ],
    [
      'a source in none of several IP sets',
      { OrStatement: { Statements: [denied, testers] } },
      '8.8.8.8',
      Passage.REFUSED,
    ],
    [
      'a source in one IP set and not in the other',
      { AndStatement: { Statements: [denied, testers] } },
      tester,
      Passage.REFUSED,
    ],
    ['a source outside of an IP set', { NotStatement: { Statement: testers } }, '8.8.8.8', Passage.ALLOWED],
    ['a source in an excluded IP set', { NotStatement: { Statement: testers } }, tester, Passage.REFUSED],
    [
      'a source in both of two IP sets',
      { AndStatement: { Statements: [testers, testers] } },
      tester,
      Passage.ALLOWED,
    ],
    [
      'a source without the country of the rule',
      { NotStatement: { Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } } } },
      tester,
      Passage.UNKNOWN,
    ],
    ['a source without a statement', {}, tester, Passage.UNKNOWN],
    ['a source by country', { GeoMatchStatement: { CountryCodes: ['DE'] } }, tester, Passage.UNKNOWN],
    [
      'a source in an IP set in no template',
      { IPSetReferenceStatement: { Arn: 'arn:x' } },
      tester,
      Passage.UNKNOWN,
    ],
  ])('allow %s', (_, statement, from, expected) => {
    expect(answer(statement, { Allow: {} }, from)).toBe(expected);
  });

  test('that only count have no effect', () => {
    expect(answer(testers, { Count: {} }, tester)).toBe(Passage.REFUSED);
    expect(answer(testers, { Count: {} }, tester, { Allow: {} })).toBe(Passage.ALLOWED);
  });

  test('are unknown with a default action that is known only at deployment', () => {
    expect(answer(denied, { Allow: {} }, tester, { 'Fn::GetAtt': ['Absent', 'Action'] })).toBe(
      Passage.UNKNOWN,
    );
    expect(answer(denied, { Allow: {} }, tester, {})).toBe(Passage.UNKNOWN);
  });

  test('are known if unknown rules have the action of the default', () => {
    expect(answer({ GeoMatchStatement: {} }, { Block: {} }, tester)).toBe(Passage.REFUSED);
  });

  test('apply in the order of their priorities', () => {
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
