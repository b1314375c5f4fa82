import { Duration } from 'aws-cdk-lib';
import { Objectives, type ObjectivesOptions } from '../../lib/components/objectives';
import { wrongUse } from './wrong-use';

const NEEDS: ObjectivesOptions = { availability: 99.9, rto: Duration.minutes(15), peakLoad: 2 };

test('what the business needs is declared in percent, minutes and multiples', () => {
  expect(Objectives.of(NEEDS).declared).toEqual({ availability: 99.9, rtoMinutes: 15, peakLoad: 2 });
});

test.each<[string, Partial<ObjectivesOptions>, string]>([
  ['always available', { availability: 100 }, 'objectives: availability: got 100'],
  ['hardly available', { availability: 9.9 }, 'objectives: availability: got 9.9'],
  ['available in no number', { availability: Number.NaN }, 'objectives: availability'],
  ['back at once', { rto: Duration.seconds(0) }, 'objectives: rto in minutes: got 0'],
  ['back in a minute and a half', { rto: Duration.seconds(90) }, 'got 1.5'],
  ['a peak below the ordinary', { peakLoad: 0.5 }, 'objectives: peakLoad: got 0.5'],
  ['a peak beyond measure', { peakLoad: 101 }, 'objectives: peakLoad: got 101'],
])('%s is refused', (_, needs, message) => {
  const refused = wrongUse(() => Objectives.of({ ...NEEDS, ...needs }));
  expect(refused).toContain(message);
  expect(refused).toMatch(/\[SRV-2\]$/);
});
