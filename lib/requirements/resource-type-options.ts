import type { ResourceTrait } from '../internal/resource-trait';

/** What the resources of a custom resource, or of another type without facts, are. */
export interface ResourceTypeOptions {
  /** What the resources are, such as `It migrates the tables of Orders`. The report shows it. */
  readonly reason: string;
  /**
   * What the resources may have or do. It stays unknown for them; whatever is left out they do not have or do.
   *
   * @default - nothing: no data, no server, no endpoint and no resources that they create
   */
  readonly traits?: ResourceTrait[];
}
