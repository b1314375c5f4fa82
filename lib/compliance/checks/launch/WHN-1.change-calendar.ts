import type { SpecialEvent } from '../../../requirements/launch-plan-options';
import { type CalendarEvent, changeCalendarsOf } from '../../analysis/change-calendars';
import { type CheckFinding, findings } from '../../findings';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, noLaunchPlanned, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;

const FINDINGS = findings('WHN-1', Severity.LOW, {
  openingDuringEvent: {
    message: 'The opening day {opensOn} is during special event {event}, from {firstDay} to {lastDay}.',
    remediation: 'Choose an opening day outside of the special events.',
  },
  openingClosed: {
    message: '{resource} is closed on the opening day {opensOn}.',
    remediation: 'Choose an opening day outside of the events of the change calendar.',
  },
  eventNotInCalendar: {
    message: 'No change calendar is closed during special event {event}, from {firstDay} to {lastDay}.',
    remediation: 'Add the event to a Change Calendar document that is open by default.',
  },
  eventUnknown: {
    state: UNKNOWN,
    message:
      'No known event of a change calendar covers special event {event}, from {firstDay} to {lastDay}.',
    remediation: 'Write the event with DTSTART and DTEND in the change calendar.',
  },
  calendarUnknown: {
    state: UNKNOWN,
    message: 'Not all events of {resource} are known: they recur, or are known only at deployment.',
    remediation: 'Write each event with DTSTART and DTEND, and without recurrence.',
  },
});

export const whn1ChangeCalendar = defineCheck({
  id: 'WHN-1.change-calendar',
  title: 'A change calendar is closed during each special event, and open on the opening day',
  remediation:
    'Add each special event to a Change Calendar document of Systems Manager that is open by default, and open on a day outside of them.',
  findings: FINDINGS,
  asks: {},
  evaluate(model, { declarations: { launch } }) {
    if (launch === undefined) return noLaunchPlanned();
    const { opensOn, moment } = launch;
    const calendars = changeCalendarsOf(model);
    const events = calendars.flatMap((calendar) => calendar.events);
    const incomplete = calendars.find(({ mayHaveMore }) => mayHaveMore)?.resource;
    const closed = calendars.filter((calendar) => calendar.events.some((event) => includes(event, opensOn)));
    return outcomeOf(
      calendars.map(({ resource }) => resource),
      [
        ...moment.specialEvents.flatMap((event) =>
          eventFindings(event, opensOn, events, incomplete !== undefined),
        ),
        ...closed.map(({ resource }) => FINDINGS.openingClosed(resource, { opensOn })),
        ...(incomplete === undefined ? [] : [FINDINGS.calendarUnknown(incomplete)]),
      ],
      `Change calendars are open on ${opensOn}, and closed during each special event (special events: ${moment.specialEvents.length}).`,
    );
  },
});

function eventFindings(
  { name: event, firstDay, lastDay }: SpecialEvent,
  opensOn: string,
  events: readonly CalendarEvent[],
  mayBeMore: boolean,
): CheckFinding[] {
  const parameters = { event, firstDay, lastDay };
  const isDuring = opensOn >= firstDay && opensOn <= lastDay;
  const isInCalendar = events.some(
    ({ start, end }) => start <= startOf(firstDay) && end > `${compact(lastDay)}T2358`,
  );
  const missing = mayBeMore ? FINDINGS.eventUnknown(parameters) : FINDINGS.eventNotInCalendar(parameters);
  return [
    ...(isDuring ? [FINDINGS.openingDuringEvent({ ...parameters, opensOn })] : []),
    ...(isInCalendar ? [] : [missing]),
  ];
}

function includes({ start, end }: CalendarEvent, day: string): boolean {
  return start.slice(0, 8) <= compact(day) && end > startOf(day);
}

function startOf(day: string): string {
  return `${compact(day)}T000000`;
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}
