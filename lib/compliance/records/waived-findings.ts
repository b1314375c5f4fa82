import type { Acknowledgement } from '../acknowledgement';
import type { Acknowledgements } from '../acknowledgements';
import {
  type Finding,
  type Outcome,
  OutcomeState,
  PendingReason,
  type RequirementOutcome,
  type ResourceName,
} from '../outcome';
import { summaryOf } from '../evaluation/finding-summary';
import { pathOf } from '../resource-name';
import { sentencesOf } from '../sentences';
import type { CheckResult } from '../checks/check-result';
import { isValidOn, waiverText } from './valid-records';
import type { RuleWaiver } from './rule-waiver';

/** The validation plug-in of the checks: its name is the prefix of the ids by which checks are acknowledged. */
export const STAGE_CHECKS = 'StageChecks';

/**
 * The results of checks, with the acknowledgement of each finding that is acknowledged in code.
 *
 * @param environment the construct path of the environment, for findings without a construct
 */
export function withAcknowledgements(
  results: readonly CheckResult[],
  acknowledgements: Acknowledgements,
  environment: string,
): CheckResult[] {
  return results.map((result) => ({
    ...result,
    findings: result.findings.map((finding) => {
      const path = finding.resource?.constructPath ?? environment;
      const acknowledged = acknowledgements.at(path, [`${STAGE_CHECKS}::${result.check}`]);
      return acknowledged === undefined ? finding : { ...finding, acknowledged };
    }),
  }));
}

/**
 * The results of checks, with the waiver of each finding that is waived on a day.
 *
 * @param environment the name of the environment, for findings of the environment as a whole
 * @param date `YYYY-MM-DD`; without it, all waivers are valid
 */
export function withWaivers(
  results: readonly CheckResult[],
  waivers: readonly RuleWaiver[],
  environment: string,
  date: string | undefined,
): CheckResult[] {
  const valid = waivers.filter((waiver) => isValidOn(waiver, date));
  return results.map((result) => {
    const own = valid.filter(({ rule }) => rule === result.check);
    const waiverOf = ({ resource }: Finding) =>
      own.find((waiver) => reaches(waiver, placeOf(resource, environment)));
    return {
      ...result,
      findings: result.findings.map((finding) => ({ ...finding, waived: waiverOf(finding) })),
    };
  });
}

/** True if the waiver covers the construct: it names the construct or one above it. */
export function reaches({ path }: RuleWaiver, construct: string): boolean {
  return construct === path || construct.startsWith(`${path}/`);
}

/** The path by which a waiver names the place of a finding: that of the environment, for the environment as a whole. */
export function placeOf(resource: ResourceName | undefined, environment: string): string {
  return resource === undefined ? environment : pathOf(resource);
}

/** True if neither a waiver nor an acknowledgement covers the finding. */
export function isUnresolved({ waived, acknowledged }: Finding): boolean {
  return waived === undefined && acknowledged === undefined;
}

/** The outcome of a check for a requirement or a control: accepted findings are no fault, but do not count as met. */
export function outcomeStateOf({ state, reason, findings }: Outcome): RequirementOutcome {
  const left = findings.filter(isUnresolved);
  if (left.length === findings.length) return { ...pendingIf(stateOf(state)), reason };
  const accepted = [...new Set(findings.flatMap(acceptanceOf))];
  if (left.length === 0) {
    const found = [...new Set(findings.map((finding) => finding.reason))].join(' ');
    return { state: OutcomeState.WAIVED, reason: sentencesOf([...accepted, `Without the waiver: ${found}`]) };
  }
  const worst = [OutcomeState.NOT_MET, OutcomeState.PENDING].find((worse) =>
    left.some((finding) => finding.state === worse),
  );
  return {
    ...pendingIf(worst ?? OutcomeState.UNKNOWN),
    reason: sentencesOf([summaryOf(left), ...accepted]),
  };
}

/** What a check finds pending is a declaration. */
function pendingIf(state: OutcomeState): Pick<RequirementOutcome, 'state' | 'pending'> {
  return state === OutcomeState.PENDING ? { state, pending: [PendingReason.DECLARATION] } : { state };
}

function acceptanceOf({ waived, acknowledged }: Finding): string[] {
  if (waived !== undefined) return [`${waived.rule} at ${waived.path}: ${waiverText(waived)}`];
  return acknowledged === undefined ? [] : [acknowledgementText(acknowledged)];
}

function acknowledgementText({ reason, acknowledgedAt }: Acknowledgement): string {
  return `acknowledged in code at ${acknowledgedAt}: ${reason}`;
}

/** A check that evaluates nothing leaves it unknown whether the requirement is met. */
function stateOf(state: OutcomeState): OutcomeState {
  return state === OutcomeState.NOT_APPLICABLE ? OutcomeState.UNKNOWN : state;
}
