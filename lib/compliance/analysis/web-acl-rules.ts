import { list, object, scalar, type JsonObject } from '../../internal/json';
import { isLiteral, type ModelResource, type ModelStack, type ResourceModel } from '../model/resource-model';
import { contains } from './ranges';

/** A rule of a web ACL. */
export interface WebAclRule {
  readonly name: string;
  readonly statement: JsonObject;
  /** `allow`, `block`, `count` and so on; none for a rule group, which has its own. */
  readonly action?: string;
  /** True if the action of a rule group is overridden with count. */
  readonly isCountOnly: boolean;
}

/** The rules of a web ACL in the order of their evaluation. */
export function rulesOfWebAcl({ properties }: ModelResource): readonly WebAclRule[] {
  return list(properties.Rules)
    .map(object)
    .sort((one, other) => Number(one.Priority) - Number(other.Priority))
    .map((rule) => ({
      name: scalar(rule.Name) ?? 'unnamed',
      statement: object(rule.Statement),
      action: Object.keys(object(rule.Action)).at(0)?.toLowerCase(),
      isCountOnly: 'Count' in object(rule.OverrideAction),
    }));
}

/** The default action, `allow` or `block`; undefined if it is known only at deployment. */
export function defaultActionOf({ properties }: ModelResource): string | undefined {
  return ['Allow', 'Block'].find((action) => action in object(properties.DefaultAction))?.toLowerCase();
}

/**
 * The actions that a web ACL may take for a harmless request from an address: one if the templates decide. Undefined stands
 * for an action that is known only at deployment.
 */
export function possibleActions(
  acl: ModelResource,
  from: string,
  model: ResourceModel,
): ReadonlySet<string | undefined> {
  const actions = new Set<string | undefined>();
  for (const { statement, action } of rulesOfWebAcl(acl)) {
    const isMatch = matches(statement, from, acl.stack, model);
    if (isMatch === false || action === 'count') continue;
    actions.add(action);
    if (isMatch === true) return actions;
  }
  return actions.add(defaultActionOf(acl));
}

/** The ranges of the IP set that a statement refers to; undefined if one is known only at deployment. */
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

/** Whether a statement matches a request; undefined if that is known only at deployment. */
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
      const isMatch = inner(object(body).Statement);
      return isMatch === undefined ? undefined : !isMatch;
    }
    case 'OrStatement':
      return decided(all(), true);
    case 'AndStatement':
      return decided(all(), false);
    // The request is harmless, and below the rate limit.
    case 'ManagedRuleGroupStatement':
    case 'RateBasedStatement':
      return false;
    default:
      return undefined;
  }
}

/** One part that is true decides `or`, one that is false decides `and`. */
function decided(parts: readonly (boolean | undefined)[], by: boolean): boolean | undefined {
  if (parts.includes(by)) return by;
  return parts.includes(undefined) ? undefined : !by;
}
