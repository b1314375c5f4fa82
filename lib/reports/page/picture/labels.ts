import type { Picture } from '../../../compliance/ledger/picture';

/**
 * The picture with short labels: without the construct that all of them start with, and without the names that the CDK
 * repeats at the end of a path.
 *
 * @param environment the construct path of the environment
 */
export function shortLabels({ places, nodes, edges }: Picture, environment: string): Picture {
  const prefix = `${environment.split('/').at(-1) ?? ''}/`;
  const short = (label: string): string =>
    (label.startsWith(prefix) ? label.slice(prefix.length) : label)
      .replace(/\/Resource$/, '')
      .replace(/(\/|^)([^/]+)\/\2$/, '$1$2');
  return {
    places: places.map((place) => ({ ...place, label: short(place.label) })),
    nodes: nodes.map((node) => ({ ...node, label: short(node.label) })),
    edges,
  };
}

/** The end of a label that is too long for its box, at seven units a letter: the end of a path says more than its start. */
export function fitting(label: string, width: number): string {
  const letters = Math.floor((width - 24) / 7);
  const all = Array.from(label);
  return all.length <= letters ? label : `…${all.slice(1 - letters).join('')}`;
}
