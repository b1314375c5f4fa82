import type { RequirementOutcome } from '../outcome';
import type { Declarations } from '../../requirements/declarations';
import type { ResolvedRequirement, StageProfile } from '../../requirements/stage-profile';
import type { CheckResult } from '../checks/checks';
import type { ChecklistTask } from '../records/checklist';
import { checklistOf, checklistOutcome } from '../records/go-live-checklist';
import type { GoLiveRecords } from '../records/go-live-records';
import { type ValidRecords, validRecordsOn, type EvaluationDay } from '../records/valid-records';
import { preflightOf } from '../records/preflight';
import { withWaivers } from '../records/waived-findings';
import type { ResourceModel } from '../model/resource-model';
import { requirementOutcome, outcomeWithoutWaiver } from './requirement-outcome';

/** What an environment is judged by, on whatever day. */
export interface EvaluationInput {
  readonly model: ResourceModel;
  readonly profile: StageProfile;
  readonly declarations: Declarations;
  /** Those of the environment. */
  readonly records: GoLiveRecords;
  /** Every check that was run. */
  readonly results: readonly CheckResult[];
}

export interface EvaluatedRequirement {
  readonly requirement: ResolvedRequirement;
  readonly checks: readonly CheckResult[];
  readonly outcome: RequirementOutcome;
  /** How it would stand if the requirement were not waived. */
  readonly withoutWaiver: RequirementOutcome;
}

/** How every requirement stands on a day, and the tasks that follow from it. */
export interface EvaluatedDay {
  /** With the findings marked that are waived on the day. */
  readonly results: readonly CheckResult[];
  readonly requirements: readonly EvaluatedRequirement[];
  readonly checklist: readonly ChecklistTask[];
  readonly validRecords: ValidRecords;
}

/** How an environment stands on the days that count. */
export interface EvaluatedDays {
  /** The day that decides whether it passes; without a launch plan, what is signed holds. */
  readonly atOpening: EvaluatedDay;
  /** The day that the ledger shows. */
  readonly shown: EvaluatedDay;
  /** `YYYY-MM-DD`; none if the environment has no opening day, and no other was asked for. */
  readonly shownOn?: string;
}

/** @param asOf the day that the ledger shows, if not the opening day */
export function evaluatedDays(evaluated: EvaluationInput, asOf: string | undefined): EvaluatedDays {
  const { launch } = evaluated.declarations;
  const atOpening = evaluateOn(launch && { date: launch.opensOn, called: 'the opening day' }, evaluated);
  return asOf === undefined
    ? { atOpening, shown: atOpening, shownOn: launch?.opensOn }
    : {
        atOpening,
        shown: evaluateOn({ date: asOf, called: 'the day of the report' }, evaluated),
        shownOn: asOf,
      };
}

/** @param on the day; without it, what is signed holds */
function evaluateOn(
  on: EvaluationDay | undefined,
  { model, profile, declarations, records, results: found }: EvaluationInput,
): EvaluatedDay {
  const results = withWaivers(found, records.ruleWaivers, declarations.environment, on?.date);
  const validRecords = validRecordsOn(records, declarations.waivers ?? [], on);
  const account = (requirement: ResolvedRequirement, held: ValidRecords): EvaluatedRequirement => {
    const checks = checksOf(requirement).flatMap((id) => results.filter(({ check }) => check === id));
    return {
      requirement,
      checks,
      outcome: requirementOutcome(requirement, checks, declarations, held),
      withoutWaiver: outcomeWithoutWaiver(requirement, checks, declarations, held),
    };
  };
  const requirements = Object.values(profile.requirements).map((requirement) =>
    account(requirement, validRecords),
  );
  const checklist = checklistOf({
    requirements,
    preflight: preflightOf(model, declarations),
    tasks: records.tasks,
    owner: declarations.owner,
    opensOn: declarations.launch?.opensOn,
  });
  // The requirement of the checklist itself stands as its tasks do, which follow from the other requirements.
  const withChecklist = { ...validRecords, checklist: checklistOutcome(checklist) };
  return {
    results,
    requirements: requirements.map(({ requirement }) => account(requirement, withChecklist)),
    checklist,
    validRecords,
  };
}

/** The checks that look at a requirement. */
export function checksOf({ checks, optionalChecks, absenceCheck }: ResolvedRequirement): readonly string[] {
  return [...checks, ...optionalChecks, ...(absenceCheck === undefined ? [] : [absenceCheck])];
}
