import type { ModelResource, ResourceModel } from '../model/resource-model';
import { isLiteral } from '../model/resource-model';

/** A change calendar that is closed during its events. */
export interface ChangeCalendar {
  readonly resource: ModelResource;
  readonly events: readonly CalendarEvent[];
  /** True if events recur, are in a form that is not supported, or are known only at deployment. */
  readonly mayHaveMore: boolean;
}

export interface CalendarEvent {
  /** Such as `20270102T000000`; included. */
  readonly start: string;
  /** Not included. */
  readonly end: string;
}

/** The calendars of Systems Manager Change Calendar that are open by default, and closed during their events. */
export function changeCalendarsOf(model: ResourceModel): readonly ChangeCalendar[] {
  return model
    .ofType('AWS::SSM::Document')
    .filter(({ properties }) => properties.DocumentType === 'ChangeCalendar')
    .flatMap((resource) => {
      const text = model.text(resource.properties.Content, resource.stack);
      if (!isLiteral(text)) return [{ resource, events: [], mayHaveMore: true }];
      const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
      if (!lines.includes('X-CALENDAR-TYPE:DEFAULT_OPEN')) return [];
      const starts = [...lines.keys()].filter((index) => lines[index] === 'BEGIN:VEVENT');
      const events = starts.flatMap((from) => eventOf(lines, from));
      const isRecurring = lines.some((line) => /^R(?:RULE|DATE)[;:]/.test(line));
      return [{ resource, events, mayHaveMore: isRecurring || events.length < starts.length }];
    });
}

/** None for an event without DTSTART or DTEND, such as one with a DURATION. */
function eventOf(lines: readonly string[], from: number): CalendarEvent[] {
  const body = lines.slice(from, lines.indexOf('END:VEVENT', from));
  const start = timeOf(body, 'DTSTART');
  const end = timeOf(body, 'DTEND');
  return start === undefined || end === undefined ? [] : [{ start, end }];
}

/** A date is its first moment. Time zones are ignored, since special events are whole days in the zone of the calendar. */
function timeOf(body: readonly string[], name: string): string | undefined {
  const line = body.find((one) => one.startsWith(`${name}:`) || one.startsWith(`${name};`));
  const found = /:(\d{8})(?:T(\d{6}))?Z?$/.exec(line ?? '');
  return found === null ? undefined : `${found[1]}T${found.at(2) ?? '000000'}`;
}
