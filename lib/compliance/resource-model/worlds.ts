import type { Noting } from './assumed';
import { References } from './follow';
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

export type WorldOf = (assumption: Assumption) => World;

/** A resource of which something is decided at deployment. */
interface OpenResource {
  readonly written: ModelResource;
  /** The properties that are not plain. */
  readonly names: readonly string[];
  /** The keys of the unknown values that they depend on. */
  readonly unknowns: ReadonlySet<string>;
  /** The resource wherever nothing is assumed of these. */
  readonly untouched: ModelResource;
}

/** Functions that leave something to the deployment, or to be settled. */
const OPEN =
  /"(?:Fn::(?:If|Join|FindInMap|Select|Sub|ImportValue|GetStackOutput|Transform|Length|Split|ForEach[^"]*)|Ref)":|\{\{resolve:ssm:/;

/**
 * The worlds that templates allow: what stands in them under conditions, behind parameters, mappings and exports is
 * decided at deployment, and each assumption about it makes one world.
 *
 * @param note told of each unknown value that somebody reads
 */
export function worldsOf(templates: readonly Template[], note: Noting): WorldOf | undefined {
  const references = new References(templates);
  const parts = templates.map((template, index) => {
    const deciding = decidingOf(template, String(index), references);
    return { template, deciding, open: openResources(template, deciding, note) };
  });
  if (parts.every(({ open }) => open.size === 0)) return undefined;
  return (assumption) => {
    const doubts = new Map<ModelResource, readonly Unknown[]>();
    const made = new Map<ModelStack, Template>();
    for (const { template, deciding, open } of parts) {
      const parent = parentIn(made, template);
      if (parent === undefined && template.parent !== undefined) continue;
      const resources = inWorld(template, open, { deciding, assumption, note, doubts });
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

function openResources(
  { resources }: Template,
  deciding: Deciding,
  note: Noting,
): ReadonlyMap<string, OpenResource> {
  const open = new Map<string, OpenResource>();
  for (const resource of resources.values()) {
    const { logicalId, properties, condition } = resource;
    const unknowns = new Set<string>();
    const names = Object.keys(properties).filter((name) => isOpen(properties[name], deciding, unknowns));
    if (names.length === 0 && condition === undefined) continue;
    const untouched = settledOnReading(resource, names, { deciding, assumption: NOTHING_ASSUMED, note });
    open.set(logicalId, { written: resource, names, unknowns, untouched });
  }
  return open;
}

/** @param unknowns gets the keys of what the value depends on */
function isOpen(value: unknown, deciding: Deciding, unknowns: Set<string>): boolean {
  const written = JSON.stringify(value);
  if (!OPEN.test(written)) return false;
  const settled = noted({ deciding, assumption: NOTHING_ASSUMED }, (settling) => settling.value(value));
  settled.unknowns.forEach(({ key }) => unknowns.add(key));
  return settled.unknowns.length > 0 || JSON.stringify(settled.value) !== written;
}

/** What a template is looked at with. */
interface View {
  readonly deciding: Deciding;
  readonly assumption: Assumption;
}

/** Asked of most resources in every scenario. */
const UNCONDITIONAL: Noted<boolean | undefined> = { value: true, unknowns: [] };

function inWorld(
  template: Template,
  open: ReadonlyMap<string, OpenResource>,
  view: View & { readonly note: Noting; readonly doubts: Map<ModelResource, readonly Unknown[]> },
): ReadonlyMap<string, ModelResource> {
  const assumed = [...view.assumption.keys()];
  const resources = new Map(template.resources);
  for (const [logicalId, { written, names, unknowns, untouched }] of open) {
    const { condition } = written;
    const exists =
      condition === undefined ? UNCONDITIONAL : noted(view, (settling) => settling.condition(condition));
    const isTouched = assumed.some((key) => unknowns.has(key));
    const found = isTouched ? settledOnReading(written, names, view) : untouched;
    if (exists.value === false) resources.delete(logicalId);
    else resources.set(logicalId, found);
    if (exists.value === undefined) view.doubts.set(found, exists.unknowns);
  }
  return resources;
}

/** The resource; properties of it that are open are settled once somebody reads them, and noted whenever somebody does. */
function settledOnReading(
  resource: ModelResource,
  open: readonly string[],
  view: View & { readonly note: Noting },
): ModelResource {
  const properties: Record<string, unknown> = { ...resource.properties };
  for (const name of open) {
    let known: Noted<unknown> | undefined;
    const get = () => {
      known ??= noted(view, (settling) => settling.value(resource.properties[name]));
      known.unknowns.forEach(view.note);
      return known.value;
    };
    Object.defineProperty(properties, name, { enumerable: true, get });
  }
  return { ...resource, condition: undefined, properties };
}

interface Noted<T> {
  readonly value: T;
  /** The unknown values that were come across. */
  readonly unknowns: readonly Unknown[];
}

function noted<T>({ deciding, assumption }: View, settle: (settling: Settling) => T): Noted<T> {
  const unknowns: Unknown[] = [];
  const note: Noting = (unknown) => unknowns.push(unknown);
  return { value: settle(new Settling(deciding, assumption, note)), unknowns };
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
