import { type Ledger, RowState } from '../../compliance/ledger';
import { StockLevel } from '../../compliance/stock-packs/stock-result';
import type { NamedLedger } from '../report-files';
import { countStates } from '../states';
import { anchor } from './anchor';
import { legend, READING_ORDER, stateBar } from './bar';
import { html, type Html } from './html';
import { classOf, mark, MEANINGS, sign } from './state-mark';
import { framed } from './table';
import { count } from './words';

/** The environments side by side: one bar each, on one scale, and the figures. */
export function overview(ledgers: readonly NamedLedger[]): Html {
  const all = ledgers.flatMap(({ ledger }) => ledger.requirements);
  const counts = countStates(all);
  const shown = READING_ORDER.filter((state) => counts[state] > 0);
  const scale = Math.max(1, ...ledgers.map(({ ledger }) => ledger.requirements.length));
  return html`<div class="chart">${ledgers.map((one) => line(one, scale))}</div>
    ${legend(all)}
    <details>
      <summary>The figures, and what the words mean</summary>
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
  const required = ledger.requirements.filter((row) => row.required);
  const met = required.filter(({ state }) => state === RowState.MET).length;
  return html`<div class="line">
    <p class="name"><a href="#${anchor(name)}">${name}</a></p>
    ${stateBar(ledger.requirements, scale)}
    <p class="score">
      <strong>${met}</strong> of ${required.length} required rows met${pending(ledger)}. ${verdict(ledger)}
    </p>
  </div>`;
}

function pending({ requirements }: Ledger): string {
  const counts = countStates(requirements);
  return [RowState.NOT_MET, RowState.OPEN]
    .filter((state) => counts[state] > 0)
    .map((state) => `, ${String(counts[state])} ${state}`)
    .join('');
}

/** Whether what the page tells keeps the environment from being deployed. */
export function verdict({ requirements, stock, opening }: Ledger): Html {
  const rows = requirements.filter(({ blocking }) => blocking).length;
  const errors = stock
    .flatMap(({ findings }) => findings)
    .filter(({ level }) => level === StockLevel.ERROR).length;
  const open = opening === undefined ? '' : `Opens on ${opening.opensOn}. `;
  if (rows + errors === 0) {
    return html`${open}<span class="passes ${classOf(RowState.MET)}"
        >${sign(RowState.MET)}Nothing here stops its deployment</span
      >`;
  }
  const parts = [
    ...(rows > 0 ? [count(rows, 'row')] : []),
    ...(errors > 0 ? [count(errors, 'stock finding')] : []),
  ];
  return html`${open}<span class="passes ${classOf(RowState.NOT_MET)}"
      >${sign(RowState.NOT_MET)}${parts.join(' and ')} stop${rows + errors === 1 ? 's' : ''} its
      deployment</span
    >`;
}

function figures(ledgers: readonly NamedLedger[], states: readonly RowState[]): Html {
  return framed(
    { look: 'figures', label: 'Rows by state' },
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
