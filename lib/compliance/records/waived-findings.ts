import { type Finding, type Outcome, OutcomeState, type ResourceName } from '../outcome';
import { summaryOf } from '../evaluation/finding-summary';
import { pathOf } from '../resource-name';
import type { CheckResult } from '../checks/checks';
import { sentencesOf } from '../sentences';
import type { RequirementOutcome } from '../ledger/requirement-outcome';
import { holds, waiverSays } from './valid-records';
import type { RuleWaiver } from './rule-waiver';

/** What checks say, with each finding marked that a waiver covers on a day; without a day, all hold. */
export function withWaivers(
  results: readonly CheckResult[],
  waivers: readonly RuleWaiver[],
  environment: string,
  date: string | undefined,
): CheckResult[] {
  const validRecords = waivers.filter((waiver) => holds(waiver, date));
  return results.map((result) => {
    const own = validRecords.filter(({ rule }) => rule === result.check);
    const waiverOf = ({ resource }: Finding) =>
      own.find((waiver) => reaches(waiver, placeOf(resource, environment)));
    return {
      ...result,
      findings: result.findings.map((finding) => ({ ...finding, waived: waiverOf(finding) })),
    };
  });
}

/** True if the waiver is of that construct, or of one above it. */
export function reaches({ path }: RuleWaiver, construct: string): boolean {
  return construct === path || construct.startsWith(`${path}/`);
}

/** By which path a waiver names what was found: the environment's own, if it was found of the whole. */
export function placeOf(resource: ResourceName | undefined, environment: string): string {
  return resource === undefined ? environment : pathOf(resource);
}

/** How what a check says counts for a requirement or a control: what is waived is neither a fault nor met. */
export function outcomeStateOf({ state, reason, findings }: Outcome): RequirementOutcome {
  const waived = findings.flatMap(({ waived: by = [] }) => by);
  if (waived.length === 0) return { state: stateOf(state), reason };
  const left = findings.filter((finding) => finding.waived === undefined);
  const told = [
    ...new Set(waived.map((waiver) => `${waiver.rule} at ${waiver.path}: ${waiverSays(waiver)}`)),
  ];
  if (left.length === 0) {
    const found = [...new Set(findings.map((finding) => finding.reason))].join(' ');
    return { state: OutcomeState.WAIVED, reason: sentencesOf([...told, `Without the waiver: ${found}`]) };
  }
  const isFault = left.some((finding) => finding.state === OutcomeState.NOT_MET);
  return {
    state: isFault ? OutcomeState.NOT_MET : OutcomeState.UNKNOWN,
    reason: sentencesOf([summaryOf(left), ...told]),
  };
}

/** A check that evaluates nothing leaves it unknown whether the requirement is met. */
function stateOf(state: OutcomeState): OutcomeState {
  return state === OutcomeState.NOT_APPLICABLE ? OutcomeState.UNKNOWN : state;
}
