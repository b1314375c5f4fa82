import type { Finding } from '../../outcome';
import type { SpecialEvent } from '../../../requirements/declared-launch';
import { type CalendarEvent, freezingCalendars } from '../../analysis/calendars';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';

export const whn1ChangeCalendar: Check = {
  title: 'a change calendar holds each declared special event, and the opening day is in none',
  remediation:
    'hold each special event in a Change Calendar document of AWS Systems Manager that is open by default, and open on a day outside of them',
  examine(model, { declarations: { launch } }) {
    if (launch === undefined) return notApplicable('no launch is planned yet');
    const { opensOn, moment } = launch;
    const calendars = freezingCalendars(model);
    const events = calendars.flatMap((calendar) => calendar.events);
    const unknown = calendars.find(({ mayHaveMore }) => mayHaveMore)?.resource;
    const declared = moment.specialEvents.flatMap((freeze) =>
      findingsOf(freeze, opensOn, events, unknown !== undefined),
    );
    const onOpening = calendars
      .filter((calendar) => calendar.events.some((event) => touches(event, opensOn)))
      .map(({ resource }) => notMet(`an event of it is on the opening day, ${opensOn}`, resource));
    const open =
      unknown === undefined
        ? []
        : [
            unknownFinding(
              'on which days its events come is known only at deployment, or to who reads it',
              unknown,
            ),
          ];
    return verdict(
      calendars.map(({ resource }) => resource),
      [...declared, ...onOpening, ...open],
      `${opensOn} is in no freeze, and a calendar holds each special event (special events: ${moment.specialEvents.length})`,
    );
  },
};

function findingsOf(
  { name, firstDay, lastDay }: SpecialEvent,
  opensOn: string,
  events: readonly CalendarEvent[],
  mayBeMore: boolean,
): Finding[] {
  const during = opensOn >= firstDay && opensOn <= lastDay;
  const isHeld = events.some(
    ({ start, end }) => start <= startOf(firstDay) && end > `${compact(lastDay)}T2358`,
  );
  const missing = `no change calendar holds ${name}, from ${firstDay} to ${lastDay}`;
  return [
    ...(during ? [notMet(`the opening day, ${opensOn}, is in ${name}, from ${firstDay} to ${lastDay}`)] : []),
    ...(isHeld ? [] : [mayBeMore ? unknownFinding(`${missing}, as far as is known`) : notMet(missing)]),
  ];
}

function touches({ start, end }: CalendarEvent, day: string): boolean {
  return start.slice(0, 8) <= compact(day) && end > startOf(day);
}

function startOf(day: string): string {
  return `${compact(day)}T000000`;
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}
