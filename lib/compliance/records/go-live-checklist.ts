import { OutcomeState, pendingOutcome, PendingReason, type RequirementOutcome } from '../outcome';
import { nearest } from '../../internal/did-you-mean';
import type { DeclaredPreflight } from '../../requirements/declared-backup';
import type { ResolvedRequirement } from '../../requirements/stage-profile';
import { type ChecklistTask, TaskState } from './checklist';
import type { TaskRecord } from './task-record';

/** What the tasks come from. */
export interface ChecklistSource {
  /** Every requirement, and how it stands. */
  readonly requirements: readonly {
    readonly requirement: ResolvedRequirement;
    readonly outcome: RequirementOutcome;
  }[];
  readonly preflight: readonly DeclaredPreflight[];
  readonly tasks: readonly TaskRecord[];
  /** Who does what nobody else is named for: the environment's owner. */
  readonly owner: string;
  /** By when what no other day is named for is done. */
  readonly opensOn?: string;
}

/**
 * Every task before an environment goes live: for each required requirement what people must see to, what no template can set, and
 * what users added. Only the last where nothing goes live.
 */
export function checklistOf(source: ChecklistSource): ChecklistTask[] {
  const { requirements, preflight, tasks } = source;
  const goesLive = requirements.some(
    ({ requirement }) => requirement.required && requirement.definition.proof.checklist !== undefined,
  );
  const own = goesLive
    ? [...requirements.flatMap((one) => taskOfRow(one, source)), ...preflight.map(taskOfPreflight(source))]
    : [];
  const spokenOf = (id: string) => tasks.find((task) => (task.requirement ?? task.id) === id);
  const added = tasks.filter((task) => own.every(({ id }) => id !== (task.requirement ?? task.id)));
  const unspoken = own.filter(
    ({ id, requirement }) => requirement === undefined && spokenOf(id) === undefined,
  );
  return [
    ...own.map((task) => asRecorded(task, spokenOf(task.id))),
    ...added.map((task) => withHint(addedTask(task, source), unspoken)),
  ];
}

/** How the requirement stands that asks for a checklist. People say that a task is done: it is declared at best, never met. */
export function checklistOutcome(tasks: readonly ChecklistTask[]): RequirementOutcome {
  const undone = tasks.filter(({ state }) => state === TaskState.TO_DO || state === TaskState.IN_PROGRESS);
  const without = tasks.filter(({ due }) => due === undefined);
  const parts = [
    { what: 'to be done', tasks: undone },
    { what: 'have no due day', tasks: without },
  ].filter((part) => part.tasks.length > 0);
  if (parts.length === 0) {
    return { state: OutcomeState.DECLARED, reason: `${tasks.length} tasks are done or not needed` };
  }
  const ids = parts.map((part) => part.tasks.map(({ id }) => id).join(', '));
  const told = parts.map(({ what, tasks: some }, at) =>
    at > 0 && ids[at] === ids[0] ? `they ${what}` : `${some.length} ${what}: ${named(some)}`,
  );
  return pendingOutcome(PendingReason.CHECKLIST, `of ${tasks.length} tasks ${told.join('; ')}`);
}

const NAMED = 5;

/** The first of them; the checklist has them all. */
function named(tasks: readonly ChecklistTask[]): string {
  const names = tasks.slice(0, NAMED).map(({ id }) => id);
  const more = tasks.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const TO_BE_DONE: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.PENDING,
  OutcomeState.UNKNOWN,
];

function taskOfRow(
  { requirement, outcome: { state } }: ChecklistSource['requirements'][number],
  { owner, opensOn }: ChecklistSource,
): ChecklistTask[] {
  const { id, title, proof } = requirement.definition;
  if (!requirement.required) return [];
  const parts = [
    ...(proof.attested === undefined ? [] : [`sign ${proof.attested}`]),
    ...(proof.declared === undefined ? [] : [`declare ${proof.declared}`]),
    ...(state === OutcomeState.NOT_MET ? ['mend what the checks found'] : []),
    ...(state === OutcomeState.UNKNOWN ? ['look, once it is deployed, at what no template decides'] : []),
  ];
  if (parts.length === 0) return [];
  return [
    {
      id,
      what: `${title}: ${parts.join('; ')}`,
      requirement: id,
      owner,
      ...dueOn(opensOn),
      state: stateOf(state),
      requirementState: state,
      source: 'catalogue',
    },
  ];
}

function stateOf(requirement: OutcomeState): TaskState {
  if (requirement === OutcomeState.WAIVED) return TaskState.NOT_NEEDED;
  return TO_BE_DONE.includes(requirement) ? TaskState.TO_DO : TaskState.DONE;
}

function taskOfPreflight({ owner, opensOn }: ChecklistSource) {
  return ({ id, what }: DeclaredPreflight): ChecklistTask => ({
    id,
    what,
    owner,
    ...dueOn(opensOn),
    state: TaskState.TO_DO,
    source: 'catalogue',
  });
}

function asRecorded(task: ChecklistTask, record: TaskRecord | undefined): ChecklistTask {
  if (record === undefined) return task;
  const { what, owner, due, state, source } = record;
  return {
    ...task,
    what: `${task.what} (${what})`,
    owner,
    ...dueOn(due ?? task.due),
    state,
    source: source ?? IN_CODE,
  };
}

function addedTask(
  { id, what, requirement, owner, due, state, source }: TaskRecord,
  { opensOn }: ChecklistSource,
): ChecklistTask {
  return {
    id,
    what,
    ...(requirement === undefined ? {} : { requirement }),
    owner,
    ...dueOn(due ?? opensOn),
    state,
    source: source ?? IN_CODE,
  };
}

/** A task of the user's own is fine; one that is called almost like ours may be meant for it. */
function withHint(task: ChecklistTask, unspoken: readonly ChecklistTask[]): ChecklistTask {
  const near = nearest(
    task.id,
    unspoken.map(({ id }) => id),
  );
  return near === undefined ? task : { ...task, what: `${task.what} (did you mean the task '${near}'?)` };
}

const IN_CODE = 'code';

function dueOn(due: string | undefined): { readonly due?: string } {
  return due === undefined ? {} : { due };
}
