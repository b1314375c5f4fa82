import { type Outcome, OutcomeState } from '../outcome';
import type { ResourceModel, Visit } from '../model/resource-model';
import { type Assumption, NOTHING_ASSUMED, saysOf, type Unknown } from '../model/unknowns';
import { type Check, type CheckContext } from '../checks/check';
import { agreed, type Said, tooMany } from './merged-outcomes';
import { heeding } from './template-gap-findings';

/** More worlds than this are not looked at: nobody could follow what then decides. */
const MOST_WORLDS = 1400;

/**
 * What a check says of an environment whose templates leave values to the deployment: what it says in every world that
 * they allow. Only what the check reads can matter to it, so only that is taken to be one thing after the other.
 */
export function decide(check: Check, model: ResourceModel, context: CheckContext): Outcome {
  const { visit } = model;
  const verdict =
    visit === undefined
      ? check.examine(model, context)
      : new Exploration((assumption) =>
          visit(assumption, (scenario) => check.examine(scenario, context)),
        ).verdict();
  return heeding(model.templateGaps, verdict);
}

class Exploration {
  private readonly outcomes: Said[] = [];
  private readonly known = new Map<string, Unknown>();
  private visited = 0;

  constructor(private readonly examine: (assumption: Assumption) => Visit<Outcome>) {}

  verdict(): Outcome {
    this.explore(NOTHING_ASSUMED);
    const everything = this.visited < MOST_WORLDS || this.isMixed();
    return everything ? agreed(this.outcomes) : tooMany(this.outcomes);
  }

  /** First, each combination of what can be told apart for sure; then, one by one, samples of what cannot. */
  private explore(assumption: Assumption): void {
    if (this.isOver()) return;
    const { found, asked } = this.look(assumption);
    const open = [...asked.values()];
    const deciding = open.find(({ isExact }) => isExact);
    if (deciding !== undefined) {
      deciding.values.forEach((value) => this.explore(new Map(assumption).set(deciding.key, value)));
      return;
    }
    this.keep(found, assumption);
    for (const { key, values } of open) {
      for (const value of values) {
        if (this.isOver()) return;
        const sample = new Map(assumption).set(key, value);
        const { found: other } = this.look(sample);
        if (isFault(other) !== isFault(found)) this.keep(other, sample);
      }
    }
  }

  private look(assumption: Assumption): Visit<Outcome> {
    this.visited += 1;
    const visit = this.examine(assumption);
    visit.asked.forEach((unknown, key) => this.known.set(key, unknown));
    return visit;
  }

  private keep(verdict: Outcome, assumption: Assumption): void {
    this.outcomes.push({ verdict, assuming: saysOf(assumption, this.known) });
  }

  /** True once worlds disagree, or are too many. */
  private isOver(): boolean {
    return this.isMixed() || this.visited >= MOST_WORLDS;
  }

  private isMixed(): boolean {
    const faults = new Set(this.outcomes.map(({ verdict }) => isFault(verdict)));
    return faults.size > 1 || this.outcomes.some(({ verdict }) => verdict.state === OutcomeState.UNKNOWN);
  }
}

function isFault({ state }: Outcome): boolean {
  return state === OutcomeState.NOT_MET;
}
