import { OutcomeState, PendingReason, type RequirementOutcome } from '../outcome';
import { pendingOutcome } from '../pending-outcome';
import { nearest } from '../../internal/did-you-mean';
import type { DeclaredPreflight } from '../../requirements/declared-backup';
import type { ResolvedRequirement } from '../../requirements/stage-profile';
import { type ChecklistTask, TaskState } from './checklist';
import type { TaskRecord } from './task-record';

/** What the tasks are made from. */
export interface ChecklistSource {
  /** Every requirement with its outcome. */
  readonly requirements: readonly {
    readonly requirement: ResolvedRequirement;
    readonly outcome: RequirementOutcome;
  }[];
  readonly preflight: readonly DeclaredPreflight[];
  readonly tasks: readonly TaskRecord[];
  /** The owner of the environment, who owns every task without an owner of its own. */
  readonly owner: string;
  /** The due day of every task without a due day of its own. */
  readonly opensOn?: string;
}

/**
 * Every task before an environment goes live: for each required requirement what a person must do, what no template can set,
 * and the tasks that records add. If the environment does not go live, only the last.
 */
export function checklistOf(source: ChecklistSource): ChecklistTask[] {
  const { requirements, preflight, tasks } = source;
  const goesLive = requirements.some(
    ({ requirement }) => requirement.required && requirement.definition.proof.checklist !== undefined,
  );
  const own = goesLive
    ? [
        ...requirements.flatMap((one) => taskOfRequirement(one, source)),
        ...preflight.map(taskOfPreflight(source)),
      ]
    : [];
  const recordOf = (id: string) => tasks.find((task) => (task.requirement ?? task.id) === id);
  const added = tasks.filter((task) => own.every(({ id }) => id !== (task.requirement ?? task.id)));
  const unrecorded = own.filter(
    ({ id, requirement }) => requirement === undefined && recordOf(id) === undefined,
  );
  return [
    ...own.map((task) => asRecorded(task, recordOf(task.id))),
    ...added.map((task) => withHint(addedTask(task, source), unrecorded)),
  ];
}

/** The outcome of the requirement of a checklist. A person states that a task is done: it is declared at best, never met. */
export function checklistOutcome(tasks: readonly ChecklistTask[]): RequirementOutcome {
  const unfinished = tasks.filter(
    ({ state }) => state === TaskState.TO_DO || state === TaskState.IN_PROGRESS,
  );
  const undated = tasks.filter(({ due }) => due === undefined);
  const parts = [
    { one: 'is not done', many: 'are not done', tasks: unfinished },
    { one: 'has no due day', many: 'have no due day', tasks: undated },
  ]
    .filter((part) => part.tasks.length > 0)
    .map(({ one, many, tasks: some }) => ({ problem: some.length === 1 ? one : many, tasks: some }));
  if (parts.length === 0) {
    return {
      state: OutcomeState.DECLARED,
      reason: `${counted(tasks.length)} ${tasks.length === 1 ? 'is' : 'are'} done or not needed`,
    };
  }
  const ids = parts.map((part) => part.tasks.map(({ id }) => id).join(', '));
  const problems = parts.map(({ problem, tasks: some }, at) =>
    at > 0 && ids[at] === ids[0]
      ? `${some.length === 1 ? 'it' : 'they'} ${problem}`
      : `${some.length} ${problem}: ${named(some)}`,
  );
  return pendingOutcome(PendingReason.CHECKLIST, `of ${counted(tasks.length)}, ${problems.join('; ')}`);
}

function counted(tasks: number): string {
  return `${tasks} ${tasks === 1 ? 'task' : 'tasks'}`;
}

const NAMED = 5;

/** The first tasks, and how many more there are. */
function named(tasks: readonly ChecklistTask[]): string {
  const names = tasks.slice(0, NAMED).map(({ id }) => id);
  const more = tasks.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const UNFINISHED: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.PENDING,
  OutcomeState.UNKNOWN,
];

function taskOfRequirement(
  { requirement, outcome: { state } }: ChecklistSource['requirements'][number],
  { owner, opensOn }: ChecklistSource,
): ChecklistTask[] {
  const { id, title, proof } = requirement.definition;
  if (!requirement.required) return [];
  const parts = [
    ...(proof.attested === undefined ? [] : [`attest ${proof.attested}`]),
    ...(proof.declared === undefined ? [] : [`declare ${proof.declared}`]),
    ...(state === OutcomeState.NOT_MET ? ['fix what the checks find'] : []),
    ...(state === OutcomeState.UNKNOWN ? ['review after deployment what no template shows'] : []),
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
  const isNotNeeded = [OutcomeState.WAIVED, OutcomeState.NOT_REQUIRED].includes(requirement);
  if (isNotNeeded) return TaskState.NOT_NEEDED;
  return UNFINISHED.includes(requirement) ? TaskState.TO_DO : TaskState.DONE;
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

/** A record may add any task; an id that is close to that of a built-in task may be a typing error. */
function withHint(task: ChecklistTask, unrecorded: readonly ChecklistTask[]): ChecklistTask {
  const near = nearest(
    task.id,
    unrecorded.map(({ id }) => id),
  );
  return near === undefined ? task : { ...task, what: `${task.what} (did you mean the task '${near}'?)` };
}

const IN_CODE = 'code';

function dueOn(due: string | undefined): { readonly due?: string } {
  return due === undefined ? {} : { due };
}
