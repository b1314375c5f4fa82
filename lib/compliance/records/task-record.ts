import { StageEnvironmentError } from '../../private/errors';
import { day, said } from '../../private/said';
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
  readonly row?: string;
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
export function checkTask({ environment, id, what, owner, due, row }: TaskRecord): void {
  said("'id' of the task", id);
  const task = `task ${id}`;
  said(`'environment' of the ${task}`, environment);
  said(`'what' of the ${task}`, what);
  said(`'owner' of the ${task}`, owner);
  if (due !== undefined) day(`'due' of the ${task}`, due);
  if (row !== undefined) requirementOf(task, row);
  if (row === id || CATALOG.every((requirement) => requirement.id !== id)) return;
  throw new StageEnvironmentError({
    what: `'id' of the ${task}`,
    value: id,
    limit: 'it is the id of a requirement, whose task the checklist has already',
    remedy: `write it as 'row' to speak of that task, or call yours otherwise`,
    row: id,
  });
}
