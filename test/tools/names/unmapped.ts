import type { CodeNames } from './code-names';
import { currentNames, type NameGroup, type NamesByPlace } from './name-table';

/** Where the name table and the code differ: names as `place.name`. */
export interface UnmappedNames {
  /** In the code, in no group of the table. */
  readonly notInTable: readonly string[];
  /** In the table as a name of today, not in the code. */
  readonly notInCode: readonly string[];
}

/** Compares a section of the table with the names that the code has. */
export function unmappedNames(section: NamesByPlace, code: CodeNames): UnmappedNames {
  const table = namesInTable(section);
  return { notInTable: without(code, table), notInCode: without(table, code) };
}

/** Names of today that the table has and the code has not, for a section that lists changes only. */
export const namesNotInCode = (section: NamesByPlace, code: CodeNames): string[] =>
  without(namesInTable(section), code);

function namesInTable(section: NamesByPlace): CodeNames {
  const groups = Object.entries(section).flatMap(([places, group]) =>
    expanded(places).map((place): [string, NameGroup] => [place, group]),
  );
  return new Map(groups.map(([place, group]) => [place, new Set(currentNames(group))]));
}

/** The places that one key stands for: `hard|soft.moment` for `hard.moment` and `soft.moment`. */
const expanded = (places: string): string[] =>
  places
    .split('.')
    .map((segment) => segment.split('|'))
    .reduce<string[][]>(
      (before, choices) => before.flatMap((start) => choices.map((choice) => [...start, choice])),
      [[]],
    )
    .map((segments) => segments.join('.'));

const without = (these: CodeNames, those: CodeNames): string[] =>
  [...these].flatMap(([place, names]) =>
    [...names]
      .filter((name) => those.get(place)?.has(name) !== true)
      .map((name) => (place === '' ? name : `${place}.${name}`)),
  );

/** Names that stand in a group twice, so that what became of them is not clear. */
export function ambiguousNames(section: NamesByPlace): string[] {
  return Object.entries(section).flatMap(([place, group]) => {
    const old = [...Object.keys(group.renamed), ...group.stays, ...Object.keys(group.removed)];
    const today = [...new Set(Object.values(group.renamed)), ...group.stays, ...group.added];
    return [old, today].flatMap(repeated).map((name) => `${place}.${name}`);
  });
}

const repeated = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);
