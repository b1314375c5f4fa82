import { OutcomeState } from '../../compliance/outcome';
import { type LedgerRequirement } from '../../compliance/ledger/ledger';
import { Basis, Obligation } from '../../requirements/requirement';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { anchor } from './anchor';
import { filter, stateChoice } from './filter';
import { html, type Html } from './html';
import { classOf, mark } from './state-mark';
import { framed } from './table';

const TABLE = anchor('page', 'matrix', 'requirements');

/** Every requirement in every environment: its state, its obligation, and the document that asks for it. */
export function matrix(ledgers: readonly NamedLedger[]): Html {
  const all = ledgers.flatMap(({ ledger }) => ledger.requirements);
  const requirements = [...new Map(all.map((requirement) => [requirement.id, requirement])).values()];
  const bases = Object.values(Basis).filter((basis) =>
    all.some((requirement) => requirement.basis === basis),
  );
  return html`<p class="lead">
      Below each state: the obligation, and the document that asks for it. The <em>guide</em> is “Production
      Rollout Guidelines”, the <em>plan</em> is “Planning for production”, the <em>brief</em> is the
      project's, <em>ours</em> is where the package asks for more, and <em>application</em> is a check of the
      application's own.
    </p>
    ${filter(TABLE, 'Filter the requirements', [
      stateChoice(all.map(({ state }) => state)),
      { key: 'basis', label: 'Basis', options: bases.map((basis) => [basis, basis]) },
      {
        key: 'required',
        label: 'Required',
        options: ledgers.map(({ name }) => [anchor(name), `in ${name}`] as const),
      },
    ])}
    ${framed(
      { look: 'matrix stacked', label: 'Requirements by environment', id: TABLE },
      ['Requirement', ...ledgers.map(({ name }) => name)],
      requirements.map(({ id, title }) => line(id, title, ledgers)),
    )}`;
}

function line(id: string, title: string, ledgers: readonly NamedLedger[]): Html {
  const cells = ledgers.map(({ name, ledger }) => ({
    name,
    requirement: ledger.requirements.find((requirement) => requirement.id === id),
  }));
  const present = cells.flatMap(({ requirement }) => requirement ?? []);
  const tokens = (values: readonly string[]): string => [...new Set(values)].join(' ');
  return html`<tr
    data-row
    data-state="${tokens(present.map(({ state }) => classOf(state)))}"
    data-basis="${tokens(present.map(({ basis }) => basis))}"
    data-required="${tokens(cells.filter(({ requirement }) => requirement?.required).map(({ name }) => anchor(name)))}"
  >
    <th scope="row"><span class="id">${id}</span> ${title}</th>
    ${cells.map(({ name, requirement }) => cell(name, requirement))}
  </tr>`;
}

function cell(name: string, requirement: LedgerRequirement | undefined): Html {
  if (requirement === undefined) return html`<td></td>`;
  const { id, state, obligation, basis } = requirement;
  return html`<td class="${state === OutcomeState.NOT_REQUIRED ? 'quiet' : ''}">
    <span class="environment" aria-hidden="true">${name}</span>
    <a href="#${anchor(name, id)}">${mark(state)}</a>
    <span class="basis"
      >${state === OutcomeState.NOT_REQUIRED && obligation === Obligation.NOT_REQUIRED ? '' : `${obligation}, `}${basis}</span
    >
  </td>`;
}
