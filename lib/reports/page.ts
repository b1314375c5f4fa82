import { RowState } from '../compliance/ledger';
import { environmentSection } from './environment-section';
import { html, Html } from './html';
import type { NamedLedger } from './report-files';
import { chip, classOf, countStates, STATES } from './states';
import { STYLE } from './style';

/** One page over all environments: without script, without network, for a screen, a printer or a screen reader. */
export function reportPage(ledgers: readonly NamedLedger[]): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Stage environments: requirements and how they stand</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>Stage environments</h1>
          <p>
            What each environment is required to be, and how it stands. <em>Met</em> means that a check looked
            at the synthesized resources and found it so; nothing else is called met. The guide is “Production
            Rollout Guidelines”, the plan is “Planning for production”.
          </p>
        </header>
        <main>
          <section aria-labelledby="overview">
            <h2 id="overview">Side by side</h2>
            <div class="cards">${ledgers.map(card)}</div>
          </section>
          <section aria-labelledby="matrix">
            <h2 id="matrix">Requirement by requirement</h2>
            ${matrix(ledgers)}
          </section>
          ${ledgers.map(environmentSection)}
        </main>
      </body>
    </html>`;
  return `${page.toString().trim()}\n`;
}

function card({ name, ledger }: NamedLedger): Html {
  const counts = countStates(ledger.requirements);
  const bars = countStates(ledger.requirements.filter((row) => row.required));
  const required = ledger.requirements.filter((row) => row.required);
  const met = required.filter((row) => row.state === RowState.MET).length;
  return html`<article class="card">
    <h3><a href="#${name}">${name}</a></h3>
    <p>${ledger.environment.stage}, owned by ${ledger.environment.owner}</p>
    <p class="figure"><strong>${met}</strong> of ${required.length} required rows met</p>
    <div
      class="bar"
      role="img"
      aria-label="${STATES.filter((state) => bars[state] > 0)
        .map((state) => `${String(bars[state])} ${state}`)
        .join(', ')}"
    >
      ${STATES.filter((state) => bars[state] > 0).map(
        (state) => html`<span class="state ${classOf(state)}" style="flex-grow: ${bars[state]}"></span>`,
      )}
    </div>
    <ul class="legend">
      ${STATES.filter((state) => counts[state] > 0).map((state) => html`<li>${chip(state)} ${counts[state]}</li>`)}
    </ul>
  </article>`;
}

function matrix(ledgers: readonly NamedLedger[]): Html {
  const rows = ledgers[0]?.ledger.requirements ?? [];
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="matrix">
    <table>
      <thead>
        <tr>
          <th scope="col">Id</th>
          <th scope="col">Requirement</th>
          ${ledgers.map(({ name }) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row, index) =>
            html`<tr>
              <th scope="row">${row.id}</th>
              <td>${row.title}</td>
              ${ledgers.map(({ name, ledger }) => {
                const cell = ledger.requirements[index];
                return html`<td><a href="#${name}-${cell.id}">${chip(cell.state)}</a></td>`;
              })}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
