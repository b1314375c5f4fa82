import type { RequirementOutcome } from '../outcome';
import type { Declarations } from '../../requirements/declarations';
import type { ResolvedRequirement, StageProfile } from '../../requirements/stage-profile';
import type { CheckResult } from '../checks/check-result';
import type { ChecklistTask } from '../records/checklist';
import { checklistOf, checklistOutcome } from '../records/go-live-checklist';
import type { GoLiveRecords } from '../records/go-live-records';
import { type ValidRecords, validRecordsOn, type EvaluationDay } from '../records/valid-records';
import { preflightOf } from '../records/preflight';
import { withWaivers } from '../records/waived-findings';
import type { ResourceModel } from '../model/resource-model';
import { requirementOutcome, outcomeWithoutWaiver } from './requirement-outcome';

/** What an environment is evaluated from, for any day. */
export interface EvaluationInput {
  readonly model: ResourceModel;
  readonly profile: StageProfile;
  readonly declarations: Declarations;
  /** Those of the environment. */
  readonly records: GoLiveRecords;
  /** The results of every check. */
  readonly results: CheckResult[];
}

export interface EvaluatedRequirement {
  readonly requirement: ResolvedRequirement;
  readonly checks: CheckResult[];
  readonly outcome: RequirementOutcome;
  /** The outcome without the waiver of the requirement. */
  readonly withoutWaiver: RequirementOutcome;
}

/** The outcome of every requirement on a day, and the tasks that follow from it. */
export interface EvaluatedDay {
  /** With the waivers that are valid on the day. */
  readonly results: CheckResult[];
  readonly requirements: readonly EvaluatedRequirement[];
  readonly checklist: ChecklistTask[];
  readonly validRecords: ValidRecords;
}

/** An environment, evaluated for the days that matter. */
export interface EvaluatedDays {
  /** The day that decides whether it passes; without a launch plan, every record is valid. */
  readonly atOpening: EvaluatedDay;
  /** The day for which the ledger shows the records. */
  readonly shown: EvaluatedDay;
  /** `YYYY-MM-DD`; none if the environment has no opening day, and no other day is given. */
  readonly shownOn?: string;
}

/** @param asOf the day for which the ledger shows the records, if not the opening day */
export function evaluatedDays(evaluated: EvaluationInput, asOf: string | undefined): EvaluatedDays {
  const { launch } = evaluated.declarations;
  const atOpening = evaluateOn(launch && { date: launch.opensOn, name: 'the opening day' }, evaluated);
  return asOf === undefined
    ? { atOpening, shown: atOpening, shownOn: launch?.opensOn }
    : {
        atOpening,
        shown: evaluateOn({ date: asOf, name: 'the day of the report' }, evaluated),
        shownOn: asOf,
      };
}

/** @param on the day; without it, every record is valid */
function evaluateOn(
  on: EvaluationDay | undefined,
  { model, profile, declarations, records, results: found }: EvaluationInput,
): EvaluatedDay {
  const results = withWaivers(found, records.ruleWaivers, declarations.environment, on?.date);
  const validRecords = validRecordsOn(records, declarations.waivers ?? [], on);
  const evaluate = (requirement: ResolvedRequirement, valid: ValidRecords): EvaluatedRequirement => {
    const checks = checksOf(requirement).flatMap((id) => results.filter(({ check }) => check === id));
    return {
      requirement,
      checks,
      outcome: requirementOutcome(requirement, checks, declarations, valid),
      withoutWaiver: outcomeWithoutWaiver(requirement, checks, declarations, valid),
    };
  };
  const requirements = Object.values(profile.requirements).map((requirement) =>
    evaluate(requirement, validRecords),
  );
  const checklist = checklistOf({
    requirements,
    preflight: preflightOf(model, declarations),
    tasks: records.tasks,
    owner: declarations.owner,
    opensOn: declarations.launch?.opensOn,
  });
  // The outcome of the requirement of a checklist follows from the tasks, which follow from the other requirements.
  const withChecklist = { ...validRecords, checklist: checklistOutcome(checklist) };
  return {
    results,
    requirements: requirements.map(({ requirement }) => evaluate(requirement, withChecklist)),
    checklist,
    validRecords,
  };
}

/** The ids of all checks of a requirement. */
export function checksOf({ checks, optionalChecks, absenceCheck }: ResolvedRequirement): readonly string[] {
  return [...checks, ...optionalChecks, ...(absenceCheck === undefined ? [] : [absenceCheck])];
}
