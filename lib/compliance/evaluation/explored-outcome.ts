import type { Check, CheckContext, CheckOutcome } from '../checks/check';
import { type Path, TooManyPathsError } from '../model/exploration';
import type { ResourceModel } from '../model/resource-model';
import { OutcomeState } from '../outcome';
import { mergedOutcome, unfinishedOutcome } from './merged-outcomes';
import { outcomeWithGaps } from './template-gap-outcome';

/**
 * The outcome of a check for templates that leave values to the deployment: that of all paths of its evaluation. Only
 * values that the check asks about can matter to it.
 */
export function exploredOutcome(check: Check, model: ResourceModel, context: CheckContext): CheckOutcome {
  return outcomeWithGaps(merged(check, model, context), model.templateGaps);
}

function merged(check: Check, model: ResourceModel, context: CheckContext): CheckOutcome {
  try {
    return mergedOutcome(model.exploration.explore(() => check.evaluate(model, context), isMixed));
  } catch (error) {
    if (error instanceof TooManyPathsError) return unfinishedOutcome();
    throw error;
  }
}

/** True once paths differ: the outcome is unknown, whatever the others are. */
function isMixed(paths: readonly Path<CheckOutcome>[]): boolean {
  const faults = new Set(paths.map(({ result }) => result.state === OutcomeState.NOT_MET));
  return faults.size > 1 || paths.some(({ result }) => result.state === OutcomeState.UNKNOWN);
}
