import type { CheckOutcome } from '../checks/check';
import type { CheckFinding } from '../findings';
import type { ModelResource } from '../model/resource-model';
import { type AssumedValue, OutcomeState } from '../outcome';
import { EVALUATION_FINDINGS } from './evaluation-findings';

/** The outcome of a check in one scenario. */
export interface ScenarioOutcome {
  readonly outcome: CheckOutcome;
  /** What the scenario assumes; empty for the templates as they are. */
  readonly assumptions: AssumedValue[];
}

/** The outcome that all scenarios have; unknown if they differ. */
export function mergedOutcome(scenarios: readonly ScenarioOutcome[]): CheckOutcome {
  const outcomes = scenarios.map(({ outcome }) => outcome);
  if (outcomes.length === 1) return outcomes[0];
  if (outcomes.every(({ state }) => state === OutcomeState.NOT_MET)) return notMetInAll(scenarios);
  if (outcomes.every(({ state }) => state === OutcomeState.PENDING)) return outcomes[0];
  if (outcomes.every(hasNoFault)) return { ...bestShown(outcomes), resources: resourcesOf(outcomes) };
  return unknownOutcome(scenarios);
}

/** The outcome if there are more scenarios than were evaluated. */
export function unfinishedOutcome(scenarios: readonly ScenarioOutcome[]): CheckOutcome {
  return {
    state: OutcomeState.UNKNOWN,
    explanation: '',
    resources: resourcesOf(scenarios.map(({ outcome }) => outcome)),
    findings: [EVALUATION_FINDINGS.tooManyUnknownValues()],
  };
}

function hasNoFault({ state }: CheckOutcome): boolean {
  return state === OutcomeState.MET || state === OutcomeState.NOT_APPLICABLE;
}

/** What is met without a resource in one scenario shows nothing of another in which the check does not apply. */
function bestShown(outcomes: readonly CheckOutcome[]): CheckOutcome {
  const shown = outcomes.find(({ state, resources }) => state === OutcomeState.MET && resources.length > 0);
  const notApplicable = outcomes.filter(({ state }) => state === OutcomeState.NOT_APPLICABLE);
  return (
    shown ??
    notApplicable.find(({ requirementState }) => requirementState === undefined) ??
    notApplicable.at(0) ??
    outcomes[0]
  );
}

/** Faults in every scenario remain; those in some are unknown. */
function notMetInAll(scenarios: readonly ScenarioOutcome[]): CheckOutcome {
  const outcomes = scenarios.map(({ outcome }) => outcome);
  const isInAll = (finding: CheckFinding) =>
    outcomes.every(({ findings }) => findings.some((one) => keyOf(one) === keyOf(finding)));
  const inAll = outcomes[0].findings.filter(isInAll);
  const certain = inAll.some(({ state }) => state === OutcomeState.NOT_MET) ? inAll : outcomes[0].findings;
  const certainKeys = new Set(certain.map(keyOf));
  const uncertain = scenarios.flatMap(({ outcome, assumptions }) =>
    outcome.findings.filter((one) => !certainKeys.has(keyOf(one))).map((one) => assuming(one, assumptions)),
  );
  return {
    state: OutcomeState.NOT_MET,
    explanation: '',
    resources: resourcesOf(outcomes),
    findings: [...certain, ...unique(uncertain)],
  };
}

function unknownOutcome(scenarios: readonly ScenarioOutcome[]): CheckOutcome {
  return {
    state: OutcomeState.UNKNOWN,
    explanation: '',
    resources: resourcesOf(scenarios.map(({ outcome }) => outcome)),
    findings: unique(
      scenarios.flatMap(({ outcome, assumptions }) =>
        outcome.findings.map((finding) => assuming(finding, assumptions)),
      ),
    ),
  };
}

function assuming(finding: CheckFinding, assumptions: readonly AssumedValue[]): CheckFinding {
  return {
    ...finding,
    state: OutcomeState.UNKNOWN,
    ...(assumptions.length > 0 && { assumptions: [...(finding.assumptions ?? []), ...assumptions] }),
  };
}

/** A finding under the first of the assumptions that lead to it. */
function unique(findings: readonly CheckFinding[]): CheckFinding[] {
  const first = new Map<string, CheckFinding>();
  for (const finding of findings) {
    const key = keyOf({ ...finding, state: OutcomeState.UNKNOWN });
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()];
}

function keyOf({ definition, state, parameters, resource }: CheckFinding): string {
  return JSON.stringify([definition.id, state, parameters, resource && resourceKey(resource)]);
}

function resourcesOf(outcomes: readonly CheckOutcome[]): readonly ModelResource[] {
  const resources = outcomes.flatMap((outcome) => outcome.resources);
  return [...new Map(resources.map((resource) => [resourceKey(resource), resource])).values()];
}

function resourceKey({ stack, logicalId }: ModelResource): string {
  return `${stack.name}/${logicalId}`;
}
