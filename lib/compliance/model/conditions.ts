import { isSame, oneOf } from '../../internal/values';
import { asUnknown, unknownIn, type Question, type UnknownValue } from '../../internal/unknown-value';
import { list, object, scalar } from '../../internal/json';
import type { Exploration } from './exploration';
import type { ResolutionContext } from './resolution-context';
import { VariableValue } from './unknown-values';

/** A condition whose comparisons are resolved. */
type Formula =
  | boolean
  | { readonly kind: 'question'; readonly value: UnknownValue; readonly question: Question }
  /** Two values that only the deployment knows are the same. */
  | { readonly kind: 'same'; readonly sides: readonly [unknown, unknown] }
  | { readonly kind: 'not'; readonly part: Formula }
  /** One part with the deciding value decides. */
  | { readonly kind: 'parts'; readonly parts: readonly Formula[]; readonly deciding: boolean }
  | { readonly kind: 'named'; readonly name: string };

/** How a condition is evaluated: as far as it follows from what is assumed, or with further assumptions. */
type Mode = 'answer' | 'ask';

/** Evaluates the conditions of a template under what the evaluation assumes. */
export class Conditions {
  /** By name or as written. */
  private readonly formulas = new Map<unknown, Formula>();
  /** The conditions that are being read. */
  private readonly pending = new Set<string>();

  /** @param resolve the value of what is written in the template */
  constructor(
    private readonly template: ResolutionContext,
    private readonly exploration: Exploration,
    private readonly resolve: (written: unknown) => unknown,
  ) {}

  /** Whether a condition is true; undefined if nothing decides that, and no evaluation is going on. */
  isTrue(name: string): boolean | undefined {
    const isRead = name in this.template.conditions && !this.pending.has(name);
    const formula: Formula = isRead ? named(name) : this.unknown({ Condition: name });
    // What follows is not asked: a part that decides leaves out the others.
    return this.evaluate(formula, 'answer') ?? this.evaluate(formula, 'ask');
  }

  /** A pseudo parameter that only the deployment knows, such as `AWS::Region`; undefined for other values. */
  pseudoParameter(written: unknown): unknown {
    const name = scalar(object(written).Ref);
    if (name?.startsWith('AWS::') !== true) return undefined;
    const variable = { key: `${this.template.id}/${name}`, subject: name, admits: () => true };
    return asUnknown(object(written), new VariableValue(variable, this.exploration));
  }

  /** True if a condition is false, whatever else is assumed. */
  isNever(written: unknown): boolean {
    return this.evaluate(this.kept(written, written), 'answer') === false;
  }

  private evaluate(formula: Formula, mode: Mode): boolean | undefined {
    if (typeof formula === 'boolean') return formula;
    switch (formula.kind) {
      case 'question':
        return this.exploration.isActive && mode === 'ask'
          ? formula.value.ask(formula.question)
          : formula.value.answer(formula.question);
      case 'same':
        return this.areSame(formula.sides, mode);
      case 'not':
        return opposite(this.evaluate(formula.part, mode));
      case 'parts':
        return this.combined(formula.deciding, formula.parts, mode);
      case 'named':
        // Evaluated once: conditions that refer twice to another would else take exponential time.
        return this.exploration.condition(`${this.template.id}/${formula.name}`, mode, () =>
          this.evaluate(this.formulaOf(formula.name), mode),
        );
    }
  }

  private areSame([one, other]: readonly [unknown, unknown], mode: Mode): boolean | undefined {
    const [texts, otherTexts] = [one, other].map((side) => unknownIn(side)?.texts());
    if (texts !== undefined && otherTexts !== undefined && !texts.some((text) => otherTexts.includes(text)))
      return false;
    return this.exploration.isActive && mode === 'ask' ? isSame(one, other) : undefined;
  }

