import type { OutcomeState } from '../outcome';

/** The progress of a task of the go-live checklist. */
export enum TaskState {
  TO_DO = 'to do',
  IN_PROGRESS = 'in progress',
  DONE = 'done',
  NOT_NEEDED = 'not needed',
}

/** One task of the go-live checklist (CHK-1): a built-in one, or one that records add. */
export interface ChecklistTask {
  /** Stable: the id of a requirement, such as `PEN-1`, or the id in the record. */
  readonly id: string;
  readonly what: string;
  /** The requirement that the task serves, if any. */
  readonly requirement?: string;
  /** Who is responsible for it. */
  readonly owner: string;
  /** The day by which it is due, `YYYY-MM-DD`; none if the environment has no opening day and no record gives one. */
  readonly due?: string;
  readonly state: TaskState;
  /** The state of the requirement, for a task that comes from one. */
  readonly requirementState?: OutcomeState;
  /** `catalogue` for a built-in task, else the place of the record, such as `go-live.yaml:12:5`, or `code`. */
  readonly source: string;
}
