import { StageEnvironmentError } from '../../internal/errors';
import { day, checkedText } from '../../internal/checked-text';
import { CATALOG } from '../../requirements/catalog';
import { requirementOf } from './record-checks';
import { TaskRecord } from './task-record';

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
