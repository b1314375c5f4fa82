import { z } from 'zod';
import { created, decoded, type WrittenOf } from '../internal/codec/decoded';
import { oneOf } from '../internal/codec/one-of';
import { LaunchPlan } from './launch-plan';
import { described } from './option-descriptions';

// The plan checks all of its answers together, so that a problem with one hides none with another.
const answer = z.string();

const notice = {
  channel: described('Notice.channel', answer),
  on: described('Notice.on', answer),
  notifiedAt: described('Notice.notifiedAt', answer).optional(),
};

const experience = z.strictObject({
  downtime: described('UserExperience.downtime', z.boolean()),
  disconnection: described('UserExperience.disconnection', z.boolean()),
  clientUpgrade: described('UserExperience.clientUpgrade', z.boolean()),
});

const specialEvent = z.strictObject({
  name: described('SpecialEvent.name', answer),
  firstDay: described('SpecialEvent.firstDay', answer),
  lastDay: described('SpecialEvent.lastDay', answer),
});

const moment = z.strictObject({
  busiestHours: described('LaunchMoment.busiestHours', answer),
  specialEvents: described('LaunchMoment.specialEvents', z.array(specialEvent)),
  teamAvailable: described(
    'LaunchMoment.teamAvailable',
    z.strictObject({
      from: described('TeamAvailability.from', answer),
      to: described('TeamAvailability.to', answer),
    }),
  ),
});

const rollOut = z.strictObject({
  component: described('ComponentRollOut.component', answer, 'The id of a component.'),
  automated: described('ComponentRollOut.automated', z.boolean()),
  parallelWithPrevious: described('ComponentRollOut.parallelWithPrevious', z.boolean()).optional(),
  rollBack: described(
    'ComponentRollOut.rollBack',
    z.strictObject({
      how: described('RollBack.how', answer),
      trigger: described('RollBack.trigger', answer),
      takes: described('RollBack.takes', answer),
      data: described('RollBack.data', answer),
    }),
  ),
});

const answers = {
  opensOn: described('LaunchPlanOptions.opensOn', answer),
  experience: described('LaunchPlanOptions.experience', experience),
  moment: described('LaunchPlanOptions.moment', moment),
  notices: described(
    'LaunchPlanOptions.notices',
    z.array(
      z.strictObject({
        to: described('UserNotice.to', answer),
        message: described('UserNotice.message', answer),
        ...notice,
      }),
    ),
  ),
  thirdParties: described(
    'LaunchPlanOptions.thirdParties',
    z.array(
      z.strictObject({
        name: described('ThirdParty.name', answer),
        provides: described('ThirdParty.provides', answer),
        ...notice,
      }),
    ),
  ),
  components: described('LaunchPlanOptions.components', z.array(rollOut).meta({ minItems: 1 })),
};

const audience = z.strictObject({
  description: described('Audience.description', answer),
  ranges: described('Audience.ranges', z.array(z.string()).meta({ minItems: 1 })),
});

/** How an environment goes live. */
export const launchPlanCodec = oneOf(
  {
    hard: described(
      'LaunchPlan.hard',
      decoded(z.strictObject(answers), (plan) => created(plan, LaunchPlan.hard(plan))),
    ),
    soft: described(
      'LaunchPlan.soft',
      decoded(
        z.strictObject({
          ...answers,
          audience: described('SoftLaunchPlanOptions.audience', audience),
          staffed: described('SoftLaunchPlanOptions.staffed', z.boolean()),
        }),
        (plan) => created(plan, LaunchPlan.soft(plan)),
      ),
    ),
  },
  'a launch is either hard or soft [LCH-1]',
);

/** A launch plan as it is written. */
export type WrittenLaunchPlan = WrittenOf<typeof launchPlanCodec>;

/** Whether contacts are notified, on a day, of what to tell users or third parties. */
export function schedulesNotices({ hard, soft }: WrittenLaunchPlan = {}): boolean {
  return [hard, soft]
    .flatMap((plan) => [...(plan?.notices ?? []), ...(plan?.thirdParties ?? [])])
    .some(({ notifiedAt }) => notifiedAt === undefined);
}
