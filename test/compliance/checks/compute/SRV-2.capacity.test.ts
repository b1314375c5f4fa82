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
function serversIn(zones: readonly unknown[], least: unknown, most: unknown = least): Placed {
  const subnets = zones.map((AvailabilityZone, number): [string, Placed[string]] => [
    `Subnet${number}`,
    ['AWS::EC2::Subnet', { AvailabilityZone }],
  ]);
  return {
    ...Object.fromEntries(subnets),
    Servers: [
      GROUP,
      { MinSize: least, MaxSize: most, VPCZoneIdentifier: subnets.map(([id]) => ({ Ref: id })) },
    ],
  };
}

const says = (placed: Placed, availability: number, peakLoad?: number) =>
  checkOutcome('SRV-2.capacity', placed, needs(availability, peakLoad));

describe('servers bear the availability that the business needs', () => {
  const TWO = ['eu-west-1a', 'eu-west-1b'];
  const ZONE = { 'Fn::GetAtt': ['Lookup', 'Zone'] };

  test.each<[string, Placed, number, string]>([
    ['two in two zones', serversIn(TWO, 2), 99.99, MET],
    ['two in two zones, for more than AWS promises', serversIn(TWO, 2), 99.995, NOT_MET],
    ['one in two zones', serversIn(TWO, 1, 2), 99.9, NOT_MET],
    ['one in two zones, for no more than AWS promises for one', serversIn(TWO, 1, 2), 99.5, MET],
    ['two in one zone', serversIn(['eu-west-1a'], 2), 99.9, NOT_MET],
    ['two in two subnets of one zone', serversIn(['eu-west-1a', 'eu-west-1a'], 2), 99.9, NOT_MET],
    ['two in zones that nobody knows', serversIn([ZONE, ZONE], 2), 99.9, UNKNOWN],
    ['two in zones that nobody knows, for what one bears', serversIn([ZONE], 2), 99.5, MET],
    ['two in zones that nobody knows, for more than several bear', serversIn([ZONE], 2), 99.995, NOT_MET],
    ['two in one zone for sure, and perhaps another', serversIn(['eu-west-1a', ZONE], 2), 99.9, UNKNOWN],
    ['one in a zone that nobody knows', serversIn([ZONE], 1), 99.9, NOT_MET],
    ['two in two zones for sure, and perhaps a third', serversIn([...TWO, ZONE], 2), 99.9, MET],
    ['as many as only the deployment tells', serversIn(TWO, IMPORTED), 99.9, UNKNOWN],
    ['as many at the most as only the deployment tells', serversIn(TWO, 2, IMPORTED), 99.9, UNKNOWN],
  ])('%s', (_what, placed, availability, state) => {
    expect(says(placed, availability).state).toBe(state);
  });
});

test.each<[number, number, number, string]>([
  [2, 4, 2, MET],
  [2, 3, 2, NOT_MET],
  [2, 3, 1.5, MET],
  [3, 4, 1.4, NOT_MET],
  [2, 2, 1, MET],
])('%d servers that grow to %d bear a peak of %d times: %s', (least, most, peakLoad, state) => {
  expect(says(serversIn(['eu-west-1a', 'eu-west-1b'], least, most), 99.9, peakLoad).state).toBe(state);
});

test.each<[Properties, number, string]>([
  [{ MultiAZ: true }, 99.95, MET],
  [{ MultiAZ: true }, 99.99, NOT_MET],
  [{ MultiAZ: false }, 99.9, NOT_MET],
  [{}, 99.9, NOT_MET],
  [{}, 99.5, MET],
  [{ MultiAZ: UNRESOLVABLE }, 99.9, UNKNOWN],
])('a store with %j, for %d percent of a month: %s', (properties, availability, state) => {
  expect(says({ Orders: [DATABASE, properties] }, availability).state).toBe(state);
});

test('what is met was looked at; where nobody says what is needed, nothing is asked', () => {
  const placed: Placed = { ...serversIn(['eu-west-1a'], 1), Orders: [DATABASE, {}] };
  const { resources } = says(placed, 99.5);

  expect(resources.map(({ logicalId }) => logicalId)).toEqual(['Servers', 'Orders']);
  expect(checkOutcome('SRV-2.capacity', placed).state).toBe(NOT_APPLICABLE);
});
