import type { JsonObject } from '../../internal/json';

/** The parts of a template that its values depend on. */
export interface ResolutionContext {
  /** Unique among the templates. */
  readonly id: string;
  readonly parameters: JsonObject;
  readonly conditions: JsonObject;
  readonly mappings: JsonObject;
  /** True for a reference to a resource. */
  readonly isReference: (value: unknown) => boolean;
  /** The text of a function or a reference, if the templates and their account and Region decide it. */
  readonly literal: (value: unknown) => string | undefined;
  /**
   * The value of a parameter that the parent of a nested stack gives, or of an output of another stack; undefined if no
   * template has it.
   */
  readonly source: (value: unknown) => unknown;
}
