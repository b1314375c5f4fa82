import { Duration } from 'aws-cdk-lib';
import { Objectives, type ObjectivesOptions } from '../../lib/components/objectives';
import { wrongUse } from './wrong-use';

const NEEDS: ObjectivesOptions = { availability: 99.9, rto: Duration.minutes(15), peakLoad: 2 };

test('what the business needs is declared in percent, minutes and multiples', () => {
  expect(Objectives.of(NEEDS).declared).toEqual({ availability: 99.9, rtoMinutes: 15, peakLoad: 2 });
});

test.each<[string, Partial<ObjectivesOptions>, string, string]>([
  ['always available', { availability: 100 }, 'objectives: availability: got 100', 'availability-range'],
  ['hardly available', { availability: 9.9 }, 'objectives: availability: got 9.9', 'availability-range'],
  ['available in no number', { availability: Number.NaN }, 'objectives: availability', 'availability-range'],
  ['back at once', { rto: Duration.seconds(0) }, 'objectives: rto in minutes: got 0', 'rto-range'],
  ['back in a minute and a half', { rto: Duration.seconds(90) }, 'got 1.5', 'rto-range'],
  ['a peak below the ordinary', { peakLoad: 0.5 }, 'objectives: peakLoad: got 0.5', 'peak-load-range'],
  ['a peak beyond measure', { peakLoad: 101 }, 'objectives: peakLoad: got 101', 'peak-load-range'],
])('%s is refused', (_, needs, message, fault) => {
  const refused = wrongUse(() => Objectives.of({ ...NEEDS, ...needs }));
  expect(refused).toContain(message);
  expect(refused.endsWith(`[SRV-2, objectives.${fault}]`)).toBe(true);
});
