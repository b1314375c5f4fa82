import { OutcomeState } from '../../compliance/outcome';
import { STATES } from '../states';
import { html, type Html } from './html';
import { classOf } from './state-mark';

/** A list from which the requirements are chosen by what they carry in an attribute, `data-<key>`. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/**
 * What searches and filters the requirements of a table: everything that carries `data-row` in it. It is shown where script
 * runs; without, the table is whole.
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

/** The choice among the states that requirements have. */
export function stateChoice(states: readonly OutcomeState[]): Choice {
  const present = STATES.filter((state) => states.includes(state));
  return { key: 'state', label: 'State', options: present.map((state) => [classOf(state), state]) };
}
