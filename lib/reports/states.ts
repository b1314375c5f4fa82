import { OutcomeState } from '../compliance/outcome';

/** Every state, those that need action first. */
export const STATES: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.PENDING,
  OutcomeState.UNKNOWN,
  OutcomeState.NOT_REQUIRED_BUT_PRESENT,
  OutcomeState.NOT_CHECKED,
  OutcomeState.WAIVED,
  OutcomeState.INHERITED,
  OutcomeState.DECLARED,
  OutcomeState.ATTESTED,
  OutcomeState.MET,
  OutcomeState.MANUAL,
  OutcomeState.NOT_REQUIRED,
];

/** The number of requirements in each state. */
export function countStates(
  requirements: readonly { readonly state: OutcomeState }[],
): Readonly<Record<OutcomeState, number>> {
  const count = (state: OutcomeState): number =>
    requirements.filter((requirement) => requirement.state === state).length;
  return Object.fromEntries(STATES.map((state) => [state, count(state)])) as Record<OutcomeState, number>;
}

/** The counts by state, those that need action first: `2 not met, 3 pending`. */
export function statesOf(requirements: readonly { readonly state: OutcomeState }[]): string {
  const counts = countStates(requirements);
  return STATES.filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`)
    .join(', ');
}
