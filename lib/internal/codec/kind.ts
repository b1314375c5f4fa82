import type { Construct } from 'constructs';
import type { z } from 'zod';
import type { IConnectionTarget } from '../../spi/connection';
import type { Fault, KeyPath } from '../fault';
import type { EnvironmentFacts } from './decoded';

/** A component that another one names by its id. */
export interface Reference {
  /** Where it is named. */
  readonly path: KeyPath;
  readonly id: string;
  /**
   * The only section whose components may be named.
   *
   * @default - every section
   */
  readonly section?: string;
}

/** What a component is created with. */
export interface KindScope {
  /** Holds imported resources. */
  readonly existing: Construct;
  /** A component that is created already: one of those that the new one names. */
  readonly component: (id: string) => IConnectionTarget;
}

/** How a kind of component is written in YAML. */
export interface KindCodec {
  /** The key of the file under which components of the kind stand by their ids, such as `databases`. */
  readonly section: string;
  /**
   * The `engine` that tells the kind from the others of its section.
   *
   * @default - the only kind of its section
   */
  readonly engine?: string;
  /** What it is, in a few words. */
  readonly description: string;
  /** The keys of a component; each is decoded by itself. */
  readonly shape: { readonly [key: string]: z.ZodType };
  /**
   * Keys with maps, to which an override adds, and in which it replaces, entry by entry.
   *
   * @default - an override replaces the values of all keys
   */
  readonly mergedKeys?: readonly string[];
  /**
   * The types of what a component backs up, as AWS Backup names them.
   *
   * @default - it backs up nothing
   */
  readonly protectedResourceTypes?: readonly string[];
  /** The components that it names, as far as its description is well formed. */
  references(written: object): readonly Reference[];
  /** What an environment refuses of it, as far as its description is well formed. */
  faults?(written: object, environment: EnvironmentFacts): readonly Fault[];
  /** Creates it in an environment. */
  create(environment: Construct, id: string, written: object, scope: KindScope): IConnectionTarget;
}

/** The same, with the type of what is written. */
export interface KindCodecOf<Written extends object> extends KindCodec {
  readonly shape: { readonly [K in keyof Required<Written>]: z.ZodType<Written[K]> };
  readonly mergedKeys?: readonly (keyof Written & string)[];
  references(written: Partial<Written>): readonly Reference[];
  faults?(written: Partial<Written>, environment: EnvironmentFacts): readonly Fault[];
  create(environment: Construct, id: string, written: Written, scope: KindScope): IConnectionTarget;
}
