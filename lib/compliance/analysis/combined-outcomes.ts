import { type Outcome, OutcomeState } from '../outcome';
import { notApplicable } from '../checks/check';

const WORST_FIRST = [OutcomeState.NOT_MET, OutcomeState.UNKNOWN, OutcomeState.MET];

/** The verdict of several looks at an environment: the worst; of those that do not apply nothing but the first reason. */
export function together(verdicts: readonly Outcome[], whenNone: string): Outcome {
  for (const state of WORST_FIRST) {
    const reasons = verdicts.filter((one) => one.state === state).map(({ reason }) => reason);
    if (reasons.length > 0) {
      return {
        state,
        reason: reasons.join('; '),
        resources: verdicts.flatMap(({ resources }) => resources),
        findings: verdicts.flatMap(({ findings }) => findings),
      };
    }
  }
  return notApplicable(whenNone);
}
