import { OutcomeState } from '../../compliance/outcome';
import { STATES } from '../states';
import { html, type Html } from './html';
import { classOf } from './state-mark';

/** A list of values by which the rows of a table are filtered, from their attribute `data-<key>`. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/**
 * The controls that search and filter the rows of a table, which have the attribute `data-row`. They are shown if scripts
 * run; without scripts, the table is complete.
 */
export function filter(table: string, label: string, choices: readonly Choice[]): Html {
  return html`<div class="filter" role="search" aria-label="${label}" data-filter="${table}" hidden>
    <label
      >Search <input type="search" autocomplete="off" spellcheck="false" aria-controls="${table}"
    /></label>
    ${choices.map(
      ({ key, label: name, options }) =>
        html`<label
          >${name}
          <select data-key="${key}" aria-controls="${table}">
            <option value="">all</option>
            ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
          </select></label
        >`,
    )}
    <button type="button" data-clear>Clear</button>
    <output aria-live="polite"></output>
  </div>`;
}

/** The choice of the states that the rows have. */
export function stateChoice(states: readonly OutcomeState[]): Choice {
  const present = STATES.filter((state) => states.includes(state));
  return { key: 'state', label: 'State', options: present.map((state) => [classOf(state), state]) };
}
