import { OutcomeState, PendingReason, RequirementOutcome } from './outcome';

/** The outcome of a requirement or a control that lacks something. */
export function pendingOutcome(missing: PendingReason, reason: string): RequirementOutcome {
  return { state: OutcomeState.PENDING, reason, pending: [missing] };
}
