import { RowState } from '../compliance/ledger';

/** Every state, what needs a person first. */
export const STATES: readonly RowState[] = [
  RowState.NOT_MET,
  RowState.OPEN,
  RowState.UNDECIDABLE,
  RowState.NOT_REQUIRED_BUT_PRESENT,
  RowState.NOT_CHECKED_YET,
  RowState.WAIVED,
  RowState.ELSEWHERE,
  RowState.DECLARED,
  RowState.ATTESTED,
  RowState.MET,
  RowState.OUTSIDE,
  RowState.NOT_REQUIRED,
];

/** How many rows are in which state. */
export function countStates(
  rows: readonly { readonly state: RowState }[],
): Readonly<Record<RowState, number>> {
  const count = (state: RowState): number => rows.filter((row) => row.state === state).length;
  return Object.fromEntries(STATES.map((state) => [state, count(state)])) as Record<RowState, number>;
}

/** How many stand how, what needs a person first: `2 not met, 3 open`. */
export function statesOf(rows: readonly { readonly state: RowState }[]): string {
  const counts = countStates(rows);
  return STATES.filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`)
    .join(', ');
}
