import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from 'yaml';
import { type KeyPath, type Position, type Problem, shownPath } from './problem';

// Far beyond any real file; what lies beyond is an attack or a mistake, and must not cost time and memory.
const MOST = { characters: 1_000_000, values: 20_000, aliases: 100, levels: 20 } as const;
const SHORTER = 'write it shorter, without aliases';

const EXCESS = {
  values: (kind: string) => ({
    id: 'yaml.too-many-values',
    text: `got more, but a ${kind} has at most ${MOST.values} values; ${SHORTER}`,
  }),
  aliases: (kind: string) => ({
    id: 'yaml.too-many-aliases',
    text: `got more, but a ${kind} has at most ${MOST.aliases} aliases; ${SHORTER}`,
  }),
  levels: (kind: string) => ({
    id: 'yaml.too-many-levels',
    text: `got more, but a ${kind} has at most ${MOST.levels} levels; ${SHORTER}`,
  }),
};

/** A YAML text as plain values, and where each of them stands. */
export interface YamlSource {
  /** `undefined` if the text could not be read to its end. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Where the value stands; if there is none, where the nearest one above it does. */
  positionOf(path: KeyPath): Position;
  /** Where the key stands; for what has none, where the value does. */
  positionOfKey(path: KeyPath): Position;
  /** The text of a value that is neither text, list nor map, such as `0123`. */
  textOf(path: KeyPath): string | undefined;
}

interface Place {
  readonly key: Position;
  readonly value: Position;
  readonly text?: string;
}

/**
 * Reads one YAML document. Never throws: whatever is wrong is among the problems.
 *
 * @param kind what the file is, for the problems
 */
export function readYaml(content: string, kind: string): YamlSource {
  if (content.length > MOST.characters) {
    return sourceOf(undefined, new Map(), [
      {
        id: 'yaml.file-too-long',
        text: `got ${content.length} characters, but a ${kind} has at most ${MOST.characters}; describe one application in a file`,
      },
    ]);
  }
  const lines = new LineCounter();
  // An explicit schema: no directive in the file brings merge keys, dates or octal numbers back.
  const document = parseDocument(content, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    schema: 'core',
  });
  const syntax = [...document.errors, ...document.warnings].map(({ code, message, pos }): Problem => ({
    position: position(lines, pos[0]),
    ...(code === 'MULTIPLE_DOCS'
      ? {
          id: 'yaml.second-document',
          text: "got a second document, but a file describes one application; take the '---' out",
        }
      : { id: 'yaml.syntax', text: `not YAML: ${message}` }),
  }));
  if (syntax.length > 0) return sourceOf(undefined, new Map(), syntax);
  return new Reading(document, lines, kind).read();
}

class Reading {
  private readonly places = new Map<string, Place>();
  private readonly problems: Problem[] = [];
  private readonly exceeded = new Set<string>();
  private values = 0;
  private aliases = 0;

  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
    private readonly kind: string,
  ) {}

  public read(): YamlSource {
    const start = { line: 1, column: 1 };
    const value = this.valueOf(this.document.contents, [], start, start);
    // What was cut short would look as if something were missing.
    return sourceOf(this.exceeded.size > 0 ? undefined : value, this.places, this.problems);
  }

  private valueOf(node: unknown, path: KeyPath, key: Position, otherwise: Position): unknown {
    const at = this.positionIn(node) ?? otherwise;
    this.values += 1;
    if (this.exceeds('values', this.values, at, path) || this.exceeds('levels', path.length, at, path)) {
      return undefined;
    }
    if (isAlias(node)) {
      this.aliases += 1;
      if (this.exceeds('aliases', this.aliases, at, path)) return undefined;
      const aliased = node.resolve(this.document);
      if (aliased !== undefined) return this.valueOf(aliased, path, key, at);
      this.refuse(at, path, {
        id: 'yaml.unknown-alias',
        text: `got the alias '*${node.source}', but no such anchor stands before it; write the value out`,
      });
      return null;
    }
    this.places.set(keyOf(path), { key, value: at, text: isScalar(node) ? node.source : undefined });
    if (isMap(node)) return this.mapOf(node.items, path, at);
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const itemAt = this.positionIn(item) ?? at;
        return this.valueOf(item, [...path, index], itemAt, itemAt);
      });
    }
    return isScalar(node) ? node.value : null;
  }

  private mapOf(pairs: readonly Pair[], path: KeyPath, otherwise: Position): object {
    const entries = new Map<string, unknown>();
    for (const { key, value } of pairs) {
      const at = this.positionIn(key) ?? otherwise;
      const name = isScalar(key) ? key.value : undefined;
      if (typeof name !== 'string') {
        const shown = isScalar(key) ? (key.source ?? 'nothing') : 'a list, map or alias';
        this.refuse(at, path, {
          id: 'yaml.key-not-a-text',
          text: `got the key ${shown}, but a key is a text; write it in quotes`,
        });
      } else if (name === '<<') {
        this.refuse(at, path, {
          id: 'yaml.merge-key',
          text: "got a merge key, '<<', but merges are not read; what environments share stands under services and databases, and what differs under overrides",
        });
      } else if (name === '__proto__') {
        this.refuse(at, path, {
          id: 'yaml.reserved-key',
          text: "got the key '__proto__', but no key has that name; take it out",
        });
      } else if (entries.has(name)) {
        this.refuse(at, [...path, name], {
          id: 'yaml.duplicate-key',
          text: 'duplicate key; keep one of the two',
        });
      } else {
        entries.set(name, this.valueOf(value, [...path, name], at, at));
      }
    }
    return Object.fromEntries(entries);
  }

  private refuse(at: Position, path: KeyPath, { id, text }: Pick<Problem, 'id' | 'text'>): void {
    const place = path.length === 0 ? '' : `${shownPath(path)}: `;
    this.problems.push({ id, position: at, text: `${place}${text}` });
  }

  private exceeds(what: keyof typeof EXCESS, count: number, at: Position, path: KeyPath): boolean {
    if (count <= MOST[what]) return false;
    if (!this.exceeded.has(what)) this.refuse(at, path.slice(0, 3), EXCESS[what](this.kind));
    this.exceeded.add(what);
    return true;
  }

  private positionIn(node: unknown): Position | undefined {
    const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
    return range ? position(this.lines, range[0]) : undefined;
  }
}

function sourceOf(
  value: unknown,
  places: ReadonlyMap<string, Place>,
  problems: readonly Problem[],
): YamlSource {
  const nearest = (path: KeyPath): Place => {
    const found = places.get(keyOf(path));
    if (found !== undefined) return found;
    const start = { line: 1, column: 1 };
    return path.length === 0 ? { key: start, value: start } : nearest(path.slice(0, -1));
  };
  return {
    value,
    problems,
    positionOf: (path) => nearest(path).value,
    positionOfKey: (path) => nearest(path).key,
    textOf: (path) => places.get(keyOf(path))?.text,
  };
}

function keyOf(path: KeyPath): string {
  return JSON.stringify(path);
}

function position(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
