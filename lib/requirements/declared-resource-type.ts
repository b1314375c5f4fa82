import type { ResourceTrait } from '../internal/resource-trait';

/** What a custom resource, or another resource type of which nothing is known, has and does. */
export interface DeclaredResourceType {
  /** The type, such as `Custom::Migrations`. */
  readonly type: string;
  /** What its resources may have or do; it is unknown for them. They have and do nothing else. */
  readonly traits: ResourceTrait[];
  /** What its resources are. */
  readonly reason: string;
}
