import type { Declarations } from '../requirements/declarations';
import type { ResolvedRequirement, StageProfile } from '../requirements/stage-profile';
import type { CheckResult } from './checks/checks';
import type { ChecklistTask } from './records/checklist';
import { checklistOf, standingOfChecklist } from './records/go-live-checklist';
import type { GoLiveRecords } from './records/go-live-records';
import { type Holding, holdingOn, type JudgedOn } from './records/holding';
import { preflightOf } from './records/preflight';
import { withWaivers } from './records/waived-findings';
import type { ResourceModel } from './resource-model/resource-model';
import { type Standing, standingOf, standingWithoutWaiver } from './row-state';

/** What an environment is judged by, on whatever day. */
export interface Judged {
  readonly model: ResourceModel;
  readonly profile: StageProfile;
  readonly declarations: Declarations;
  /** Those of the environment. */
  readonly records: GoLiveRecords;
  /** Every check that was run. */
  readonly results: readonly CheckResult[];
}

export interface RowAccount {
  readonly row: ResolvedRequirement;
  readonly checks: readonly CheckResult[];
  readonly standing: Standing;
  /** How it would stand if the row were not waived. */
  readonly withoutWaiver: Standing;
}

/** How every row stands on a day, and the tasks that follow from it. */
export interface DayAccount {
  /** With the findings marked that are waived on the day. */
  readonly results: readonly CheckResult[];
  readonly rows: readonly RowAccount[];
  readonly checklist: readonly ChecklistTask[];
  readonly holding: Holding;
}

/** How an environment stands on the days that count. */
export interface JudgedDays {
  /** The day that decides whether it passes; without a launch plan, what is signed holds. */
  readonly atOpening: DayAccount;
  /** The day that the ledger shows. */
  readonly shown: DayAccount;
  /** `YYYY-MM-DD`; none if the environment has no opening day, and no other was asked for. */
  readonly shownOn?: string;
}

/** @param asOf the day that the ledger shows, if not the opening day */
export function judgedDays(judged: Judged, asOf: string | undefined): JudgedDays {
  const { launch } = judged.declarations;
  const atOpening = accountOn(launch && { date: launch.opensOn, called: 'the opening day' }, judged);
  return asOf === undefined
    ? { atOpening, shown: atOpening, shownOn: launch?.opensOn }
    : { atOpening, shown: accountOn({ date: asOf, called: 'the day of the report' }, judged), shownOn: asOf };
}

/** @param on the day; without it, what is signed holds */
function accountOn(
  on: JudgedOn | undefined,
  { model, profile, declarations, records, results: found }: Judged,
): DayAccount {
  const results = withWaivers(found, records.ruleWaivers, declarations.environment, on?.date);
  const holding = holdingOn(records, declarations.waivers ?? [], on);
  const account = (row: ResolvedRequirement, held: Holding): RowAccount => {
    const checks = checksOf(row).flatMap((id) => results.filter(({ check }) => check === id));
    return {
      row,
      checks,
      standing: standingOf(row, checks, declarations, held),
      withoutWaiver: standingWithoutWaiver(row, checks, declarations, held),
    };
  };
  const rows = Object.values(profile.requirements).map((row) => account(row, holding));
  const checklist = checklistOf({
    rows,
    preflight: preflightOf(model, declarations),
    tasks: records.tasks,
    owner: declarations.owner,
    opensOn: declarations.launch?.opensOn,
  });
  // The row of the checklist itself stands as its tasks do, which follow from the other rows.
  const withChecklist = { ...holding, checklist: standingOfChecklist(checklist) };
  return {
    results,
    rows: rows.map(({ row }) => account(row, withChecklist)),
    checklist,
    holding,
  };
}

/** The checks that look at a row. */
export function checksOf({ checks, optionalChecks, absenceCheck }: ResolvedRequirement): readonly string[] {
  return [...checks, ...optionalChecks, ...(absenceCheck === undefined ? [] : [absenceCheck])];
}
