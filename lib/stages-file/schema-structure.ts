import { z } from 'zod';
import { type RefusalLabel, schemaLabel } from '../internal/codec/refusal';
import type { KeyPath } from './problem';

/** The schema without what decodes its value, and without being optional. */
function structureOf(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional) return structureOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return structureOf(schema.in);
  return schema;
}

/** The keys of a map; none for anything else. */
export function keysOf(schema: z.ZodType | undefined): string[] {
  return Object.keys(shapeOf(schema));
}

/** The keys of a map with their schemas; none for anything else. */
export function shapeOf(schema: z.ZodType | undefined): { readonly [key: string]: z.ZodType } {
  const structure = structureOf(schema);
  return structure instanceof z.ZodObject ? structure.shape : {};
}

/** The schema of a value, with its description. */
export function schemaAt(schema: unknown, path: KeyPath): z.ZodType | undefined {
  if (path.length === 0) return schema instanceof z.ZodType ? schema : undefined;
  const [key, ...rest] = path;
  const structure = structureOf(schema);
  if (structure instanceof z.ZodObject) return schemaAt(structure.shape[String(key)], rest);
  if (structure instanceof z.ZodRecord) return schemaAt(structure.valueType, rest);
  if (structure instanceof z.ZodArray) return schemaAt(structure.element, rest);
  if (structure instanceof z.ZodUnion) {
    return structure.options.flatMap((option) => schemaAt(option, path) ?? []).at(0);
  }
  return undefined;
}

/** The label of what a schema itself refuses. */
export function structureLabel(schema: z.ZodType): RefusalLabel | undefined {
  const structure = structureOf(schema);
  return structure instanceof z.ZodType ? schemaLabel(structure) : undefined;
}

/** What a key is for. */
export function descriptionOf(schema: z.ZodType | undefined): string | undefined {
  if (schema?.description !== undefined) return schema.description;
  return schema instanceof z.ZodOptional ? descriptionOf(schema.unwrap() as z.ZodType) : undefined;
}

/** Whether a map may leave the key out. */
export function isOptional(schema: z.ZodType): boolean {
  return schema instanceof z.ZodOptional;
}
