import { Token } from 'aws-cdk-lib';
import { referenceEntry } from './reference';

/** What a wrong use looks like: the value that came, what is allowed, and what to do about it. */
export interface StageEnvironmentErrorProps {
  /**
   * Names the fault, and never changes: the option or the thing, a dot, and what is wrong with it, in lower case with
   * hyphens, such as `network.nat-gateways`.
   */
  readonly id: string;
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
  /**
   * Where the error is explained. A component of your own gives the address of its own documentation.
   *
   * @default - the reference of errors of this package
   */
  readonly help?: string;
}

/**
 * Thrown at construction for wrong use. The message carries the value, the limit and the remediation, and ends with the
 * requirement, where one is missed, and the id of the error.
 *
 * @jsii ignore
 */
export class StageEnvironmentError extends Error {
  /** Names the fault, such as `network.nat-gateways`. The text of a message may change, its id does not. */
  public readonly id: string;
  /** Where the error is explained, such as `docs/reference/errors.md#networknat-gateways`. */
  public readonly help: string;

  constructor(public readonly use: StageEnvironmentErrorProps) {
    super(`${errorText(use)} ${errorLabel(use)}`);
    this.name = 'StageEnvironmentError';
    this.id = use.id;
    this.help = use.help ?? referenceEntry('errors', use.id);
  }
}

/** The message of an error without its label. */
export function errorText({ what, value, limit, remediation }: StageEnvironmentErrorProps): string {
  return `${what}: got ${show(value)}, but ${limit}; ${remediation}`;
}

/** The end of every message: `[SRV-2, scaling.max-instances-range]`. */
export function errorLabel({
  id,
  requirement,
}: Pick<StageEnvironmentErrorProps, 'id' | 'requirement'>): string {
  return requirement === undefined ? `[${id}]` : `[${requirement}, ${id}]`;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Token.isUnresolved(value)) return 'a token, known only at deployment';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
