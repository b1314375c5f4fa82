import { day } from '../../lib/internal/checked-text';

test.each(['2026-02-30', '31.3.2027', 'tomorrow'])('%s is rejected, with an example of a day', (date) => {
  expect(() => day("'--as-of'", date)).toThrow(
    `'--as-of': got '${date}', but it must be a day of the calendar, year first; write it as '2027-03-31'`,
  );
});
