import { Passage, passageOf } from '../../../lib/compliance/analysis/requests';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { PathCarrier, PathTraffic } from '../../../lib/requirements/declared-path';
import {
  IMPORTED,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  type Placed,
  type Properties,
  checkOutcome,
} from '../check-outcome';

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
    ['a range that nobody knows', grouped(tcp({ CidrIp: IMPORTED })), Passage.UNKNOWN],
    [
      'two rules, of which one lets in',
      grouped(tcp({ CidrIp: '203.0.113.0/24' }), scenario()),
      Passage.ALLOWED,
    ],
  ])('to %s', (_what, placed, expected) => {
    expect(passage('8.8.8.8', 443, placed)).toBe(expected);
  });

  test('is not let in by what may leave', () => {
    const placed: Placed = {
      ...grouped(),
      Group: [GROUP, { SecurityGroupIngress: [], SecurityGroupEgress: [scenario()] }],
    };

    expect(passage('8.8.8.8', 443, placed)).toBe(Passage.REFUSED);
  });

  test.each<[string, Placed, Passage]>([
    [
      'a network load balancer without a group',
      { Face: [BALANCER, { Type: 'network' }], Https: at(443) },
      Passage.ALLOWED,
    ],
    ['one whose group is the network’s', { Face: [BALANCER, {}], Https: at(443) }, Passage.UNKNOWN],
    [
      'one whose group no template holds',
      { Face: [BALANCER, { SecurityGroups: ['sg-1'] }], Https: at(443) },
      Passage.UNKNOWN,
    ],
    ['one that listens elsewhere', { ...grouped(scenario()), Https: at(8443) }, Passage.REFUSED],
    ['one that listens nobody knows where', { ...grouped(scenario()), Https: at(IMPORTED) }, Passage.UNKNOWN],
    [
      'one that does not listen',
      { ...grouped(scenario()), Https: listens({ Port: 443, LoadBalancerArn: 'another' }) },
      Passage.REFUSED,
    ],
    [
      'a classic one',
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

describe('the VPN of the team', () => {
  const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';
  const logs = { Enabled: true, CloudwatchLogGroup: 'vpn' };
  const of = (properties: Properties = {}) => ({ ClientVpnEndpointId: { Ref: 'Vpn' }, ...properties });
  const whole: Placed = {
    Group: [GROUP, {}],
    Servers: [GROUP, { SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: ID }] }],
    Vpn: [ENDPOINT, { SecurityGroupIds: [ID], ConnectionLogOptions: logs }],
    Subnet: ['AWS::EC2::ClientVpnTargetNetworkAssociation', of()],
    Network: ['AWS::EC2::ClientVpnAuthorizationRule', of({ TargetNetworkCidr: '10.0.0.0/16' })],
  };
  const admits = (rules: Properties): Placed => ({ Servers: [GROUP, rules] });

  test.each<[string, Placed, string]>([
    ['whole', {}, MET],
    [
      'associated with nothing',
      { Subnet: ['AWS::EC2::ClientVpnTargetNetworkAssociation', { ClientVpnEndpointId: 'x' }] },
      NOT_MET,
    ],
    [
      'authorized for the world',
      { Network: ['AWS::EC2::ClientVpnAuthorizationRule', of({ TargetNetworkCidr: '0.0.0.0/0' })] },
      NOT_MET,
    ],
    [
      'another authorized for the world',
      {
        Wide: [
          'AWS::EC2::ClientVpnAuthorizationRule',
          { ClientVpnEndpointId: 'x', TargetNetworkCidr: '0.0.0.0/0' },
        ],
      },
      MET,
    ],
    [
      'logs switched off',
      { Vpn: [ENDPOINT, { SecurityGroupIds: [ID], ConnectionLogOptions: { ...logs, Enabled: false } }] },
      NOT_MET,
    ],
    [
      'logs without a place',
      { Vpn: [ENDPOINT, { SecurityGroupIds: [ID], ConnectionLogOptions: { Enabled: true } }] },
      NOT_MET,
    ],
    ['nothing admits it', admits({}), NOT_MET],
    [
      'a range admits',
      admits({ SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '10.0.0.0/16' }] }),
      NOT_MET,
    ],
    [
      'another group is admitted',
      admits({ SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: 'sg-1' }] }),
      NOT_MET,
    ],
    [
      'something lets out to it',
      admits({ SecurityGroupEgress: [{ IpProtocol: '-1', DestinationSecurityGroupId: ID }] }),
      NOT_MET,
    ],
  ])('%s', (_what, changed, state) => {
    expect(checkOutcome('SEC-2.vpn', { ...whole, ...changed }).state).toBe(state);
  });
});

