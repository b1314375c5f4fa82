import { GIVEN, MADE, MET, NO, NONE, PENDING, type Placed, type Properties, verdictOf } from '../verdict-of';

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
  verdictOf('SRV-2.capacity', placed, needs(availability, peakLoad));

describe('servers bear the availability that the business needs', () => {
  const TWO = ['eu-west-1a', 'eu-west-1b'];
  const UNKNOWN = { 'Fn::GetAtt': ['Lookup', 'Zone'] };

  test.each<[string, Placed, number, string]>([
    ['two in two zones', serversIn(TWO, 2), 99.99, MET],
    ['two in two zones, for more than AWS promises', serversIn(TWO, 2), 99.995, NO],
    ['one in two zones', serversIn(TWO, 1, 2), 99.9, NO],
    ['one in two zones, for no more than AWS promises for one', serversIn(TWO, 1, 2), 99.5, MET],
    ['two in one zone', serversIn(['eu-west-1a'], 2), 99.9, NO],
    ['two in two subnets of one zone', serversIn(['eu-west-1a', 'eu-west-1a'], 2), 99.9, NO],
    ['two in zones that nobody knows', serversIn([UNKNOWN, UNKNOWN], 2), 99.9, PENDING],
    ['two in zones that nobody knows, for what one bears', serversIn([UNKNOWN], 2), 99.5, MET],
    ['two in zones that nobody knows, for more than several bear', serversIn([UNKNOWN], 2), 99.995, NO],
    ['two in one zone for sure, and perhaps another', serversIn(['eu-west-1a', UNKNOWN], 2), 99.9, PENDING],
    ['one in a zone that nobody knows', serversIn([UNKNOWN], 1), 99.9, NO],
    ['two in two zones for sure, and perhaps a third', serversIn([...TWO, UNKNOWN], 2), 99.9, MET],
    ['as many as only the deployment tells', serversIn(TWO, GIVEN), 99.9, PENDING],
    ['as many at the most as only the deployment tells', serversIn(TWO, 2, GIVEN), 99.9, PENDING],
  ])('%s', (_what, placed, availability, state) => {
    expect(says(placed, availability).state).toBe(state);
  });
});

test.each<[number, number, number, string]>([
  [2, 4, 2, MET],
  [2, 3, 2, NO],
  [2, 3, 1.5, MET],
  [3, 4, 1.4, NO],
  [2, 2, 1, MET],
])('%d servers that grow to %d bear a peak of %d times: %s', (least, most, peakLoad, state) => {
  expect(says(serversIn(['eu-west-1a', 'eu-west-1b'], least, most), 99.9, peakLoad).state).toBe(state);
});

test.each<[Properties, number, string]>([
  [{ MultiAZ: true }, 99.95, MET],
  [{ MultiAZ: true }, 99.99, NO],
  [{ MultiAZ: false }, 99.9, NO],
  [{}, 99.9, NO],
  [{}, 99.5, MET],
  [{ MultiAZ: MADE }, 99.9, PENDING],
])('a store with %j, for %d percent of a month: %s', (properties, availability, state) => {
  expect(says({ Orders: [DATABASE, properties] }, availability).state).toBe(state);
});

test('what is met was looked at; where nobody says what is needed, nothing is asked', () => {
  const placed: Placed = { ...serversIn(['eu-west-1a'], 1), Orders: [DATABASE, {}] };
  const { resources } = says(placed, 99.5);

  expect(resources.map(({ logicalId }) => logicalId)).toEqual(['Servers', 'Orders']);
  expect(verdictOf('SRV-2.capacity', placed).state).toBe(NONE);
});
