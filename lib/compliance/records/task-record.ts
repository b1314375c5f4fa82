import { StageEnvironmentError } from '../../internal/errors';
import { day, checkedText } from '../../internal/checked-text';
import { CATALOG } from '../../requirements/catalog';
import type { TaskState } from './checklist';
import { requirementOf } from './record-checks';

/** A task of the go-live checklist (CHK-1): an additional one, or the owner, due day and progress of a built-in one. */
export interface TaskRecord {
  /** The environment: its name in reports, its id or its construct path, such as `Production/Shop/Environment`. */
  readonly environment: string;
  /**
   * Unique in the environment, such as `inform-support`. With the id of a built-in task, such as `quotas`, the record gives the
   * owner, the due day and the progress of that task.
   */
  readonly id: string;
  /** What is to do, in a few words. */
  readonly what: string;
  /** Who is responsible for it. */
  readonly owner: string;
  /**
   * The day by which it is due, `YYYY-MM-DD`.
   *
   * @default - the opening day
   */
  readonly due?: string;
  /** Its progress. */
  readonly state: TaskState;
  /**
   * The requirement that it serves, such as `PEN-1`: the record gives the owner, the due day and the progress of the built-in
   * task of this requirement. At most one task for each requirement.
   *
   * @default - none
   */
  readonly requirement?: string;
  /**
   * The place of the record, such as `go-live.yaml:12:5`; messages and the ledger name it.
   *
   * @default - in code
   */
  readonly source?: string;
}

/**
 * @throws StageEnvironmentError if a text is blank, the day does not exist, there is no such requirement, or the id is that of
 * another requirement
 */
export function checkTask({ environment, id, what, owner, due, requirement }: TaskRecord): void {
  checkedText("'id' of the task", id);
  const task = `task ${id}`;
  checkedText(`'environment' of the ${task}`, environment);
  checkedText(`'what' of the ${task}`, what);
  checkedText(`'owner' of the ${task}`, owner);
  if (due !== undefined) day(`'due' of the ${task}`, due);
  if (requirement !== undefined) requirementOf(task, requirement);
  if (requirement === id || CATALOG.every((definition) => definition.id !== id)) return;
  throw new StageEnvironmentError({
    id: 'task.id-of-requirement',
    what: `'id' of the ${task}`,
    value: id,
    limit: 'it is the id of a requirement, and the checklist has a task of this id',
    remediation: "write it as 'requirement' to refer to that task, or use another id",
    requirement: id,
  });
}
