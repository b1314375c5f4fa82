import type { CheckResult } from '../compliance/checks/check-result';
import { type Finding, OutcomeState } from '../compliance/outcome';

/** The findings of a check with the same id: the same fault of several resources. */
export interface FindingGroup {
  readonly check: string;
  readonly id: string;
  readonly state: OutcomeState;
  readonly findings: readonly [Finding, ...(readonly Finding[])];
}

/** A group names so many of its resources. */
const NAMED = 3;

/** The findings of checks that are neither waived nor acknowledged, in their order. */
export function findingGroups(checks: readonly CheckResult[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const { check, findings } of checks) {
    for (const finding of findings.filter(isOpen)) {
      const { id, state } = finding;
      const key = `${check} ${id} ${state}`;
      const known = groups.get(key);
      groups.set(key, { check, id, state, findings: known ? [...known.findings, finding] : [finding] });
    }
  }
  return [...groups.values()];
}

/** The worst findings of a requirement: its faults or, if it has none, what is unknown. */
export function worstGroups(checks: readonly CheckResult[]): FindingGroup[] {
  const groups = findingGroups(checks);
  const faults = groups.filter(({ state }) => state === OutcomeState.NOT_MET);
  return faults.length > 0 ? faults : groups;
}

/** The first finding in full, the number of others, and the first names: `… 5 more: Lambda function Web, … and 3 others.` */
export function groupText({ findings: [first, ...others] }: FindingGroup): string {
  if (others.length === 0) return first.reason;
  const ofFirst = labelOf(first);
  const labels = [...new Set(others.flatMap((finding) => labelOf(finding) ?? []))].filter(
    (label) => label !== ofFirst,
  );
  if (labels.length === 0) return `${first.reason} ${others.length} more findings of the same kind.`;
  return `${first.reason} ${labels.length} more: ${namesOf(labels, NAMED - 1)}.`;
}

/** The first names, and how many there are beside them. */
export function namesOf(names: readonly string[], shown: number): string {
  const others = names.length - shown;
  return others <= 1 ? names.join(', ') : `${names.slice(0, shown).join(', ')} and ${others} others`;
}

function isOpen({ waived, acknowledged, blocking }: Finding): boolean {
  return blocking === true || (waived === undefined && acknowledged === undefined);
}

function labelOf({ resource, parameters }: Finding): string | undefined {
  const named: { readonly resource?: string } = parameters;
  return resource === undefined ? undefined : (named.resource ?? resource.logicalId);
}
