import type { Question } from '../../internal/unknown-value';
import type { AssumedValue } from '../outcome';

/** Something that only the deployment knows, such as a parameter. */
export interface Variable {
  /** Equal for equal variables. */
  readonly key: string;
  /** As messages name it, such as `parameter Size`. */
  readonly subject: string;
  /**
   * All texts that it can have.
   *
   * @default - any that it admits
   */
  readonly values?: readonly string[];
  readonly admits: (text: string) => boolean;
  /**
   * The bounds of a number.
   *
   * @default - none
   */
  readonly bounds?: { readonly min: number; readonly max: number };
  /** True for any of several values: that one of them is a text excludes no other text. */
  readonly isMember?: boolean;
  /** A condition that cannot be evaluated: true or false. */
  readonly isCondition?: boolean;
}

interface Answered {
  readonly question: Question;
  readonly isSo: boolean;
}

/** What is known of a variable. */
interface Knowledge {
  readonly variable: Variable;
  /** All texts that are left. */
  readonly texts?: readonly string[];
  readonly answers: readonly Answered[];
}

/** What an evaluation assumes of the variables that it asks about: one path of its decisions. */
export class Decisions {
  private readonly taken: boolean[] = [];
  /** The variables about which something is assumed. */
  private readonly assumed = new Set<string>();
  private readonly known: Map<string, Knowledge>;
  /** Conditions that have been decided, by name. */
  private readonly conditions: Map<string, boolean>;
  /** Conditions that nothing decided yet, by name, and how many answers had been assumed then. */
  private readonly undecided = new Map<string, number>();

  /**
   * @param planned the first answers; after these, yes is assumed
   * @param outer what the whole evaluation assumes, if this is a part of it
   */
  constructor(
    private readonly planned: readonly boolean[],
    outer?: Decisions,
  ) {
    this.known = new Map(outer?.known);
    this.conditions = new Map(outer?.conditions);
  }

  /** True if nothing is assumed, nor limited. */
  get isEmpty(): boolean {
    return this.known.size === 0;
  }

  /** A condition, evaluated once with the same assumptions. */
  condition(name: string, mode: 'answer' | 'ask', evaluate: () => boolean | undefined): boolean | undefined {
    const decided = this.conditions.get(name);
    if (decided !== undefined) return decided;
    if (mode === 'answer' && this.undecided.get(name) === this.taken.length) return undefined;
    const isTrue = evaluate();
    if (isTrue === undefined) this.undecided.set(name, this.taken.length);
    else this.conditions.set(name, isTrue);
    return isTrue;
  }

  /** The answer that follows from what is assumed; undefined if none does. */
  answer(variable: Variable, question: Question): boolean | undefined {
    return answerFrom(this.knowledge(variable), question);
  }

  /** The answer that follows from what is assumed, or the next answer to assume. */
  decide(variable: Variable, question: Question): boolean {
    const follows = this.answer(variable, question);
    if (follows !== undefined) return follows;
    const isSo = this.planned[this.taken.length] ?? true;
    this.taken.push(isSo);
    this.assumed.add(variable.key);
    this.conclude(variable, question, isSo);
    return isSo;
  }

  /** What follows without an assumption, such as from a rule of the template. */
  conclude(variable: Variable, question: Question, isSo: boolean): void {
    this.known.set(variable.key, learned(this.knowledge(variable), { question, isSo }));
  }

  /** What would be known with one more answer. */
  supposing(variable: Variable, question: Question, isSo: boolean): Decisions {
    const supposed = new Decisions([], this);
    supposed.conclude(variable, question, isSo);
    return supposed;
  }

  /** All texts that are left of a variable; undefined if there may be any number of them. */
  textsOf(variable: Variable): readonly string[] | undefined {
    return this.knowledge(variable).texts;
  }

  /** Leaves a variable only those texts with which its template can be deployed. */
  limit(variable: Variable, texts: readonly string[]): void {
    const knowledge = this.knowledge(variable);
    if (knowledge.texts !== undefined || variable.isMember === true) return;
    this.known.set(variable.key, {
      ...knowledge,
      texts: texts.filter((text) => isPossible(knowledge, text)),
    });
  }

