import type { OutcomeState } from '../outcome';

/** How far a task of the go-live checklist is. */
export enum TaskState {
  TO_DO = 'to do',
  IN_PROGRESS = 'in progress',
  DONE = 'done',
  NOT_NEEDED = 'not needed',
}

/** One task of the go-live checklist (CHK-1): ours, or one that the users added. */
export interface ChecklistTask {
  /** Stable: the requirement's id for ours, such as `PEN-1`, or what the user called it. */
  readonly id: string;
  readonly what: string;
  /** The requirement that the task serves, where there is one. */
  readonly requirement?: string;
  /** Who does it. */
  readonly owner: string;
  /** By which day, `YYYY-MM-DD`; none while the environment has no opening day and nobody named one. */
  readonly due?: string;
  readonly state: TaskState;
  /** How the requirement stands, for tasks that come from one. */
  readonly requirementState?: OutcomeState;
  /** `catalogue` for ours, else where it is written down, such as `go-live.yaml:12:5`, or `code`. */
  readonly source: string;
}
