import { OutcomeState, type ResourceName } from '../outcome';
import type { CheckResult } from '../checks/checks';
import { type Ledger } from './ledger';
import { PENDING_STATES } from './requirement-outcome';

/** One line of an account: a requirement of the catalogue, or a control of a declared framework. */
export interface ReportItem {
  /** Stable: `BAK-2`, or `HIPAA/164.312(a)(1)`. */
  readonly id: string;
  /** `requirements`, or the framework's name. */
  readonly group: string;
  readonly title: string;
  /** How strongly the environment is bound to it, and whose demand it is. */
  readonly obligation: string;
  readonly state: OutcomeState;
  readonly reason: string;
  /** True if it keeps the environment from passing validation. */
  readonly blocking: boolean;
  /** What proves it, such as the checks. */
  readonly evidence: readonly string[];
  /** The resources that were looked at. */
  readonly resources: readonly ResourceName[];
  readonly remedies: readonly string[];
}

/** The group of the catalogue's requirements. */
export const REQUIREMENTS = 'requirements';

/** Every requirement, then every control of every declared framework. */
export function reportItems({ requirements, frameworks }: Ledger): ReportItem[] {
  return [
    ...requirements.map((requirement) => ({
      id: requirement.id,
      group: REQUIREMENTS,
      title: requirement.title,
      obligation: `${requirement.obligation} (${requirement.basis})`,
      state: requirement.state,
      reason: requirement.reason,
      blocking: requirement.blocking,
      evidence: requirement.checks.map(({ check }) => check),
      resources: requirement.checks.flatMap(({ resources }) => resources),
      remedies: remediesOf(requirement.checks),
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
  return checks.filter(({ state }) => state === OutcomeState.NOT_MET).map(({ remediation }) => remediation);
}

/** What a person has to look at, the worst first. */
export const TO_LOOK_AT: readonly OutcomeState[] = [...PENDING_STATES, OutcomeState.NOT_REQUIRED_BUT_PRESENT];
