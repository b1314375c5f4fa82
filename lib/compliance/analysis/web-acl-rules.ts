import { list, object, scalar, type JsonObject } from '../model/json';
import { isLiteral, type ModelResource, type ModelStack, type ResourceModel } from '../model/resource-model';
import { contains } from './ranges';

/** A rule of a web ACL. */
export interface WebAclRule {
  readonly name: string;
  readonly statement: JsonObject;
  /** `allow`, `block`, `count` and so on; none for a group of rules, which has its own. */
  readonly action?: string;
  /** True if what a group of rules finds is counted and let pass. */
  readonly onlyCounts: boolean;
}

/** The rules of a web ACL, in the order in which they look. */
export function rulesOfWebAcl({ properties }: ModelResource): readonly WebAclRule[] {
  return list(properties.Rules)
    .map(object)
    .sort((one, other) => Number(one.Priority) - Number(other.Priority))
    .map((rule) => ({
      name: scalar(rule.Name) ?? 'a rule',
      statement: object(rule.Statement),
      action: Object.keys(object(rule.Action)).at(0)?.toLowerCase(),
      onlyCounts: 'Count' in object(rule.OverrideAction),
    }));
}

/** What is done with a request that no rule decides: `allow` or `block`; nothing if that is known only at deployment. */
export function defaultActionOf({ properties }: ModelResource): string | undefined {
  return ['Allow', 'Block'].find((action) => action in object(properties.DefaultAction))?.toLowerCase();
}

/**
 * What a web ACL may do with a harmless request from an address: one answer if the templates decide, which is nothing if
 * they do not say what it does.
 */
export function possibleAnswers(
  acl: ModelResource,
  from: string,
  model: ResourceModel,
): ReadonlySet<string | undefined> {
  const answers = new Set<string | undefined>();
  for (const { statement, action } of rulesOfWebAcl(acl)) {
    const fits = matches(statement, from, acl.stack, model);
    if (fits === false || action === 'count') continue;
    answers.add(action);
    if (fits === true) return answers;
  }
  return answers.add(defaultActionOf(acl));
}

/** The ranges of the IP set that a statement refers to. @returns nothing if a range is known only at deployment */
export function addressesOf(
  reference: unknown,
  stack: ModelStack,
  model: ResourceModel,
): readonly string[] | undefined {
  const set = model.follow(object(reference).Arn, stack).resource;
  if (set?.type !== 'AWS::WAFv2::IPSet') return undefined;
  const { Addresses } = set.properties;
  if (!Array.isArray(Addresses)) return undefined;
  const texts = Addresses.map((address: unknown) => model.text(address, set.stack));
  return texts.every(isLiteral) ? texts : undefined;
}

/** True or false if the templates decide, else nothing. */
function matches(
  statement: JsonObject,
  from: string,
  stack: ModelStack,
  model: ResourceModel,
): boolean | undefined {
  const entry = Object.entries(statement).at(0);
  if (entry === undefined) return undefined;
  const [kind, body] = entry;
  const inner = (value: unknown) => matches(object(value), from, stack, model);
  const all = () => list(object(body).Statements).map(inner);
  switch (kind) {
    case 'IPSetReferenceStatement':
      return addressesOf(body, stack, model)?.some((range) => contains(range, from));
    case 'NotStatement': {
      const fits = inner(object(body).Statement);
      return fits === undefined ? undefined : !fits;
    }
    case 'OrStatement':
      return decided(all(), true);
    case 'AndStatement':
      return decided(all(), false);
    // Harmless, and not one too many.
    case 'ManagedRuleGroupStatement':
    case 'RateBasedStatement':
      return false;
    default:
      return undefined;
  }
}

/** `or` is decided by one that is true, `and` by one that is false. */
function decided(parts: readonly (boolean | undefined)[], by: boolean): boolean | undefined {
  if (parts.includes(by)) return by;
  return parts.includes(undefined) ? undefined : !by;
}
