import type { Ledger, LedgerRequirement } from './ledger/ledger';
import { OutcomeState } from './outcome';

const { MET, NOT_MET, WAIVED } = OutcomeState;

/**
 * True if no required requirement, control or cdk-nag rule is decided by a resource of the templates: what a ledger
 * without a blocker then says is nothing.
 */
export function isNothingEvaluated({ requirements, frameworks, nag }: Ledger): boolean {
  const controls = frameworks.flatMap((framework) => framework.controls);
  return !(
    requirements.some(isDecided) ||
    controls.some(({ state }) => [MET, NOT_MET, WAIVED].includes(state)) ||
    nag.some(({ findings, waived }) => findings.length > 0 || waived.length > 0)
  );
}

/** A check that finds nothing of its kind decides nothing, unless it is a fault that there is none. */
function isDecided({ required, checks }: LedgerRequirement): boolean {
  return (
    required &&
    checks.some(
      ({ state, resources }) => [NOT_MET, WAIVED].includes(state) || (state === MET && resources.length > 0),
    )
  );
}
