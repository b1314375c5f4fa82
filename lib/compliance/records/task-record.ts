import { StageEnvironmentError } from '../../internal/errors';
import { day, checkedText } from '../../internal/checked-text';
import { CATALOG } from '../../requirements/catalog';
import type { TaskState } from './checklist';
import { requirementOf } from './record-checks';

/** A task of the go-live checklist (CHK-1): one that you add, or what you say of one of ours. */
export interface TaskRecord {
  /** The environment's name, as `environmentName` tells it: its path in the construct tree, such as `Production/Shop`. */
  readonly environment: string;
  /**
   * What you call it, such as `tell-support`; no other task of the environment is called so. The id of a task that the
   * checklist has already, such as `quotas`, says who does that one, until when, and how far it is.
   */
  readonly id: string;
  readonly what: string;
  /** Who does it. */
  readonly owner: string;
  /**
   * By which day, `YYYY-MM-DD`.
   *
   * @default - the opening day
   */
  readonly due?: string;
  /** How far it is. */
  readonly state: TaskState;
  /**
   * The requirement that it serves, such as `PEN-1`: it says who does the checklist's own task for it, until when, and how
   * far that is. One task for each requirement.
   *
   * @default - none
   */
  readonly requirement?: string;
  /**
   * Where the record is written down, such as `go-live.yaml:12:5`; messages and the ledger name it.
   *
   * @default - in code
   */
  readonly source?: string;
}

/**
 * @throws StageEnvironmentError if a text is blank, the day is none, there is no such requirement, or the id is that of
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
    what: `'id' of the ${task}`,
    value: id,
    limit: 'it is the id of a requirement, whose task the checklist has already',
    remediation: `write it as 'requirement' to speak of that task, or call yours otherwise`,
    requirement: id,
  });
}
