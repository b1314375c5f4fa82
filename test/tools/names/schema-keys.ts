/** A JSON Schema, as far as it says which keys there are. */
interface Schema {
  readonly properties?: { readonly [key: string]: Schema };
  readonly patternProperties?: { readonly [pattern: string]: Schema };
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
}

/**
 * The keys of every object that a schema describes, by where the object stands, such as `environments.*.contacts[]`: `*` stands for a
 * key that users choose, and `[]` for an item of a list.
 */
export function schemaKeys(root: object): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  const visit = (schema: Schema, place: string, within: readonly string[]): void => {
    const {
      $ref,
      anyOf = [],
      oneOf = [],
      allOf = [],
      items,
      properties = {},
      patternProperties = {},
    } = schema;
    // A schema that holds itself would go on for ever.
    if ($ref !== undefined && !within.includes($ref)) visit(definition(root, $ref), place, [...within, $ref]);
    [...anyOf, ...oneOf, ...allOf].forEach((option) => visit(option, place, within));
    if (items !== undefined) visit(items, `${place}[]`, within);
    const inside = (key: string) => (place === '' ? key : `${place}.${key}`);
    for (const [key, value] of Object.entries(properties)) {
      keys.set(place, (keys.get(place) ?? new Set()).add(key));
      visit(value, inside(key), within);
    }
    Object.values(patternProperties).forEach((value) => visit(value, inside('*'), within));
    const { additionalProperties } = schema;
    if (typeof additionalProperties === 'object') visit(additionalProperties, inside('*'), within);
  };
  visit(root, '', []);
  return keys;
}

const definition = (root: object, reference: string): Schema =>
  reference
    .split('/')
    .slice(1)
    .reduce<unknown>((schema, key) => (schema as { readonly [key: string]: unknown })[key], root) as Schema;
