import { StageEnvironmentError } from '../internal/errors';
import { day, checkedText } from '../internal/checked-text';
import type { LaunchMoment, SpecialEvent } from '../requirements/declared-launch';

const ROW = 'WHN-1';

/**
 * Sees that the opening day is one on which the team is there and nothing else must not be disturbed.
 *
 * @throws StageEnvironmentError if it is not, or an answer is blank, no day, or ends before it begins
 */
export function checkMoment(
  opensOn: string,
  { busiestHours, specialEvents, teamAvailable }: LaunchMoment,
): void {
  day('opening day of the launch plan', opensOn, ROW);
  checkedText('busiest hours of the launch plan', busiestHours, ROW);
  const { from, to } = teamAvailable;
  checkDays('availability of the team in the launch plan', from, to);
  if (opensOn < from || opensOn > to) {
    refuse(
      'opening day of the launch plan',
      opensOn,
      `the team is available from ${from} to ${to}`,
      'open on one of these days, or have the team there',
    );
  }
  specialEvents.forEach((event) => checkEvent(opensOn, event));
  const names = specialEvents.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    refuse(
      'special events of the launch plan',
      twice,
      'two have that name',
      'tell them apart by their names',
    );
  }
}

function checkEvent(opensOn: string, { name, firstDay, lastDay }: SpecialEvent): void {
  checkedText('name of a special event of the launch plan', name, ROW);
  checkDays(`special event ${name} of the launch plan`, firstDay, lastDay);
  if (opensOn < firstDay || opensOn > lastDay) return;
  refuse(
    'opening day of the launch plan',
    opensOn,
    `${name} lasts from ${firstDay} to ${lastDay}, and nothing is changed while it does`,
    'open before it or after it',
  );
}

function checkDays(what: string, first: string, last: string): void {
  if (day(`first day of the ${what}`, first, ROW) <= day(`last day of the ${what}`, last, ROW)) return;
  refuse(what, `${first} to ${last}`, 'it ends before it begins', 'write the earlier day first');
}

function refuse(what: string, value: string, limit: string, remediation: string): never {
  throw new StageEnvironmentError({ what, value, limit, remediation, requirement: ROW });
}
