import { VerdictState } from '../../compliance/checks/check';
import type { CheckResult } from '../../compliance/checks/checks';
import { type LedgerRow, RowState } from '../../compliance/ledger';
import type { RuleWaiver } from '../../compliance/records/rule-waiver';
import { CATALOG } from '../../requirements/catalog';
import type { NamedLedger } from '../report-files';
import { anchor } from './anchor';
import { filter, stateChoice } from './filter';
import { html, type Html } from './html';
import { namingIn, type Naming, resource, resourceList } from './resource-list';
import { classOf, mark } from './state-mark';
import { framed } from './table';
import { count, sentence } from './words';

/** The requirements of one environment, with what was looked at; those that the stage does not ask for stand apart. */
export function requirements({ name, ledger }: NamedLedger): Html {
  const naming = namingIn(ledger.environment.id);
  const isAsked = ({ state }: LedgerRow): boolean => state !== RowState.NOT_REQUIRED;
  const asked = ledger.requirements.filter(isAsked);
  const others = ledger.requirements.filter((row) => !isAsked(row));
  const table = anchor(name, 'requirements', 'rows');
  return html`${filter(table, `Filter the requirements of ${name}`, [stateChoice(asked.map(({ state }) => state))])}
  ${framed(
    { look: 'rows stacked', label: `Requirements of ${name}`, id: table },
    ['Requirement', 'State', 'Reason and evidence'],
    asked.map((row) => line(name, row, naming)),
  )}
  ${others.length === 0 ? undefined : notAsked(name, others)}`;
}

function line(name: string, row: LedgerRow, naming: Naming): Html {
  return html`<tr id="${anchor(name, row.id)}" data-row data-state="${classOf(row.state)}">
    <th scope="row">
      <span class="id">${row.id}</span> ${row.title}
      <span class="basis">${row.obligation}, ${row.basis}</span>
    </th>
    <td>${mark(row.state)}</td>
    <td>
      <p>${sentence(row.reason)}</p>
      ${drillDown(row, naming)}
    </td>
  </tr>`;
}

function drillDown(row: LedgerRow, naming: Naming): Html {
  const statement = CATALOG.find(({ id }) => id === row.id)?.statement;
  const applicable = row.checks.filter(({ state }) => state !== VerdictState.NOT_APPLICABLE);
  const rest = row.checks.length - applicable.length;
  const resources = applicable.reduce((sum, one) => sum + one.resources.length, 0);
  const summary =
    applicable.length === 0
      ? 'What is asked'
      : `What is asked, ${count(applicable.length, 'check')}, ${count(resources, 'resource')}`;
  return html`<details>
    <summary>${summary}</summary>
    ${statement === undefined ? undefined : html`<p class="statement">${statement}</p>`}
    <p class="basis">${sentence(row.obligationReason)}</p>
    ${applicable.map((one) => check(one, naming))}
    ${rest === 0 ? undefined : html`<p class="basis">${count(rest, 'check')} of things that are not here.</p>`}
  </details>`;
}

function check(
  { check: id, state, title, reason, remedy, findings, resources }: CheckResult,
  naming: Naming,
): Html {
  return html`<div class="check">
    <p>${mark(state)} <code>${id}</code></p>
    <p>${sentence(title)}: ${reason}</p>
    ${
      findings.length === 0
        ? undefined
        : html`<p><strong>Remedy:</strong> ${remedy}</p>
            <ul>
              ${findings.map((one) => html`<li>${one.reason} ${one.resource && resource(one.resource, naming)} ${one.waived && waived(one.waived)}</li>`)}
            </ul>`
    }
    ${resources.length === 0 ? undefined : resourceList(resources, naming)}
  </div>`;
}

function waived({ expires, approvedBy, reason }: RuleWaiver): Html {
  return html`${mark(RowState.WAIVED)} until ${expires}, approved by ${approvedBy}: ${reason}`;
}

function notAsked(name: string, rows: readonly LedgerRow[]): Html {
  return html`<details class="aside">
    <summary>${count(rows.length, 'row')} that this stage does not ask for</summary>
    ${framed(
      { look: 'rows stacked', label: `Rows not required of ${name}` },
      ['Requirement', 'State', 'Why'],
      rows.map(
        ({ id, title, state, reason, basis }) =>
          html`<tr id="${anchor(name, id)}">
            <th scope="row"><span class="id">${id}</span> ${title} <span class="basis">${basis}</span></th>
            <td>${mark(state)}</td>
            <td>${reason}</td>
          </tr>`,
      ),
    )}
  </details>`;
}
