import { Basis, Condition } from '../requirement';
import {
  conditional,
  guide,
  niceToHave,
  notRequired,
  ours,
  plan,
  required,
  type RequirementRow,
  stages,
} from './requirement-row';

const { OURS, PLAN } = Basis;

const EVERY_LAUNCH = stages(notRequired(PLAN), notRequired(PLAN), required(PLAN), required(PLAN));
const EVERY_LAUNCH_AND_WELCOME_BEFORE = stages(
  niceToHave(OURS),
  niceToHave(OURS),
  required(PLAN),
  required(PLAN),
);

/** How the environment goes live. */
export const LAUNCH_ROWS = [
  {
    id: 'LCH-1',
    title: 'Hard or soft launch is decided',
    statement: 'It is decided whether all users come at the same time or a select group comes first.',
    sources: [plan('Hard launch or soft launch?')],
    stages: stages(notRequired(PLAN), notRequired(PLAN), required(PLAN, { note: 'soft' }), required(PLAN)),
    proof: { declared: 'hard or soft launch' },
  },
  {
    id: 'LCH-2',
    title: 'A soft launch reaches a select group only',
    statement: 'A soft launch reaches a select group of users only, and can be widened step by step.',
    sources: [plan('Hard launch or soft launch?'), guide('Rollout Modes')],
    stages: stages(notRequired(PLAN), notRequired(PLAN), required(PLAN), niceToHave(PLAN)),
    proof: { template: { checks: ['LCH-2.restricted-audience'] } },
  },
  {
    id: 'DWN-1',
    title: 'What users will experience is stated',
    statement:
      'It is stated what users will experience: downtime, a disconnection of their clients, a forced client upgrade.',
    sources: [
      plan('Will your users experience any down-time?'),
      plan('How will your deployment affect existing users?'),
    ],
    stages: EVERY_LAUNCH,
    proof: {
      declared: 'downtime, disconnection of connected clients, forced client upgrade: each yes or no',
    },
  },
  {
    id: 'DWN-2',
    title: 'The deployment keeps that promise',
    statement:
      'A deployment without downtime is rolling or blue/green and drains connections; one with planned downtime shows a maintenance page.',
    sources: [
      plan('Will your users experience any down-time?'),
      ours('a stated experience that the deployment does not keep is worth nothing'),
    ],
    stages: stages(notRequired(PLAN), notRequired(PLAN), required(OURS), required(OURS)),
    proof: {
      template: { checks: ['DWN-2.zero-downtime', 'DWN-2.maintenance-page'] },
    },
  },
  {
    id: 'WHN-1',
    title: 'The moment is chosen',
    statement:
      'The moment of the launch is chosen with regard to the busiest hours, to special events, and to when the team is available to support and troubleshoot.',
    sources: [plan('When are you going to roll out to production?')],
    stages: EVERY_LAUNCH,
    proof: {
      declared: 'the moment, the busiest hours, the special events, and when the team is available',
      template: { checks: ['WHN-1.change-calendar'] },
    },
  },
  {
    id: 'NTF-1',
    title: 'Users are notified in advance',
    statement: 'Users are notified in advance of downtime and of what they must do.',
    sources: [plan('Who do you need to notify in advance?')],
    stages: stages(
      notRequired(PLAN),
      notRequired(PLAN),
      conditional(PLAN, Condition.USERS_NOTICE),
      conditional(PLAN, Condition.USERS_NOTICE),
    ),
    proof: {
      declared: 'the recipients, message, day and channel of each notice',
      template: { checks: ['NTF-1.user-notices'] },
    },
  },
  {
    id: 'NTF-2',
    title: 'Third parties are notified',
    statement: 'Third parties that provide data or services are notified in advance.',
    sources: [plan('Who do you need to notify in advance?')],
    stages: stages(
      notRequired(PLAN),
      notRequired(PLAN),
      conditional(PLAN, Condition.THIRD_PARTIES_DECLARED),
      conditional(PLAN, Condition.THIRD_PARTIES_DECLARED),
    ),
    proof: {
      declared: 'each third party, and how and when it is notified',
      template: { checks: ['NTF-2.third-party-notices'] },
    },
  },
  {
    id: 'DEP-1',
    title: 'What rolls out, and in which order',
    statement: 'It is stated which components roll out, all or some, and in which order.',
    sources: [plan('How are you deploying your solution to production?')],
    stages: EVERY_LAUNCH_AND_WELCOME_BEFORE,
    proof: {
      declared: 'the components that roll out, and their order',
      template: { checks: ['DEP-1.deployment-order'] },
    },
  },
  {
    id: 'DEP-2',
    title: 'Deployment is automated',
    statement: 'Deployment is automated, in whole or in part, and it is stated which part.',
    sources: [plan('How are you deploying your solution to production?')],
    stages: EVERY_LAUNCH_AND_WELCOME_BEFORE,
    proof: {
      declared: 'which part of the deployment is automated',
      template: { checks: ['DEP-2.automated-deployment'] },
    },
  },
  {
    id: 'RBK-1',
    title: 'A roll back plan exists',
    statement:
      'For each component it is planned how it is rolled back when something unforeseen happens, what triggers it, how long it takes and what happens to data.',
    sources: [plan('What is your roll back plan if something unforeseen happens?')],
    stages: EVERY_LAUNCH,
    proof: {
      declared: 'for each component: how, what triggers it, how long it takes, what happens to data',
      template: { checks: ['RBK-1.automatic-rollback'] },
    },
  },
  {
    id: 'CHK-1',
    title: 'A go-live checklist',
    statement:
      'A checklist details all tasks that are necessary across the organization, ours and those that users add, each with owner, due date and state.',
    sources: [plan('Prepare a go-live checklist')],
    stages: stages(notRequired(PLAN), niceToHave(OURS), required(PLAN), required(PLAN)),
    proof: { checklist: 'that every task has an owner, a due date and a state' },
  },
] as const satisfies readonly RequirementRow[];
