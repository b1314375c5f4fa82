import type { Picture, PictureNode, PicturePlace } from '../../../compliance/ledger/picture';

/** A node in the grid of its block; columns and rows count from 0. */
export interface GridNode {
  readonly node: PictureNode;
  readonly column: number;
  readonly columns: number;
  readonly row: number;
}

/** A network, or the nodes of a Region outside of its networks, as a grid. */
export interface Block {
  /** None for the nodes of a Region outside of its networks. */
  readonly network?: PicturePlace;
  readonly zones: readonly PicturePlace[];
  readonly columns: number;
  readonly rows: number;
  readonly nodes: readonly GridNode[];
}

/** The blocks of a Region. */
export interface RegionGrid {
  /** None for nodes without a known place. */
  readonly region?: PicturePlace;
  readonly blocks: readonly Block[];
}

/** From the ingress of traffic to data at rest. */
const KINDS: readonly PictureNode['kind'][] = [
  'loadBalancer',
  'teamAccess',
  'firewall',
  'service',
  'store',
  'vault',
  'watch',
];

/** The rows of nodes in a Region without a network. */
const ROWS_WITHOUT_NETWORK = 6;

/** The grids of a picture: deterministic rows and columns for every place and node. */
export function gridsOf(picture: Picture): RegionGrid[] {
  const inside = (kind: PicturePlace['kind'], place: string): PicturePlace[] =>
    picture.places.filter((one) => one.kind === kind && one.inside === place);
  const hasNetwork = ({ id }: PicturePlace): number => Number(inside('network', id).length > 0);
  // The Region of the environment comes before the Regions of its copies.
  const regions = picture.places
    .filter(({ kind }) => kind === 'region')
    .sort((one, other) => hasNetwork(other) - hasNetwork(one));
  const placed = new Set<PictureNode>();
  const take = (places: readonly string[]): PictureNode[] => {
    const found = picture.nodes.filter(
      (node) => !placed.has(node) && node.places.some((one) => places.includes(one)),
    );
    found.forEach((node) => placed.add(node));
    return byKind(found);
  };
  const grids = regions.map((region) => {
    const networks = inside('network', region.id).map((network) => {
      const zones = inside('zone', network.id);
      return networkBlock(network, zones, take([network.id, ...zones.map(({ id }) => id)]));
    });
    const around = take([region.id]);
    const rows =
      networks.length === 0 ? ROWS_WITHOUT_NETWORK : Math.max(...networks.map((block) => block.rows));
    return {
      region,
      blocks: around.length === 0 ? networks : [...networks, aroundBlock(around, rows)],
    };
  });
  const lost = byKind(picture.nodes.filter((node) => !placed.has(node)));
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
      const taken = (row: number): boolean =>
        placed.some(
          (other) =>
            other.row === row &&
            other.column < span.column + span.columns &&
            span.column < other.column + other.columns,
        );
      let row = first;
      while (taken(row)) row += 1;
      placed.push({ node, ...span, row });
    }
    first = rowCount(placed);
  }
  return { network, zones, columns, rows: Math.max(1, rowCount(placed)), nodes: placed };
}

/** A node of the whole network, or of no drawn zone, spans all columns. */
function spanOf(node: PictureNode, zones: readonly PicturePlace[]): { column: number; columns: number } {
  const indexes = node.places
    .map((place) => zones.findIndex(({ id }) => id === place))
    .filter((index) => index >= 0);
  if (indexes.length === 0) return { column: 0, columns: Math.max(1, zones.length) };
  const column = Math.min(...indexes);
  return { column, columns: Math.max(...indexes) - column + 1 };
}

/** Nodes in as many columns as the height requires. */
function aroundBlock(nodes: readonly PictureNode[], height: number): Block {
  const columns = Math.ceil(nodes.length / height);
  const rows = Math.ceil(nodes.length / columns);
  return {
    zones: [],
    columns,
    rows,
    nodes: nodes.map((node, index) => ({
      node,
      column: Math.floor(index / rows),
      columns: 1,
      row: index % rows,
    })),
  };
}

function byKind(nodes: readonly PictureNode[]): PictureNode[] {
  return KINDS.flatMap((kind) => nodes.filter((node) => node.kind === kind));
}

function rowCount(nodes: readonly GridNode[]): number {
  return Math.max(0, ...nodes.map(({ row }) => row + 1));
}
