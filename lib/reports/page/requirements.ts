import { OutcomeState } from '../../compliance/outcome';
import type { CheckResult } from '../../compliance/checks/checks';
import { type LedgerRequirement } from '../../compliance/ledger/ledger';
import type { RuleWaiver } from '../../compliance/records/rule-waiver';
import { CATALOG } from '../../requirements/catalog';
import type { NamedLedger } from '../report-files';
import { anchor } from './anchor';
import { filter, stateChoice } from './filter';
import { html, type Html } from './html';
import { namingIn, type Naming, resource, resourceList } from './resource-list';
import { classOf, mark } from './state-mark';
import { framed } from './table';
import { count, sentence } from './wording';

/** The requirements of one environment, with what was looked at; those that the stage does not ask for stand apart. */
export function requirements({ name, ledger }: NamedLedger): Html {
  const naming = namingIn(ledger.environment.id);
  const isAsked = ({ state }: LedgerRequirement): boolean => state !== OutcomeState.NOT_REQUIRED;
  const asked = ledger.requirements.filter(isAsked);
  const others = ledger.requirements.filter((requirement) => !isAsked(requirement));
  const table = anchor(name, 'requirements', 'requirements');
  return html`${filter(table, `Filter the requirements of ${name}`, [stateChoice(asked.map(({ state }) => state))])}
  ${framed(
    { look: 'requirements stacked', label: `Requirements of ${name}`, id: table },
    ['Requirement', 'State', 'Reason and evidence'],
    asked.map((requirement) => line(name, requirement, naming)),
  )}
  ${others.length === 0 ? undefined : notAsked(name, others)}`;
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
      ? 'What is asked'
      : `What is asked, ${count(applicable.length, 'check')}, ${count(resources, 'resource')}`;
  return html`<details>
    <summary>${summary}</summary>
    ${statement === undefined ? undefined : html`<p class="statement">${statement}</p>`}
    <p class="basis">${sentence(requirement.obligationReason)}</p>
    ${applicable.map((one) => check(one, naming))}
    ${rest === 0 ? undefined : html`<p class="basis">${count(rest, 'check')} of things that are not here.</p>`}
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
        : html`<p><strong>Remediation:</strong> ${remediation}</p>
            <ul>
              ${findings.map((one) => html`<li>${one.reason} ${one.resource && resource(one.resource, naming)} ${one.waived && waived(one.waived)}</li>`)}
            </ul>`
    }
    ${resources.length === 0 ? undefined : resourceList(resources, naming)}
  </div>`;
}

function waived({ expires, approvedBy, reason }: RuleWaiver): Html {
  return html`${mark(OutcomeState.WAIVED)} until ${expires}, approved by ${approvedBy}: ${reason}`;
}

function notAsked(name: string, requirements: readonly LedgerRequirement[]): Html {
  return html`<details class="aside">
    <summary>${count(requirements.length, 'requirement')} that this stage does not ask for</summary>
    ${framed(
      { look: 'requirements stacked', label: `Rows not required of ${name}` },
      ['Requirement', 'State', 'Why'],
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
