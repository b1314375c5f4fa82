import type { Assumptions } from './assumptions';
import { list, object, scalar, type JsonObject } from '../../internal/json';
import { allowedOf, valuesOf } from './parameter-values';
import type { ResolutionContext } from './resolution-context';
import { ELSE } from './unknowns';

/** Evaluates the conditions of a template under an assumption. */
export class Conditions {
  private readonly known = new Map<string, boolean | undefined>();
  /** The conditions that are being evaluated. */
  private readonly pending = new Set<string>();

  /** @param text the text of a value of the template, if it is resolved */
  constructor(
    private readonly template: ResolutionContext,
    private readonly assumptions: Assumptions,
    private readonly text: (written: unknown) => string | undefined,
  ) {}

  /** Whether a condition is true; undefined if that is unknown, which is then reported. */
  isTrue(name: string): boolean | undefined {
    return this.evaluate({ Condition: name });
  }

  private evaluate(written: unknown): boolean | undefined {
    const { Condition: name, ...call } = object(written);
    const parts = (of: unknown) => list(of).map((part) => this.evaluate(part));
    if (typeof name === 'string' && name in this.template.conditions && !this.pending.has(name)) {
      return this.named(name);
    }
    if ('Fn::And' in call) return decidedBy(false, parts(call['Fn::And']));
    if ('Fn::Or' in call) return decidedBy(true, parts(call['Fn::Or']));
    if ('Fn::Not' in call) return opposite(parts(call['Fn::Not']).at(0));
    if ('Fn::Equals' in call) return this.equal(list(call['Fn::Equals']), call);
    return this.unknown(written);
  }

  /** Evaluated once: conditions that refer twice to another would else take exponential time. */
  private named(name: string): boolean | undefined {
    if (this.known.has(name)) return this.known.get(name);
    this.pending.add(name);
    const isTrue = this.evaluate(this.template.conditions[name]);
    this.pending.delete(name);
    this.known.set(name, isTrue);
    return isTrue;
  }

  private equal(sides: readonly unknown[], written: JsonObject): boolean | undefined {
    const [one, other] = sides.map((side) => this.side(side));
    if (one !== undefined && other !== undefined) return one === other;
    if (JSON.stringify(sides[0]) === JSON.stringify(sides[1])) return true;
    const reference = sides.find((side) => object(side).Ref !== undefined);
    const text = sides.map(scalar).find((side) => side !== undefined);
    return reference === undefined || text === undefined
      ? this.unknown(written)
      : this.compared(String(object(reference).Ref), text);
  }

  /** A parameter is not resolved here: a comparison with text depends only on whether it is that text. */
  private side(written: unknown): string | undefined {
    if (object(written).Ref === undefined) return this.text(written);
    return this.template.literal(written) ?? scalar(this.assumptions.valueOf(written));
  }

  private compared(id: string, text: string): boolean | undefined {
    const reference = { Ref: id };
    const parameter = this.template.parameters[id];
    const isAllowed = (value: string) => allowedOf(parameter)?.includes(value) !== false;
    if (!isAllowed(text) || this.assumptions.valueOf(reference) === ELSE) return false;
    const possible = valuesOf(parameter);
    const texts = [...new Set(textsComparedWith(id, this.template.conditions))].filter(isAllowed);
    const subject = id.startsWith('AWS::') ? id : `parameter ${id}`;
    this.assumptions.read(reference, {
      subject,
      values: possible.isExact ? possible.values : [...texts, ELSE],
      isExact: true,
    });
    return undefined;
  }

  /** A condition that cannot be evaluated is true or false. */
  private unknown(written: unknown): boolean | undefined {
    const subject = `condition ${scalar(object(written).Condition) ?? JSON.stringify(written)}`;
    const unknown = { subject, values: [true, false], isExact: true };
    return this.assumptions.read({ condition: written }, unknown) as boolean | undefined;
  }
}

/** The texts with which conditions compare a parameter. */
function textsComparedWith(id: string, conditions: unknown): string[] {
  const sides = list(object(conditions)['Fn::Equals']);
  if (sides.some((side) => object(side).Ref === id)) return sides.flatMap((side) => scalar(side) ?? []);
  const parts = Array.isArray(conditions) ? conditions : Object.values(object(conditions));
  return parts.flatMap((part: unknown) => textsComparedWith(id, part));
}

/** One part that is true decides `or`, one that is false decides `and`. */
function decidedBy(deciding: boolean, parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(deciding)) return deciding;
  return parts.includes(undefined) ? undefined : !deciding;
}

function opposite(isTrue: boolean | undefined): boolean | undefined {
  return isTrue === undefined ? undefined : !isTrue;
}
