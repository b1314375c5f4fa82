import type { NamedLedger } from '../report-files';
import { html, type Html } from './html';
import { needsOf } from './all-action-items';
import type { Need, NeedPlace } from './action-items';
import { namingIn, type Naming, resource } from './resource-list';
import { mark } from './state-mark';
import { count, nothing, sentence } from './wording';

/** So many places are shown at once; more are one click away. */
const AT_ONCE = 5;

/** What is wrong or open in one environment: the remediation first, then why, then where. */
export function findings(named: NamedLedger): Html {
  const needs = needsOf(named);
  const naming = namingIn(named.ledger.environment.id);
  if (needs.length === 0) return nothing('Nothing is wrong, and nothing is open.');
  return html`<ol class="findings">
    ${needs.map((need) => finding(need, naming))}
  </ol>`;
}

function finding({ remediation, subject, state, blocking, target, places }: Need, naming: Naming): Html {
  return html`<li>
    <p class="remediation">${sentence(remediation)}</p>
    <p class="subject">
      ${mark(state)} <a href="#${target}">${subject}</a>
      ${blocking ? html`<strong class="blocks">stops the deployment</strong>` : undefined}
    </p>
    ${placeList(places.slice(0, AT_ONCE), naming)}
    ${
      places.length <= AT_ONCE
        ? undefined
        : html`<details>
            <summary>${count(places.length - AT_ONCE, 'more place')}</summary>
            ${placeList(places.slice(AT_ONCE), naming)}
          </details>`
    }
  </li>`;
}

function placeList(places: readonly NeedPlace[], naming: Naming): Html | undefined {
  if (places.length === 0) return undefined;
  return html`<ul class="places">
    ${places.map(({ reason, resource: where }) => html`<li>${reason} ${where && resource(where, naming)}</li>`)}
  </ul>`;
}
