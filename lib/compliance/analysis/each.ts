import { type CheckOutcome, notApplicable, outcomeOf } from '../checks/check';
import { mergedFindings } from '../evaluation/merged-findings';
import type { CheckFinding } from '../findings';
import type { Candidates } from '../model/candidates';
import type { ModelResource } from '../model/resource-model';

/** The findings about one of several; undefined if the check does not apply to it. */
export type FindingsOf<T> = (value: T) => readonly CheckFinding[] | undefined;

/** What is found of several. */
export interface Evaluated<T> {
  /** Those to which the check applies, or may apply. */
  readonly applicable: readonly T[];
  readonly findings: readonly CheckFinding[];
}

/**
 * Evaluates each that exists by itself: what only the deployment knows of one does not multiply the evaluations of the
 * others.
 */
export function eachOf<T>(candidates: Candidates<T>, findingsOf: FindingsOf<T>): Evaluated<T> {
  const evaluated = candidates.entries.map(({ value, conditions, exists }) => {
    const key = JSON.stringify(conditions);
    const { paths, isAlways } = candidates.exploration.exploreWhere(key, exists, () => findingsOf(value));
    const found = paths.map(({ result = [], assumptions }) => ({ result, assumptions }));
    return {
      value,
      isApplicable: paths.some(({ result }) => result !== undefined),
      findings: mergedFindings(found, isAlways),
    };
  });
  return {
    applicable: evaluated.filter(({ isApplicable }) => isApplicable).map(({ value }) => value),
    findings: evaluated.flatMap(({ findings }) => findings),
  };
}

interface OutcomeText {
  /** Why the check does not apply if it applies to none. */
  readonly none: string;
  /** Why it is met. */
  readonly met: (count: number) => string;
}

/** The outcome of a check that evaluates each resource by itself. */
export function outcomeOfEach(
  candidates: Candidates<ModelResource>,
  findingsOf: FindingsOf<ModelResource>,
  { none, met }: OutcomeText,
): CheckOutcome {
  const { applicable, findings } = eachOf(candidates, findingsOf);
  return applicable.length === 0
    ? notApplicable(none)
    : outcomeOf(applicable, findings, met(applicable.length));
}
