import type { JsonObject } from '../../internal/json';
import type { Candidates } from './candidates';
import type { Exploration } from './exploration';
import type { TemplateGap } from './template-gaps';

/**
 * A stack of resources.
 *
 * @jsii ignore
 */
export interface ModelStack {
  /** The stack name; for a nested stack, its logical id. */
  readonly name: string;
  /** None for a plain template. */
  readonly constructPath?: string;
  /** Twelve digits; none if it is known only at deployment. */
  readonly account?: string;
  /** None if it is known only at deployment. */
  readonly region?: string;
  /** The file of its template, relative to the outermost assembly or to the given folder; none without a file. */
  readonly templateFile?: string;
  /** The resource that creates a nested stack; none for a stack that is not nested. */
  readonly parent?: ModelResource;
  /**
   * The tags of the stack by key, which CloudFormation passes on to its resources; none if they are not known.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-resource-tags.html
   */
  readonly tags?: JsonObject;
  readonly size: StackSize;
}

/**
 * The quantities that CloudFormation limits per stack.
 *
 * @jsii ignore
 */
export interface StackSize {
  readonly resources: number;
  readonly parameters: number;
  readonly outputs: number;
  readonly templateBytes: number;
}

/**
 * A line of the code of an application.
 *
 * @jsii ignore
 */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A resource as written in its template.
 *
 * @jsii ignore
 */
export interface ModelResource {
  readonly type: string;
  readonly logicalId: string;
  readonly stack: ModelStack;
  /** None for a plain template. */
  readonly constructPath?: string;
  /** The code that makes it; none unless the CDK was run with `CDK_DEBUG`. */
  readonly source?: SourceLine;
  readonly properties: JsonObject;
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
  readonly dependsOn: readonly string[];
  /** The condition under which it exists. */
  readonly condition?: string;
}

/** The target of a reference. */
export type Followed =
  | {
      readonly resource: ModelResource;
      /** None for a `Ref`. */
      readonly attribute?: string;
    }
  | { readonly resource?: undefined; readonly unresolvable: string };

/**
 * All that a check sees of an environment: its resources, and nothing of the code that makes them.
 *
 * @jsii ignore
 */
export interface ResourceModel {
  /** The resources of the environment, by stack and in the order of their templates. */
  readonly resources: readonly ModelResource[];
  /** The stacks of these resources. */
  readonly stacks: readonly ModelStack[];
  ofType(...types: readonly string[]): readonly ModelResource[];
  /** The resources of these types that may exist: whether one does is asked only where that matters. */
  possible(...types: readonly string[]): Candidates<ModelResource>;
  /** True for a resource of the environment; a reference may lead to another. */
  holds(resource: ModelResource): boolean;
  /** The resource that a value in the template of `stack` refers to, across stacks and nested stacks. */
  follow(value: unknown, stack: ModelStack): Followed;
  /**
   * The value as text, as far as it is known: `arn:${AWS::Partition}:iam::111122223333:root`. A reference to a resource
   * is `${<stack name>/<logical id>.<attribute>}` in every template, so that values of the same resource have the same
   * text.
   */
  text(value: unknown, stack: ModelStack): string;
  /** What the templates do not show: what macros add or change, and nested stacks without a template. */
  readonly templateGaps: readonly TemplateGap[];
  /** Explores what depends on values that only the deployment knows. */
  readonly exploration: Exploration;
}

/** True if no part of the text is known only at deployment. */
export function isLiteral(text: string): boolean {
  return !text.includes('${');
}
