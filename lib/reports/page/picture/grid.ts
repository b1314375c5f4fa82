import type { Picture, PictureNode, PicturePlace } from '../../../compliance/ledger/picture';

/** A node in the grid of its block: columns and a requirement, counted from 0. */
export interface GridNode {
  readonly node: PictureNode;
  readonly column: number;
  readonly columns: number;
  readonly requirement: number;
}

/** A network, or what a Region holds outside of its networks, as a grid. */
export interface Block {
  /** The network; none for what stands in the Region only. */
  readonly network?: PicturePlace;
  readonly zones: readonly PicturePlace[];
  readonly columns: number;
  readonly requirements: number;
  readonly nodes: readonly GridNode[];
}

export interface RegionGrid {
  /** None for what stands in no known place. */
  readonly region?: PicturePlace;
  readonly blocks: readonly Block[];
}

/** From where traffic comes in to where data rests. */
const KINDS: readonly PictureNode['kind'][] = [
  'loadBalancer',
  'teamAccess',
  'firewall',
  'service',
  'store',
  'vault',
  'watch',
];

/** Regions without a network show this many nodes below each other. */
const ROWS_WITHOUT_NETWORK = 6;

/** Rows and columns for every place and node, the same for the same picture. */
export function gridsOf(picture: Picture): RegionGrid[] {
  const inside = (kind: PicturePlace['kind'], place: string): PicturePlace[] =>
    picture.places.filter((one) => one.kind === kind && one.inside === place);
  const hasNetwork = ({ id }: PicturePlace): number => Number(inside('network', id).length > 0);
  // What the environment stands in comes before where its copies go.
  const regions = picture.places
    .filter(({ kind }) => kind === 'region')
    .sort((one, other) => hasNetwork(other) - hasNetwork(one));
  const placed = new Set<PictureNode>();
  const take = (places: readonly string[]): PictureNode[] => {
    const found = picture.nodes.filter(
      (node) => !placed.has(node) && node.places.some((one) => places.includes(one)),
    );
    found.forEach((node) => placed.add(node));
    return topologicalOrder(found);
  };
  const grids = regions.map((region) => {
    const networks = inside('network', region.id).map((network) => {
      const zones = inside('zone', network.id);
      return networkBlock(network, zones, take([network.id, ...zones.map(({ id }) => id)]));
    });
    const around = take([region.id]);
    const requirements =
      networks.length === 0 ? ROWS_WITHOUT_NETWORK : Math.max(...networks.map((block) => block.requirements));
    return {
      region,
      blocks: around.length === 0 ? networks : [...networks, aroundBlock(around, requirements)],
    };
  });
  const lost = topologicalOrder(picture.nodes.filter((node) => !placed.has(node)));
  return lost.length === 0 ? grids : [...grids, { blocks: [aroundBlock(lost, ROWS_WITHOUT_NETWORK)] }];
}

function networkBlock(
  network: PicturePlace,
  zones: readonly PicturePlace[],
  nodes: readonly PictureNode[],
): Block {
  const columns = Math.max(1, zones.length);
  const placed: GridNode[] = [];
  let first = 0;
  for (const kind of KINDS) {
    for (const node of nodes.filter((one) => one.kind === kind)) {
      const span = spanOf(node, zones);
      const taken = (requirement: number): boolean =>
        placed.some(
          (other) =>
            other.requirement === requirement &&
            other.column < span.column + span.columns &&
            span.column < other.column + other.columns,
        );
      let requirement = first;
      while (taken(requirement)) requirement += 1;
      placed.push({ node, ...span, requirement });
    }
    first = rowsOf(placed);
  }
  return { network, zones, columns, requirements: Math.max(1, rowsOf(placed)), nodes: placed };
}

/** A node that stands in the whole network, or in no zone that is drawn, goes over all columns. */
function spanOf(node: PictureNode, zones: readonly PicturePlace[]): { column: number; columns: number } {
  const indexes = node.places
    .map((place) => zones.findIndex(({ id }) => id === place))
    .filter((index) => index >= 0);
  if (indexes.length === 0) return { column: 0, columns: Math.max(1, zones.length) };
  const column = Math.min(...indexes);
  return { column, columns: Math.max(...indexes) - column + 1 };
}

/** As many columns as the height asks for. */
function aroundBlock(nodes: readonly PictureNode[], height: number): Block {
  const columns = Math.ceil(nodes.length / height);
  const requirements = Math.ceil(nodes.length / columns);
  return {
    zones: [],
    columns,
    requirements,
    nodes: nodes.map((node, index) => ({
      node,
      column: Math.floor(index / requirements),
      columns: 1,
      requirement: index % requirements,
    })),
  };
}

function topologicalOrder(nodes: readonly PictureNode[]): PictureNode[] {
  return KINDS.flatMap((kind) => nodes.filter((node) => node.kind === kind));
}

function rowsOf(nodes: readonly GridNode[]): number {
  return Math.max(0, ...nodes.map(({ requirement }) => requirement + 1));
}
