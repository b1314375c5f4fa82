import type { Declarations } from '../../requirements/declarations';
import { html, type Html } from './html';
import { evidence } from './wording';

/** What the environment's description says, and no template could. */
export function declared({
  teamAccess,
  partner,
  publicAccess,
  egress,
  paths = [],
  inherited,
  objectives,
  backup,
  singletons = [],
  network,
  launch,
}: Declarations): Html {
  const lists: readonly (readonly [string, readonly Html[]])[] = [
    ['Way in', teamAccess === undefined ? [] : [html`${teamAccess.description}`]],
    [
      'Controlled by',
      partner === undefined ? [] : [html`${partner.name}, account ${partner.account}, by ${partner.control}`],
    ],
    [
      'Public face',
      publicAccess === undefined
        ? []
        : [
            html`${publicAccess.allUsers ? 'every user' : publicAccess.ranges.join(', ') || 'nobody but the team'},
            on ports ${publicAccess.ports.join(', ')}`,
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
      objectives === undefined
        ? []
        : [
            html`${objectives.availability}% of a month available, back within ${objectives.rtoMinutes}
            minutes of the loss of a zone, ${objectives.peakLoad} times the usual load`,
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
      inherited.map(
        ({ requirement, part, reason, evidence: where }) =>
          html`${requirement}${part && `, ${part}`}: ${reason} (${evidence(where)})`,
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
