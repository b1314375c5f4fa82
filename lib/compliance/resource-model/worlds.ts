import type { Noting } from './assumed';
import { References } from './follow';
import type { JsonObject } from './json';
import { isLiteral, type ModelResource, type ModelStack } from './resource-model';
import { type Deciding, Settling } from './settle';
import type { Template } from './template';
import { type Assumption, NOTHING_ASSUMED, type Unknown } from './unknowns';

/** Templates as they are if an assumption holds. Each unknown value that somebody reads is noted. */
export interface World {
  readonly templates: readonly Template[];
  /** What decides whether a resource exists, where that is left open. */
  readonly doubts: ReadonlyMap<ModelResource, readonly Unknown[]>;
}

export type WorldOf = (assumption: Assumption, note: Noting) => World;

/** Functions that leave something to the deployment, or to be settled. */
const OPEN =
  /"(?:Fn::(?:If|Join|FindInMap|Select|Sub|ImportValue|GetStackOutput|Transform|Length|Split|ForEach[^"]*)|Ref)":|\{\{resolve:ssm:/;

/**
 * The worlds that templates allow: what stands in them under conditions, behind parameters, mappings and exports is
 * decided at deployment, and each assumption about it makes one world.
 */
export function worldsOf(templates: readonly Template[]): WorldOf | undefined {
  const references = new References(templates);
  const parts = templates.map((template, index) => {
    const deciding = decidingOf(template, String(index), references);
    return { template, deciding, open: openProperties(template, deciding) };
  });
  if (parts.every(({ open }) => open.size === 0)) return undefined;
  return (assumption, note) => {
    const doubts = new Map<ModelResource, readonly Unknown[]>();
    const made = new Map<ModelStack, Template>();
    for (const { template, deciding, open } of parts) {
      const settled = (noting: Noting) => new Settling(deciding, assumption, noting);
      const parent = parentIn(made, template);
      if (parent === undefined && template.parent !== undefined) continue;
      const resources = open.size === 0 ? template.resources : inWorld(template, open, settled, note, doubts);
      made.set(template.stack, { ...template, parent, resources });
      const ofParent = parent && doubts.get(parent);
      if (ofParent === undefined) continue;
      for (const resource of resources.values()) {
        doubts.set(resource, [...(doubts.get(resource) ?? []), ...ofParent]);
      }
    }
    return { doubts, templates: [...made.values()] };
  };
}

/** A nested stack exists with the resource that makes it. Templates come after the one of their parent. */
function parentIn(made: ReadonlyMap<ModelStack, Template>, { parent }: Template): ModelResource | undefined {
  return parent && made.get(parent.stack)?.resources.get(parent.logicalId);
}

/** By resource, the names of the properties that are not plain. */
function openProperties({ resources }: Template, deciding: Deciding): ReadonlyMap<string, readonly string[]> {
  const open = new Map<string, readonly string[]>();
  for (const { logicalId, properties, condition } of resources.values()) {
    const names = Object.keys(properties).filter((name) => isOpen(properties[name], deciding));
    if (names.length > 0 || condition !== undefined) open.set(logicalId, names);
  }
  return open;
}

function isOpen(value: unknown, deciding: Deciding): boolean {
  if (typeof value !== 'object' && typeof value !== 'string') return false;
  if (!OPEN.test(JSON.stringify(value))) return false;
  const noted: Unknown[] = [];
  const note: Noting = (unknown) => noted.push(unknown);
  const settled = new Settling(deciding, NOTHING_ASSUMED, note).value(value);
  return noted.length > 0 || JSON.stringify(settled) !== JSON.stringify(value);
}

function inWorld(
  template: Template,
  open: ReadonlyMap<string, readonly string[]>,
  settled: (noting: Noting) => Settling,
  note: Noting,
  doubts: Map<ModelResource, readonly Unknown[]>,
): ReadonlyMap<string, ModelResource> {
  const resources = new Map<string, ModelResource>();
  for (const [logicalId, resource] of template.resources) {
    const names = open.get(logicalId);
    const deciding = new Map<string, Unknown>();
    const { condition } = resource;
    const exists =
      condition === undefined || settled((one) => deciding.set(one.key, one)).condition(condition);
    if (exists === false) continue;
    const inWorld =
      names === undefined
        ? resource
        : {
            ...resource,
            condition: undefined,
            properties: settledOnReading(resource.properties, names, settled, note),
          };
    resources.set(logicalId, inWorld);
    if (exists === undefined) doubts.set(inWorld, [...deciding.values()]);
  }
  return resources;
}

/** The properties; those that are open are settled once somebody reads them, and noted whenever somebody does. */
function settledOnReading(
  properties: JsonObject,
  open: readonly string[],
  settled: (noting: Noting) => Settling,
  note: Noting,
): JsonObject {
  const read: Record<string, unknown> = { ...properties };
  for (const name of open) {
    let known: { readonly value: unknown; readonly unknowns: readonly Unknown[] } | undefined;
    const get = () => {
      known ??= noted(settled, properties[name]);
      known.unknowns.forEach(note);
      return known.value;
    };
    Object.defineProperty(read, name, { enumerable: true, get });
  }
  return read;
}

/** The value as it is settled, and which unknown values were come across. */
function noted(
  settled: (noting: Noting) => Settling,
  value: unknown,
): { readonly value: unknown; readonly unknowns: readonly Unknown[] } {
  const unknowns: Unknown[] = [];
  return { value: settled((unknown) => unknowns.push(unknown)).value(value), unknowns };
}

/** @param id not that of another template */
function decidingOf(
  { stack, parameters, conditions, mappings }: Template,
  id: string,
  references: References,
): Deciding {
  return {
    id,
    parameters,
    conditions,
    mappings,
    isFollowable: (value) => references.follow(value, stack).resource !== undefined,
    literal: (value) => {
      const text = references.text(value, stack);
      return isLiteral(text) ? text : undefined;
    },
  };
}
