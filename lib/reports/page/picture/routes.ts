import type { PictureEdge } from '../../../compliance/ledger/picture';
import type { NodeBox } from './layout';

/** An edge as a line, with the position of its number. */
export interface Route {
  readonly path: string;
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

type Side = 'top' | 'bottom' | 'left' | 'right';

interface End {
  readonly box: NodeBox;
  readonly side: Side;
  /** The coordinate of the other end: ends on one side are sorted by it, so that lines cross less. */
  readonly towards: number;
}

/** The distance of a number from the box where its edge starts. */
const NUMBER_DISTANCE = 11;

/** Lines from box to box; an edge of an unknown node has none. The number of an edge is its position in the list, from 1. */
export function routesOf(edges: readonly PictureEdge[], nodes: readonly NodeBox[]): Route[] {
  const boxOf = (id: string): NodeBox | undefined => nodes.find(({ node }) => node.id === id);
  const lines = edges.flatMap(({ from, to }, index) => {
    const [start, end] = [boxOf(from), boxOf(to)];
    return start === undefined || end === undefined || start === end
      ? []
      : [{ number: index + 1, ...ends(start, end) }];
  });
  const all = lines.flatMap(({ start, end }) => [start, end]);
  return lines.map(({ number, start, end }) => {
    const [a, b] = [port(start, all), port(end, all)];
    const [c, d] = [control(a, b, start.side), control(b, a, end.side)];
    const mark = moved(a, start.side, NUMBER_DISTANCE);
    return { number, path: `M${point(a)}C${point(c)} ${point(d)} ${point(b)}`, x: mark.x, y: mark.y };
  });
}

/** Boxes above each other are connected at top and bottom, others at their sides. */
function ends(from: NodeBox, to: NodeBox): { start: End; end: End } {
  const overlap = from.x < to.x + to.width && to.x < from.x + from.width;
  const [fromSide, toSide]: [Side, Side] =
    overlap || Math.abs(from.y - to.y) > 4 * Math.abs(middle(from).x - middle(to).x)
      ? from.y <= to.y
        ? ['bottom', 'top']
        : ['top', 'bottom']
      : from.x <= to.x
        ? ['right', 'left']
        : ['left', 'right'];
  const along = fromSide === 'bottom' || fromSide === 'top' ? 'x' : 'y';
  return {
    start: { box: from, side: fromSide, towards: middle(to)[along] },
    end: { box: to, side: toSide, towards: middle(from)[along] },
  };
}

/** The point of an end: the ends on one side of a box share it evenly. */
function port(end: End, all: readonly End[]): Point {
  const beside = all
    .filter(({ box, side }) => box === end.box && side === end.side)
    .sort((one, other) => one.towards - other.towards);
  const share = (beside.indexOf(end) + 1) / (beside.length + 1);
  const { x, y, width, height } = end.box;
  switch (end.side) {
    case 'top':
      return { x: x + width * share, y };
    case 'bottom':
      return { x: x + width * share, y: y + height };
    case 'left':
      return { x, y: y + height * share };
    case 'right':
      return { x: x + width, y: y + height * share };
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The control point of a curve that leaves and meets a box at a right angle. */
function control(from: Point, to: Point, side: Side): Point {
  const distance = side === 'top' || side === 'bottom' ? Math.abs(to.y - from.y) : Math.abs(to.x - from.x);
  return moved(from, side, Math.max(14, distance / 2));
}

function moved({ x, y }: Point, side: Side, by: number): Point {
  switch (side) {
    case 'top':
      return { x, y: y - by };
    case 'bottom':
      return { x, y: y + by };
    case 'left':
      return { x: x - by, y };
    case 'right':
      return { x: x + by, y };
  }
}

function middle({ x, y, width, height }: NodeBox): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function point({ x, y }: Point): string {
  return `${String(Math.round(x))} ${String(Math.round(y))}`;
}
