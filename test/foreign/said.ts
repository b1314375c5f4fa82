import { type Finding, VerdictState } from '../../lib/compliance/checks/check';
import type { Ledger } from '../../lib/compliance/ledger';

/** What the checks of required rows say, but for those that do not apply. */
export interface Said {
  /** The checks that are met. */
  readonly met: readonly string[];
  /** By check, what is wrong, with the resource's logical id without its hash. */
  readonly notMet: Record<string, readonly string[]>;
  /** By check, what is known only at deployment. */
  readonly undecidable: Record<string, readonly string[]>;
}

export function said({ requirements }: Ledger): Said {
  const checks = requirements.filter(({ required }) => required).flatMap((row) => row.checks);
  const inState = (state: VerdictState) =>
    checks.flatMap(({ check, findings }) => {
      const reasons = findings.filter((finding) => finding.state === state).map(says);
      return reasons.length === 0 ? [] : [[check, reasons] as const];
    });
  return {
    met: checks.filter(({ state }) => state === VerdictState.MET).map(({ check }) => check),
    notMet: Object.fromEntries(inState(VerdictState.NOT_MET)),
    undecidable: Object.fromEntries(inState(VerdictState.UNDECIDABLE)),
  };
}

function says({ reason, resource }: Finding): string {
  return resource === undefined ? reason : `${resource.logicalId.replace(/[0-9A-F]{8}$/, '')}: ${reason}`;
}
