import { type Finding, OutcomeState } from '../outcome';
import { type DeclaredNotice, noticesOf } from '../../requirements/declared-notices';
import { object, scalar } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { type Check, missing, notApplicable, notMet, unknownFinding, verdict } from '../checks/check';
import { permissionsOf } from './role-permissions';
import { hearingOf } from './topic-reach';

const SCHEDULE = 'AWS::Scheduler::Schedule';
const TOPIC = 'AWS::SNS::Topic';
const ROLE = 'AWS::IAM::Role';

/** A check that each notice of a requirement is scheduled, once, on its day before the opening. */
export function noticesScheduled(requirement: string, whom: string): Check {
  return {
    title: `each notice to ${whom} is scheduled on its day, before the opening, and somebody hears it`,
    remediation:
      'make a one-time schedule of Amazon EventBridge Scheduler for that day, with a target and a role that may use it, which names who is told; or say that they were told already, and where that is seen',
    examine(model, { declarations: { launch } }) {
      if (launch === undefined) return notApplicable('no launch is planned yet');
      const declared = noticesOf(launch).filter((notice) => notice.requirement === requirement);
      if (declared.length === 0) return notApplicable(`no notice to ${whom} is declared`);
      const coming = declared.filter(({ notifiedAt }) => notifiedAt === undefined);
      if (coming.length === 0) {
        return notApplicable(
          `all were told already: ${declared.map(({ notifiedAt }) => notifiedAt).join(', ')}`,
        );
      }
      const schedules = coming.map((notice) => schedulesOf(notice, model));
      return verdict(
        [...new Set(schedules.flat())],
        coming.flatMap((notice, index) => findingsOf(notice, launch.opensOn, schedules[index], model)),
        `each is scheduled before ${launch.opensOn} (notices: ${coming.length})`,
      );
    },
  };
}

/** The schedules of the day whose message names who is told. */
function schedulesOf({ on, to }: DeclaredNotice, model: ResourceModel): readonly ModelResource[] {
  return model.ofType(SCHEDULE).filter(({ properties, stack }) => {
    const input = model.text(object(properties.Target).Input, stack);
    return model.text(properties.ScheduleExpression, stack).startsWith(`at(${on}T`) && input.includes(to);
  });
}

function findingsOf(
  { to, on }: DeclaredNotice,
  opensOn: string,
  schedules: readonly ModelResource[],
  model: ResourceModel,
): Finding[] {
  if (on >= opensOn) return [notMet(`the notice to ${to} on ${on} comes too late: users come on ${opensOn}`)];
  if (schedules.length === 0) return [missing(`the notice to ${to} on ${on} is not scheduled`)];
  const findings = schedules.map((schedule) => faultsOf(schedule, model));
  // One that works is enough.
  return findings.find((faults) => faults.length === 0) ?? findings[0];
}

function faultsOf(schedule: ModelResource, model: ResourceModel): Finding[] {
  const { State = 'ENABLED', Target } = schedule.properties;
  const { Arn, RoleArn } = object(Target);
  if (scalar(State) === 'DISABLED') return [notMet('it is switched off', schedule)];
  if (Arn === undefined) return [notMet('it has no target', schedule)];
  const topic = model.follow(Arn, schedule.stack).resource;
  if (topic !== undefined && topic.type !== TOPIC) return [];
  const { state, reason } = hearingOf(Arn, schedule.stack, model);
  const unheard =
    state === OutcomeState.MET
      ? []
      : [state === OutcomeState.NOT_MET ? notMet(reason, schedule) : unknownFinding(reason, schedule)];
  return [...unheard, ...silencedBy(RoleArn, topic, schedule, model)];
}

/** A role that may not publish makes a schedule fail in silence. */
function silencedBy(
  role: unknown,
  topic: ModelResource | undefined,
  schedule: ModelResource,
  model: ResourceModel,
): Finding[] {
  const found = model.follow(role, schedule.stack).resource;
  if (found?.type !== ROLE || topic === undefined) return [];
  const { statements, managedByAws, unknown } = permissionsOf(found, model, []);
  if (managedByAws.length + unknown.length > 0) return [];
  const arn = model.text({ Ref: topic.logicalId }, topic.stack);
  const mayPublish = statements.some(
    ({ effect, actions, resources }) =>
      effect === 'Allow' &&
      actions.some((action) => ['*', 'sns:*', 'sns:publish'].includes(action.toLowerCase())) &&
      resources.some(({ text }) => text === arn || text.includes('*')),
  );
  return mayPublish ? [] : [notMet('its role may not publish to its topic', schedule)];
}
