import type { Declarations } from '../../../../lib/requirements/declarations';
import { PathCarrier } from '../../../../lib/requirements/declared-path';
import { PathTraffic } from '../../../../lib/requirements/path-traffic';
import {
  type Placed,
  type Properties,
  NOT_APPLICABLE,
  NOT_MET,
  PENDING,
  MET,
  IMPORTED,
  UNKNOWN,
  checkOutcome,
  ATTRIBUTE,
  findingIds,
} from '../../check-outcome';

const state = (check: string, placed: Placed, declarations: Partial<Declarations> = {}) =>
  checkOutcome(check, placed, declarations).state;

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
    ['no backups and no monitoring', {}, [], NOT_APPLICABLE],
    ['a declared path without traffic', {}, [network], NOT_MET],
    ['copies on a declared path', plan('eu-central-1'), [network], MET],
    ['copies on a path of monitoring', plan('eu-central-1'), [{ ...byAws, to: 'eu-central-1' }], NOT_MET],
    ['copies to two Regions, one declared', plan('eu-central-1', 'eu-north-1'), [network], NOT_MET],
    ['copies within the Region', plan('eu-west-1'), [], MET],
    ['copies to an unknown Region', plan(IMPORTED), [], UNKNOWN],
    ['copies to an undeclared Region', plan('eu-north-1'), [network], NOT_MET],
    ['monitoring without any path', alarm, [], PENDING],
    ['copies without any path', plan('eu-north-1'), [], PENDING],
    ['monitoring over AWS', alarm, [byAws], MET],
    [
      'monitoring without a path, beside a path of backups',
      { ...alarm, ...plan('eu-central-1') },
      [network],
      NOT_MET,
    ],
    ['no endpoint', alarm, [byDoor], NOT_MET],
    [
      'an endpoint with private DNS',
      { ...alarm, ...endpoint({ VpcEndpointType: 'Interface', PrivateDnsEnabled: true }) },
      [byDoor],
      MET,
    ],
    [
      'an endpoint without private DNS',
      { ...alarm, ...endpoint({ VpcEndpointType: 'Interface' }) },
      [byDoor],
      NOT_MET,
    ],
    ['a gateway endpoint', { ...alarm, ...endpoint({ VpcEndpointType: 'Gateway' }) }, [byDoor], MET],
    ['no VPN connection', alarm, [byVpn], NOT_MET],
    ['a VPN connection', { ...alarm, Vpn: ['AWS::EC2::VPNConnection', {}] }, [byVpn], MET],
    ['another VPN connection', alarm, [{ ...byVpn, carrier: 'vpn-1' }], UNKNOWN],
  ])('%s', (_what, placed, paths, state) => {
    expect(checkOutcome('SEC-3.private-paths', placed, { paths }).state).toBe(state);
  });
});

describe('paths', () => {
  const plan = (destination: unknown) =>
    [
      'AWS::Backup::BackupPlan',
      {
        BackupPlan: {
          BackupPlanRule: [{ CopyActions: [{ DestinationBackupVaultArn: destination }] }],
        },
      },
    ] as const;
  const vault = (region: string) => `arn:aws:backup:${region}:111122223333:backup-vault:x`;
  const to = (...regions: string[]) => ({
    paths: regions.map((region) => ({
      traffic: PathTraffic.BACKUPS,
      from: 'eu-west-1',
      to: region,
      over: PathCarrier.AWS_NETWORK,
      carrier: region,
    })),
  });

  test.each<[string, unknown, string[], string]>([
    ['that is used', vault('eu-central-1'), ['eu-central-1'], MET],
    ['of two that is not used', vault('eu-central-1'), ['eu-central-1', 'eu-north-1'], NOT_MET],
    ['that no scenario resolves', ATTRIBUTE, [], UNKNOWN],
  ])('one %s', (_what, destination, regions, expected) => {
    expect(state('SEC-3.private-paths', { Plan: plan(destination) }, to(...regions))).toBe(expected);
  });

  test("over the organization's own endpoint, in an existing network that no template shows, is not decided", () => {
    const paths = [
      {
        traffic: PathTraffic.MONITORING,
        from: 'the servers',
        to: 'CloudWatch',
        over: PathCarrier.VPC_ENDPOINT,
        carrier: 'monitoring',
      },
    ];
    const network = { reason: 'the landing zone owns networks', evidence: 'the wiki', subnets: [] };
    expect(findingIds('SEC-3.private-paths', {}, { paths })).toEqual(['SEC-3.endpoint-missing']);
    expect(findingIds('SEC-3.private-paths', {}, { paths, network })).toEqual(['SEC-3.endpoint-unknown']);
  });

  test('an unused path has a finding', () => {
    expect(findingIds('SEC-3.private-paths', {}, to('eu-north-1'))).toEqual(['SEC-3.copy-missing']);
  });
});
