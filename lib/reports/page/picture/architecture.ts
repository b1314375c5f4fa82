import type { Picture, PictureNode, PicturePlace } from '../../../compliance/ledger/picture';
import type { NamedLedger } from '../../../compliance/ledger/named-ledger';
import { anchor } from '../anchor';
import { html, type Html } from '../html';
import { count } from '../wording';
import { fitting, shortLabels } from './labels';
import { layOut, type NodeBox, type PlaceBox } from './layout';
import { type Route, routesOf } from './routes';

const KIND_WORDS: Readonly<Record<PictureNode['kind'], string>> = {
  loadBalancer: 'Load balancer',
  teamAccess: 'Team access',
  firewall: 'Firewall',
  service: 'Service',
  store: 'Data store',
  vault: 'Backup vault',
  watch: 'Alarm topic',
};

/** The architecture as a drawing and as text. */
export function architecture({ name, ledger }: NamedLedger): Html {
  const picture = shortLabels(ledger.picture, ledger.environment.id);
  const { width, height, places, nodes } = layOut(picture);
  const routes = routesOf(picture.edges, nodes);
  const arrow = anchor(name, 'picture', 'arrow');
  return html`<figure class="picture">
    <div class="scroll" tabindex="0" role="region" aria-label="Drawing of ${name}">
      <svg
        role="img"
        aria-label="Architecture of ${name}: ${count(nodes.length, 'node')}, ${count(routes.length, 'connection')}; as text below"
        viewBox="-1 -1 ${width + 2} ${height + 2}"
        width="${width + 2}"
      >
        <defs>
          <marker
            id="${arrow}"
            viewBox="0 0 8 8"
            refX="7.5"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path class="head" d="M0 0 8 4 0 8Z" />
          </marker>
        </defs>
        ${places.map(placeBox)}
        ${routes.map(({ path }) => html`<path class="edge" d="${path}" marker-end="url(#${arrow})" />`)}
        ${nodes.map(nodeBox)} ${routes.map(edgeNumber)}
      </svg>
    </div>
    <figcaption>
      <details open>
        <summary>The drawing as text</summary>
        <div class="as-text">${connections(picture)} ${placements(picture)}</div>
      </details>
    </figcaption>
  </figure>`;
}

function placeBox({ kind, label, x, y, width, height }: PlaceBox): Html {
  return html`<g class="place ${kind}"
    ><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" /><text x="${x + 12}" y="${y + 19}"
      >${fitting(label, width)}</text
    ></g
  >`;
}

function nodeBox({ node: { kind, label }, x, y, width, height }: NodeBox): Html {
  return html`<g class="node ${kind}"
    ><title>${KIND_WORDS[kind]}: ${label}</title
    ><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" /><rect
      class="band"
      x="${x}"
      y="${y + 6}"
      width="4"
      height="${height - 12}"
    /><text class="kind" x="${x + 14}" y="${y + 18}">${KIND_WORDS[kind]}</text
    ><text x="${x + 14}" y="${y + 35}">${fitting(label, width)}</text></g
  >`;
}

function edgeNumber({ number, x, y }: Route): Html {
  return html`<g class="number"
    ><circle cx="${x}" cy="${y}" r="8.5" /><text x="${x}" y="${y}">${number}</text></g
  >`;
}

function connections({ nodes, edges }: Picture): Html | undefined {
  if (edges.length === 0) return undefined;
  const labelOf = (id: string): string => nodes.find((node) => node.id === id)?.label ?? id;
  return html`<ol class="connections" aria-label="Connections, by their numbers in the drawing">
    ${edges.map(({ from, to, label }) => html`<li>${labelOf(from)} → ${labelOf(to)}${label === '' ? '' : `: ${label}`}</li>`)}
  </ol>`;
}

function placements({ places, nodes }: Picture): Html {
  return html`<ul class="placements" aria-label="Resources and their places">
    ${nodes.map(
      ({ kind, label, places: ids }) =>
        html`<li>
          ${KIND_WORDS[kind]}
          <strong>${label}</strong>${ids.length === 0 ? '' : `: ${placeText(ids, places)}`}
        </li>`,
    )}
  </ul>`;
}

/** `Zone a, Zone b in Network in eu-west-1`. */
function placeText(ids: readonly string[], places: readonly PicturePlace[]): string {
  const placeOf = (id: string | undefined): PicturePlace | undefined =>
    places.find((place) => place.id === id);
  const around = [...new Set(ids.map((id) => placeOf(id)?.inside))];
  return around
    .map((id) => {
      const inside = ids
        .filter((one) => placeOf(one)?.inside === id)
        .map((one) => placeOf(one)?.label ?? one);
      const outer = [placeOf(id), placeOf(placeOf(id)?.inside)].flatMap((place) => place?.label ?? []);
      return [inside.join(', '), ...outer].join(' in ');
    })
    .join('; ');
}
