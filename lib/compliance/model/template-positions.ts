import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { LineCounter } from 'yaml';
import { type Key, keyTree } from './key-tree';

/** The place of a name in a file: line and columns from 1, in UTF-16 code units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
  /** The column after its last character. */
  readonly endColumn: number;
}

/** A resource of a template file, and a property of it. */
export interface TemplatePlace {
  /** Relative to the folder of the templates. */
  readonly templateFile: string;
  /** @default - the place is that of `Resources` */
  readonly logicalId?: string;
  /**
   * A path of names, such as `BucketEncryption.ServerSideEncryptionConfiguration`.
   *
   * @default - the place is that of the resource
   */
  readonly property?: string;
}

const LOOP = 'Fn::ForEach::';
/** The body of a loop is the third item of its list. */
const LOOP_BODY = '2';

type Positions = (place: TemplatePlace) => TextPosition | undefined;

/** The places of resources in template files. A file is read when the first of its places is wanted. */
export class TemplatePositions {
  private readonly files = new Map<string, Positions>();

  /** @param folder the folder of the templates */
  constructor(private readonly folder: string) {}

  /**
   * The place of the property in its template file; that of the innermost part of its path, or of the resource, if the
   * template leaves it out. A resource of a loop has the place of the loop's.
   *
   * @returns undefined if the file cannot be read, or has no resources
   */
  public of(place: TemplatePlace): TextPosition | undefined {
    const path = resolve(this.folder, place.templateFile);
    const positions = this.files.get(path) ?? positionsIn(path);
    this.files.set(path, positions);
    return positions(place);
  }
}

function positionsIn(path: string): Positions {
  const text = textOf(path);
  if (text === undefined) return () => undefined;
  const root = keyTree(text);
  const lines = lineCounterOf(text);
  return (place) => {
    const key = keyOf(root, place);
    if (key === undefined) return undefined;
    const { line, col } = lines.linePos(key.offset);
    return { line, column: col, endColumn: col + key.length };
  };
}

/** Reports may be read without the templates that they are of. */
function textOf(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path, 'utf8').replace(/^\uFEFF/, '') : undefined;
  } catch {
    return undefined;
  }
}

function lineCounterOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  return lines;
}

function keyOf(root: Key, { logicalId, property }: TemplatePlace): Key | undefined {
  const resources = root.below().get('Resources');
  const resource =
    resources === undefined || logicalId === undefined ? undefined : resourceIn(resources, logicalId);
  if (resource === undefined) return resources;
  const properties = resource.below().get('Properties');
  if (properties === undefined || property === undefined) return resource;
  const found = innermost(properties, property.split('.'));
  return found === properties ? resource : found;
}

function resourceIn(resources: Key, logicalId: string): Key | undefined {
  const own = resources.below().get(logicalId);
  if (own !== undefined) return own;
  for (const [name, key] of resources.below()) {
    const body = name.startsWith(LOOP) ? key.below().get(LOOP_BODY) : undefined;
    const ofLoop = body === undefined ? undefined : resourceIn(body, logicalId);
    if (ofLoop !== undefined) return ofLoop;
    if (nameOfLoop(name).test(logicalId)) return key;
  }
  return undefined;
}

/** What `${Name}` and `&{Name}` in a logical id may become. */
function nameOfLoop(name: string): RegExp {
  const literals = name.split(/[$&]\{[^}]*\}/).map((part) => part.replaceAll(/\W/g, String.raw`\$&`));
  return new RegExp(`^${literals.join('.*')}$`);
}

function innermost(key: Key, path: readonly string[]): Key {
  const next = path.length === 0 ? undefined : key.below().get(path[0]);
  return next === undefined ? key : innermost(next, path.slice(1));
}
