import type { Check, CheckContext, CheckOutcome } from './checks/check';
import { CHECKS } from './checks/checks';
import { type CheckResult } from './checks/check-result';
import { EVALUATION_FINDINGS } from './evaluation/evaluation-findings';
import { renderOutcome } from './evaluation/render-outcome';
import { exploredOutcome } from './evaluation/explored-outcome';
import { outcomeWithTypes, type TypeGap, typeGapsOf } from './evaluation/type-gaps';
import type { CheckFinding } from './findings';
import type { ResourceModel } from './model/resource-model';
import { OutcomeState } from './outcome';

/** Receives how many checks are evaluated, and how many there are. */
export type CheckListener = (evaluated: number, all: number) => void;

/**
 * Evaluates checks by id, each once, however often it is named or another check asks for it. A check that fails with an
 * error, or is not registered, is not met.
 *
 * @param checks those that are registered
 * @param onChecked called after each with the numbers of evaluated checks and of all
 */
export function runChecks(
  ids: readonly string[],
  model: ResourceModel,
  context: Omit<CheckContext, 'outcomeOfCheck'>,
  checks: ReadonlyMap<string, Check> = CHECKS,
  onChecked?: CheckListener,
): CheckResult[] {
  const outcomes = new Map<string, CheckOutcome>();
  const typeGaps = typeGapsOf(model, context.declarations);
  const outcomeOfCheck = (id: string): CheckOutcome => {
    const outcome =
      outcomes.get(id) ?? evaluate(id, checks.get(id), model, { ...context, outcomeOfCheck }, typeGaps);
    outcomes.set(id, outcome);
    return outcome;
  };
  return [...new Set(ids)].map((id, index, all) => {
    const { title, remediation } = checks.get(id) ?? UNREGISTERED;
    const outcome = renderOutcome(outcomeOfCheck(id), context.declarations.environment);
    onChecked?.(index + 1, all.length);
    return { check: id, title, remediation, ...outcome };
  });
}

/** Evaluates one check, and those that it asks for. */
export function runCheck(
  id: string,
  model: ResourceModel,
  context: Omit<CheckContext, 'outcomeOfCheck'>,
  checks?: ReadonlyMap<string, Check>,
): CheckResult {
  return runChecks([id], model, context, checks)[0];
}

const UNREGISTERED = {
  title: 'A check that is not registered',
  remediation: EVALUATION_FINDINGS.checkNotRegistered.definition.remediation,
};

function evaluate(
  id: string,
  check: Check | undefined,
  model: ResourceModel,
  context: CheckContext,
  typeGaps: readonly TypeGap[],
): CheckOutcome {
  if (check === undefined) return failed(EVALUATION_FINDINGS.checkNotRegistered({ check: id }));
  try {
    return outcomeWithTypes(exploredOutcome(check, model, context), check.asks, typeGaps);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(EVALUATION_FINDINGS.checkFailed({ check: id, error: message }));
  }
}

function failed(finding: CheckFinding): CheckOutcome {
  return { state: OutcomeState.NOT_MET, explanation: '', resources: [], findings: [finding] };
}
