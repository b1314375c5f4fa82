import type { Cell, Condition, Minimum, Requirement } from './requirement';
import type { StageKind } from './stage-kind';

/** A requirement as it stands for one environment. */
export interface ResolvedRequirement {
  readonly requirement: Requirement;
  readonly cell: Cell;
  /** True if the environment must meet it. */
  readonly required: boolean;
  /** Why it is, or is not, required. */
  readonly reason: string;
}

/** What a stage demands of one environment: pure data, frozen. */
export interface StageProfile {
  readonly stage: StageKind;
  /** Every requirement of the catalogue, by its id. */
  readonly requirements: { readonly [id: string]: ResolvedRequirement };
  /** The largest figure that any required row sets. */
  readonly minimum: Required<Minimum>;
  /** True if stores, vaults and keys outlive the environment (soft launch and production). */
  readonly retainsData: boolean;
  /** The conditions that hold. */
  readonly conditions: readonly Condition[];
}
