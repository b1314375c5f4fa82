/** What an unknown value may turn out to be; `ELSE` is anything but the values that are named. */
export const ELSE = Symbol('something else');

/** A value that only the deployment tells, wherever templates write it: a parameter, an export of a stack far away. */
export interface Unknown {
  /** The same for the same value. */
  readonly key: string;
  /** As a sentence names it, such as `parameter Size`. */
  readonly what: string;
  /** All that it may be; if they are not all, samples that tell checks apart. */
  readonly values: readonly unknown[];
  /** True if `values` are all that it may be, so that nothing is left when each was looked at. */
  readonly isExact: boolean;
}

/** What unknown values are taken to be, by their keys. */
export type Assumption = ReadonlyMap<string, unknown>;

export const NOTHING_ASSUMED: Assumption = new Map();

/**
 * Values that tell checks apart: a check that says the same for each of them does not depend on the value. They are what
 * CloudFormation's properties take where something is switched on or off, opened or closed, old or new.
 */
export const SAMPLE_VALUES: readonly unknown[] = [
  'true',
  'false',
  '0',
  '1',
  '100000',
  '',
  '*',
  '0.0.0.0/0',
  '10.0.0.0/16',
  'NONE',
  'ENABLED',
  'DISABLED',
  'Disabled',
  'Suspended',
  'HTTP',
  'HTTPS',
  'internet-facing',
  'internal',
  'PublicRead',
  'ELBSecurityPolicy-2016-08',
  'LATEST',
  'Manual',
  'rate(1 day)',
  'LessThanThreshold',
  'network',
  'FARGATE',
  'host',
  'API_KEY',
  'allow-all',
  'SYMMETRIC_DEFAULT',
  'ENCRYPT_DECRYPT',
  'AWS_KMS',
  'aurora-postgresql',
  'arn:aws:iam::aws:policy/AdministratorAccess',
];

export const SAMPLE_NUMBERS: readonly unknown[] = ['0', '1', '443', '65535', '100000'];

/** What may be anything. */
export const SAMPLES = { values: SAMPLE_VALUES, isExact: false };

/** True if a list of values is short enough to look at each. */
export function isShort(values: readonly unknown[]): boolean {
  return values.length <= 8;
}

/** How an assumption reads in a sentence; empty if nothing is assumed. */
export function saysOf(assumption: Assumption, known: ReadonlyMap<string, Unknown>): string {
  return [...assumption]
    .map(([key, value]) => `${known.get(key)?.what ?? key} is ${valueSays(value)}`)
    .join(' and ');
}

function valueSays(value: unknown): string {
  if (value === ELSE) return 'something else';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
