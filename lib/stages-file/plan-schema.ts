import { z } from 'zod';
import { asConstructsSay, componentId, exactlyOne, listOf } from './formats';
import { date, words } from './waiver-terms-schema';
import { toPlan } from './to-plan';

const yesOrNo = (question: string) => z.boolean().describe(question);

const notice = {
  channel: words.describe("By what they are told, such as 'e-mail'."),
  on: date.describe('The day, before the opening. The contacts are then told whom to tell what.'),
  notifiedAt: words
    .optional()
    .describe(
      'Where a reviewer can see that they have been told, such as a link; nothing is then scheduled. Default: they have not.',
    ),
};

const answers = {
  opensOn: date.describe("The day on which users come, in quotes, such as '2027-03-31' (WHN-1)."),
  experience: z
    .strictObject({
      downtime: yesOrNo('Whether the solution cannot be used for a time.'),
      disconnection: yesOrNo('Whether connected clients lose their connection.'),
      clientUpgrade: yesOrNo('Whether users must upgrade their client before they can go on.'),
    })
    .describe('What users will experience (DWN-1).'),
  moment: z
    .strictObject({
      busiestHours: words.describe("When most users are there, such as 'weekdays 17:00 to 21:00 UTC'."),
      specialEvents: z
        .array(
          z.strictObject({
            name: words.describe("What it is, such as 'clearance sale'."),
            firstDay: date.describe('Its first day, in UTC.'),
            lastDay: date.describe('Its last day, which belongs to it.'),
          }),
        )
        .describe(
          'Events for which the system must be up, and nothing is changed; [] says that there are none.',
        ),
      teamAvailable: z
        .strictObject({
          from: date.describe('The first day, in UTC.'),
          to: date.describe('The last day, which belongs to it.'),
        })
        .describe(
          'When the team is there to support and troubleshoot; the opening day is one of these days.',
        ),
    })
    .describe('Why that day (WHN-1).'),
  notices: z
    .array(
      z.strictObject({
        to: words.describe('Who is told.'),
        message: words.describe('What they are told: the downtime, or what they must do.'),
        ...notice,
      }),
    )
    .describe('What users are told in advance (NTF-1); [] is an answer only if they notice nothing.'),
  thirdParties: z
    .array(
      z.strictObject({
        name: words.describe('Who it is.'),
        provides: words.describe('The data or service that it provides.'),
        ...notice,
      }),
    )
    .describe('Third parties that provide data or services (NTF-2); [] says that there are none.'),
  components: listOf(
    z.strictObject({
      component: componentId.describe('The id of a database or service.'),
      automated: yesOrNo(
        "Whether it is deployed with the environment's stacks (DEP-2); people do it by hand if not.",
      ),
      parallelWithPrevious: z
        .boolean()
        .optional()
        .describe(
          'Whether it rolls out side by side with the one before it. Default: false, it waits for it.',
        ),
      rollBack: z
        .strictObject({
          how: words.describe("How it is done, such as 'ECS deploys the former task definition'."),
          trigger: words.describe("What triggers it, such as 'the deployment alarms'."),
          takes: words.describe("How long it takes, such as '10 minutes'."),
          data: words.describe('What happens to data.'),
        })
        .describe('How it goes back to what was there before (RBK-1).'),
    }),
    '[{ component: Web, automated: true, rollBack: … }]',
  ).describe('The components that roll out, in their order (DEP-1); at least one.'),
};

const described = exactlyOne(
  z.strictObject({
    hard: z.strictObject(answers).optional().describe('Every user comes at the same time.'),
    soft: z
      .strictObject({
        ...answers,
        audience: z
          .strictObject({
            description: words.describe('Who they are.'),
            ranges: listOf(z.string(), '[198.51.100.0/24]').describe(
              'Where they come from: IPv4 ranges of /8 or smaller; at least one.',
            ),
          })
          .describe('The select group of users that come first (LCH-2).'),
        staffed: yesOrNo('Whether staff and processes to operate the environment are in place (STF-1).'),
      })
      .optional()
      .describe('A select group of users comes before the others.'),
  }),
  ['hard', 'soft'],
  'a launch is one of both [LCH-1]',
);

export type PlanDescription = z.infer<typeof described>;

export const planSchema = described.superRefine(asConstructsSay(toPlan));
