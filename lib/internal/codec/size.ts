import { Size } from 'aws-cdk-lib';
import { z } from 'zod';
import { labelled, type Refusal, refusalText, refused } from './refusal';

const KIBIBYTES = { KiB: 1, MiB: 1024, GiB: 1024 ** 2 } as const;

/** A unit of sizes. */
export type SizeUnit = keyof typeof KIBIBYTES;

/** What sizes a codec takes. */
export interface SizeOptions {
  readonly units: readonly [SizeUnit, ...SizeUnit[]];
  /** The minimum, such as `512MiB`. */
  readonly min: string;
  /** The maximum, such as `120GiB`. */
  readonly max: string;
  /** What to do about a wrong one. */
  readonly remediation: string;
}

/** An amount of memory or storage with its unit, such as `512MiB`. */
export function size({ units, min, max, remediation }: SizeOptions): z.ZodType<Size> {
  const form: Refusal = {
    id: 'yaml.size-unit',
    limit: `a size is a whole number and its unit, ${units.join(' or ')}, such as '${min}'`,
    remediation,
  };
  const range: Refusal = { id: 'yaml.size-range', limit: `it must be from ${min} to ${max}`, remediation };
  const error = refusalText(form);
  const schema = z
    .string({ error: ({ input }) => (input === undefined ? undefined : error) })
    .regex(new RegExp(`^[1-9]\\d{0,9}(?:${units.join('|')})$`), { error, abort: true })
    .refine(
      (text) => kibibytesOf(text) >= kibibytesOf(min) && kibibytesOf(text) <= kibibytesOf(max),
      refused(range),
    );
  return labelled(schema, form).transform((text) => Size.kibibytes(kibibytesOf(text)));
}

function kibibytesOf(text: string): number {
  const unit = text.slice(-3) as SizeUnit;
  return Number(text.slice(0, -3)) * KIBIBYTES[unit];
}
