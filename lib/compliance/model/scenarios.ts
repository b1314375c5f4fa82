import type { UnknownListener } from './assumptions';
import { References } from './references';
import { isLiteral, type ModelResource, type ModelStack } from './resource-model';
import { IntrinsicResolution } from './intrinsic-resolution';
import type { ResolutionContext } from './resolution-context';
import type { Template } from './template';
import { type Assumption, NOTHING_ASSUMED, type Unknown } from './unknowns';

/** Templates under an assumption. Each unknown value that is read is reported. */
export interface Scenario {
  readonly templates: readonly Template[];
  /** The unknown values that decide whether a resource exists. */
  readonly doubts: ReadonlyMap<ModelResource, readonly Unknown[]>;
}

export type ScenarioOf = (assumption: Assumption) => Scenario;

/** A resource that depends on unknown values. */
interface VariableResource {
  readonly written: ModelResource;
  /** The properties that are not literal. */
  readonly names: readonly string[];
  /** The keys of the unknown values that they depend on. */
  readonly unknowns: ReadonlySet<string>;
  /** The resource without an assumption of these. */
  readonly unassumed: ModelResource;
}

/** Functions that are known only at deployment, or have to be resolved. */
const UNRESOLVED =
  /"(?:Fn::(?:If|Join|FindInMap|Select|Sub|ImportValue|GetStackOutput|Transform|Length|Split|ForEach[^"]*)|Ref)":|\{\{resolve:ssm:/;

/**
 * The scenarios that templates allow. Conditions, parameters, mappings and exports are decided at deployment, and each
 * assumption about them is one scenario.
 *
 * @param onUnknown called with each unknown value that is read
 * @returns undefined if no value is unknown
 */
export function scenariosOf(
  templates: readonly Template[],
  onUnknown: UnknownListener,
): ScenarioOf | undefined {
  const references = new References(templates);
  const parts = templates.map((template, index) => {
    const context = contextOf(template, String(index), references);
    return { template, context, variable: variableResources(template, context, onUnknown) };
  });
  if (parts.every(({ variable }) => variable.size === 0)) return undefined;
  return (assumption) => {
    const doubts = new Map<ModelResource, readonly Unknown[]>();
    const made = new Map<ModelStack, Template>();
    for (const { template, context, variable } of parts) {
      const parent = parentIn(made, template);
      if (parent === undefined && template.parent !== undefined) continue;
      const resources = resourcesIn(template, variable, { context, assumption, onUnknown, doubts });
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

/** A nested stack exists with the resource that makes it. Templates follow that of their parent. */
function parentIn(made: ReadonlyMap<ModelStack, Template>, { parent }: Template): ModelResource | undefined {
  return parent && made.get(parent.stack)?.resources.get(parent.logicalId);
}

function variableResources(
  { resources }: Template,
  context: ResolutionContext,
  onUnknown: UnknownListener,
): ReadonlyMap<string, VariableResource> {
  const variable = new Map<string, VariableResource>();
  for (const resource of resources.values()) {
    const { logicalId, properties, condition } = resource;
    const unknowns = new Set<string>();
    const names = Object.keys(properties).filter((name) => isVariable(properties[name], context, unknowns));
    if (names.length === 0 && condition === undefined) continue;
    const unassumed = resolvedOnRead(resource, names, { context, assumption: NOTHING_ASSUMED, onUnknown });
    variable.set(logicalId, { written: resource, names, unknowns, unassumed });
  }
  return variable;
}

/** @param unknowns receives the keys of what the value depends on */
function isVariable(value: unknown, context: ResolutionContext, unknowns: Set<string>): boolean {
  const written = JSON.stringify(value);
  if (!UNRESOLVED.test(written)) return false;
  const resolved = resolve({ context, assumption: NOTHING_ASSUMED }, (resolution) => resolution.value(value));
  resolved.unknowns.forEach(({ key }) => unknowns.add(key));
  return resolved.unknowns.length > 0 || JSON.stringify(resolved.value) !== written;
}

/** What the values of a template are resolved with. */
interface View {
  readonly context: ResolutionContext;
  readonly assumption: Assumption;
}

/** Most resources have no condition. */
const UNCONDITIONAL: Resolved<boolean | undefined> = { value: true, unknowns: [] };

function resourcesIn(
  template: Template,
  variable: ReadonlyMap<string, VariableResource>,
  view: View & {
    readonly onUnknown: UnknownListener;
    readonly doubts: Map<ModelResource, readonly Unknown[]>;
  },
): ReadonlyMap<string, ModelResource> {
  const assumed = [...view.assumption.keys()];
  const resources = new Map(template.resources);
  for (const [logicalId, { written, names, unknowns, unassumed }] of variable) {
    const { condition } = written;
    const exists =
      condition === undefined
        ? UNCONDITIONAL
        : resolve(view, (resolution) => resolution.condition(condition));
    const isAssumed = assumed.some((key) => unknowns.has(key));
    const found = isAssumed ? resolvedOnRead(written, names, view) : unassumed;
    if (exists.value === false) resources.delete(logicalId);
    else resources.set(logicalId, found);
    if (exists.value === undefined) view.doubts.set(found, exists.unknowns);
  }
  return resources;
}

/** A resource whose variable properties are resolved at the first read, and reported at each read. */
function resolvedOnRead(
  resource: ModelResource,
  names: readonly string[],
  view: View & { readonly onUnknown: UnknownListener },
): ModelResource {
  const properties: Record<string, unknown> = { ...resource.properties };
  for (const name of names) {
    let known: Resolved<unknown> | undefined;
    const get = () => {
      known ??= resolve(view, (resolution) => resolution.value(resource.properties[name]));
      known.unknowns.forEach(view.onUnknown);
      return known.value;
    };
    Object.defineProperty(properties, name, { enumerable: true, get });
  }
  return { ...resource, condition: undefined, properties };
}

interface Resolved<T> {
  readonly value: T;
  /** The unknown values that were read. */
  readonly unknowns: readonly Unknown[];
}

function resolve<T>(
  { context, assumption }: View,
  read: (resolution: IntrinsicResolution) => T,
): Resolved<T> {
  const unknowns: Unknown[] = [];
  const onUnknown: UnknownListener = (unknown) => unknowns.push(unknown);
  return { value: read(new IntrinsicResolution(context, assumption, onUnknown)), unknowns };
}

/** @param id unique among the templates */
function contextOf(
  { stack, parameters, conditions, mappings }: Template,
  id: string,
  references: References,
): ResolutionContext {
  return {
    id,
    parameters,
    conditions,
    mappings,
    isReference: (value) => references.follow(value, stack).resource !== undefined,
    literal: (value) => {
      const text = references.text(value, stack);
      return isLiteral(text) ? text : undefined;
    },
  };
}