describe('the paths of backups and monitoring', () => {
  const plan = (...regions: unknown[]): Placed => ({
    Plan: [
      'AWS::Backup::BackupPlan',
      {
        BackupPlan: {
          BackupPlanRule: [
            {
              CopyActions: regions.map((region) => ({
                DestinationBackupVaultArn:
                  typeof region === 'string'
                    ? `arn:aws:backup:${region}:111122223333:backup-vault:x`
                    : region,
              })),
            },
          ],
        },
      },
    ],
  });
  const alarm: Placed = { Alarm: ['AWS::CloudWatch::Alarm', {}] };
  const endpoint = (properties: Properties): Placed => ({
    Door: ['AWS::EC2::VPCEndpoint', { ServiceName: 'com.amazonaws.eu-west-1.monitoring', ...properties }],
  });
  const path = { traffic: PathTraffic.BACKUPS, from: 'here', to: 'eu-central-1' };
  const network = { ...path, over: PathCarrier.AWS_NETWORK, carrier: 'eu-central-1' };
  const metrics = { ...path, traffic: PathTraffic.MONITORING, to: 'CloudWatch' };
  const byDoor = { ...metrics, over: PathCarrier.VPC_ENDPOINT, carrier: 'monitoring' };
  const byVpn = { ...metrics, over: PathCarrier.SITE_TO_SITE_VPN, carrier: 'Shop/Vpn' };
  const byAws = { ...metrics, over: PathCarrier.AWS_NETWORK, carrier: 'eu-west-1' };

  test.each<[string, Placed, (typeof network)[], string]>([
    ['nothing travels', {}, [], NOT_APPLICABLE],
    ['a path and nothing on it', {}, [network], NOT_MET],
    ['copies on their path', plan('eu-central-1'), [network], MET],
    ['copies on a path of monitoring', plan('eu-central-1'), [{ ...byAws, to: 'eu-central-1' }], NOT_MET],
    ['copies to two Regions, one declared', plan('eu-central-1', 'eu-north-1'), [network], NOT_MET],
    ['copies within the Region', plan('eu-west-1'), [], MET],
    ['copies to nobody knows where', plan(IMPORTED), [], UNKNOWN],
    ['copies elsewhere than declared', plan('eu-north-1'), [network], NOT_MET],
    ['monitoring on no path', alarm, [], NOT_MET],
    ['monitoring over AWS', alarm, [byAws], MET],
    [
      'backups declared, and monitoring on no path',
      { ...alarm, ...plan('eu-central-1') },
      [network],
      NOT_MET,
    ],
    ['no endpoint', alarm, [byDoor], NOT_MET],
    [
      'an endpoint under its own name',
      { ...alarm, ...endpoint({ VpcEndpointType: 'Interface', PrivateDnsEnabled: true }) },
      [byDoor],
      MET,
    ],
    [
      'an endpoint under no name',
      { ...alarm, ...endpoint({ VpcEndpointType: 'Interface' }) },
      [byDoor],
      NOT_MET,
    ],
    [
      'an endpoint of the route tables',
      { ...alarm, ...endpoint({ VpcEndpointType: 'Gateway' }) },
      [byDoor],
      MET,
    ],
    ['no VPN connection', alarm, [byVpn], NOT_MET],
    ['a VPN connection', { ...alarm, Vpn: ['AWS::EC2::VPNConnection', {}] }, [byVpn], MET],
    ['a VPN connection of others', alarm, [{ ...byVpn, carrier: 'vpn-1' }], UNKNOWN],
  ])('%s', (_what, placed, paths, state) => {
    expect(checkOutcome('SEC-3.private-paths', placed, { paths }).state).toBe(state);
  });
});
