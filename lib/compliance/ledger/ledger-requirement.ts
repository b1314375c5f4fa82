import { type Finding, OutcomeState } from '../outcome';
import type { CheckResult } from '../checks/check-result';
import { isUnresolved } from '../records/waived-findings';
import type { EvaluatedRequirement } from './evaluated-days';
import type { LedgerOpening, LedgerRequirement } from './ledger';

/**
 * A requirement as the ledger shows it. Its state is that of the shown day; whether it keeps the environment from passing
 * is decided on the opening day, so that a record that expires later never stops a deployment.
 */
export function ledgerRequirement(
  { requirement, checks, outcome }: EvaluatedRequirement,
  atOpening: EvaluatedRequirement,
  opening: LedgerOpening | undefined,
): LedgerRequirement {
  const isFault = atOpening.outcome.state === OutcomeState.NOT_MET;
  const stopsOpening = opening !== undefined && opening.override === undefined;
  return {
    id: requirement.definition.id,
    title: requirement.definition.title,
    obligation: requirement.cell.obligation,
    basis: requirement.cell.basis,
    required: requirement.required,
    obligationReason: requirement.reason,
    ...outcome,
    blocking: isFault || (atOpening.outcome.state === OutcomeState.PENDING && stopsOpening),
    checks: isFault ? checks.map((check, index) => withBlockers(check, atOpening.checks[index])) : checks,
  };
}

/** The result of a check, with the findings marked that keep the environment from passing. */
function withBlockers(shown: CheckResult, atOpening: CheckResult): CheckResult {
  const isBlocking = (finding: Finding) => finding.state === OutcomeState.NOT_MET && isUnresolved(finding);
  return {
    ...shown,
    findings: shown.findings.map((finding, index) =>
      isBlocking(atOpening.findings[index]) ? { ...finding, blocking: true } : finding,
    ),
  };
}
