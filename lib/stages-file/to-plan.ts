import { LaunchPlan } from '..';
import { given } from './given';
import type { PlanDescription } from './plan-schema';

/** The plan of a launch that is described. */
export function toPlan({ hard, soft }: PlanDescription): LaunchPlan {
  if (hard !== undefined) return LaunchPlan.hard(hard);
  return LaunchPlan.soft(given(soft));
}
