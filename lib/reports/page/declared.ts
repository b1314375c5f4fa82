import type { Declarations } from '../../requirements/declarations';
import { html, type Html } from './html';
import { evidence } from './wording';

/** The declarations of the environment's description. */
export function declared({
  teamAccess,
  partner,
  publicAccess,
  consumers = [],
  egress,
  paths = [],
  inherited,
  objectives,
  backup,
  singletons = [],
  resourceTypes = [],
  network,
  launch,
}: Declarations): Html {
  const lists: readonly (readonly [string, readonly Html[]])[] = [
    ['Team access', teamAccess === undefined ? [] : [html`${teamAccess.description}`]],
    [
      'Partner',
      partner === undefined ? [] : [html`${partner.name}, account ${partner.account}, by ${partner.control}`],
    ],
    [
      'Public access',
      publicAccess === undefined
        ? []
        : [
            html`${publicAccess.allUsers ? 'every user' : publicAccess.ranges.join(', ') || 'the team only'},
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
      'Objectives',
      objectives === undefined
        ? []
        : [
            html`availability ${objectives.availability}%, RTO ${objectives.rtoMinutes} minutes after the loss
            of a zone, peak load ${objectives.peakLoad} times what the minimum of instances can take`,
          ],
    ],
    ['Backup', backup === undefined ? [] : [html`${backup.description}`]],
    ['Before the first deployment', (backup?.preflight ?? []).map(({ what }) => html`${what}`)],
    [
      'Network',
      network === undefined ? [] : [html`existing: ${network.reason} (${evidence(network.evidence)})`],
    ],
    [
      'Egress',
      egress.map(
        ({ component, destination, port, reason }) =>
          html`${component} to ${destination}, port ${port}: ${reason}`,
      ),
    ],
    [
      'Private paths',
      paths.map(({ traffic, from, to, over }) => html`${traffic} from ${from} to ${to}, over ${over}`),
    ],
    [
      'External consumers',
      consumers.map(
        ({ component, uses, securityGroups, reason }) =>
          html`${component} uses ${uses.join(', ')}, from ${securityGroups.join(', ')}: ${reason}`,
      ),
    ],
    ['Singletons', singletons.map(({ component, reason }) => html`${component}: ${reason}`)],
    [
      'Resource types',
      resourceTypes.map(
        ({ type, traits, reason }) =>
          html`${type}: ${reason}${traits.length > 0 ? ` (may have or do: ${traits.join(', ')})` : ''}`,
      ),
    ],
    [
      'Inherited',
      inherited.map(
        ({ requirement, part, from, evidence: where }) =>
          html`${requirement}${part && `, ${part}`}: ${from} (${evidence(where)})`,
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
