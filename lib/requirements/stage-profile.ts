import type { RequirementId } from './catalog';
import type { Cell, Condition, Requirement } from './requirement';
import type { StageKind } from './stage-kind';

/**
 * A requirement as it stands for one environment.
 *
 * @jsii ignore
 */
export interface ResolvedRequirement {
  readonly definition: Requirement;
  readonly cell: Cell;
  /** True if the environment must meet it. */
  readonly required: boolean;
  /** Why it is, or is not, required. */
  readonly reason: string;
  /** The rules that look at this environment's resources to prove the requirement; none if it is not required. */
  readonly checks: readonly string[];
  /**
   * The rules that tell whether it is there although no stage asks for it; none for a requirement that some stage requires. They
   * prove nothing, and what they miss is no fault.
   */
  readonly optionalChecks: readonly string[];
  /**
   * The rule that finds what the environment need not have.
   *
   * @default - the requirement is required, or absence is not checked
   */
  readonly absenceCheck?: string;
}

/** The figures that a stage asks for. */
export interface StageMinimum {
  /** Instances of each service. */
  readonly instances: number;
  /** Availability zones that the network and each service stand in. */
  readonly zones: number;
}

/** What a stage demands of one environment: pure data, frozen. */
export interface StageProfile {
  readonly stage: StageKind;
  /**
   * Every requirement of the catalogue, by its id, in the catalogue's order. In TypeScript only.
   *
   * @jsii ignore
   */
  readonly requirements: { readonly [id: string]: ResolvedRequirement };
  /** The largest figure that any required requirement sets. */
  readonly minimum: StageMinimum;
  /** True if stores, vaults and keys outlive the environment (soft launch and production). */
  readonly retainsData: boolean;
  /** True if stores and load balancers are protected from deletion: where data is retained, but not in a first deployment. */
  readonly protectsFromDeletion: boolean;
  /** The conditions that hold, each once. */
  readonly conditions: Condition[];
}

/** True if the environment must meet the requirement. */
export function isRequired(profile: StageProfile, id: RequirementId): boolean {
  return profile.requirements[id].required;
}
