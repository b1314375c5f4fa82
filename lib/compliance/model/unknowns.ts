import type { AssumedValue } from '../outcome';

/** Stands for any value other than those that are named. */
export const ELSE = Symbol('something else');

/** A value that is known only at deployment, such as a parameter or an export of another application. */
export interface Unknown {
  /** Equal for equal values. */
  readonly key: string;
  /** As messages name it, such as `parameter Size`. */
  readonly subject: string;
  /** All possible values, or samples of them. */
  readonly values: readonly unknown[];
  /** True if `values` are all possible values. */
  readonly isExact: boolean;
}

/** The assumed values of unknown values, by their keys. */
export type Assumption = ReadonlyMap<string, unknown>;

export const NOTHING_ASSUMED: Assumption = new Map();

/**
 * Values for which the outcome of a check differs if it depends on the value: those with which properties of
 * CloudFormation enable or disable, open or close, or choose a version.
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

/** For a value that may be any text. */
export const SAMPLES = { values: SAMPLE_VALUES, isExact: false };

/** True if each value of a list can be evaluated. */
export function isShort(values: readonly unknown[]): boolean {
  return values.length <= 8;
}

/** An assumption as findings state it. */
export function assumedValues(assumption: Assumption, known: ReadonlyMap<string, Unknown>): AssumedValue[] {
  return [...assumption].map(([key, value]) => ({
    subject: known.get(key)?.subject ?? key,
    value: valueText(value),
  }));
}

function valueText(value: unknown): string {
  if (value === ELSE) return 'something else';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
