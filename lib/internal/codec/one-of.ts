import { z } from 'zod';
import { refused } from './refusal';
import { atKey, type CreatedOf, type Decoded, type WrittenOf } from './decoded';

/** Of several keys of a map, exactly one is given. */
export function exactlyOne<T extends z.ZodObject>(
  object: T,
  keys: readonly string[],
  remediation: string,
  requirement?: string,
) {
  const names = keys.map((key) => `'${key}'`).join(', ');
  return object
    .refine(
      (value) => keys.filter((key) => Object.hasOwn(value, key)).length === 1,
      refused({
        id: 'yaml.exactly-one-key',
        limit: `exactly one of ${names} is required`,
        remediation,
        requirement,
      }),
    )
    .meta({ oneOf: keys.map((key) => ({ required: [key] })) });
}

interface Alternatives {
  readonly [key: string]: z.ZodType<Decoded<unknown, unknown>>;
}

type OneOf<T extends Alternatives> = Decoded<
  { readonly [K in keyof T]?: WrittenOf<T[K]> },
  CreatedOf<T[keyof T]>
>;

/** A map with exactly one of several keys, as static factories of one class are in code. */
export function oneOf<T extends Alternatives>(
  alternatives: T,
  remediation: string,
  requirement?: string,
): z.ZodType<OneOf<T>> {
  const shape = Object.fromEntries(
    Object.entries(alternatives).map(([key, schema]) => [key, schema.optional()]),
  );
  const object = exactlyOne(z.strictObject(shape), Object.keys(shape), remediation, requirement);
  return object.transform((value) => {
    const [[key, one]] = Object.entries(value).flatMap(([name, decoded]) =>
      decoded === undefined ? [] : [[name, decoded] as const],
    );
    return { ...atKey(key, one), written: { [key]: one.written } } as OneOf<T>;
  });
}
