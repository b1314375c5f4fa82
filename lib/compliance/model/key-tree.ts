import { type Node, parseTree } from 'jsonc-parser';
import { CST, Parser } from 'yaml';

/** A key of a text in JSON or YAML, or an item of a list, whose key is its index. */
export interface Key {
  /** From the start of the text. */
  readonly offset: number;
  readonly length: number;
  /** The keys below it, in their order; none below a scalar. */
  readonly below: () => ReadonlyMap<string, Key>;
}

type Entry = readonly [string, Key];

/** The keys of a text, without its values: the positions of a large template cost less than reading it. */
export function keyTree(text: string): Key {
  const below = /^\s*[{[]/.test(text) ? jsonKeys(parseTree(text)) : yamlKeys(documentOf(text)?.value);
  return { offset: 0, length: 0, below };
}

function jsonKeys(node: Node | undefined): Key['below'] {
  return once(() => (node?.children ?? []).map(jsonEntry));
}

/** A property, or an item of a list. */
function jsonEntry(node: Node, index: number): Entry {
  const [key, value] = node.type === 'property' ? (node.children ?? []) : [];
  return node.type === 'property'
    ? [String(key.value), { ...spanOf(key), below: jsonKeys(value) }]
    : [String(index), { ...spanOf(node), below: jsonKeys(node) }];
}

function spanOf({ offset, length }: Node): Pick<Key, 'offset' | 'length'> {
  return { offset, length };
}

function documentOf(text: string): CST.Document | undefined {
  return [...new Parser().parse(text)].find((token) => token.type === 'document');
}

function yamlKeys(token: CST.Token | null | undefined): Key['below'] {
  return once(() => {
    if (token == null || !('items' in token)) return [];
    return token.items.flatMap(({ key, value }, index): Entry[] => {
      // An item of a list has no key.
      const named = key ?? value;
      if (named == null) return [];
      const scalar = CST.isScalar(key) ? CST.resolveAsScalar(key) : null;
      const length = 'source' in named ? named.source.length : 1;
      return [[scalar?.value ?? String(index), { offset: named.offset, length, below: yamlKeys(value) }]];
    });
  });
}

function once(entries: () => readonly Entry[]): Key['below'] {
  let known: ReadonlyMap<string, Key> | undefined;
  return () => (known ??= new Map(entries()));
}
