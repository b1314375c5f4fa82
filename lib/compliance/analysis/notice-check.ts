import { isLike } from '../../internal/values';
import { type DeclaredNotice } from '../../requirements/declared-notices';
import { noticesOf } from '../../requirements/notices';
import { type Check, declaredNotApplicable, defineCheck, noLaunchPlanned, outcomeOf } from '../checks/check';
import { type CheckFinding, findings } from '../findings';
import { object, scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { OutcomeState, Severity } from '../outcome';
import { permissionsOf, ROLE } from './role-permissions';
import { subscriptionDelivery, TopicDelivery } from './topic-delivery';

const SCHEDULE = 'AWS::Scheduler::Schedule';
const TOPIC = 'AWS::SNS::Topic';

interface NoticeCheckProps<Id extends string> {
  /** Such as `NTF-1.user-notices`. */
  readonly id: Id;
  /** Such as `users`. */
  readonly recipients: string;
}

/** A check that each notice of a launch plan has a schedule on its day that reaches a subscriber. */
export function noticeCheck<const Id extends string>({ id, recipients }: NoticeCheckProps<Id>): Check<Id> {
  const requirement = id.slice(0, id.indexOf('.'));
  const found = noticeFindings(requirement);
  return defineCheck({
    id,
    title: `Each notice to ${recipients} is scheduled on its day before the opening, and reaches a subscriber`,
    remediation:
      'Add a one-time EventBridge schedule on that day, whose input names the recipient, with a target and a role that may use it; or declare when they were notified.',
    findings: found,
    asks: {},
    evaluate(model, { declarations: { launch } }) {
      if (launch === undefined) return noLaunchPlanned();
      const declared = noticesOf(launch).filter((notice) => notice.requirement === requirement);
      if (declared.length === 0) return declaredNotApplicable(`No notice to ${recipients} is declared.`);
      const coming = declared.filter(({ notifiedAt }) => notifiedAt === undefined);
      if (coming.length === 0) {
        const evidence = declared.map(({ notifiedAt }) => notifiedAt).join(', ');
        return declaredNotApplicable(`All ${recipients} are notified already: ${evidence}.`);
      }
      const schedules = coming.map((notice) => schedulesOf(notice, model));
      return outcomeOf(
        [...new Set(schedules.flat())],
        coming.flatMap((notice, index) =>
          noticeFindingsOf(notice, launch.opensOn, schedules[index], found, model),
        ),
        `Each notice is scheduled before ${launch.opensOn} (notices: ${coming.length}).`,
      );
    },
  });
}

type NoticeFindings = ReturnType<typeof noticeFindings>;

function noticeFindings(prefix: string) {
  return findings(prefix, Severity.LOW, {
    noticeTooLate: {
      message: 'The notice to {to} on {on} is not before the opening day {opensOn}.',
      remediation: 'Choose a day before the opening.',
    },
    notScheduled: {
      message: 'The notice to {to} on {on} is not scheduled.',
      remediation: 'Add a one-time EventBridge schedule on {on} whose input names {to}.',
      isAbsence: true,
    },
    scheduleDisabled: {
      message: '{resource} is disabled.',
      remediation: 'Set State to ENABLED.',
    },
    noTarget: {
      message: '{resource} has no target.',
      remediation: 'Set Target to an SNS topic.',
    },
    noSubscription: {
      message: 'The SNS topic of {resource} has no subscription.',
      remediation: 'Add a subscription, such as an e-mail address of the team.',
    },
    publishDenied: {
      message: 'The role of {resource} is not allowed to publish to its SNS topic.',
      remediation: 'Allow sns:Publish on the topic in the role.',
    },
    subscriptionsUnknown: {
      state: OutcomeState.UNKNOWN,
      message:
        'The subscriptions of the SNS topic of {resource} are in no template, or have filter policies.',
      remediation: 'Evaluate the template of the topic too, and add a subscription without a filter policy.',
    },
  });
}

/** The schedules on the day of a notice whose input names the recipient. */
function schedulesOf({ on, to }: DeclaredNotice, model: ResourceModel): readonly ModelResource[] {
  return model.ofType(SCHEDULE).filter(({ properties, stack }) => {
    const input = model.text(object(properties.Target).Input, stack);
    return model.text(properties.ScheduleExpression, stack).startsWith(`at(${on}T`) && input.includes(to);
  });
}

function noticeFindingsOf(
  { to, on }: DeclaredNotice,
  opensOn: string,
  schedules: readonly ModelResource[],
  found: NoticeFindings,
  model: ResourceModel,
): CheckFinding[] {
  if (on >= opensOn) return [found.noticeTooLate({ to, on, opensOn })];
  if (schedules.length === 0) return [found.notScheduled({ to, on })];
  const bySchedule = schedules.map((schedule) => scheduleFindings(schedule, found, model));
  // One working schedule is enough.
  return bySchedule.find((one) => one.length === 0) ?? bySchedule[0];
}

function scheduleFindings(
  schedule: ModelResource,
  found: NoticeFindings,
  model: ResourceModel,
): CheckFinding[] {
  const { State = 'ENABLED', Target } = schedule.properties;
  const { Arn, RoleArn } = object(Target);
  if (scalar(State) === 'DISABLED') return [found.scheduleDisabled(schedule)];
  if (Arn === undefined) return [found.noTarget(schedule)];
  const topic = model.follow(Arn, schedule.stack).resource;
  if (topic !== undefined && topic.type !== TOPIC) return [];
  return [
    ...deliveryFinding(subscriptionDelivery(Arn, schedule.stack, model), schedule, found),
    ...(isDenied(RoleArn, topic, schedule, model) ? [found.publishDenied(schedule)] : []),
  ];
}

function deliveryFinding(
  delivery: TopicDelivery,
  schedule: ModelResource,
  found: NoticeFindings,
): CheckFinding[] {
  switch (delivery) {
    case TopicDelivery.DELIVERED:
      return [];
    case TopicDelivery.NO_SUBSCRIPTION:
      return [found.noSubscription(schedule)];
    default:
      return [found.subscriptionsUnknown(schedule)];
  }
}

const PUBLISHES = /^(?:\*|sns:\*|sns:publish)$/i;

/** True if the role may not publish to the topic: the schedule then fails silently. */
function isDenied(
  role: unknown,
  topic: ModelResource | undefined,
  schedule: ModelResource,
  model: ResourceModel,
): boolean {
  const resource = model.follow(role, schedule.stack).resource;
  if (resource?.type !== ROLE || topic === undefined) return false;
  const { statements, awsManaged, unknown } = permissionsOf(resource, model, []);
  if (awsManaged.length + unknown.length > 0) return false;
  const arn = model.text({ Ref: topic.logicalId }, topic.stack);
  return !statements.some(
    ({ isAllow, actions, resources }) =>
      isAllow &&
      actions.some(({ content }) => isLike(content, PUBLISHES)) &&
      resources.some(({ text }) => text === arn || text.includes('*')),
  );
}
