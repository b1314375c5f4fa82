import type { JsonObject } from './json';
import type { Assumption, Unknown } from './unknowns';
import type { TemplateGap } from './template-gaps';

/** A stack that resources stand in. */
export interface ModelStack {
  /** The name that it deploys under; the logical id of a nested one, which has no name before. */
  readonly name: string;
  /** Where the construct tree has it; none for a plain template. */
  readonly constructPath?: string;
  /** Twelve digits; none if it is known only at deployment. */
  readonly account?: string;
  /** None if it is known only at deployment. */
  readonly region?: string;
  /** The file of its template, below the outermost assembly or as it was given; none if it was read from no file. */
  readonly templateFile?: string;
  readonly size: StackSize;
}

/** What counts against the limits of a stack. */
export interface StackSize {
  readonly resources: number;
  readonly parameters: number;
  readonly outputs: number;
  readonly templateBytes: number;
}

/** A line of somebody's code. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A resource as its template has it. */
export interface ModelResource {
  readonly type: string;
  readonly logicalId: string;
  readonly stack: ModelStack;
  /** Where the construct tree has it; none for a plain template. */
  readonly constructPath?: string;
  /** Where the code makes it; none unless the CDK kept it, which it does with `CDK_DEBUG`. */
  readonly source?: SourceLine;
  readonly properties: JsonObject;
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
  readonly dependsOn: readonly string[];
  /** The condition that it exists under. */
  readonly condition?: string;
}

/** What a reference leads to. */
export type Followed =
  | {
      readonly resource: ModelResource;
      /** The attribute that is read; none for a `Ref`. */
      readonly attribute?: string;
    }
  | { readonly resource?: undefined; readonly unresolvable: string };

/** Resources in the world of an assumption, and which unknown values were come across in it. */
export interface Visit<T> {
  readonly found: T;
  readonly asked: ReadonlyMap<string, Unknown>;
}

/** All that a check sees: resources, never what made them. */
export interface ResourceModel {
  /** The resources that are looked at, by stack and in the order of their templates. */
  readonly resources: readonly ModelResource[];
  /** The stacks that these resources stand in. */
  readonly stacks: readonly ModelStack[];
  ofType(...types: readonly string[]): readonly ModelResource[];
  /** True if the resource is one of those that are looked at; what a reference leads to may be none. */
  holds(resource: ModelResource): boolean;
  /** The resource behind a reference that stands in the template of `stack`, across stacks and nested stacks. */
  follow(value: unknown, stack: ModelStack): Followed;
  /**
   * The value as text, as far as it is known: `arn:${AWS::Partition}:iam::111122223333:root`. A reference to a resource
   * reads `${<stack name>/<logical id>.<attribute>}` wherever it is written, so that two values that are the same
   * resource are the same text.
   */
  text(value: unknown, stack: ModelStack): string;
  /** What the templates leave to others to add or change: macros, and nested stacks that no template here makes. */
  readonly templateGaps: readonly TemplateGap[];
  /**
   * Looks at the resources as they are if an assumption holds: without those whose condition then fails, and with the
   * values that parameters and functions then have.
   *
   * @default - the templates leave nothing open
   */
  readonly visit?: <T>(assumption: Assumption, look: (model: ResourceModel) => T) => Visit<T>;
}

/** True if nothing of the text is left to be known at deployment. */
export function isLiteral(text: string): boolean {
  return !text.includes('${');
}
