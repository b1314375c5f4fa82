import { Token } from 'aws-cdk-lib';
import { StageEnvironmentError } from './errors';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const TIME = `(${DAYS.join('|')}):([01]\\d|2[0-3]):([0-5]\\d)`;

/** A maintenance window as Amazon RDS writes it, such as `sun:01:30-sun:02:00`, in UTC. */
export const MAINTENANCE_WINDOW = new RegExp(`^${TIME}-${TIME}$`);

/** A time each day, in minutes after midnight UTC, and how long it lasts. */
export interface DailyWindow {
  readonly start: number;
  readonly minutes: number;
}

/**
 * A maintenance window, once it is known that RDS takes it.
 *
 * @param what what it is of, for the error
 * @throws StageEnvironmentError if it is malformed, shorter than half an hour or longer than a day
 */
export function checkedMaintenanceWindow(what: string, window: string): string {
  if (Token.isUnresolved(window)) return window;
  const minutes = MAINTENANCE_WINDOW.test(window) ? rangeOf(window).minutes : 0;
  if (minutes >= 30 && minutes <= DAY) return window;
  throw new StageEnvironmentError({
    id: 'database.maintenance-window',
    what: `${what}: maintenance window`,
    value: window,
    limit: 'RDS takes two times in UTC, from half an hour to a day apart',
    remediation: "write it as 'sun:01:30-sun:02:00', or leave it out",
  });
}

/** The first of daily windows that overlaps a maintenance window, on any day of the week. */
export function overlapOf(window: string, daily: readonly DailyWindow[]): DailyWindow | undefined {
  if (Token.isUnresolved(window)) return undefined;
  const { start, minutes } = rangeOf(window);
  return daily.find((other) =>
    DAYS.some((_, day) => {
      const distance = (day * DAY + other.start - start + WEEK) % WEEK;
      return distance < minutes || WEEK - distance < other.minutes;
    }),
  );
}

/**
 * Half an hour each day, an hour after the end of a maintenance window, as Amazon RDS writes a backup window; undefined for
 * a window that is known only at deployment.
 */
export function backupWindowAfter(window: string): string | undefined {
  if (Token.isUnresolved(window)) return undefined;
  const { start, minutes } = rangeOf(window);
  const from = (start + minutes + 60) % DAY;
  return [from, (from + 30) % DAY].map((time) => timeText({ start: time })).join('-');
}

/** A daily time, as `05:00`. */
export function timeText({ start }: Pick<DailyWindow, 'start'>): string {
  return [Math.floor(start / 60), start % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function rangeOf(window: string): DailyWindow {
  const [, fromDay, fromHour, fromMinute, toDay, toHour, toMinute] = MAINTENANCE_WINDOW.exec(window) ?? [];
  const start = DAYS.indexOf(fromDay) * DAY + Number(fromHour) * 60 + Number(fromMinute);
  const end = DAYS.indexOf(toDay) * DAY + Number(toHour) * 60 + Number(toMinute);
  return { start, minutes: (end - start + WEEK) % WEEK };
}
