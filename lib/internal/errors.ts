import { Token } from 'aws-cdk-lib';

/** What a wrong use looks like: the value that came, what is allowed, and what to do about it. */
export interface StageEnvironmentErrorProps {
  /** What was being described, such as `entry of environment Shop`. */
  readonly what: string;
  /** The value received, as the user wrote it. */
  readonly value: unknown;
  /** What is allowed. */
  readonly limit: string;
  /** What the user can do now. */
  readonly remediation: string;
  /** The requirement the use falls short of, such as `STG-2`. */
  readonly requirement?: string;
}

/**
 * Thrown at construction for wrong use. The message carries the value, the limit and the remediation, and names the
 * requirement where one is missed.
 *
 * @jsii ignore
 */
export class StageEnvironmentError extends Error {
  constructor(public readonly use: StageEnvironmentErrorProps) {
    const requirement = use.requirement === undefined ? '' : ` [${use.requirement}]`;
    super(`${use.what}: got ${show(use.value)}, but ${use.limit}; ${use.remediation}${requirement}`);
    this.name = 'StageEnvironmentError';
  }
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Token.isUnresolved(value)) return 'a token, known only at deployment';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
