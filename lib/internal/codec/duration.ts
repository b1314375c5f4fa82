import { Duration } from 'aws-cdk-lib';
import { z } from 'zod';
import { labelled, type Refusal, refusalText, refused } from './refusal';

const UNITS = {
  s: { name: 'seconds', seconds: 1 },
  m: { name: 'minutes', seconds: 60 },
  h: { name: 'hours', seconds: 3600 },
  d: { name: 'days', seconds: 86_400 },
} as const;

/** A unit of durations: seconds, minutes, hours, days. */
export type DurationUnit = keyof typeof UNITS;

/** What durations a codec takes. */
export interface DurationOptions {
  readonly units: readonly [DurationUnit, ...DurationUnit[]];
  /** The minimum, such as `1d`. */
  readonly min: string;
  /** The maximum, such as `35d`. */
  readonly max: string;
  /**
   * The only durations that are taken.
   *
   * @default - all between the bounds
   */
  readonly values?: readonly string[];
  /** What to do about a wrong one. */
  readonly remediation: string;
  /**
   * One that is allowed.
   *
   * @default - the last of the only durations, or the maximum
   */
  readonly example?: string;
  /**
   * The requirement that a wrong one falls short of.
   *
   * @default - none
   */
  readonly requirement?: string;
}

/** A length of time with its unit, such as `12h`. */
export function duration(options: DurationOptions): z.ZodType<Duration> {
  const { units, min, max, values, requirement } = options;
  const example = options.example ?? values?.at(-1) ?? max;
  const remediation =
    values === undefined ? options.remediation : `${options.remediation}: ${values.join(', ')}`;
  const form: Refusal = {
    id: 'yaml.duration-unit',
    limit: `a duration is a whole number and its unit, ${named(units)}, such as '${example}'`,
    remediation,
    requirement,
  };
  const range: Refusal = {
    id: 'yaml.duration-range',
    limit: values === undefined ? `it must be from ${min} to ${max}` : 'no such duration is allowed',
    remediation,
    requirement,
  };
  const error = refusalText(form);
  const isAllowed = (text: string) =>
    values === undefined
      ? secondsOf(text) >= secondsOf(min) && secondsOf(text) <= secondsOf(max)
      : values.includes(text);
  const checked = z
    .string({ error: ({ input }) => (input === undefined ? undefined : error) })
    .regex(new RegExp(`^(?:0|[1-9]\\d{0,9})(?:${units.join('|')})$`), { error, abort: true })
    .refine(isAllowed, refused(range));
  const schema = labelled(checked, form);
  return (values === undefined ? schema : schema.meta({ enum: [...values] })).transform((text) =>
    durationOf(text),
  );
}

function named(units: readonly DurationUnit[]): string {
  return units.map((unit) => `${unit} (${UNITS[unit].name})`).join(' or ');
}

function secondsOf(text: string): number {
  const unit = text.slice(-1) as DurationUnit;
  return Number(text.slice(0, -1)) * UNITS[unit].seconds;
}

// In the unit in which it is written, which messages show.
function durationOf(text: string): Duration {
  const count = Number(text.slice(0, -1));
  switch (text.slice(-1) as DurationUnit) {
    case 's':
      return Duration.seconds(count);
    case 'm':
      return Duration.minutes(count);
    case 'h':
      return Duration.hours(count);
    case 'd':
      return Duration.days(count);
  }
}
