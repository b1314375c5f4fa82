import type { ResourceTrait } from '../internal/resource-trait';

/** A custom resource, or another type without facts, with what its resources are. */
export interface DeclaredResourceType {
  /** The type, such as `Custom::Migrations`. */
  readonly type: string;
  /** What its resources may have or do. It is unknown for them; they have or do nothing else. */
  readonly traits: ResourceTrait[];
  /** What its resources are. */
  readonly reason: string;
}
