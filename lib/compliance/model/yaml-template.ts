import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, parseDocument, type Tags } from 'yaml';

/** Short tags whose long form is a function of another name. */
const LONG_NAMES: Readonly<Partial<Record<string, string>>> = { '!Ref': 'Ref', '!Condition': 'Condition' };
/** CloudFormation takes a date as the text that it is, and knows no values of these kinds. */
const NO_VALUES = ['timestamp', 'binary', 'omap', 'pairs', 'set', 'merge'].map(
  (name) => `tag:yaml.org,2002:${name}`,
);
/** Objects and lists that are nested deeper are nobody's template. */
export const DEEPEST = 100;
export const TOO_DEEP = `it is nested deeper than ${DEEPEST} levels`;

/** What a text is: a value, or where it is broken. */
export type ReadText =
  { readonly value: unknown } | { readonly fault: string; readonly line: number; readonly column: number };

/** Says why a text is no value, and where. */
export class Unreadable extends Error {
  constructor(
    message: string,
    public readonly offset: number,
  ) {
    super(message);
  }
}

/** Reads YAML as CloudFormation does: version 1.1, with short tags for functions, dates as text and no aliases. */
export function readYaml(text: string): ReadText {
  return reading(text, () => {
    const { errors, contents } = parseDocument(text, {
      version: '1.1',
      customTags: withoutSurprises,
      uniqueKeys: (one, other) => keyOf(one) === keyOf(other),
      // Nothing is printed; 'silent' would also pass over a second document.
      logLevel: 'error',
      prettyErrors: false,
    });
    for (const { message, pos } of errors) throw new Unreadable(message, pos[0]);
    return plain(contents, 0);
  });
}

/** What a reading of a text gives, or what it throws of it, with the line and column, both from 1. */
export function reading(text: string, read: () => unknown): ReadText {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const before = text.slice(0, error.offset).split('\n');
    return { fault: error.message, line: before.length, column: before[before.length - 1].length + 1 };
  }
}

/** `10:30` is no number of seconds either. */
function withoutSurprises(tags: Tags): Tags {
  return tags.filter(
    (tag) => typeof tag === 'string' || (!NO_VALUES.includes(tag.tag) && tag.format !== 'TIME'),
  );
}

function plain(node: unknown, depth: number): unknown {
  if (isAlias(node)) throw new Unreadable('CloudFormation takes no aliases', startOf(node));
  if (isScalar(node)) return tagged(node.tag, node.value);
  if (!isCollection(node)) return undefined;
  if (depth === DEEPEST) throw new Unreadable(TOO_DEEP, startOf(node));
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => {
      nameWithin(keyOf(key), value);
      return [keyOf(key), plain(value, depth + 1)];
    });
    return tagged(node.tag, Object.fromEntries(entries));
  }
  nameWithin(node.tag, node);
  return tagged(
    node.tag,
    node.items.map((item) => plain(item, depth + 1)),
  );
}

/** A name as it is written: a parameter `N` is not called `false`. */
function keyOf(key: unknown): string {
  return isScalar(key) ? (key.source ?? '') : String(key);
}

/** Leaves a name that a function, or a resource, refers to as it is written too. */
function nameWithin(key: string | undefined, value: unknown): void {
  const isCondition = key === 'Fn::If' || key === '!If';
  const name = isCondition && isSeq(value) ? value.items.at(0) : value;
  if (isScalar(name) && (isCondition || key === 'Ref' || key === 'Condition')) name.value = keyOf(name);
}

function tagged(tag: string | undefined, value: unknown): unknown {
  if (tag?.startsWith('!') !== true || tag === '!') return value;
  return { [LONG_NAMES[tag] ?? `Fn::${tag.slice(1)}`]: value };
}

/** Nodes that were parsed have a range. */
function startOf({ range }: Node): number {
  return range?.[0] ?? 0;
}
