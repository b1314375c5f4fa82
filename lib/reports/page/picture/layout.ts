import type { Picture, PictureNode } from '../../../compliance/ledger/picture';
import { type Block, gridsOf } from './grid';

/** A rectangle in the drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The rectangle of a place. */
export interface PlaceBox extends Box {
  readonly kind: 'region' | 'network' | 'zone';
  readonly label: string;
}

/** The rectangle of a node. */
export interface NodeBox extends Box {
  readonly node: PictureNode;
}

/** The boxes of all places and nodes, in units of the drawing. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly places: readonly PlaceBox[];
  readonly nodes: readonly NodeBox[];
}

const CELL = { width: 178, height: 46 };
const GAP = { across: 22, down: 42 };
const PADDING = 16;
const HEAD = 26;
const BETWEEN = 26;

/**
 * Regions beside each other, so that copies lead from one to the next; in each Region its networks, with zones as columns,
 * and beside them the nodes outside of networks.
 */
export function layOut(picture: Picture): Layout {
  const places: PlaceBox[] = [];
  const nodes: NodeBox[] = [];
  const top = HEAD + PADDING;
  let right = 0;
  for (const { region, blocks } of gridsOf(picture)) {
    const left = right;
    const inside: PlaceBox[] = [];
    let x = left + PADDING;
    let bottom = top + CELL.height;
    for (const block of blocks) {
      const box = blockBox(block, x, top);
      inside.push(...placesOf(block, box));
      nodes.push(...nodesOf(block, box));
      x += box.width + BETWEEN;
      bottom = Math.max(bottom, top + box.height);
    }
    const width = Math.max(x - BETWEEN - left, PADDING + CELL.width) + PADDING;
    const label = region?.label ?? 'Known at deployment';
    places.push({ kind: 'region', label, x: left, y: 0, width, height: bottom + PADDING }, ...inside);
    right = left + width + BETWEEN;
  }
  const height = Math.max(0, ...places.map((place) => place.y + place.height));
  return { width: Math.max(0, right - BETWEEN), height, places: places.map(ofHeight(height)), nodes };
}

/** Regions have the same height. */
function ofHeight(height: number): (place: PlaceBox) => PlaceBox {
  return (place) => (place.kind === 'region' ? { ...place, height } : place);
}

function blockBox({ network, zones, columns, rows }: Block, x: number, y: number): Box {
  const frame = network === undefined ? 0 : PADDING;
  const head = (network === undefined ? 0 : HEAD) + (zones.length === 0 ? 0 : HEAD);
  return {
    x,
    y,
    width: columns * CELL.width + (columns - 1) * GAP.across + 2 * frame,
    height: head + rows * CELL.height + (rows - 1) * GAP.down + 2 * frame,
  };
}

function placesOf({ network, zones }: Block, box: Box): PlaceBox[] {
  if (network === undefined) return [];
  return [
    { kind: 'network', label: network.label, ...box },
    ...zones.map(({ label }, column): PlaceBox => ({
      kind: 'zone',
      label,
      x: box.x + PADDING + column * (CELL.width + GAP.across) - GAP.across / 4,
      y: box.y + HEAD,
      width: CELL.width + GAP.across / 2,
      height: box.height - HEAD - PADDING / 2,
    })),
  ];
}

function nodesOf({ network, zones, nodes }: Block, box: Box): NodeBox[] {
  const frame = network === undefined ? 0 : PADDING;
  const head = (network === undefined ? 0 : HEAD) + (zones.length === 0 ? 0 : HEAD);
  return nodes.map(({ node, column, columns, row }) => ({
    node,
    x: box.x + frame + column * (CELL.width + GAP.across),
    y: box.y + head + frame + row * (CELL.height + GAP.down),
    width: columns * CELL.width + (columns - 1) * GAP.across,
    height: CELL.height,
  }));
}
