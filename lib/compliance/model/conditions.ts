import type { Assumptions } from './assumptions';
import { list, object, scalar, type JsonObject } from './json';
import { allowedOf, valuesOf } from './parameter-values';
import type { Deciding } from './intrinsic-resolution';
import { ELSE } from './unknowns';

/** Whether conditions of a template hold, as far as an assumption goes. */
export class Conditions {
  private readonly decided = new Map<string, boolean | undefined>();
  /** Those that the one at hand is part of. */
  private readonly above = new Set<string>();

  /** @param text what a value of the template is as text, if it is settled */
  constructor(
    private readonly template: Deciding,
    private readonly assumed: Assumptions,
    private readonly text: (written: unknown) => string | undefined,
  ) {}

  /** Whether a condition holds; nothing if that is open, which is then noted. */
  holds(name: string): boolean | undefined {
    return this.decide({ Condition: name });
  }

  private decide(written: unknown): boolean | undefined {
    const { Condition: name, ...call } = object(written);
    const parts = (of: unknown) => list(of).map((part) => this.decide(part));
    if (typeof name === 'string' && name in this.template.conditions && !this.above.has(name)) {
      return this.named(name);
    }
    if ('Fn::And' in call) return decidedBy(false, parts(call['Fn::And']));
    if ('Fn::Or' in call) return decidedBy(true, parts(call['Fn::Or']));
    if ('Fn::Not' in call) return opposite(parts(call['Fn::Not']).at(0));
    if ('Fn::Equals' in call) return this.equal(list(call['Fn::Equals']), call);
    return this.eitherWay(written);
  }

  /** Decided once: conditions that stand twice in each next one would be decided more often than anybody can wait. */
  private named(name: string): boolean | undefined {
    if (this.decided.has(name)) return this.decided.get(name);
    this.above.add(name);
    const holds = this.decide(this.template.conditions[name]);
    this.above.delete(name);
    this.decided.set(name, holds);
    return holds;
  }

  private equal(sides: readonly unknown[], written: JsonObject): boolean | undefined {
    const [one, other] = sides.map((side) => this.side(side));
    if (one !== undefined && other !== undefined) return one === other;
    if (JSON.stringify(sides[0]) === JSON.stringify(sides[1])) return true;
    const reference = sides.find((side) => object(side).Ref !== undefined);
    const text = sides.map(scalar).find((side) => side !== undefined);
    return reference === undefined || text === undefined
      ? this.eitherWay(written)
      : this.compared(String(object(reference).Ref), text);
  }

  /** A parameter is not settled here: a comparison with text needs to know of it only whether it is that text. */
  private side(written: unknown): string | undefined {
    if (object(written).Ref === undefined) return this.text(written);
    return this.template.literal(written) ?? scalar(this.assumed.of(written));
  }

  private compared(id: string, text: string): boolean | undefined {
    const reference = { Ref: id };
    const parameter = this.template.parameters[id];
    const isAllowed = (value: string) => allowedOf(parameter)?.includes(value) !== false;
    if (!isAllowed(text) || this.assumed.of(reference) === ELSE) return false;
    const possible = valuesOf(parameter);
    const texts = [...new Set(textsComparedWith(id, this.template.conditions))].filter(isAllowed);
    const what = id.startsWith('AWS::') ? id : `parameter ${id}`;
    this.assumed.ask(reference, {
      what,
      values: possible.isExact ? possible.values : [...texts, ELSE],
      isExact: true,
    });
    return undefined;
  }

  /** A condition that nothing here tells apart: it holds or it does not. */
  private eitherWay(written: unknown): boolean | undefined {
    const what = `condition ${scalar(object(written).Condition) ?? JSON.stringify(written)}`;
    const unknown = { what, values: [true, false], isExact: true };
    return this.assumed.ask({ condition: written }, unknown) as boolean | undefined;
  }
}

/** The texts that conditions compare a parameter with. */
function textsComparedWith(id: string, conditions: unknown): string[] {
  const sides = list(object(conditions)['Fn::Equals']);
  if (sides.some((side) => object(side).Ref === id)) return sides.flatMap((side) => scalar(side) ?? []);
  const parts = Array.isArray(conditions) ? conditions : Object.values(object(conditions));
  return parts.flatMap((part: unknown) => textsComparedWith(id, part));
}

/** `or` is decided by one that is true, `and` by one that is false. */
function decidedBy(deciding: boolean, parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(deciding)) return deciding;
  return parts.includes(undefined) ? undefined : !deciding;
}

function opposite(holds: boolean | undefined): boolean | undefined {
  return holds === undefined ? undefined : !holds;
}
