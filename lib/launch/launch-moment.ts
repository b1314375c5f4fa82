import { StageEnvironmentError } from '../internal/errors';
import { day, checkedText } from '../internal/checked-text';
import type { LaunchMoment, SpecialEvent } from '../requirements/declared-launch';

const REQUIREMENT = 'WHN-1';

/**
 * Checks that the team is available on the opening day, and that no special event takes place.
 *
 * @throws StageEnvironmentError if not, or if an answer is blank, not a day, or ends before it begins
 */
export function checkMoment(
  opensOn: string,
  { busiestHours, specialEvents, teamAvailable }: LaunchMoment,
): void {
  day('opening day of the launch plan', opensOn, REQUIREMENT);
  checkedText('busiest hours of the launch plan', busiestHours, REQUIREMENT);
  const { from, to } = teamAvailable;
  checkDays('availability of the team in the launch plan', from, to);
  if (opensOn < from || opensOn > to) {
    refuse(
      'opening day of the launch plan',
      opensOn,
      `the team is available from ${from} to ${to}`,
      'open on one of these days, or extend the availability of the team',
    );
  }
  specialEvents.forEach((event) => checkEvent(opensOn, event));
  const names = specialEvents.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    refuse('special events of the launch plan', twice, 'two events have that name', 'use each name once');
  }
}

function checkEvent(opensOn: string, { name, firstDay, lastDay }: SpecialEvent): void {
  checkedText('name of a special event of the launch plan', name, REQUIREMENT);
  checkDays(`special event ${name} of the launch plan`, firstDay, lastDay);
  if (opensOn < firstDay || opensOn > lastDay) return;
  refuse(
    'opening day of the launch plan',
    opensOn,
    `${name} freezes changes from ${firstDay} to ${lastDay}`,
    'open before it or after it',
  );
}

function checkDays(what: string, first: string, last: string): void {
  if (
    day(`first day of the ${what}`, first, REQUIREMENT) <= day(`last day of the ${what}`, last, REQUIREMENT)
  )
    return;
  refuse(what, `${first} to ${last}`, 'it ends before it begins', 'write the earlier day first');
}

function refuse(what: string, value: string, limit: string, remediation: string): never {
  throw new StageEnvironmentError({ what, value, limit, remediation, requirement: REQUIREMENT });
}
