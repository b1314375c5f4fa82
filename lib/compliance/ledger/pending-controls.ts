import type { FrameworkResult } from '../frameworks/framework-result';
import { sentencesOf } from '../sentences';
import type { LedgerRequirement } from './ledger';
import { PENDING_STATES } from './requirement-outcome';

/** The requirement that the declared frameworks are followed. */
const FRAMEWORKS_REQUIREMENT = 'FRM-1';

/**
 * The requirement of frameworks, if it is required, with the number of unresolved controls of each framework. Its state rests on
 * the declaration, the checks and the attestation; the results of the frameworks show what the attestation covers.
 */
export function withUnresolvedControls(
  requirement: LedgerRequirement,
  frameworks: readonly FrameworkResult[],
): LedgerRequirement {
  if (requirement.id !== FRAMEWORKS_REQUIREMENT || !requirement.required) return requirement;
  return {
    ...requirement,
    reason: sentencesOf([requirement.reason, ...frameworks.flatMap(unresolvedControls)]),
  };
}

/** Such as `HIPAA: 1 of 71 controls not met, 12 pending`; none if every control is resolved. */
function unresolvedControls({ name, controls }: FrameworkResult): string[] {
  const counts = PENDING_STATES.map((state) => ({
    state,
    number: controls.filter((control) => control.state === state).length,
  })).filter(({ number }) => number > 0);
  const parts = counts.map(({ state, number }, index) =>
    index === 0 ? `${number} of ${controls.length} controls ${state}` : `${number} ${state}`,
  );
  return parts.length === 0 ? [] : [`${name}: ${parts.join(', ')}`];
}
