import { z } from 'zod';
import { DESCRIPTIONS } from './descriptions';

/** An option or a factory of the construct API, such as `BackupTimes.interval` or `Backup.toRegion`. */
export type ApiOption = keyof typeof DESCRIPTIONS;

/**
 * A key that stands for an option of the construct API, with the documentation of that option.
 *
 * @param options the option; several if the key stands for more than one, of which the first is documented
 * @param text only where the key takes another form than the option, such as an ARN in place of a construct
 */
export function described<T extends z.ZodType>(
  options: ApiOption | readonly [ApiOption, ...ApiOption[]],
  schema: T,
  text?: string,
): T {
  const apiOptions: readonly [ApiOption, ...ApiOption[]] = typeof options === 'string' ? [options] : options;
  return schema.meta({ description: text ?? DESCRIPTIONS[apiOptions[0]], apiOptions });
}

/** The options of the construct API for which a key stands. */
export function apiOptionsOf(schema: z.ZodType): readonly string[] {
  const { apiOptions } = (inner(schema).meta() ?? {}) as { readonly apiOptions?: readonly string[] };
  return apiOptions ?? [];
}

function inner(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? inner(schema.unwrap() as z.ZodType) : schema;
}
