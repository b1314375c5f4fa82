import type { Check, CheckContext, CheckOutcome } from '../checks/check';
import type { ResourceModel, Visit } from '../model/resource-model';
import { type Assumption, assumedValues, NOTHING_ASSUMED, type Unknown } from '../model/unknowns';
import { OutcomeState } from '../outcome';
import { mergedOutcome, type ScenarioOutcome, unfinishedOutcome } from './merged-outcomes';
import { outcomeWithGaps } from './template-gap-outcome';

/** More scenarios are not evaluated: no reader could follow what then decides. */
const MAX_SCENARIOS = 1400;

/**
 * Evaluates a check for templates that leave values to the deployment: its outcome in every scenario that they allow.
 * Only values that the check reads can matter to it, so only these are varied.
 */
export function evaluateInScenarios(check: Check, model: ResourceModel, context: CheckContext): CheckOutcome {
  const { visit } = model;
  const outcome =
    visit === undefined
      ? check.evaluate(model, context)
      : new ScenarioEvaluation((assumption) =>
          visit(assumption, (scenario) => check.evaluate(scenario, context)),
        ).outcome();
  return outcomeWithGaps(outcome, model.templateGaps);
}

class ScenarioEvaluation {
  private readonly scenarios: ScenarioOutcome[] = [];
  private readonly known = new Map<string, Unknown>();
  private visited = 0;

  constructor(private readonly evaluate: (assumption: Assumption) => Visit<CheckOutcome>) {}

  outcome(): CheckOutcome {
    this.explore(NOTHING_ASSUMED);
    const isFinished = this.visited < MAX_SCENARIOS || this.isMixed();
    return isFinished ? mergedOutcome(this.scenarios) : unfinishedOutcome(this.scenarios);
  }

  /** First each combination of the values that are known exactly; then, one by one, samples of the others. */
  private explore(assumption: Assumption): void {
    if (this.isOver()) return;
    const { found, asked } = this.visit(assumption);
    const unknowns = [...asked.values()];
    const deciding = unknowns.find(({ isExact }) => isExact);
    if (deciding !== undefined) {
      deciding.values.forEach((value) => this.explore(new Map(assumption).set(deciding.key, value)));
      return;
    }
    this.keep(found, assumption);
    for (const { key, values } of unknowns) {
      for (const value of values) {
        if (this.isOver()) return;
        const sample = new Map(assumption).set(key, value);
        const { found: sampled } = this.visit(sample);
        if (isFault(sampled) !== isFault(found)) this.keep(sampled, sample);
      }
    }
  }

  private visit(assumption: Assumption): Visit<CheckOutcome> {
    this.visited += 1;
    const visit = this.evaluate(assumption);
    visit.asked.forEach((unknown, key) => this.known.set(key, unknown));
    return visit;
  }

  private keep(outcome: CheckOutcome, assumption: Assumption): void {
    this.scenarios.push({ outcome, assumptions: assumedValues(assumption, this.known) });
  }

  /** True once scenarios differ, or are too many. */
  private isOver(): boolean {
    return this.isMixed() || this.visited >= MAX_SCENARIOS;
  }

  private isMixed(): boolean {
    const faults = new Set(this.scenarios.map(({ outcome }) => isFault(outcome)));
    return faults.size > 1 || this.scenarios.some(({ outcome }) => outcome.state === OutcomeState.UNKNOWN);
  }
}

function isFault({ state }: CheckOutcome): boolean {
  return state === OutcomeState.NOT_MET;
}
