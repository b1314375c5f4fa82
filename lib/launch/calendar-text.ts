import type { SpecialEvent } from '../requirements/launch-plan-options';

/**
 * A calendar (iCalendar, RFC 5545) for Change Calendar of AWS Systems Manager: open except during the events. The same
 * events give the same text on every day: the time stamp of an event is its own first day.
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

/** The end of an event is exclusive. */
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

/** A long line continues in the next, after a space. */
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
