import type { NamedLedger } from '../report-files';
import { html, type Html } from './html';
import { needsOf } from './all-action-items';
import { type Need, NeedKind } from './action-items';
import { mark } from './state-mark';
import { count, nothing, sentence } from './wording';

interface Merged extends Need {
  readonly environments: readonly { readonly name: string; readonly target: string }[];
}

/** What must be done, over all environments: the same remediation for the same requirement is said once. */
export function toDo(ledgers: readonly NamedLedger[]): Html {
  const needs = merged(ledgers);
  if (needs.length === 0)
    return nothing('Nothing: every required requirement is settled in every environment.');
  return html`${Object.values(NeedKind).map((kind) => {
    const ofKind = needs.filter((need) => need.kind === kind);
    return ofKind.length === 0
      ? undefined
      : html`<h3>${kind} <span class="count">${ofKind.length}</span></h3>
          <ul class="needs">
            ${ofKind.map(item)}
          </ul>`;
  })}`;
}

function item({ remediation, subject, state, blocking, environments, places }: Merged): Html {
  return html`<li>
    <div class="what">
      <p class="remediation">${sentence(remediation)}</p>
      <p class="subject">${subject}${places.length > 1 ? `, ${count(places.length, 'place')}` : ''}</p>
    </div>
    <p class="where">
      ${mark(state)} ${blocking ? html`<strong class="blocks">stops the deployment</strong>` : undefined}
      ${environments.map(({ name, target }) => html` <a href="#${target}" aria-label="${subject} in ${name}">${name}</a>`)}
    </p>
  </li>`;
}

function merged(ledgers: readonly NamedLedger[]): Merged[] {
  const byKey = new Map<string, Merged>();
  for (const ledger of ledgers) {
    for (const need of needsOf(ledger)) {
      const key = JSON.stringify([need.kind, need.remediation, need.subject, need.state, need.blocking]);
      const same = byKey.get(key);
      const here = { name: ledger.name, target: need.target };
      const known = same?.environments.some(({ name }) => name === here.name) === true;
      byKey.set(key, {
        ...need,
        environments: known ? same.environments : [...(same?.environments ?? []), here],
      });
    }
  }
  return [...byKey.values()].sort((one, other) => Number(other.blocking) - Number(one.blocking));
}
