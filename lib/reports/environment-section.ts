import type { ResourceName } from '../compliance/checks/check';
import type { CheckResult } from '../compliance/checks/checks';
import { ROOM_WORDS } from '../compliance/headroom';
import type { Ledger, LedgerRow, StackHeadroom } from '../compliance/ledger';
import type { StockAcknowledgement, StockFinding, StockResult } from '../compliance/stock-packs/stock-result';
import type { Declarations } from '../requirements/declarations';
import { goingLive } from './going-live';
import { html, type Html } from './html';
import type { NamedLedger } from './report-files';
import { chip } from './states';

/** Everything about one environment. */
export function environmentSection({ name, ledger }: NamedLedger): Html {
  const { environment } = ledger;
  return html`<section aria-labelledby="${name}">
    <h2 id="${name}">${name}</h2>
    <dl>
      <dt>Construct</dt>
      <dd><code>${environment.id}</code></dd>
      <dt>Stage</dt>
      <dd>${environment.stage}</dd>
      <dt>Owner</dt>
      <dd>${environment.owner}</dd>
      <dt>Accounts</dt>
      <dd>${environment.accounts.join(', ') || 'known at deployment'}</dd>
      <dt>Regions</dt>
      <dd>${environment.regions.join(', ') || 'known at deployment'}</dd>
    </dl>
    ${declared(ledger.declarations)} ${goingLive(ledger)} ${requirements(name, ledger)}
    ${ledger.stock.map(stockPack)} ${headroom(ledger.headroom)}
  </section>`;
}

function declared({ entry, partner, egress, elsewhere }: Declarations): Html {
  return html`<h3>Declared</h3>
    <ul>
      ${entry && html`<li>Way in: ${entry.description}</li>`}
      ${partner && html`<li>Controlled by ${partner.name}, account ${partner.account}, by ${partner.control}</li>`}
      ${egress.map(
        ({ component, destination, port, reason }) =>
          html`<li>Way out: ${component} to ${destination}, port ${port}: ${reason}</li>`,
      )}
      ${elsewhere.map(({ row, reason, evidence }) => html`<li>Elsewhere: ${row}, ${reason} (${evidence})</li>`)}
    </ul>`;
}

function requirements(name: string, ledger: Ledger): Html {
  return html`<h3>Requirements</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="Requirements of ${name}">
      <table>
        <thead>
          <tr>
            <th scope="col">Id</th>
            <th scope="col">Requirement</th>
            <th scope="col">Obligation</th>
            <th scope="col">State</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          ${ledger.requirements.map((row) => requirement(name, row))}
        </tbody>
      </table>
    </div>`;
}

function requirement(name: string, row: LedgerRow): Html {
  return html`<tr id="${name}-${row.id}">
    <th scope="row">${row.id}</th>
    <td>${row.title}</td>
    <td>${row.obligationReason}</td>
    <td>${chip(row.state)}</td>
    <td>${row.reason} ${row.checks.map(check)}</td>
  </tr>`;
}

function check(result: CheckResult): Html {
  return html`<details>
    <summary>
      ${result.check}: ${result.state}, ${count(result.resources.length, 'resource')} looked at
    </summary>
    <p>${result.title}</p>
    ${
      result.findings.length === 0
        ? undefined
        : html`<ul>
              ${result.findings.map((finding) => html`<li>${finding.reason} ${finding.resource && where(finding.resource)}</li>`)}
            </ul>
            <p>Remedy: ${result.remedy}</p>`
    }
    <ul>
      ${result.resources.map((resource) => html`<li>${where(resource)}</li>`)}
    </ul>
  </details>`;
}

function stockPack(stock: StockResult): Html {
  const sum = (figure: 'passed' | 'notApplicable' | 'undecided'): number =>
    stock.rules.reduce((total, rule) => total + rule[figure], 0);
  return html`<h3>Stock rules: ${stock.pack}</h3>
    <p>
      ${count(stock.rules.length, 'rule')}: ${sum('passed')} times compliant, ${sum('notApplicable')} times
      not applicable, ${sum('undecided')} times undecided, ${count(stock.findings.length, 'finding')},
      ${count(stock.acknowledgements.length, 'acknowledgement')}.
    </p>
    ${findings('Findings', stock.findings)} ${acknowledgements(stock.acknowledgements)}`;
}

function findings(title: string, list: readonly StockFinding[]): Html | undefined {
  if (list.length === 0) return undefined;
  return html`<h4>${title}</h4>
    <ul>
      ${list.map(({ rule, level, description, resource }) => html`<li>${rule} (${level}): ${description} ${where(resource)}</li>`)}
    </ul>`;
}

function acknowledgements(list: readonly StockAcknowledgement[]): Html | undefined {
  if (list.length === 0) return undefined;
  return html`<details>
    <summary>Acknowledged, with the reason</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Acknowledged findings">
      <table>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Resource</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          ${list.map(
            ({ rule, resource, reason }) =>
              html`<tr>
                <th scope="row">${rule}</th>
                <td>${where(resource)}</td>
                <td>${reason}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function headroom(stacks: readonly StackHeadroom[]): Html {
  return html`<h3>Room left in the stacks</h3>
    <ul>
      ${stacks.map(
        ({ stack, limits }) =>
          html`<li>
            <code>${stack}</code>:
            ${limits.map(({ what, used, limit }) => `${String(used)} of ${String(limit)} ${ROOM_WORDS[what]}`).join(', ')}
          </li>`,
      )}
    </ul>`;
}

function where(resource: ResourceName): Html {
  return html`<code>${resource.constructPath ?? `${resource.stack}/${resource.logicalId}`}</code>
    <span class="type">${resource.type}</span>`;
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
