import { Passage, passageOf } from '../../../lib/compliance/analysis/requests';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { type Placed, type Properties, IMPORTED } from '../check-outcome';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const CLASSIC = 'AWS::ElasticLoadBalancing::LoadBalancer';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

const GROUP = 'AWS::EC2::SecurityGroup';

const ID = { 'Fn::GetAtt': ['Group', 'GroupId'] };

const listens = (properties: Properties) =>
  [LISTENER, { LoadBalancerArn: { Ref: 'Face' }, ...properties }] as const;

const at = (Port: unknown) => listens({ Port, Protocol: 'HTTPS' });

describe('a request', () => {
  function passage(from: string, port: number, placed: Placed): Passage {
    const resources = Object.entries(placed).map(([id, [Type, Properties]]) => [id, { Type, Properties }]);
    const model = modelFromTemplate({ Resources: Object.fromEntries(resources) as unknown });
    return passageOf({ from, port }, model.ofType(BALANCER, CLASSIC)[0], model);
  }

  const grouped = (...rules: Properties[]): Placed => ({
    Group: [GROUP, { SecurityGroupIngress: rules }],
    Face: [BALANCER, { SecurityGroups: [ID] }],
    Https: at(443),
  });
  const tcp = (changed: Properties) => ({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...changed });
  const scenario = (changed: Properties = {}) => tcp({ CidrIp: '0.0.0.0/0', ...changed });

  test.each<[string, Placed, Passage]>([
    ['the port of a rule', grouped(scenario()), Passage.ALLOWED],
    ['a range of ports', grouped(scenario({ FromPort: 400, ToPort: 500 })), Passage.ALLOWED],
    ['all protocols', grouped({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }), Passage.ALLOWED],
    ['a protocol by its number', grouped(scenario({ IpProtocol: '6' })), Passage.ALLOWED],
    [
      'all ports of a protocol',
      grouped(scenario({ FromPort: undefined, ToPort: undefined })),
      Passage.ALLOWED,
    ],
    ['another protocol', grouped(scenario({ IpProtocol: 'udp' })), Passage.REFUSED],
    ['lower ports', grouped(scenario({ FromPort: 1, ToPort: 442 })), Passage.REFUSED],
    ['higher ports', grouped(scenario({ FromPort: 444, ToPort: 500 })), Passage.REFUSED],
    ['no rule', grouped(), Passage.REFUSED],
    ['another range', grouped(tcp({ CidrIp: '203.0.113.0/24' })), Passage.REFUSED],
    ['a security group', grouped(tcp({ SourceSecurityGroupId: ID })), Passage.REFUSED],
    ['a prefix list', grouped(tcp({ SourcePrefixListId: 'pl-1' })), Passage.UNKNOWN],
    ['a range that is known only at deployment', grouped(tcp({ CidrIp: IMPORTED })), Passage.UNKNOWN],
    [
      'two rules, one of which allows it',
      grouped(tcp({ CidrIp: '203.0.113.0/24' }), scenario()),
      Passage.ALLOWED,
    ],
  ])('to %s', (_what, placed, expected) => {
    expect(passage('8.8.8.8', 443, placed)).toBe(expected);
  });

  test('is not allowed by egress rules', () => {
    const placed: Placed = {
      ...grouped(),
      Group: [GROUP, { SecurityGroupIngress: [], SecurityGroupEgress: [scenario()] }],
    };

    expect(passage('8.8.8.8', 443, placed)).toBe(Passage.REFUSED);
  });

  test.each<[string, Placed, Passage]>([
    [
      'a Network Load Balancer without a group',
      { Face: [BALANCER, { Type: 'network' }], Https: at(443) },
      Passage.ALLOWED,
    ],
    ['one with the default group of the VPC', { Face: [BALANCER, {}], Https: at(443) }, Passage.UNKNOWN],
    [
      'one with a group in no template',
      { Face: [BALANCER, { SecurityGroups: ['sg-1'] }], Https: at(443) },
      Passage.UNKNOWN,
    ],
    ['one with a listener on another port', { ...grouped(scenario()), Https: at(8443) }, Passage.REFUSED],
    [
      'one with a listener on a port that is known only at deployment',
      { ...grouped(scenario()), Https: at(IMPORTED) },
      Passage.UNKNOWN,
    ],
    [
      'one without a listener',
      { ...grouped(scenario()), Https: listens({ Port: 443, LoadBalancerArn: 'another' }) },
      Passage.REFUSED,
    ],
    [
      'a Classic Load Balancer',
      {
        ...grouped(scenario()),
        Https: at(8443),
        Face: [CLASSIC, { SecurityGroups: [ID], Listeners: [{ LoadBalancerPort: '443' }] }],
      },
      Passage.ALLOWED,
    ],
  ])('to %s', (_what, placed, expected) => {
    expect(passage('8.8.8.8', 443, placed)).toBe(expected);
  });
});
