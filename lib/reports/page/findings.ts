import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { html, type Html } from './html';
import { actionItemsOf } from './action-items-of';
import type { ActionItem, ActionPlace } from './action-items';
import { namingIn, type Naming, resource } from './resource-list';
import { mark } from './state-mark';
import { count, nothing, sentence } from './wording';

/** The places that are shown at once; the others are folded. */
const SHOWN_PLACES = 5;

/** The action items of one environment: remediation, reason, places. */
export function findings(named: NamedLedger): Html {
  const items = actionItemsOf(named);
  const naming = namingIn(named.ledger.environment.id);
  if (items.length === 0) return nothing('No action items.');
  return html`<ol class="findings">
    ${items.map((item) => finding(item, naming))}
  </ol>`;
}

function finding(
  { remediation, subject, state, blocking, target, places }: ActionItem,
  naming: Naming,
): Html {
  return html`<li>
    <p class="remediation">${sentence(remediation)}</p>
    <p class="subject">
      ${mark(state)} <a href="#${target}">${subject}</a>
      ${blocking ? html`<strong class="blocks">blocking</strong>` : undefined}
    </p>
    ${placeList(places.slice(0, SHOWN_PLACES), naming)}
    ${
      places.length <= SHOWN_PLACES
        ? undefined
        : html`<details>
            <summary>${count(places.length - SHOWN_PLACES, 'more place')}</summary>
            ${placeList(places.slice(SHOWN_PLACES), naming)}
          </details>`
    }
  </li>`;
}

function placeList(places: readonly ActionPlace[], naming: Naming): Html | undefined {
  if (places.length === 0) return undefined;
  return html`<ul class="places">
    ${places.map(({ reason, resource: where }) => html`<li>${reason} ${where && resource(where, naming)}</li>`)}
  </ul>`;
}
