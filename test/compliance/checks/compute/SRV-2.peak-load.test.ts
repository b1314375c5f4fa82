import {
  type Properties,
  checkOutcome,
  MET,
  NOT_MET,
  IMPORTED,
  UNKNOWN,
  type Placed,
} from '../../check-outcome';

/** Subnets with these Availability Zones. */
const placed = (...zones: unknown[]): Placed =>
  Object.fromEntries(
    zones.map((AvailabilityZone, index) => [
      `Subnet${index}`,
      ['AWS::EC2::Subnet', { AvailabilityZone }] as const,
    ]),
  );

const three = placed('eu-west-1a', 'eu-west-1b', 'eu-west-1c');

describe('the peak load that servers scale to', () => {
  const NODES = 'AWS::EKS::Nodegroup';
  const GROUP = 'AWS::AutoScaling::AutoScalingGroup';
  const bears = (peakLoad: number, type: string, properties: Properties) =>
    checkOutcome(
      'SRV-2.capacity',
      { ...three, It: [type, properties] },
      { objectives: { availability: 99, rtoMinutes: 60, peakLoad } },
    ).state;

  test.each<[number, string, Properties, string]>([
    [2, GROUP, { MinSize: '2', MaxSize: '4' }, MET],
    [2, GROUP, { MinSize: '2', MaxSize: '3' }, NOT_MET],
    [2, NODES, {}, MET],
    [3, NODES, {}, NOT_MET],
    [3, NODES, { ScalingConfig: { MaxSize: 3 } }, MET],
    [2, NODES, { ScalingConfig: { MaxSize: 1 } }, NOT_MET],
    [1, GROUP, { MinSize: '1', MaxSize: IMPORTED }, UNKNOWN],
  ])('%d times the minimum: %s %j', (peakLoad, type, properties, state) => {
    expect(bears(peakLoad, type, properties)).toBe(state);
  });
});
