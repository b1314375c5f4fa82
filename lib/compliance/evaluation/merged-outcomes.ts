import type { CheckOutcome } from '../checks/check';
import type { Path } from '../model/exploration';
import type { ModelResource } from '../model/resource-model';
import { OutcomeState } from '../outcome';
import { EVALUATION_FINDINGS } from './evaluation-findings';
import { assuming, mergedFindings, resourceKey, uniqueFindings } from './merged-findings';

/** The outcome of all paths of an evaluation; unknown if they differ. */
export function mergedOutcome(paths: readonly Path<CheckOutcome>[]): CheckOutcome {
  const outcomes = paths.map(({ result }) => result);
  if (outcomes.length === 1) return outcomes[0];
  if (outcomes.every(({ state }) => state === OutcomeState.PENDING)) return outcomes[0];
  const resources = resourcesOf(outcomes);
  if (outcomes.every(hasNoFault)) return { ...bestShown(outcomes), resources };
  const found = paths.map(({ result, assumptions }) => ({ result: result.findings, assumptions }));
  const isNotMet = outcomes.every(({ state }) => state === OutcomeState.NOT_MET);
  return {
    state: isNotMet ? OutcomeState.NOT_MET : OutcomeState.UNKNOWN,
    explanation: '',
    resources,
    findings: isNotMet
      ? mergedFindings(found, true)
      : uniqueFindings(
          found.flatMap(({ result, assumptions }) => result.map((one) => assuming(one, assumptions))),
        ),
  };
}

/** The outcome if there are more paths than are explored. */
export function unfinishedOutcome(): CheckOutcome {
  return {
    state: OutcomeState.UNKNOWN,
    explanation: '',
    resources: [],
    findings: [EVALUATION_FINDINGS.tooManyUnknownValues()],
  };
}

function hasNoFault({ state }: CheckOutcome): boolean {
  return state === OutcomeState.MET || state === OutcomeState.NOT_APPLICABLE;
}

/** What is met without a resource on one path shows nothing of another on which the check does not apply. */
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

function resourcesOf(outcomes: readonly CheckOutcome[]): readonly ModelResource[] {
  const resources = outcomes.flatMap((outcome) => outcome.resources);
  return [...new Map(resources.map((resource) => [resourceKey(resource), resource])).values()];
}