  private combined(deciding: boolean, parts: readonly Formula[], mode: Mode): boolean | undefined {
    let isOpen = false;
    for (const part of parts) {
      const answer = this.evaluate(part, 'answer');
      if (answer === deciding) return deciding;
      isOpen ||= answer === undefined;
    }
    if (!isOpen) return !deciding;
    if (mode === 'answer') return undefined;
    for (const part of parts) {
      const answer = this.evaluate(part, 'ask');
      if (answer !== !deciding) return answer;
    }
    return !deciding;
  }

  private formulaOf(name: string): Formula {
    this.pending.add(name);
    const formula = this.kept(name, this.template.conditions[name]);
    this.pending.delete(name);
    return formula;
  }

  /** Operands that depend on what is assumed, such as an entry of a mapping, are read again on each path. */
  private kept(key: unknown, written: unknown): Formula {
    const known = this.formulas.get(key);
    if (known !== undefined) return known;
    const before = this.exploration.questions;
    const formula = this.read(written);
    if (this.exploration.questions === before) this.formulas.set(key, formula);
    return formula;
  }

  private read(written: unknown): Formula {
    const { Condition: name, ...call } = object(written);
    const parts = (value: unknown) => list(value).map((part) => this.read(part));
    if (typeof name === 'string' && name in this.template.conditions && !this.isCircular(name))
      return named(name);
    if ('Fn::And' in call) return { kind: 'parts', deciding: false, parts: parts(call['Fn::And']) };
    if ('Fn::Or' in call) return { kind: 'parts', deciding: true, parts: parts(call['Fn::Or']) };
    if ('Fn::Not' in call)
      return { kind: 'not', part: parts(call['Fn::Not']).at(0) ?? this.unknown(written) };
    if ('Fn::Equals' in call) return this.comparison(list(call['Fn::Equals']), written);
    return this.unknown(written);
  }

  /** CloudFormation refuses conditions that refer to themselves. */
  private isCircular(name: string): boolean {
    if (this.pending.has(name)) return true;
    this.formulaOf(name);
    return false;
  }

  private comparison(sides: readonly unknown[], written: unknown): Formula {
    if (JSON.stringify(sides[0]) === JSON.stringify(sides[1])) return true;
    const [one, other] = sides.map((side) => this.side(side));
    const [unknown, otherUnknown] = [unknownIn(one), unknownIn(other)];
    if (unknown === undefined && otherUnknown === undefined) {
      const [text, otherText] = [scalar(one), scalar(other)];
      const isKnown = text !== undefined && otherText !== undefined;
      return isKnown ? text === otherText : this.unknown(written);
    }
    if (unknown !== undefined && unknown.key === otherUnknown?.key) return true;
    // One of several values is no text to compare.
    if ([unknown, otherUnknown].some(isMember)) return this.unknown(written);
    if (unknown !== undefined && otherUnknown !== undefined) return { kind: 'same', sides: [one, other] };
    const literal = scalar(unknown === undefined ? one : other);
    const value = unknown ?? otherUnknown;
    if (literal === undefined || value === undefined) return this.unknown(written);
    return { kind: 'question', value, question: oneOf([literal]) };
  }

  private side(written: unknown): unknown {
    const resolved = this.resolve(written);
    if (unknownIn(resolved) !== undefined || scalar(resolved) !== undefined) return resolved;
    return this.template.literal(resolved) ?? this.pseudoParameter(resolved);
  }

  /** A condition that cannot be evaluated is true or false. */
  private unknown(written: unknown): Formula {
    const text = scalar(object(written).Condition) ?? JSON.stringify(written);
    const variable = {
      key: `${this.template.id}/condition ${text}`,
      subject: `condition ${text}`,
      values: ['true', 'false'],
      isCondition: true,
      admits: () => true,
    };
    return {
      kind: 'question',
      value: new VariableValue(variable, this.exploration),
      question: oneOf(['true']),
    };
  }
}

function isMember(value: UnknownValue | undefined): boolean {
  return value instanceof VariableValue && value.variable.isMember === true;
}

function named(name: string): Formula {
  return { kind: 'named', name };
}

function opposite(isTrue: boolean | undefined): boolean | undefined {
  return isTrue === undefined ? undefined : !isTrue;
}
