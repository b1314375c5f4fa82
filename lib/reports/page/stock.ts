import type { StockAcknowledgement, StockResult, StockRule } from '../../compliance/stock-packs/stock-result';
import type { NamedLedger } from '../report-files';
import { html, type Html } from './html';
import { namingIn, type Naming, resource } from './resource-list';
import { table } from './table';
import { count, figure, nothing } from './words';

/** What the packs of stock rules say, in figures, and what was acknowledged, by its reason. */
export function stock({ name, ledger }: NamedLedger): Html {
  if (ledger.stock.length === 0) return nothing('No pack of stock rules was asked.');
  const naming = namingIn(ledger.environment.id);
  const acknowledged = ledger.stock.flatMap(({ acknowledgements }) => acknowledgements);
  const reasons = [...new Set(acknowledged.map(({ reason }) => reason))];
  return html`${table(
    `Packs of stock rules in ${name}`,
    ['Pack', 'Rules', 'Compliant', 'Not applicable', 'Undecided', 'Findings', 'Waived', 'Acknowledged'],
    ledger.stock.map(pack),
  )}
  ${unasked(ledger.stock)}
  ${
    acknowledged.length === 0
      ? undefined
      : html`<h4>Acknowledged</h4>
          <p class="lead">
            ${count(acknowledged.length, 'finding')} that stay, for ${count(reasons.length, 'reason')}, each
            written down in code.
          </p>
          <ul class="acknowledged">
            ${reasons.map((reason) => byReason(reason, acknowledged, naming))}
          </ul>`
  }`;
}

function pack({ pack: called, rules, findings, waived, acknowledgements }: StockResult): Html[] {
  const sum = (of: keyof StockRule & ('passed' | 'notApplicable' | 'undecided')): Html =>
    html`${figure(rules.reduce((total, rule) => total + rule[of], 0))}`;
  return [
    html`${called}`,
    html`${rules.length}`,
    sum('passed'),
    sum('notApplicable'),
    sum('undecided'),
    html`${findings.length}`,
    html`${waived.length}`,
    html`${acknowledgements.length}`,
  ];
}

/** What the rules could not be asked about is no pass of theirs. */
function unasked(results: readonly StockResult[]): Html | undefined {
  const reasons = [...new Set(results.flatMap(({ unasked: not = [] }) => not))];
  if (reasons.length === 0) return undefined;
  return html`<p class="lead">Not asked:</p>
    <ul>
      ${reasons.map((reason) => html`<li>${reason}</li> `)}
    </ul>`;
}

function byReason(reason: string, all: readonly StockAcknowledgement[], naming: Naming): Html {
  const same = all.filter((one) => one.reason === reason);
  const places = [...new Map(same.map((one) => [naming(one.resource), one.resource])).values()];
  const rulesAt = (name: string): string[] => [
    ...new Set(same.filter((one) => naming(one.resource) === name).map(({ rule }) => rule)),
  ];
  return html`<li>
    <p>${reason}</p>
    <details>
      <summary>${count(same.length, 'finding')} at ${count(places.length, 'resource')}</summary>
      <ul class="places">
        ${places.map(
          (one) =>
            html`<li>
              ${resource(one, naming)}
              ${rulesAt(naming(one)).map((rule) => html`<code class="rule">${rule}</code> `)}
            </li>`,
        )}
      </ul>
    </details>
  </li>`;
}
