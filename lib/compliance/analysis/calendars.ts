import type { ModelResource, ResourceModel } from '../model/resource-model';
import { isLiteral } from '../model/resource-model';

/** A calendar in which nothing is changed while an event of it lasts. */
export interface Calendar {
  readonly resource: ModelResource;
  readonly events: readonly CalendarEvent[];
  /** True if events come again, are not written in a way that is read here, or are known only at deployment. */
  readonly mayHaveMore: boolean;
}

export interface CalendarEvent {
  /** Its first moment, as `20270102T000000`. */
  readonly start: string;
  /** The first moment that does not belong to it. */
  readonly end: string;
}

/** The calendars (Change Calendar of AWS Systems Manager) that are open by default, and closed by their events. */
export function freezingCalendars(model: ResourceModel): readonly Calendar[] {
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
      const again = lines.some((line) => /^R(?:RULE|DATE)[;:]/.test(line));
      return [{ resource, events, mayHaveMore: again || events.length < starts.length }];
    });
}

/** None if it has no moment at which it starts or ends, such as one that lasts for a time. */
function eventOf(lines: readonly string[], from: number): CalendarEvent[] {
  const body = lines.slice(from, lines.indexOf('END:VEVENT', from));
  const start = moment(body, 'DTSTART');
  const end = moment(body, 'DTEND');
  return start === undefined || end === undefined ? [] : [{ start, end }];
}

/** A day stands for its first moment. Time zones are left out: what is asked is which days, and they have their own. */
function moment(body: readonly string[], name: string): string | undefined {
  const line = body.find((one) => one.startsWith(`${name}:`) || one.startsWith(`${name};`));
  const found = /:(\d{8})(?:T(\d{6}))?Z?$/.exec(line ?? '');
  return found === null ? undefined : `${found[1]}T${found.at(2) ?? '000000'}`;
}
