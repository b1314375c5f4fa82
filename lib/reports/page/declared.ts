import type { Declarations } from '../../requirements/declarations';
import { html, type Html } from './html';
import { evidence } from './words';

/** What the environment's description says, and no template could. */
export function declared({
  entry,
  partner,
  access,
  egress,
  paths = [],
  elsewhere,
  capacity,
  backup,
  singletons = [],
  network,
  launch,
}: Declarations): Html {
  const lists: readonly (readonly [string, readonly Html[]])[] = [
    ['Way in', entry === undefined ? [] : [html`${entry.description}`]],
    [
      'Controlled by',
      partner === undefined ? [] : [html`${partner.name}, account ${partner.account}, by ${partner.control}`],
    ],
    [
      'Public face',
      access === undefined
        ? []
        : [
            html`${access.everybody ? 'every user' : access.ranges.join(', ') || 'nobody but the team'}, on
            ports ${access.ports.join(', ')}`,
          ],
    ],
    [
      'Launch',
      launch === undefined
        ? []
        : [
            html`${launch.kind}, on
            ${launch.opensOn}${launch.audience && `, for ${launch.audience.description}`}`,
          ],
    ],
    [
      'Capacity',
      capacity === undefined
        ? []
        : [
            html`${capacity.availability}% of a month available, back within ${capacity.recoveryMinutes}
            minutes of the loss of a zone, ${capacity.peak} times the usual load`,
          ],
    ],
    ['Backups', backup === undefined ? [] : [html`${backup.description}`]],
    ['Before the first deployment', (backup?.preflight ?? []).map(({ what }) => html`${what}`)],
    [
      'Network',
      network === undefined ? [] : [html`not its own: ${network.reason} (${evidence(network.evidence)})`],
    ],
    [
      'Way out',
      egress.map(
        ({ component, destination, port, reason }) =>
          html`${component} to ${destination}, port ${port}: ${reason}`,
      ),
    ],
    [
      'Private paths',
      paths.map(({ traffic, from, to, over }) => html`${traffic} from ${from} to ${to}, over ${over}`),
    ],
    ['Runs once', singletons.map(({ component, reason }) => html`${component}: ${reason}`)],
    [
      'Elsewhere',
      elsewhere.map(
        ({ row, part, reason, evidence: where }) =>
          html`${row}${part && `, ${part}`}: ${reason} (${evidence(where)})`,
      ),
    ],
  ];
  return html`<dl class="declared">
    ${lists
      .filter(([, items]) => items.length > 0)
      .map(
        ([term, items]) =>
          html`<div>
            <dt>${term}</dt>
            ${items.map((item) => html`<dd>${item}</dd>`)}
          </div>`,
      )}
  </dl>`;
}
