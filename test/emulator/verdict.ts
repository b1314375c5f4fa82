import type { ResourceResult, ResourceState } from './read-back/read-stack';

/** The share of an environment's resources that must have been created, read back and equal. */
export const LEAST_CREATED = 0.9;

/** What the read-back of an environment comes to. */
export interface Outcome {
  readonly created: number;
  readonly recorded: number;
  readonly total: number;
  /** Created of total, 0 to 1. */
  readonly share: number;
  readonly held: boolean;
  /** One line for each thing that did not hold. */
  readonly faults: readonly string[];
}

/** An environment holds if nothing is missing or different and at least 90% was created. */
export function verdictOf(results: readonly ResourceResult[]): Outcome {
  const count = (state: ResourceState) => results.filter((result) => result.state === state).length;
  const created = count('created');
  const share = results.length === 0 ? 0 : created / results.length;
  const faults = results
    .filter(({ state }) => state === 'missing' || state === 'different')
    .map(
      ({ stack, logicalId, type, state, reason }) =>
        `${state}: ${stack}/${logicalId} (${type}): ${reason ?? ''}`,
    );
  if (share < LEAST_CREATED) {
    faults.push(
      `only ${percent(share)} of the resources were created; at least ${percent(LEAST_CREATED)} must be`,
    );
  }
  return {
    created,
    recorded: count('recorded'),
    total: results.length,
    share,
    held: faults.length === 0,
    faults,
  };
}

export function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
}
