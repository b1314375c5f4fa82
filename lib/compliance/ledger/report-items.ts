import { type Finding, OutcomeState, type ResourceName } from '../outcome';
import type { CheckResult } from '../checks/check-result';
import { blockerLookup, blockersOf } from '../passes';
import { BlockerKind } from '../blocker';
import { type Ledger } from './ledger';
import { PENDING_STATES } from './requirement-outcome';

/** One line of a report: a requirement, a control of a declared framework, or something else that is blocking. */
export interface ReportItem {
  /** Stable: `BAK-2`, `HIPAA/164.312(a)(1)` or `AwsSolutions-RDS3`. */
  readonly id: string;
  /** `requirements`, the name of the framework, or the kind of a blocker. */
  readonly group: string;
  readonly title: string;
  /** How strongly the environment is bound to it, and by which document. */
  readonly obligation: string;
  readonly state: OutcomeState;
  readonly reason: string;
  /** True if it keeps the environment from passing. */
  readonly blocking: boolean;
  /** What proves it, such as checks. */
  readonly evidence: readonly string[];
  /** The resources that the checks evaluated. */
  readonly resources: readonly ResourceName[];
  readonly remedies: readonly string[];
}

/** The group of the requirements. */
export const REQUIREMENTS = 'requirements';

/** Every requirement, then every control of every declared framework. */
export function reportItems(ledger: Ledger): ReportItem[] {
  const { requirements, frameworks } = ledger;
  const isBlocking = blockerLookup(ledger);
  return [
    ...requirements.map((requirement) => ({
      id: requirement.id,
      group: REQUIREMENTS,
      title: requirement.title,
      obligation: `${requirement.obligation} (${requirement.basis})`,
      state: requirement.state,
      reason: requirement.reason,
      blocking: isBlocking(BlockerKind.REQUIREMENT, requirement.id),
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
        blocking: isBlocking(BlockerKind.CONTROL, `${name}/${control.id}`),
        evidence: control.evidence.map(({ kind, id }) => `${kind} ${id}`),
        resources: [],
        remedies: [],
      })),
    ),
  ];
}

/** What else keeps the environment from passing: cdk-nag rules, errors in templates, records. */
export function otherBlockers(ledger: Ledger): ReportItem[] {
  const items = [BlockerKind.REQUIREMENT, BlockerKind.CONTROL];
  return blockersOf(ledger)
    .filter(({ kind }) => !items.includes(kind))
    .map(({ kind, id, title, state, reason, findings }) => ({
      id,
      group: GROUPS[kind],
      title,
      obligation: 'validation',
      state: isOutcome(state) ? state : OutcomeState.NOT_MET,
      reason,
      blocking: true,
      evidence: [kind],
      resources: findings.flatMap(({ resource = [] }) => resource),
      remedies: [],
    }));
}

/** False for the state of a record, such as `expired`. */
function isOutcome(state: string): state is OutcomeState {
  return (Object.values(OutcomeState) as readonly string[]).includes(state);
}

const GROUPS: Readonly<Record<BlockerKind, string>> = {
  [BlockerKind.REQUIREMENT]: REQUIREMENTS,
  [BlockerKind.CONTROL]: 'controls',
  [BlockerKind.NAG_RULE]: 'cdk-nag rules',
  [BlockerKind.TEMPLATE_ERROR]: 'template errors',
  [BlockerKind.UNKNOWN_ENVIRONMENT]: 'records',
  [BlockerKind.RECORD]: 'records',
};

function remediesOf(checks: readonly CheckResult[]): string[] {
  return checks
    .filter(({ state }) => state === OutcomeState.NOT_MET)
    .map(({ findings, remediation }) => {
      const notMet = findings.filter(({ state }) => state === OutcomeState.NOT_MET);
      return notMet.length === 0 ? remediation : remediationOf(notMet);
    });
}

/** What to do about findings of a check: the remediation of each, once. */
export function remediationOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ remediation }) => remediation))].join(' ');
}

/** The states that need a person's attention, the worst first. */
export const ATTENTION_STATES: readonly OutcomeState[] = [
  ...PENDING_STATES,
  OutcomeState.NOT_REQUIRED_BUT_PRESENT,
];