  /** The answers of the next path: the last answer that was yes is no. Undefined after the last path. */
  next(): readonly boolean[] | undefined {
    const last = this.taken.lastIndexOf(true);
    return last < 0 ? undefined : [...this.taken.slice(0, last), false];
  }

  assumptions(): AssumedValue[] {
    return [...this.assumed].flatMap((key) => {
      const knowledge = this.known.get(key);
      return knowledge === undefined
        ? []
        : [{ subject: knowledge.variable.subject, value: valueText(knowledge) }];
    });
  }

  private knowledge(variable: Variable): Knowledge {
    return this.known.get(variable.key) ?? { variable, texts: variable.values, answers: [] };
  }
}

function answerFrom({ variable, texts, answers }: Knowledge, question: Question): boolean | undefined {
  const asked = answers.find((one) => one.question.id === question.id);
  if (asked !== undefined) return asked.isSo;
  if (question.isRelative === true) return undefined;
  if (texts !== undefined) {
    const held = texts.filter((text) => question.holds(text)).length;
    if (held === 0 || held === texts.length) return held > 0;
    if (variable.isMember !== true) return undefined;
  }
  const { among, threshold } = question;
  if (among !== undefined && !among.some((text) => isPossible({ variable, texts, answers }, text)))
    return false;
  return threshold === undefined ? undefined : numberAnswer({ variable, answers }, question);
}

/** What follows from bounds, and from what is assumed of greater and smaller numbers. */
function numberAnswer({ variable, answers }: Knowledge, question: Question): boolean | undefined {
  const { min = -Infinity, max = Infinity } = variable.bounds ?? {};
  const known = answers.flatMap(({ isSo, question: { threshold } }) =>
    threshold === undefined ? [] : [{ isSo, threshold }],
  );
  const least = Math.max(min, ...known.flatMap(({ isSo, threshold }) => (isSo ? [threshold] : [])));
  const most = Math.min(max, ...known.flatMap(({ isSo, threshold }) => (isSo ? [] : [threshold])));
  if (question.holds(String(least))) return true;
  return question.holds(String(most)) ? undefined : false;
}

function learned(knowledge: Knowledge, answered: Answered): Knowledge {
  const { variable, texts, answers } = knowledge;
  const { question, isSo } = answered;
  const all = { variable, answers: [...answers, answered] };
  if (variable.isMember === true || question.isRelative === true) return { ...all, texts };
  const left = texts ?? (isSo ? question.among?.filter((text) => isPossible(knowledge, text)) : undefined);
  return { ...all, texts: left?.filter((text) => question.holds(text) === isSo) };
}

/** True if a variable can have a text, after all that is assumed of it. */
function isPossible({ variable, texts, answers }: Knowledge, text: string): boolean {
  if (texts?.includes(text) === false || !variable.admits(text)) return false;
  return (
    variable.isMember === true ||
    answers.every(({ question, isSo }) => question.isRelative === true || question.holds(text) === isSo)
  );
}

function valueText({ variable, texts, answers }: Knowledge): string {
  if (variable.isCondition === true && texts !== undefined) return texts.join(' or ');
  if (texts !== undefined) return texts.map(quoted).join(' or ');
  const excluded = answers.flatMap(({ question, isSo }) => (isSo ? [] : (question.among ?? [])));
  const others = answers.filter(({ question, isSo }) => isSo || question.among === undefined);
  return [
    ...(excluded.length === 0
      ? []
      : [`something other than ${[...new Set(excluded)].map(quoted).join(' or ')}`]),
    ...others.map(answerText),
  ].join(', ');
}

function answerText({ question, isSo }: Answered): string {
  if (question.among !== undefined) return question.among.map(quoted).join(' or ');
  if (question.threshold !== undefined) return describedNumber(question, question.threshold, isSo);
  const what = `a value that ${question.phrase ?? question.id}`;
  return isSo ? what : `other than ${what}`;
}

function describedNumber({ holds }: Question, threshold: number, isSo: boolean): string {
  const [yes, no] = holds(String(threshold)) ? ['at least', 'less than'] : ['more than', 'at most'];
  return `${isSo ? yes : no} ${threshold}`;
}

function quoted(text: string): string {
  return `'${text}'`;
}
