import { OutcomeState } from '../compliance/outcome';

/** Every state, what needs a person first. */
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

/** How many requirements are in which state. */
export function countStates(
  requirements: readonly { readonly state: OutcomeState }[],
): Readonly<Record<OutcomeState, number>> {
  const count = (state: OutcomeState): number =>
    requirements.filter((requirement) => requirement.state === state).length;
  return Object.fromEntries(STATES.map((state) => [state, count(state)])) as Record<OutcomeState, number>;
}

/** How many stand how, what needs a person first: `2 not met, 3 open`. */
export function statesOf(requirements: readonly { readonly state: OutcomeState }[]): string {
  const counts = countStates(requirements);
  return STATES.filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`)
    .join(', ');
}
