import { type Finding, OutcomeState } from '../../lib/compliance/outcome';
import type { Ledger } from '../../lib/compliance/ledger/ledger';

/** The results of the checks of required requirements, without those that do not apply. */
export interface CheckResults {
  /** The checks that are met. */
  readonly met: readonly string[];
  /** By check, the ids of its findings, with the logical id of the resource without its hash. */
  readonly notMet: Record<string, readonly string[]>;
  /** By check, what is known only at deployment. */
  readonly unknownFinding: Record<string, readonly string[]>;
}

export function resultsOf({ requirements }: Ledger): CheckResults {
  const checks = requirements.filter(({ required }) => required).flatMap((requirement) => requirement.checks);
  const inState = (state: OutcomeState) =>
    checks.flatMap(({ check, findings }) => {
      const found = findings.filter((finding) => finding.state === state).map(labelOf);
      return found.length === 0 ? [] : [[check, found] as const];
    });
  return {
    met: checks.filter(({ state }) => state === OutcomeState.MET).map(({ check }) => check),
    notMet: Object.fromEntries(inState(OutcomeState.NOT_MET)),
    unknownFinding: Object.fromEntries(inState(OutcomeState.UNKNOWN)),
  };
}

function labelOf({ id, resource }: Finding): string {
  return resource === undefined ? id : `${resource.logicalId.replace(/[0-9A-F]{8}$/, '')}: ${id}`;
}
