import { type Finding, OutcomeState } from '../../lib/compliance/outcome';
import type { Ledger } from '../../lib/compliance/ledger/ledger';

/** What the checks of required requirements say, but for those that do not apply. */
export interface Said {
  /** The checks that are met. */
  readonly met: readonly string[];
  /** By check, what is wrong, with the resource's logical id without its hash. */
  readonly notMet: Record<string, readonly string[]>;
  /** By check, what is known only at deployment. */
  readonly unknownFinding: Record<string, readonly string[]>;
}

export function resultsOf({ requirements }: Ledger): Said {
  const checks = requirements.filter(({ required }) => required).flatMap((requirement) => requirement.checks);
  const inState = (state: OutcomeState) =>
    checks.flatMap(({ check, findings }) => {
      const reasons = findings.filter((finding) => finding.state === state).map(says);
      return reasons.length === 0 ? [] : [[check, reasons] as const];
    });
  return {
    met: checks.filter(({ state }) => state === OutcomeState.MET).map(({ check }) => check),
    notMet: Object.fromEntries(inState(OutcomeState.NOT_MET)),
    unknownFinding: Object.fromEntries(inState(OutcomeState.UNKNOWN)),
  };
}

function says({ reason, resource }: Finding): string {
  return resource === undefined ? reason : `${resource.logicalId.replace(/[0-9A-F]{8}$/, '')}: ${reason}`;
}
