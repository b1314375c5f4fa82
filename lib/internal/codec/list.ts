import { z } from 'zod';
import { Construct } from 'constructs';
import { atKey, type Decoded } from './decoded';
import { type Refusal, refused } from './refusal';

/**
 * A list of at least one.
 *
 * @param remediation what to do about an empty list, if its key cannot be left out
 */
export function listOf<T extends z.ZodType>(
  item: T,
  example: string,
  remediation = `write a list such as ${example}, or leave it out`,
) {
  const empty: Refusal = {
    id: 'yaml.empty-list',
    limit: 'at least one is required',
    remediation,
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
  {
    example,
    id,
    remediation,
  }: { readonly example: string; readonly id: string; readonly remediation?: string },
): z.ZodType<Decoded<Written[], Created[]>> {
  return listOf(item, example, remediation).transform((items) => {
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
