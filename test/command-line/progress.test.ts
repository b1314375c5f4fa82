import { Progress } from '../../bin/commands/progress';
import { PLAIN } from '../../lib/reports/reporter';

/** What a progress writes that is shown at these times, in milliseconds. */
function shown(times: readonly number[], isTerminal = true): string[] {
  const written: string[] = [];
  let time = 0;
  const status = isTerminal ? (text: string) => written.push(text) : undefined;
  const progress = new Progress({ out: written.push, err: written.push, paint: PLAIN, status }, () => time);
  progress.during(() => {
    for (time of times) progress.show(`at ${time}`);
  });
  return written;
}

test('progress is shown from two seconds on, and removed at the end', () => {
  expect(shown([0, 1999])).toEqual([]);
  expect(shown([1000, 2000, 2500])).toEqual(['at 2000', 'at 2500', '']);
});

test('progress is shown on a terminal only', () => {
  expect(shown([2000, 3000], false)).toEqual([]);
});
