const MINUTES_OF_DAY = 24 * 60;
const DAY_NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const DAYS_OF_MONTH = 31;
const DAYS_OF_YEAR = 366;

/**
 * The longest interval, in minutes, between two times of a schedule such as `cron(0 0/4 ? * * *)`, with the fields
 * minute, hour, day of the month, month, day of the week and year.
 *
 * @returns undefined for an expression that is not supported
 */
export function cronInterval(expression: string): number | undefined {
  const fields = /^cron\((.+)\)$/.exec(expression.trim())?.[1].trim().split(/\s+/);
  if (fields?.length !== 6) return undefined;
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = fields;
  const minutes = values(minute, 0, 59);
  const hours = values(hour, 0, 23);
  const days = longestDays(dayOfMonth, month, dayOfWeek);
  if (minutes === undefined || hours === undefined || days === undefined || !isEvery(year)) return undefined;
  const times = hours.flatMap((ofHour) => minutes.map((ofMinute) => ofHour * 60 + ofMinute));
  const overNight = days * MINUTES_OF_DAY - times[times.length - 1] + times[0];
  return Math.max(overNight, ...times.slice(1).map((time, index) => time - times[index]));
}

/** The most days between two days of the schedule. */
function longestDays(dayOfMonth: string, month: string, dayOfWeek: string): number | undefined {
  if (!isEvery(month)) return DAYS_OF_YEAR;
  if (!isEvery(dayOfMonth)) return DAYS_OF_MONTH;
  if (isEvery(dayOfWeek)) return 1;
  const days = values(named(dayOfWeek), 1, 7);
  if (days === undefined) return undefined;
  return Math.max(
    days[0] + 7 - days[days.length - 1],
    ...days.slice(1).map((day, index) => day - days[index]),
  );
}

/** `MON-FRI` as `2-6`. */
function named(dayOfWeek: string): string {
  return dayOfWeek.toUpperCase().replace(/[A-Z]{3}/g, (name) => String(DAY_NAMES.indexOf(name) + 1));
}

function isEvery(field: string): boolean {
  return field === '*' || field === '?';
}

/** The values of a field of lists, ranges and steps, in order. */
function values(field: string, min: number, max: number): number[] | undefined {
  const parts = field.split(',').map((part) => valuesOf(part, min, max));
  if (!parts.every((part) => part !== undefined)) return undefined;
  return [...new Set(parts.flat())].sort((one, other) => one - other);
}

function valuesOf(part: string, min: number, max: number): number[] | undefined {
  const [, start, end, step] = FIELD.exec(part) ?? [];
  const from = start === '*' ? min : Number(start);
  const last = start === '*' || Boolean(step) ? max : from;
  const to = end ? Number(end) : last;
  const by = step ? Number(step) : 1;
  // False for NaN, too.
  if (!(from >= min && to <= max && to >= from && by >= 1)) return undefined;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

const FIELD = /^(\*|\d+)(?:-(\d+))?(?:\/(\d+))?$/;
