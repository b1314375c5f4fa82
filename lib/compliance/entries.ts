import { VerdictState } from './checks/check';
import type { ResourceName } from './checks/check';
import type { CheckResult } from './checks/checks';
import { type Ledger, RowState } from './ledger';
import { WANTING } from './row-state';

/** One line of an account: a requirement of the catalogue, or a control of a declared framework. */
export interface Entry {
  /** Stable: `BAK-2`, or `HIPAA/164.312(a)(1)`. */
  readonly id: string;
  /** `requirements`, or the framework's name. */
  readonly group: string;
  readonly title: string;
  /** How strongly the environment is bound to it, and whose demand it is. */
  readonly obligation: string;
  readonly state: RowState;
  readonly reason: string;
  /** True if it keeps the environment from passing validation. */
  readonly blocking: boolean;
  /** What proves it, such as the checks. */
  readonly evidence: readonly string[];
  /** The resources that were looked at. */
  readonly resources: readonly ResourceName[];
  readonly remedies: readonly string[];
}

/** The group of the catalogue's rows. */
export const REQUIREMENTS = 'requirements';

/** Every requirement, then every control of every declared framework. */
export function entriesOf({ requirements, frameworks }: Ledger): Entry[] {
  return [
    ...requirements.map((row) => ({
      id: row.id,
      group: REQUIREMENTS,
      title: row.title,
      obligation: `${row.obligation} (${row.basis})`,
      state: row.state,
      reason: row.reason,
      blocking: row.blocking,
      evidence: row.checks.map(({ check }) => check),
      resources: row.checks.flatMap(({ resources }) => resources),
      remedies: remediesOf(row.checks),
    })),
    ...frameworks.flatMap(({ name, edition, controls }) =>
      controls.map((control) => ({
        id: `${name}/${control.id}`,
        group: name,
        title: control.title,
        obligation: edition,
        state: control.state,
        reason: control.reason,
        blocking: false,
        evidence: control.evidence.map(({ kind, id }) => `${kind} ${id}`),
        resources: [],
        remedies: [],
      })),
    ),
  ];
}

function remediesOf(checks: readonly CheckResult[]): string[] {
  return checks.filter(({ state }) => state === VerdictState.NOT_MET).map(({ remedy }) => remedy);
}

/** What a person has to look at, the worst first. */
export const TO_LOOK_AT: readonly RowState[] = [...WANTING, RowState.NOT_REQUIRED_BUT_PRESENT];
