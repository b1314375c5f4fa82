import type { FrameworkResult } from '../frameworks/framework-result';
import { sentencesOf } from '../sentences';
import type { LedgerRequirement } from './ledger';
import { PENDING_STATES } from './requirement-outcome';

/** The requirement that asks for an account of every declared framework. */
const FRAMEWORKS_ROW = 'FRM-1';

/**
 * That requirement, if it is required, with how many controls of each framework are left to be seen to. Its own state tells of the
 * declaration, the checks and the signature: what that signature covers stands control by control in the tables.
 */
export function withControlsLeft(
  requirement: LedgerRequirement,
  frameworks: readonly FrameworkResult[],
): LedgerRequirement {
  if (requirement.id !== FRAMEWORKS_ROW || !requirement.required) return requirement;
  return { ...requirement, reason: sentencesOf([requirement.reason, ...frameworks.flatMap(controlsLeft)]) };
}

/** Such as `HIPAA: 1 of 71 controls not met, 12 open`; nothing if none is left. */
function controlsLeft({ name, controls }: FrameworkResult): string[] {
  const counts = PENDING_STATES.map((state) => ({
    state,
    number: controls.filter((control) => control.state === state).length,
  })).filter(({ number }) => number > 0);
  const told = counts.map(({ state, number }, index) =>
    index === 0 ? `${number} of ${controls.length} controls ${state}` : `${number} ${state}`,
  );
  return told.length === 0 ? [] : [`${name}: ${told.join(', ')}`];
}
