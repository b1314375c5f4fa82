import type { ResourceResult, ResourceState } from './read-back/read-stack';
import type { RunbookResult } from './runbooks/run-runbooks';

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

/**
 * An environment holds if nothing is missing or different, at least 90% was created, and every step of its runbooks ran and
 * left what it should.
 */
export function verdictOf(
  results: readonly ResourceResult[],
  runbooks: readonly RunbookResult[] = [],
): Outcome {
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
  faults.push(...runbooks.flatMap(({ runbook, faults: own }) => own.map((fault) => `${runbook}: ${fault}`)));
  return {
    created,
    recorded: count('recorded'),
    total: results.length,
    share,
    held: faults.length === 0,
    faults,
  };
}

/** What ran of runbooks, in a few words. */
export function runbookFigures(results: readonly RunbookResult[]): string {
  const ran = results.flatMap((result) => result.ran).length;
  const notRun = results.flatMap((result) => result.notRun).length;
  return `${ran} steps of ${results.length} ran on the emulator, ${notRun} are listed as not run`;
}

export function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
}
