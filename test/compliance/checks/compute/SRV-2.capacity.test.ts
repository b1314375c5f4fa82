import {
  type Placed,
  checkOutcome,
  NOT_APPLICABLE,
  type Properties,
  MET,
  NOT_MET,
  UNRESOLVABLE,
  UNKNOWN,
  IMPORTED,
} from '../../check-outcome';

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';

const DATABASE = 'AWS::RDS::DBInstance';

const needs = (availability: number, peakLoad = 1) => ({
  objectives: { availability, peakLoad, rtoMinutes: 5 },
});

/** Servers in subnets of these zones. */
function serversIn(zones: readonly unknown[], min: unknown, max: unknown = min): Placed {
  const subnets = zones.map((AvailabilityZone, number): [string, Placed[string]] => [
    `Subnet${number}`,
    ['AWS::EC2::Subnet', { AvailabilityZone }],
  ]);
  return {
    ...Object.fromEntries(subnets),
    Servers: [GROUP, { MinSize: min, MaxSize: max, VPCZoneIdentifier: subnets.map(([id]) => ({ Ref: id })) }],
  };
}

const resultOf = (placed: Placed, availability: number, peakLoad?: number) =>
  checkOutcome('SRV-2.capacity', placed, needs(availability, peakLoad));

describe('servers satisfy the declared availability', () => {
  const TWO = ['eu-west-1a', 'eu-west-1b'];
  const ZONE = { 'Fn::GetAtt': ['Lookup', 'Zone'] };

  test.each<[string, Placed, number, string]>([
    ['two in two zones', serversIn(TWO, 2), 99.99, MET],
    ['two in two zones, for more than the SLA', serversIn(TWO, 2), 99.995, NOT_MET],
    ['one in two zones', serversIn(TWO, 1, 2), 99.9, NOT_MET],
    ['one in two zones, for the SLA of one instance', serversIn(TWO, 1, 2), 99.5, MET],
    ['two in one zone', serversIn(['eu-west-1a'], 2), 99.9, NOT_MET],
    ['two in two subnets of one zone', serversIn(['eu-west-1a', 'eu-west-1a'], 2), 99.9, NOT_MET],
    ['two in unknown zones', serversIn([ZONE, ZONE], 2), 99.9, UNKNOWN],
    ['two in unknown zones, for the SLA of one instance', serversIn([ZONE], 2), 99.5, MET],
    ['two in unknown zones, for more than the SLA', serversIn([ZONE], 2), 99.995, NOT_MET],
    ['two in one known and one unknown zone', serversIn(['eu-west-1a', ZONE], 2), 99.9, UNKNOWN],
    ['one in an unknown zone', serversIn([ZONE], 1), 99.9, NOT_MET],
    ['two in two known zones and an unknown one', serversIn([...TWO, ZONE], 2), 99.9, MET],
    ['a minimum that is known only at deployment', serversIn(TWO, IMPORTED), 99.9, UNKNOWN],
    ['a maximum that is known only at deployment', serversIn(TWO, 2, IMPORTED), 99.9, UNKNOWN],
  ])('%s', (_what, placed, availability, state) => {
    expect(resultOf(placed, availability).state).toBe(state);
  });
});

test.each<[number, number, number, string]>([
  [2, 4, 2, MET],
  [2, 3, 2, NOT_MET],
  [2, 3, 1.5, MET],
  [3, 4, 1.4, NOT_MET],
  [2, 2, 1, MET],
])('%d servers that scale to %d, for a peak load of %d times: %s', (min, max, peakLoad, state) => {
  expect(resultOf(serversIn(['eu-west-1a', 'eu-west-1b'], min, max), 99.9, peakLoad).state).toBe(state);
});

test.each<[Properties, number, string]>([
  [{ MultiAZ: true }, 99.95, MET],
  [{ MultiAZ: true }, 99.99, NOT_MET],
  [{ MultiAZ: false }, 99.9, NOT_MET],
  [{}, 99.9, NOT_MET],
  [{}, 99.5, MET],
  [{ MultiAZ: UNRESOLVABLE }, 99.9, UNKNOWN],
])('a store with %j, for %d percent of a month: %s', (properties, availability, state) => {
  expect(resultOf({ Orders: [DATABASE, properties] }, availability).state).toBe(state);
});

test('is met with the evaluated resources, and not applicable without declared objectives', () => {
  const placed: Placed = { ...serversIn(['eu-west-1a'], 1), Orders: [DATABASE, {}] };
  const { resources } = resultOf(placed, 99.5);

  expect(resources.map(({ logicalId }) => logicalId)).toEqual(['Servers', 'Orders']);
  expect(checkOutcome('SRV-2.capacity', placed).state).toBe(NOT_APPLICABLE);
});
