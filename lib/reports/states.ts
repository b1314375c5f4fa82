import { type LedgerRow, RowState } from '../compliance/ledger';
import { html, type Html } from './html';

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
export function countStates(rows: readonly LedgerRow[]): Readonly<Record<RowState, number>> {
  const count = (state: RowState): number => rows.filter((row) => row.state === state).length;
  return Object.fromEntries(STATES.map((state) => [state, count(state)])) as Record<RowState, number>;
}

/** The state as a word in a coloured frame. The word carries the meaning, not the colour. */
export function chip(state: RowState): Html {
  return html`<span class="chip ${classOf(state)}">${state}</span>`;
}

/** The class by which the style knows a state. */
export function classOf(state: RowState): string {
  return state.replaceAll(/[^a-z]+/g, '-');
}
