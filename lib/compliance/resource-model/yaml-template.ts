import { isAlias, isMap, isScalar, isSeq, parseDocument, type Tags } from 'yaml';

/** Short tags whose long form is a function of another name. */
const LONG_NAMES: Readonly<Partial<Record<string, string>>> = { '!Ref': 'Ref', '!Condition': 'Condition' };
/** Deeper values are nobody's template. */
export const DEEPEST = 100;

/** What a text of YAML is: a value, or where it is broken. */
export type ReadYaml =
  { readonly value: unknown } | { readonly fault: string; readonly line: number; readonly column: number };

/** Reads YAML as CloudFormation does: version 1.1, with short tags for functions, dates as text and no aliases. */
export function readYaml(text: string): ReadYaml {
  const document = parseDocument(text, {
    version: '1.1',
    customTags: withoutSurprises,
    // Nothing is printed; 'silent' would also pass over a second document.
    logLevel: 'error',
  });
  const error = document.errors.at(0);
  if (error !== undefined) {
    const { line = 1, col: column = 1 } = error.linePos?.[0] ?? {};
    return { fault: error.message.split(/ at line \d+/)[0], line, column };
  }
  try {
    return { value: plain(document.contents, 0) };
  } catch (error) {
    if (error instanceof UnreadableNode) return { fault: error.message, ...placeOf(error.node, text) };
    throw error;
  }
}

/** CloudFormation takes a date as the text that it is, and `10:30` too. */
function withoutSurprises(tags: Tags): Tags {
  return tags.filter(
    (tag) =>
      typeof tag === 'string' ||
      (!/:(?:timestamp|binary|omap|pairs|set|merge)$/.test(tag.tag) && tag.format !== 'TIME'),
  );
}

class UnreadableNode extends Error {
  constructor(
    message: string,
    public readonly node: unknown,
  ) {
    super(message);
  }
}

function plain(node: unknown, depth: number): unknown {
  if (depth > DEEPEST) throw new UnreadableNode(`it is nested deeper than ${DEEPEST} levels`, node);
  if (isAlias(node)) throw new UnreadableNode('CloudFormation takes no aliases', node);
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => [keyOf(key), plain(value, depth + 1)]);
    return tagged(node.tag, Object.fromEntries(entries));
  }
  if (isSeq(node))
    return tagged(
      node.tag,
      node.items.map((item) => plain(item, depth + 1)),
    );
  return isScalar(node) ? tagged(node.tag, node.value) : undefined;
}

function keyOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function tagged(tag: string | undefined, value: unknown): unknown {
  if (tag?.startsWith('!') !== true || tag === '!') return value;
  return { [LONG_NAMES[tag] ?? `Fn::${tag.slice(1)}`]: value };
}

function placeOf(node: unknown, text: string): { line: number; column: number } {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  const offset = Array.isArray(range) && typeof range[0] === 'number' ? range[0] : 0;
  return lineOf(text, offset);
}

/** The line and column of an offset, both from 1. */
export function lineOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
