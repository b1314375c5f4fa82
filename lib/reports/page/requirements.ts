import { type Finding, OutcomeState } from '../../compliance/outcome';
import type { CheckResult } from '../../compliance/checks/check-result';
import { type LedgerRequirement } from '../../compliance/ledger/ledger';
import { CATALOG } from '../../requirements/catalog';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { anchor } from './anchor';
import { filter, stateChoice } from './filter';
import { html, type Html } from './html';
import { namingIn, type Naming, resource, resourceList } from './resource-list';
import { classOf, mark } from './state-mark';
import { framed } from './table';
import { count, sentence } from './wording';

/** The requirements of one environment with their checks; those that the stage does not require stand apart. */
export function requirements({ name, ledger }: NamedLedger): Html {
  const naming = namingIn(ledger.environment.id);
  const isRequired = ({ state }: LedgerRequirement): boolean => state !== OutcomeState.NOT_REQUIRED;
  const required = ledger.requirements.filter(isRequired);
  const others = ledger.requirements.filter((requirement) => !isRequired(requirement));
  const table = anchor(name, 'requirements', 'requirements');
  return html`${filter(table, `Filter the requirements of ${name}`, [stateChoice(required.map(({ state }) => state))])}
  ${framed(
    { look: 'requirements stacked', label: `Requirements of ${name}`, id: table },
    ['Requirement', 'State', 'Reason and evidence'],
    required.map((requirement) => line(name, requirement, naming)),
  )}
  ${others.length === 0 ? undefined : notRequired(name, others)}`;
}

function line(name: string, requirement: LedgerRequirement, naming: Naming): Html {
  return html`<tr id="${anchor(name, requirement.id)}" data-row data-state="${classOf(requirement.state)}">
    <th scope="row">
      <span class="id">${requirement.id}</span> ${requirement.title}
      <span class="basis">${requirement.obligation}, ${requirement.basis}</span>
    </th>
    <td>${mark(requirement.state)}</td>
    <td>
      <p>${sentence(requirement.reason)}</p>
      ${drillDown(requirement, naming)}
    </td>
  </tr>`;
}

function drillDown(requirement: LedgerRequirement, naming: Naming): Html {
  const statement = CATALOG.find(({ id }) => id === requirement.id)?.statement;
  const applicable = requirement.checks.filter(({ state }) => state !== OutcomeState.NOT_APPLICABLE);
  const rest = requirement.checks.length - applicable.length;
  const resources = applicable.reduce((sum, one) => sum + one.resources.length, 0);
  const summary =
    applicable.length === 0
      ? 'Requirement'
      : `Requirement, ${count(applicable.length, 'check')}, ${count(resources, 'resource')}`;
  return html`<details>
    <summary>${summary}</summary>
    ${statement === undefined ? undefined : html`<p class="statement">${statement}</p>`}
    <p class="basis">${sentence(requirement.obligationReason)}</p>
    ${applicable.map((one) => check(one, naming))}
    ${rest === 0 ? undefined : html`<p class="basis">Not applicable: ${count(rest, 'check')}.</p>`}
  </details>`;
}

function check(
  { check: id, state, title, reason, remediation, findings, resources }: CheckResult,
  naming: Naming,
): Html {
  return html`<div class="check">
    <p>${mark(state)} <code>${id}</code></p>
    <p>${sentence(title)}: ${reason}</p>
    ${
      findings.length === 0
        ? undefined
        : html`<p><strong>Fix:</strong> ${remediation}</p>
            <ul>
              ${findings.map((one) => html`<li>${one.reason} ${one.resource && resource(one.resource, naming)} ${accepted(one)}</li>`)}
            </ul>`
    }
    ${resources.length === 0 ? undefined : resourceList(resources, naming)}
  </div>`;
}

function accepted({ waived, acknowledged }: Finding): Html | undefined {
  if (waived !== undefined) {
    const { expires, approvedBy, reason } = waived;
    return html`${mark(OutcomeState.WAIVED)} until ${expires}, approved by ${approvedBy}: ${reason}`;
  }
  if (acknowledged === undefined) return undefined;
  const { acknowledgedAt, reason } = acknowledged;
  return html`${mark(OutcomeState.WAIVED)} acknowledged at <code>${acknowledgedAt}</code>: ${reason}`;
}

function notRequired(name: string, requirements: readonly LedgerRequirement[]): Html {
  return html`<details class="aside">
    <summary>${count(requirements.length, 'requirement')} that this stage does not require</summary>
    ${framed(
      { look: 'requirements stacked', label: `Requirements not required of ${name}` },
      ['Requirement', 'State', 'Reason'],
      requirements.map(
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
