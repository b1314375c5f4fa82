import { day, checkedText } from '../internal/checked-text';
import { type Fault, faultsAt, type KeyPath } from '../internal/fault';
import type { LaunchMoment, LaunchPlanOptions, SpecialEvent } from '../requirements/launch-plan-options';

const REQUIREMENT = 'WHN-1';
const OPENING_DAY = 'opening day of the launch plan';

/** What is wrong with the opening day: the team is not available on it, or a special event takes place. */
export function momentFaults({
  opensOn,
  moment,
}: Pick<LaunchPlanOptions, 'opensOn' | 'moment'>): readonly Fault[] {
  const { busiestHours, specialEvents, teamAvailable } = moment;
  const malformed = faultsAt(['opensOn'], () => day(OPENING_DAY, opensOn, REQUIREMENT));
  const opening = malformed.length === 0 ? opensOn : undefined;
  return [
    ...malformed,
    ...faultsAt(['moment', 'busiestHours'], () =>
      checkedText('busiest hours of the launch plan', busiestHours, REQUIREMENT),
    ),
    ...teamFaults(teamAvailable, opening),
    ...specialEvents.flatMap((event, index) => eventFaults(event, index, opening)),
    ...twinFaults(specialEvents),
  ];
}

function teamFaults({ from, to }: LaunchMoment['teamAvailable'], opening: string | undefined): Fault[] {
  const what = 'availability of the team in the launch plan';
  const faults = periodFaults(['moment', 'teamAvailable'], what, { from, to });
  if (faults.length > 0 || opening === undefined || (opening >= from && opening <= to)) return faults;
  return [
    notOn(opening, {
      id: 'launch-plan.team-not-available',
      limit: `the team is available from ${from} to ${to}`,
      remediation: 'open on one of these days, or extend the availability of the team',
    }),
  ];
}

function eventFaults(
  { name, firstDay, lastDay }: SpecialEvent,
  index: number,
  opening: string | undefined,
): Fault[] {
  const path = ['moment', 'specialEvents', index];
  const faults = [
    ...faultsAt([...path, 'name'], () =>
      checkedText('name of a special event of the launch plan', name, REQUIREMENT),
    ),
    ...periodFaults(path, `special event ${name} of the launch plan`, { firstDay, lastDay }),
  ];
  if (faults.length > 0 || opening === undefined || opening < firstDay || opening > lastDay) return faults;
  return [
    notOn(opening, {
      id: 'launch-plan.change-freeze',
      limit: `${name} freezes changes from ${firstDay} to ${lastDay}`,
      remediation: 'open before it or after it',
    }),
  ];
}

function twinFaults(events: readonly SpecialEvent[]): Fault[] {
  return events.flatMap(({ name }, index) => {
    if (events.findIndex((other) => other.name === name) === index) return [];
    return [
      {
        id: 'launch-plan.duplicate-event',
        path: ['moment', 'specialEvents', index, 'name'],
        what: 'special events of the launch plan',
        value: name,
        limit: 'two events have that name',
        remediation: 'use each name once',
        requirement: REQUIREMENT,
      },
    ];
  });
}

/** What is wrong with two days, given under their keys, that are the first and the last of a period. */
function periodFaults(path: KeyPath, what: string, period: { readonly [key: string]: string }): Fault[] {
  const [[firstKey, first], [lastKey, last]] = Object.entries(period);
  const faults = [
    ...faultsAt([...path, firstKey], () => day(`first day of the ${what}`, first, REQUIREMENT)),
    ...faultsAt([...path, lastKey], () => day(`last day of the ${what}`, last, REQUIREMENT)),
  ];
  if (faults.length > 0 || first <= last) return faults;
  return [
    {
      id: 'launch-plan.period-reversed',
      path,
      what,
      value: `${first} to ${last}`,
      limit: 'it ends before it begins',
      remediation: 'write the earlier day first',
      requirement: REQUIREMENT,
    },
  ];
}

function notOn(opening: string, fault: Pick<Fault, 'id' | 'limit' | 'remediation'>): Fault {
  return { ...fault, path: ['opensOn'], what: OPENING_DAY, value: opening, requirement: REQUIREMENT };
}
