import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, parseDocument, type Tags } from 'yaml';

/** Short tags whose long form has another name. */
const LONG_NAMES: Readonly<Partial<Record<string, string>>> = { '!Ref': 'Ref', '!Condition': 'Condition' };
/** Tags that CloudFormation does not support; a date is text. */
const UNSUPPORTED_TAGS = ['timestamp', 'binary', 'omap', 'pairs', 'set', 'merge'].map(
  (name) => `tag:yaml.org,2002:${name}`,
);
/** Far deeper than any template. */
export const MAX_DEPTH = 100;
export const TOO_DEEP = `it is nested deeper than ${MAX_DEPTH} levels`;

/** The value of a text, or the position of its error. */
export type ReadText =
  { readonly value: unknown } | { readonly fault: string; readonly line: number; readonly column: number };

/** A parse error with its offset. */
export class Unreadable extends Error {
  constructor(
    message: string,
    public readonly offset: number,
  ) {
    super(message);
  }
}

/** Parses YAML as CloudFormation does: version 1.1, with short tags for functions, dates as text and no aliases. */
export function readYaml(text: string): ReadText {
  return reading(text, () => {
    const { errors, contents } = parseDocument(text, {
      version: '1.1',
      customTags: supportedTags,
      uniqueKeys: (one, other) => keyOf(one) === keyOf(other),
      // 'silent' would also ignore a second document.
      logLevel: 'error',
      prettyErrors: false,
    });
    for (const { message, pos } of errors) throw new Unreadable(message, pos[0]);
    return plain(contents, 0);
  });
}

/** The value of a text, or its error with line and column, both from 1. */
export function reading(text: string, read: () => unknown): ReadText {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const before = text.slice(0, error.offset).split('\n');
    return { fault: error.message, line: before.length, column: before[before.length - 1].length + 1 };
  }
}

/** `10:30` is text, too. */
function supportedTags(tags: Tags): Tags {
  return tags.filter(
    (tag) => typeof tag === 'string' || (!UNSUPPORTED_TAGS.includes(tag.tag) && tag.format !== 'TIME'),
  );
}

function plain(node: unknown, depth: number): unknown {
  if (isAlias(node)) throw new Unreadable('CloudFormation does not support aliases', startOf(node));
  if (isScalar(node)) return tagged(node.tag, node.value);
  if (!isCollection(node)) return undefined;
  if (depth === MAX_DEPTH) throw new Unreadable(TOO_DEEP, startOf(node));
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => {
      keepName(keyOf(key), value);
      return [keyOf(key), plain(value, depth + 1)];
    });
    return tagged(node.tag, Object.fromEntries(entries));
  }
  keepName(node.tag, node);
  return tagged(
    node.tag,
    node.items.map((item) => plain(item, depth + 1)),
  );
}

/** A name as written: the parameter `N` is not `false`. */
function keyOf(key: unknown): string {
  return isScalar(key) ? (key.source ?? '') : String(key);
}

/** Keeps the name in a reference of a function or a resource as written. */
function keepName(key: string | undefined, value: unknown): void {
  const isCondition = key === 'Fn::If' || key === '!If';
  const name = isCondition && isSeq(value) ? value.items.at(0) : value;
  if (isScalar(name) && (isCondition || key === 'Ref' || key === 'Condition')) name.value = keyOf(name);
}

function tagged(tag: string | undefined, value: unknown): unknown {
  if (tag?.startsWith('!') !== true || tag === '!') return value;
  return { [LONG_NAMES[tag] ?? `Fn::${tag.slice(1)}`]: value };
}

/** Parsed nodes have a range. */
function startOf({ range }: Node): number {
  return range?.[0] ?? 0;
}
