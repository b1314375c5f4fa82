import { OutcomeState } from '../../compliance/outcome';
import { type Ledger } from '../../compliance/ledger/ledger';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { countStates } from '../states';
import { anchor } from './anchor';
import { legend, READING_ORDER, stateBar } from './bar';
import { html, type Html } from './html';
import { mark, MEANINGS } from './state-mark';
import { framed } from './table';
import { verdict } from './verdict';

/** All environments: a bar for each, on one scale, its verdict, and the figures. */
export function overview(ledgers: readonly NamedLedger[]): Html {
  const all = ledgers.flatMap(({ ledger }) => ledger.requirements);
  const counts = countStates(all);
  const shown = READING_ORDER.filter((state) => counts[state] > 0);
  const scale = Math.max(1, ...ledgers.map(({ ledger }) => ledger.requirements.length));
  return html`<div class="chart">${ledgers.map((one) => line(one, scale))}</div>
    ${legend(all)}
    <details>
      <summary>Figures, and the meaning of the states</summary>
      ${figures(ledgers, shown)}
      <dl class="meanings">
        ${MEANINGS.map(
          ([state, meaning]) =>
            html`<div>
              <dt>${mark(state)}</dt>
              <dd>${meaning}</dd>
            </div>`,
        )}
      </dl>
    </details>`;
}

function line({ name, ledger }: NamedLedger, scale: number): Html {
  const required = ledger.requirements.filter((requirement) => requirement.required);
  const met = required.filter(({ state }) => state === OutcomeState.MET).length;
  return html`<div class="line">
    <p class="name"><a href="#${anchor(name)}">${name}</a></p>
    ${stateBar(ledger.requirements, scale)}
    <p class="score">
      <strong>${met}</strong> of ${required.length} required requirements met${pending(ledger)}.
      ${verdict(ledger)}
    </p>
  </div>`;
}

function pending({ requirements }: Ledger): string {
  const counts = countStates(requirements);
  return [OutcomeState.NOT_MET, OutcomeState.PENDING]
    .filter((state) => counts[state] > 0)
    .map((state) => `, ${String(counts[state])} ${state}`)
    .join('');
}

function figures(ledgers: readonly NamedLedger[], states: readonly OutcomeState[]): Html {
  return framed(
    { look: 'figures', label: 'Requirements by state' },
    ['State', ...ledgers.map(({ name }) => name)],
    states.map(
      (state) =>
        html`<tr>
          <th scope="row">${mark(state)}</th>
          ${ledgers.map(({ ledger }) => html`<td>${countStates(ledger.requirements)[state]}</td>`)}
        </tr>`,
    ),
  );
}
