import { type Finding, type Outcome, OutcomeState } from '../outcome';
import type { TemplateGap } from '../model/template-gaps';
import { summaryOf } from '../checks/check';

/**
 * The verdict on templates that leave something to others. What is met by what is written may be broken by what is not,
 * and what is missing may stand there: neither is decided. A fault that is written stays one, unless a macro may change it.
 */
export function heeding(templateGaps: readonly TemplateGap[], verdict: Outcome): Outcome {
  if (templateGaps.length === 0) return withoutMarks(verdict);
  const reason = [...new Set(templateGaps.map(({ what }) => what))].join('; ');
  const mayChange = templateGaps.some((one) => one.mayChange);
  const doubted = (finding: Finding): Finding =>
    finding.state === OutcomeState.NOT_MET && (mayChange || finding.absent === true)
      ? {
          ...finding,
          state: OutcomeState.UNKNOWN,
          reason: `${finding.reason}, as far as it is written: ${reason}`,
        }
      : finding;
  const findings = verdict.findings.map(doubted);
  const stays = findings.some(({ state }) => state === OutcomeState.NOT_MET);
  if (stays) return withoutMarks({ ...verdict, reason: summaryOf(findings), findings });
  const all = findings.length > 0 ? findings : [{ state: OutcomeState.UNKNOWN, reason }];
  return withoutMarks({ ...verdict, state: OutcomeState.UNKNOWN, reason: summaryOf(all), findings: all });
}

function withoutMarks(verdict: Outcome): Outcome {
  const findings = verdict.findings.map(({ state, reason, resource }) => ({
    state,
    reason,
    ...(resource && { resource }),
  }));
  return { ...verdict, findings };
}
