import { Duration } from 'aws-cdk-lib';
import { Capacity, type CapacityNeeds } from '../../lib/components/servers/capacity';
import { wrongUse } from './wrong-use';

const NEEDS: CapacityNeeds = { availability: 99.9, recoveryTime: Duration.minutes(15), peak: 2 };

test('what the business needs is declared in percent, minutes and multiples', () => {
  expect(Capacity.of(NEEDS).declared).toEqual({ availability: 99.9, recoveryMinutes: 15, peak: 2 });
});

test.each<[string, Partial<CapacityNeeds>, string]>([
  ['always available', { availability: 100 }, 'capacity: availability: got 100'],
  ['hardly available', { availability: 9.9 }, 'capacity: availability: got 9.9'],
  ['available in no number', { availability: Number.NaN }, 'capacity: availability'],
  ['back at once', { recoveryTime: Duration.seconds(0) }, 'capacity: recovery time in minutes: got 0'],
  ['back in a minute and a half', { recoveryTime: Duration.seconds(90) }, 'got 1.5'],
  ['a peak below the ordinary', { peak: 0.5 }, 'capacity: peak: got 0.5'],
  ['a peak beyond measure', { peak: 101 }, 'capacity: peak: got 101'],
])('%s is refused', (_, needs, message) => {
  const refused = wrongUse(() => Capacity.of({ ...NEEDS, ...needs }));
  expect(refused).toContain(message);
  expect(refused).toMatch(/\[SRV-2\]$/);
});
