import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { html, type Html } from './html';
import { actionItemsOf } from './action-items-of';
import { type ActionItem, ActionKind } from './action-items';
import { mark } from './state-mark';
import { count, nothing, sentence } from './wording';

interface MergedItem extends ActionItem {
  readonly environments: readonly { readonly name: string; readonly target: string }[];
}

/** The action items of all environments; the same remediation for the same requirement is shown once. */
export function actionItemList(ledgers: readonly NamedLedger[]): Html {
  const items = merged(ledgers);
  if (items.length === 0) return nothing('None: no requirement of any environment needs action.');
  return html`${Object.values(ActionKind).map((kind) => {
    const ofKind = items.filter((one) => one.kind === kind);
    return ofKind.length === 0
      ? undefined
      : html`<h3>${kind} <span class="count">${ofKind.length}</span></h3>
          <ul class="action-items">
            ${ofKind.map(item)}
          </ul>`;
  })}`;
}

function item({ remediation, subject, state, blocking, environments, places }: MergedItem): Html {
  return html`<li>
    <div class="what">
      <p class="remediation">${sentence(remediation)}</p>
      <p class="subject">${subject}${places.length > 1 ? `, ${count(places.length, 'place')}` : ''}</p>
    </div>
    <p class="where">
      ${mark(state)} ${blocking ? html`<strong class="blocks">blocking</strong>` : undefined}
      ${environments.map(({ name, target }) => html` <a href="#${target}" aria-label="${subject} in ${name}">${name}</a>`)}
    </p>
  </li>`;
}

function merged(ledgers: readonly NamedLedger[]): MergedItem[] {
  const byKey = new Map<string, MergedItem>();
  for (const ledger of ledgers) {
    for (const action of actionItemsOf(ledger)) {
      const { kind, remediation, subject, state, blocking, target } = action;
      const key = JSON.stringify([kind, remediation, subject, state, blocking]);
      const same = byKey.get(key);
      const here = { name: ledger.name, target };
      const known = same?.environments.some(({ name }) => name === here.name) === true;
      byKey.set(key, {
        ...action,
        environments: known ? same.environments : [...(same?.environments ?? []), here],
      });
    }
  }
  return [...byKey.values()].sort((one, other) => Number(other.blocking) - Number(one.blocking));
}
