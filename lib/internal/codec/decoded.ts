import type { Construct } from 'constructs';
import type { z } from 'zod';
import type { StageProfile } from '../../requirements/stage-profile';
import { type Fault, faultsOf, type KeyPath } from '../fault';
import { refusedIssue } from './refusal';

/** The environment for which something is decoded, as far as its description is well formed. */
export interface EnvironmentFacts {
  readonly profile: StageProfile;
  /** @default - known only at deployment */
  readonly region?: string;
  /** @default - known only at deployment */
  readonly account?: string;
  /**
   * The types of what its components back up, as AWS Backup names them.
   *
   * @default - known only once an app has added its components
   */
  readonly protectedResourceTypes?: readonly string[];
}

/** The ARN of a resource that exists outside of the environment, in the Region of the environment. */
export interface LocatedArn {
  readonly path: KeyPath;
  readonly arn: string;
  /**
   * Whether it must be in the account of the environment as well.
   *
   * @default false
   */
  readonly inAccount?: boolean;
}

/** What a value of a YAML file means. */
export interface Decoded<Written, Created> {
  /** The value as it is written, typed, with its units: for checks that compare it with others. */
  readonly written: Written;
  /** The ARNs in it, at paths below the value. */
  readonly located?: readonly LocatedArn[];
  /** What the construct API takes for it. The scope holds imported resources. */
  create(existing: Construct): Created;
  /** What its environment refuses, at paths below the value. */
  faults?(environment: EnvironmentFacts): readonly Fault[];
}

/** What a schema takes, as it is written. */
export type WrittenOf<T> = T extends z.ZodType<Decoded<infer Written, unknown>> ? Written : never;

/** What a schema decodes to. */
export type CreatedOf<T> = T extends z.ZodType<Decoded<unknown, infer Created>> ? Created : never;

/** What needs no scope is created once, when the file is read. */
export function created<Written, Created>(written: Written, value: Created): Decoded<Written, Created> {
  return { written, create: () => value };
}

/** The same, as the value of a key or as an item of a list. */
export function atKey<Written, Created>(
  key: string | number,
  decoded: Decoded<Written, Created>,
): Decoded<Written, Created> {
  const { located = [] } = decoded;
  const below = <T extends { readonly path: KeyPath }>(one: T): T => ({ ...one, path: [key, ...one.path] });
  return {
    written: decoded.written,
    located: located.map(below),
    create: (existing) => decoded.create(existing),
    faults: (environment) => (decoded.faults?.(environment) ?? []).map(below),
  };
}

/** A schema with its decoder, which runs once, for values without any problem. What constructs refuse is a problem. */
export function decoded<T extends z.ZodType, U>(schema: T, decode: (value: z.output<T>) => U): z.ZodType<U> {
  return schema.transform((value, context) => {
    try {
      return decode(value);
    } catch (error) {
      addFaults(context, faultsOf(error));
      // Never read: a value with a problem has no result.
      return undefined as U;
    }
  });
}

/** A check of the constructs as a refinement, so that a limit stands in one place. */
export function checkedBy<T>(check: (value: T) => unknown): (value: T, context: z.RefinementCtx) => void {
  return (value, context) => {
    // What is malformed within it is a problem already.
    if (context.issues.length > 0) return;
    try {
      check(value);
    } catch (error) {
      addFaults(context, faultsOf(error));
    }
  };
}

function addFaults(context: z.RefinementCtx, faults: readonly Fault[]): void {
  for (const fault of faults) context.addIssue(refusedIssue(fault, fault.path, fault.value));
}
