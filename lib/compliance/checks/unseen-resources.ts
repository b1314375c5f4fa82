import type { Unseen } from '../resource-model/unseen';
import { type Finding, summaryOf, type Verdict, VerdictState } from './check';

/**
 * The verdict on templates that leave something to others. What is met by what is written may be broken by what is not,
 * and what is missing may stand there: neither is decided. A fault that is written stays one, unless a macro may change it.
 */
export function heeding(unseen: readonly Unseen[], verdict: Verdict): Verdict {
  if (unseen.length === 0) return withoutMarks(verdict);
  const reason = [...new Set(unseen.map(({ what }) => what))].join('; ');
  const mayChange = unseen.some((one) => one.mayChange);
  const doubted = (finding: Finding): Finding =>
    finding.state === VerdictState.NOT_MET && (mayChange || finding.absent === true)
      ? {
          ...finding,
          state: VerdictState.UNDECIDABLE,
          reason: `${finding.reason}, as far as it is written: ${reason}`,
        }
      : finding;
  const findings = verdict.findings.map(doubted);
  const stays = findings.some(({ state }) => state === VerdictState.NOT_MET);
  if (stays) return withoutMarks({ ...verdict, reason: summaryOf(findings), findings });
  const all = findings.length > 0 ? findings : [{ state: VerdictState.UNDECIDABLE, reason }];
  return withoutMarks({ ...verdict, state: VerdictState.UNDECIDABLE, reason: summaryOf(all), findings: all });
}

function withoutMarks(verdict: Verdict): Verdict {
  const findings = verdict.findings.map(({ state, reason, resource }) => ({
    state,
    reason,
    ...(resource && { resource }),
  }));
  return { ...verdict, findings };
}
