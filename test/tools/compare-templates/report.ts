import { type Change, ChangeKind, type Comparison } from './comparison';
import { type Explanation, explanationOf, valueText } from './explanations';

const WIDTH = 80;
/** How many lines of a value, and how many paths, are shown. */
const MOST_LINES = 4;
const MOST_PATHS = 5;

/** What `compare-templates` prints, and whether every change is explained. */
export interface ComparisonReport {
  readonly text: string;
  readonly isExplained: boolean;
}

/** Reports a comparison in lines of at most 80 columns. */
export function comparisonReport(
  { same, renamed, moved, changes }: Comparison,
  explanations: readonly Explanation[],
): ComparisonReport {
  const explained = new Map(explanations.map((explanation) => [explanation, [] as Change[]]));
  const unexplained: Change[] = [];
  for (const change of changes) {
    const explanation = explanationOf(change, explanations);
    (explanation === undefined ? unexplained : explained.get(explanation))?.push(change);
  }
  const count = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length;
  const unused = explanations.filter((explanation) => explained.get(explanation)?.length === 0);
  const lines = [
    row(same, 'resources of the same name'),
    row(renamed, 'renamed'),
    row(moved, 'moved into another stack'),
    row(count(ChangeKind.ONLY_IN_OLD), ChangeKind.ONLY_IN_OLD),
    row(count(ChangeKind.ONLY_IN_NEW), ChangeKind.ONLY_IN_NEW),
    row(count(ChangeKind.CHANGED), 'differences in what both have'),
    ...section(
      'Explained',
      [...explained].flatMap(([explanation, found]) => explainedLines(explanation, found)),
    ),
    ...section(
      'Explanations that explain nothing',
      unused.map(({ id }) => `  ${id}`),
    ),
    ...section('Not explained', unexplainedLines(unexplained)),
  ];
  return { text: `${lines.join('\n')}\n`, isExplained: unexplained.length === 0 };
}

const row = (count: number, what: string): string => `${String(count).padStart(6)}  ${what}`;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

const explainedLines = ({ id, reason }: Explanation, found: readonly Change[]): string[] =>
  found.length === 0 ? [] : [row(found.length, id), ...wrapped(reason, '        ')];

/** Changes grouped by kind, type, property and values, each group with the resources that it is at. */
function unexplainedLines(changes: readonly Change[]): string[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.kind, change.type, change.property, change.old, change.new]);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap((group) => groupLines(group));
}

function groupLines(group: readonly Change[]): string[] {
  const { kind, type, property, old, new: after } = group[0];
  const what = kind === ChangeKind.CHANGED ? `${type} ${property}` : `${type}, ${kind}`;
  const values =
    kind === ChangeKind.CHANGED
      ? [
          ...valueLines('old', valueText(old), valueText(after)),
          ...valueLines('new', valueText(after), valueText(old)),
        ]
      : [];
  const paths = group.slice(0, MOST_PATHS).flatMap(({ path }) => wrapped(path, '        at  ', '/'));
  const more = group.length > MOST_PATHS ? [`        and ${String(group.length - MOST_PATHS)} more`] : [];
  return [...wrapped(what, `${String(group.length).padStart(6)}  `), ...values, ...paths, ...more];
}

/** A value from shortly before the place where it differs from the other one. */
function valueLines(label: string, value: string, other: string): string[] {
  let same = 0;
  while (same < value.length && value[same] === other[same]) same += 1;
  const start = same > WIDTH ? same - WIDTH / 2 : 0;
  const lines = wrapped(`${start > 0 ? '…' : ''}${value.slice(start)}`, `        ${label} `);
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `            …`] : lines;
}

/** A text in lines, broken after spaces or slashes: the first after its prefix and the others as far to the right. */
function wrapped(text: string, prefix: string, separator: ' ' | '/' = ' '): string[] {
  const width = WIDTH - prefix.length;
  const lines: string[] = [];
  let rest = text.trimEnd();
  while (rest.length > width) {
    const end = rest.lastIndexOf(separator, separator === ' ' ? width : width - 1) + 1;
    const line = rest.slice(0, end > 0 ? end : width);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length);
  }
  return [...lines, rest].map((line, index) => `${index === 0 ? prefix : ' '.repeat(prefix.length)}${line}`);
}
