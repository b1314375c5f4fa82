import type { SpecialEvent } from '../requirements/declared-launch';

/**
 * A calendar (iCalendar, RFC 5545) as Change Calendar of AWS Systems Manager reads it: what it is asked about is open, but
 * for the events. The same events give the same text on every day: where the format asks when an event was written, its
 * own first day stands.
 */
export function calendarText(description: string, events: readonly SpecialEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'PRODID:-//AWS//Change Calendar 1.0//EN',
    'VERSION:2.0',
    'X-CALENDAR-TYPE:DEFAULT_OPEN',
    `X-WR-CALDESC:${escaped(description)}`,
    'X-CALENDAR-CMEVENTS:DISABLED',
    'X-WR-TIMEZONE:UTC',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ name, firstDay, lastDay }: SpecialEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `DTSTAMP:${startOf(firstDay)}`,
    `UID:${encodeURIComponent(name)}-${firstDay}`,
    `SUMMARY:${escaped(name)}`,
    `DTSTART:${startOf(firstDay)}`,
    `DTEND:${startOf(dayAfter(lastDay))}`,
    'END:VEVENT',
  ];
}

function startOf(day: string): string {
  return `${day.replaceAll('-', '')}T000000Z`;
}

/** The end of an event is the first moment that does not belong to it. */
function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n|\r|\n/g, '\\n');
}

// In bytes, without the line break.
const LONGEST_LINE = 75;

/** A long line goes on in the next, behind a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > LONGEST_LINE) {
      parts.push(part);
      part = ' ';
    }
    part += character;
  }
  return [...parts, part].join('\r\n');
}
