import type { TaskState } from './checklist';

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
