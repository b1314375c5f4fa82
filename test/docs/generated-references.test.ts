import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirementsReference } from '../tools/requirements/reference';
import { type Schema, yamlReference } from '../tools/yaml-reference/reference';
import { yamlReferences } from '../tools/yaml-reference/references';
import { ROOT } from './documents';

const current = (name: string): string => readFileSync(join(ROOT, 'docs', 'reference', name), 'utf8');

test('requirements.md is current (if not: npx tsx test/tools/requirements/write-reference.ts)', () => {
  expect(current('requirements.md')).toBe(requirementsReference());
});

test.each(Object.entries(yamlReferences()))(
  '%s is current (if not: npx tsx test/tools/yaml-reference/write-references.ts)',
  (name, text) => {
    expect(current(name)).toBe(text);
  },
);

describe('a reference', () => {
  const text: Schema = { type: 'string', description: 'A text | with a bar.' };
  const image: Schema = {
    type: 'object',
    properties: { tag: text },
    required: ['tag'],
    description: 'An image.',
  };
  const reference = yamlReference(
    '# Title',
    {
      type: 'object',
      properties: {
        images: { additionalProperties: { $ref: '#/definitions/image' }, description: 'By their names.' },
        others: { type: 'array', items: image, description: 'More of them.' },
        count: { type: 'integer', minimum: 1, maximum: 9, description: 'How many.' },
      },
      required: ['images'],
      definitions: { image },
    },
    { images: 'Image' },
  );

  test('has a table for each mapping, with keys, values, what is required and the descriptions', () => {
    expect(reference).toContain(
      '| `images` | yes | by name: [`images.<Image>`](#imagesimage) | By their names. |',
    );
    expect(reference).toContain('## `images.<Image>`\n');
    expect(reference).toContain('| `tag` | yes | text | A text \\| with a bar. |');
    expect(reference).toContain('| `count` |  | whole number from 1 to 9 | How many. |');
  });

  test('describes a mapping that stands twice once', () => {
    expect(reference).toContain('| `others` |  | list of [`images.<Image>`](#imagesimage) | More of them. |');
    expect(reference.match(/`tag`/g)).toHaveLength(1);
  });

  test('names the first values of a long list', () => {
    const values = Array.from({ length: 30 }, (_, index) => `region-${String(index)}`);
    const schema: Schema = { properties: { region: { enum: values, description: 'A Region.' } } };
    expect(yamlReference('', schema, {})).toContain('`region-0`, `region-1`, `region-2`, … (30 values)');
  });

  test('refuses a key without a description', () => {
    const schema: Schema = { properties: { key: { type: 'string' } } };
    expect(() => yamlReference('', schema, {})).toThrow('key has no description');
  });
});
