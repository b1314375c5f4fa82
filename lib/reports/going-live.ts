import type { Ledger, LedgerOpening } from '../compliance/ledger';
import type { BreakGlass } from '../compliance/records/go-live-record';
import { html, type Html } from './html';

/** Whether the environment is open to its users, and what was signed for it; nothing if neither is. */
export function goingLive({
  opening,
  records: { attestations, waivers, overrides },
}: Ledger): Html | undefined {
  if (opening === undefined && attestations.length + waivers.length + overrides.length === 0)
    return undefined;
  return html`<h3>Going live</h3>
    <ul>
      ${opening && openingItem(opening)} ${overrides.map(overrideItem)}
      ${attestations.map(
        ({ row, who, when, validUntil, evidence }) =>
          html`<li>Signed: ${row}, by ${who} on ${when}, valid until ${validUntil} (${evidence})</li>`,
      )}
      ${waivers.map(
        ({ row, reason, requestedBy, approvedBy, when, expires }) =>
          html`<li>
            Waived: ${row}, ${reason}; requested by ${requestedBy}, approved by ${approvedBy} on ${when},
            until ${expires}
          </li>`,
      )}
    </ul>`;
}

function openingItem({ opensOn, openRows }: LedgerOpening): Html {
  const open = openRows.map(({ id }) => id).join(', ');
  return html`<li>
    Opens on ${opensOn}, with ${open === '' ? 'no required row open' : `open rows: ${open}`}
  </li>`;
}

function overrideItem({ who, when, reason }: BreakGlass): Html {
  return html`<li>Opened nevertheless, by ${who} on ${when}: ${reason}</li>`;
}
