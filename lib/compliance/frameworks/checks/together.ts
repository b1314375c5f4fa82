import { notApplicable, type Verdict, VerdictState } from '../../checks/check';

const WORST_FIRST = [VerdictState.NOT_MET, VerdictState.UNDECIDABLE, VerdictState.MET];

/** The verdict of several looks at an environment: the worst; of those that do not apply nothing but the first reason. */
export function together(verdicts: readonly Verdict[], whenNone: string): Verdict {
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
