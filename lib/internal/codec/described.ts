import { z } from 'zod';

/**
 * Gives a schema the documentation of the option of the construct API for which its key stands.
 *
 * @param options the option, such as `BackupTimes.interval`, or factory, such as `Backup.toRegion`; several if the key
 * stands for more than one; the first is documented
 * @param text only where the key takes another form than the option, such as an ARN in place of a construct
 */
export type Described<Option extends string> = <T extends z.ZodType>(
  options: Option | readonly [Option, ...Option[]],
  schema: T,
  text?: string,
) => T;

/** @param descriptions the documentation of the options that the codecs of a folder name; generated */
export function describedBy<Option extends string>(
  descriptions: Readonly<Record<Option, string>>,
): Described<Option> {
  return (options, schema, text) => {
    const apiOptions: readonly [Option, ...Option[]] = typeof options === 'string' ? [options] : options;
    return schema.meta({ description: text ?? descriptions[apiOptions[0]], apiOptions });
  };
}

/** The options of the construct API for which a key stands. */
export function apiOptionsOf(schema: z.ZodType): readonly string[] {
  if (schema instanceof z.ZodOptional) return apiOptionsOf(schema.unwrap() as z.ZodType);
  const { apiOptions } = (schema.meta() ?? {}) as { readonly apiOptions?: readonly string[] };
  return apiOptions ?? [];
}
