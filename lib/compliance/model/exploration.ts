import { oneOf } from '../../internal/values';
import type { Question } from '../../internal/unknown-value';
import type { AssumedValue } from '../outcome';
import { Decisions, type Variable } from './decisions';

/** More paths are not explored: no reader could follow what then decides. */
const MAX_PATHS = 500;

/** The result of an evaluation, and what it assumed. */
export interface Path<T> {
  readonly result: T;
  readonly assumptions: AssumedValue[];
}

/** Thrown by an evaluation that depends on too many values that only the deployment knows. */
export class TooManyPathsError extends Error {}

/** A path before its result is known. */
interface Explored<T> {
  readonly result: T;
  readonly decisions: Decisions;
}

/**
 * Repeats evaluations until every answer that they assumed about unknown values has been both yes and no. Only what an
 * evaluation asks about multiplies its paths.
 */
export class Exploration {
  /** Counts the questions: what is read without any is the same on every path. */
  questions = 0;
  private current: Decisions | undefined;
  /** Nothing is assumed. */
  private readonly idle = new Decisions([]);
  private readonly rules: (() => boolean)[] = [];
  /** What would follow from an answer is evaluated: nothing else is assumed. */
  private isSupposing = false;
  private readonly ways = new Map<string, readonly Explored<boolean>[]>();

  /** True during an evaluation. */
  get isActive(): boolean {
    return this.current !== undefined && !this.isSupposing;
  }

  /**
   * Answers that a template does not allow are not explored.
   *
   * @param isBroken whether CloudFormation refuses the template under what is assumed
   */
  addRule(isBroken: () => boolean): void {
    this.rules.push(isBroken);
  }

  /**
   * The results of an evaluation on all of its paths.
   *
   * @param isEnough whether these results decide, whatever others there are
   * @throws TooManyPathsError if there are too many
   */
  explore<T>(evaluate: () => T, isEnough: (paths: readonly Path<T>[]) => boolean): Path<T>[] {
    const found: Path<T>[] = [];
    for (const { result, decisions } of this.paths(evaluate, undefined)) {
      found.push({ result, assumptions: decisions.assumptions() });
      if (isEnough(found)) break;
    }
    return found;
  }

  /**
   * The results of a part of an evaluation on all of its paths on which a condition holds, under what the evaluation
   * assumes. The evaluation itself then assumes nothing that only the part asked about.
   *
   * @param key equal for equal conditions
   * @returns also whether the condition holds on all paths
   * @throws TooManyPathsError if there are too many
   */
  exploreWhere<T>(
    key: string,
    isSo: () => boolean,
    evaluate: () => T,
  ): { readonly paths: Path<T>[]; readonly isAlways: boolean } {
    const ways = this.pathsOfCondition(key, isSo);
    const paths = ways
      .filter(({ result }) => result)
      .flatMap(({ decisions: way }) =>
        [...this.paths(evaluate, way)].map(({ result, decisions }) => ({
          result,
          assumptions: merged([...way.assumptions(), ...decisions.assumptions()]),
        })),
      );
    return { paths, isAlways: ways.every(({ result }) => result) };
  }

  /** The answer that follows from what is assumed; undefined if none does. */
  answer(variable: Variable, question: Question): boolean | undefined {
    this.questions += 1;
    return this.decisions.answer(variable, question) ?? this.ruled(variable, question);
  }

  /** An answer; undefined if none follows, and no evaluation is going on. */
  ask(variable: Variable, question: Question): boolean | undefined {
    this.questions += 1;
    const answer = this.decisions.answer(variable, question);
    if (answer !== undefined) return answer;
    const ruled = this.ruled(variable, question);
    if (this.current === undefined || this.isSupposing) return ruled;
    if (ruled === undefined) return this.current.decide(variable, question);
    this.current.conclude(variable, question, ruled);
    return ruled;
  }

  textsOf(variable: Variable): readonly string[] | undefined {
    this.questions += 1;
    const texts = this.decisions.textsOf(variable);
    const left = texts?.filter((text) => this.ruled(variable, oneOf([text])) !== false);
    return left === undefined || left.length === 0 ? texts : left;
  }

  /** Leaves a variable only those texts with which its template can be deployed. */
  limit(variable: Variable, texts: readonly string[]): void {
    this.current?.limit(variable, texts);
  }

  /** Evaluates a condition once with the same assumptions. */
  condition(name: string, mode: 'answer' | 'ask', evaluate: () => boolean | undefined): boolean | undefined {
    this.questions += 1;
    return this.decisions.condition(name, mode, evaluate);
  }

  /** The only answer with which no rule is broken; undefined if there is none, or if both are allowed. */
  private ruled(variable: Variable, question: Question): boolean | undefined {
    if (this.rules.length === 0 || this.isSupposing) return undefined;
    const [isYesBroken, isNoBroken] = [true, false].map((isSo) => this.isBroken(variable, question, isSo));
    return isYesBroken === isNoBroken ? undefined : isNoBroken;
  }

  private isBroken(variable: Variable, question: Question, isSo: boolean): boolean {
    this.isSupposing = true;
    try {
      return this.under(this.decisions.supposing(variable, question, isSo), () =>
        this.rules.some((isBroken) => isBroken()),
      );
    } finally {
      this.isSupposing = false;
    }
  }

  private get decisions(): Decisions {
    return this.current ?? this.idle;
  }

  /** All paths of a condition. They are kept as long as nothing else is assumed, since all checks ask the same ones. */
  private pathsOfCondition(key: string, isSo: () => boolean): readonly Explored<boolean>[] {
    const isFirst = this.decisions.isEmpty;
    const ways = (isFirst ? this.ways.get(key) : undefined) ?? [...this.paths(isSo, this.current)];
    if (isFirst) this.ways.set(key, ways);
    return ways;
  }

  private *paths<T>(evaluate: () => T, within: Decisions | undefined): Generator<Explored<T>> {
    let planned: readonly boolean[] | undefined = [];
    for (let count = 1; planned !== undefined; count += 1) {
      if (count > MAX_PATHS) throw new TooManyPathsError();
      const decisions: Decisions = new Decisions(planned, within);
      yield { result: this.under(decisions, evaluate), decisions };
      planned = decisions.next();
    }
  }

  private under<T>(decisions: Decisions, evaluate: () => T): T {
    const outer = this.current;
    this.current = decisions;
    try {
      return evaluate();
    } finally {
      // A check may evaluate another one.
      this.current = outer;
    }
  }
}

/** The last that is assumed of a variable says most. */
function merged(assumptions: readonly AssumedValue[]): AssumedValue[] {
  return [...new Map(assumptions.map((one) => [one.subject, one])).values()];
}
