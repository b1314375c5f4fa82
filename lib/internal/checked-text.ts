import { Token } from 'aws-cdk-lib';
import { StageEnvironmentError } from './errors';

/**
 * A text that is not blank.
 *
 * @throws StageEnvironmentError if it is missing, which types do not prevent in JavaScript, blank, or known only at
 * deployment
 */
export function checkedText(what: string, text: string | undefined, requirement?: string): string {
  if (text !== undefined && !Token.isUnresolved(text) && text.trim() !== '') return text;
  throw new StageEnvironmentError({
    id: 'text.blank',
    what,
    value: text,
    limit: 'it is shown in the report and must not be blank',
    remediation: 'write it in a few words',
    requirement,
  });
}

/**
 * A day of the calendar. Such days can be compared as texts.
 *
 * @throws StageEnvironmentError if it is not `YYYY-MM-DD`, or not in the calendar
 */
export function day(what: string, date: string, requirement?: string): string {
  if (isDay(date)) return date;
  throw new StageEnvironmentError({
    id: 'day.malformed',
    what,
    value: date,
    limit: 'it must be a day of the calendar, year first',
    remediation: "write it as '2027-03-31'",
    requirement,
  });
}

function isDay(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}
