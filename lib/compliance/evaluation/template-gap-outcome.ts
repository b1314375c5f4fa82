import { type CheckOutcome, outcomeOf } from '../checks/check';
import type { CheckFinding } from '../findings';
import type { TemplateGap } from '../model/template-gaps';
import { OutcomeState } from '../outcome';
import { EVALUATION_FINDINGS } from './evaluation-findings';

/**
 * The outcome for templates that leave something to macros, modules and nested stacks. What they add may break what is
 * met, or hold what is missing: both are unknown. A fault that is written remains one, unless a macro may change it.
 */
export function outcomeWithGaps(outcome: CheckOutcome, gaps: readonly TemplateGap[]): CheckOutcome {
  if (gaps.length === 0) return outcome;
  const templateGaps = [...new Set(gaps.map(({ description }) => description))];
  const mayChange = gaps.some((gap) => gap.mayChange);
  const findings = outcome.findings.map((finding): CheckFinding =>
    finding.state === OutcomeState.NOT_MET && (mayChange || finding.definition.isAbsence)
      ? { ...finding, state: OutcomeState.UNKNOWN, templateGaps }
      : finding,
  );
  const gapFindings = templateGaps.map((gap) => EVALUATION_FINDINGS.templateGap({ gap }));
  return outcomeOf(outcome.resources, findings.length > 0 ? findings : gapFindings, '');
}
