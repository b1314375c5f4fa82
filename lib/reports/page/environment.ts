import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { anchor } from './anchor';
import { checklist } from './checklist';
import { declared } from './declared';
import { findings } from './findings';
import { frameworks } from './frameworks';
import { cloudFormationLimits } from './cloudformation-limits';
import { html, type Html } from './html';
import { verdict } from './verdict';
import { architecture } from './picture/architecture';
import { records } from './records';
import { recovery } from './recovery';
import { requirements } from './requirements';
import { nag } from './nag-packs';

interface Part {
  readonly key: string;
  readonly title: string;
  readonly content: Html;
}

/** The section of one environment, from the action items to the evidence. */
export function environment(named: NamedLedger): Html {
  const { name, ledger } = named;
  const { id, stage, owner, accounts, regions } = ledger.environment;
  const parts: readonly Part[] = [
    { key: 'findings', title: 'Action items', content: findings(named) },
    ...(ledger.picture.nodes.length === 0
      ? []
      : [{ key: 'picture', title: 'Architecture', content: architecture(named) }]),
    { key: 'requirements', title: 'Requirements', content: requirements(named) },
    { key: 'frameworks', title: 'Frameworks', content: frameworks(named) },
    { key: 'records', title: 'Records', content: records(named) },
    ...(ledger.checklist.length === 0
      ? []
      : [{ key: 'checklist', title: 'Checklist', content: checklist(named) }]),
    { key: 'recovery', title: 'RPO and retention', content: recovery(named) },
    { key: 'nag', title: 'cdk-nag rules', content: nag(named) },
    { key: 'cloudFormationLimits', title: 'CloudFormation limits', content: cloudFormationLimits(named) },
    { key: 'declared', title: 'Declarations', content: declared(ledger.declarations) },
  ];
  return html`<section class="of-environment" aria-labelledby="${anchor(name)}">
    <header>
      <h2 id="${anchor(name)}">${name}</h2>
      <p class="lead">${verdict(ledger)}</p>
      ${ledger.note === undefined ? '' : html`<p>${ledger.note}</p>`}
      <dl class="facts">
        ${fact('Stage', stage)} ${fact('Owner', owner)}
        ${fact('Accounts', accounts.join(', ') || 'known at deployment')}
        ${fact('Regions', regions.join(', ') || 'known at deployment')} ${fact('Construct', id)}
      </dl>
      <nav aria-label="Parts of ${name}">
        <ul class="parts">
          ${parts.map(({ key, title }) => html`<li><a href="#${anchor(name, key)}">${title}</a></li>`)}
        </ul>
        <button type="button" data-expand="${anchor(name, 'all')}" hidden>Expand all</button>
      </nav>
    </header>
    <div id="${anchor(name, 'all')}">
      ${parts.map(
        ({ key, title, content }) =>
          html`<div class="part">
            <h3 id="${anchor(name, key)}">${title}</h3>
            ${content}
          </div>`,
      )}
    </div>
  </section>`;
}

function fact(term: string, value: string): Html {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}
