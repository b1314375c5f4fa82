import { z } from 'zod';
import { Construct } from 'constructs';
import { atKey, type Decoded } from './decoded';
import { type Refusal, refused } from './refusal';

/**
 * A list of at least one.
 *
 * @param whenEmpty what to do about an empty list, if its key cannot be left out
 */
export function listOf<T extends z.ZodType>(item: T, example: string, whenEmpty?: string) {
  const empty: Refusal = {
    id: 'yaml.empty-list',
    limit: 'at least one is required',
    remediation: whenEmpty ?? `write a list such as ${example}, or leave it out`,
  };
  return z
    .array(item)
    .refine((items) => items.length > 0, refused(empty))
    .meta({ minItems: 1 });
}

/**
 * A list of at least one item, each decoded by itself.
 *
 * @param id the construct id of each, with its number, for imported resources
 */
export function decodedList<Written, Created>(
  item: z.ZodType<Decoded<Written, Created>>,
  { example, id, whenEmpty }: { readonly example: string; readonly id: string; readonly whenEmpty?: string },
): z.ZodType<Decoded<Written[], Created[]>> {
  return listOf(item, example, whenEmpty).transform((items) => {
    const placed = items.map((one, index) => atKey(index, one));
    return {
      written: items.map(({ written }) => written),
      create: (existing) =>
        items.map((one, index) => one.create(new Construct(existing, `${id}${index + 1}`))),
      located: placed.flatMap(({ located = [] }) => located),
      faults: (environment) => placed.flatMap((one) => one.faults?.(environment) ?? []),
    };
  });
}
