/** As much of JSON Schema as the schemas of this package use. */
export interface Schema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Section {
  readonly path: string;
  readonly schema: Schema;
}

/**
 * The keys of a YAML file as Markdown: a table for each mapping, under its path.
 *
 * @param names the names that stand for ids in paths, by the key of the map, such as `Environment` for `environments`
 * @throws Error if a key has no description
 */
export function yamlReference(
  introduction: string,
  root: Schema,
  names: Readonly<Record<string, string>>,
): string {
  const reference = new YamlReference(root, names);
  return `${[introduction, ...reference.sections()].join('\n\n')}\n`;
}

class YamlReference {
  /** The first path of each table, so that a mapping which stands twice is described once. */
  private readonly paths = new Map<string, string>();
  private readonly pending: Section[];
  private readonly written: string[] = [];

  constructor(
    private readonly root: Schema,
    private readonly names: Readonly<Record<string, string>>,
  ) {
    this.pending = [{ path: '', schema: root }];
  }

  public sections(): readonly string[] {
    for (let next = this.pending.shift(); next !== undefined; next = this.pending.shift()) {
      this.written.push(this.section(next));
    }
    return this.written;
  }

  private section({ path, schema }: Section): string {
    const children: Section[] = [];
    const rows = Object.entries(schema.properties ?? {}).map(([key, one]) => {
      const value = this.resolved(one);
      const place = path === '' ? key : `${path}.${key}`;
      const description = one.description ?? value.description;
      if (description === undefined) throw new Error(`${place} has no description`);
      const isRequired = schema.required?.includes(key) === true;
      return `| \`${key}\` | ${isRequired ? 'yes' : ''} | ${this.typeOf(value, place, children)} | ${cell(description)} |`;
    });
    this.pending.unshift(...children);
    return [
      `## ${path === '' ? 'The file' : `\`${path}\``}`,
      '',
      '| key | required | value | meaning |',
      '|---|---|---|---|',
      ...rows,
    ].join('\n');
  }

  /** What a value is; the mappings in it become sections of their own. */
  private typeOf(one: Schema, place: string, children: Section[]): string {
    const schema = this.resolved(one);
    if (schema.const !== undefined) return code(schema.const);
    if (schema.enum !== undefined) return listed(schema.enum);
    if (schema.properties !== undefined) return this.linkTo(place, schema, children);
    if (typeof schema.additionalProperties === 'object') {
      const name = this.names[place.split('.').at(-1) ?? ''] ?? 'name';
      return `by name: ${this.typeOf(schema.additionalProperties, `${place}.<${name}>`, children)}`;
    }
    if (schema.items !== undefined) return `list of ${this.typeOf(schema.items, `${place}[]`, children)}`;
    const variants = schema.anyOf ?? schema.oneOf;
    if (variants !== undefined) {
      return [...new Set(variants.map((variant) => this.typeOf(variant, place, children)))].join(' or ');
    }
    return (
      [schema.type ?? []]
        .flat()
        .map((type) => TYPES[type] ?? type)
        .join(' or ') + boundsOf(schema)
    );
  }

  private linkTo(place: string, schema: Schema, children: Section[]): string {
    const content = JSON.stringify(Object.keys(schema.properties ?? {}));
    const known = this.paths.get(content);
    if (known === undefined) {
      this.paths.set(content, place);
      children.push({ path: place, schema });
    }
    const path = known ?? place;
    return `[\`${path}\`](#${anchorOf(path)})`;
  }

  private resolved(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema;
    const name = schema.$ref.split('/').at(-1) ?? '';
    const found = this.root.definitions?.[name];
    if (found === undefined) throw new Error(`there is no definition ${schema.$ref}`);
    return { ...found, ...schema, $ref: undefined };
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: '`true` or `false`',
  object: 'mapping',
};

function boundsOf({ minimum, maximum }: Schema): string {
  if (minimum === undefined || maximum === undefined) return '';
  return ` from ${String(minimum)} to ${String(maximum)}`;
}

/** A long list, such as that of the Regions, by its first values. */
function listed(values: readonly unknown[]): string {
  if (values.length <= 12) return values.map(code).join(', ');
  return `${values.slice(0, 3).map(code).join(', ')}, … (${String(values.length)} values)`;
}

function code(value: unknown): string {
  return `\`${String(value)}\``;
}

function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll(/<(\w+)>/g, '`<$1>`')
    .replaceAll('\n', ' ');
}

/** As GitHub makes it of a heading. */
function anchorOf(path: string): string {
  return path.toLowerCase().replaceAll(/[^\w-]/g, '');
}
