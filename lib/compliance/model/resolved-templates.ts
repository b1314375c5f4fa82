import type { Exploration } from './exploration';
import { IntrinsicResolution } from './intrinsic-resolution';
import { isLiteralValue, lazyProperties } from './lazy-values';
import { conditionsOfRules } from './rules';
import { References } from './references';
import { isLiteral, type ModelResource, type ModelStack } from './resource-model';
import type { Template } from './template';

/** Templates whose values are resolved when they are read, under what the evaluation assumes. */
export interface ResolvedTemplates {
  readonly templates: readonly Template[];
  /** Whether a resource exists; it does if nothing decides that, and no evaluation is going on. */
  readonly exists: (resource: ModelResource) => boolean;
  /** The names of all conditions under which a resource exists; none if it exists in any case. */
  readonly conditionsOf: (resource: ModelResource) => readonly string[];
}

/** Conditions, parameters, mappings and exports of templates are decided at deployment. */
export function resolvedTemplates(written: readonly Template[], exploration: Exploration): ResolvedTemplates {
  const references = new References(written);
  const resolutions = new Map<ModelStack, IntrinsicResolution>();
  const conditions = new Map<ModelResource, readonly NamedCondition[]>();
  const made = new Map<ModelStack, Template>();
  for (const [index, template] of written.entries()) {
    const context = contextOf(template, { id: String(index), references, resolutions });
    const resolution = new IntrinsicResolution(context, exploration);
    resolutions.set(template.stack, resolution);
    for (const rule of conditionsOfRules(template.rules)) {
      exploration.addRule(() => resolution.conditions.isNever(rule));
    }
    // The templates of nested stacks follow that of their parent.
    const parent =
      template.parent && made.get(template.parent.stack)?.resources.get(template.parent.logicalId);
    const ofParent = (parent && conditions.get(parent)) ?? [];
    const resources = new Map<string, ModelResource>();
    for (const [logicalId, resource] of template.resources) {
      const resolved = resolvedOnRead(resource, resolution, exploration);
      resources.set(logicalId, resolved);
      const { condition } = resource;
      const own =
        condition === undefined ? [] : [{ key: `${context.id}/${condition}`, name: condition, resolution }];
      if (own.length + ofParent.length > 0) conditions.set(resolved, [...ofParent, ...own]);
    }
    made.set(template.stack, { ...template, ...(parent && { parent }), resources });
  }
  return {
    templates: [...made.values()],
    exists: (resource) =>
      (conditions.get(resource) ?? []).every(
        ({ name, resolution }) => resolution.conditions.isTrue(name) !== false,
      ),
    conditionsOf: (resource) => (conditions.get(resource) ?? []).map(({ key }) => key),
  };
}

/** A condition of a template. */
interface NamedCondition {
  readonly key: string;
  readonly name: string;
  readonly resolution: IntrinsicResolution;
}

function resolvedOnRead(
  resource: ModelResource,
  resolution: IntrinsicResolution,
  exploration: Exploration,
): ModelResource {
  const { properties, condition } = resource;
  if (condition === undefined && isLiteralValue(properties)) return resource;
  const resolve = (value: unknown) => resolution.value(value);
  return {
    ...resource,
    condition: undefined,
    properties: isLiteralValue(properties) ? properties : lazyProperties(properties, resolve, exploration),
  };
}

interface Surroundings {
  /** Unique among the templates. */
  readonly id: string;
  readonly references: References;
  readonly resolutions: ReadonlyMap<ModelStack, IntrinsicResolution>;
}

function contextOf(
  { stack, parameters, conditions, mappings }: Template,
  { id, references, resolutions }: Surroundings,
): ConstructorParameters<typeof IntrinsicResolution>[0] {
  /** The values of other templates that are being read. */
  const pending = new Set<string>();
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
    source: (value) => {
      const key = JSON.stringify(value);
      // CloudFormation refuses values that refer to themselves.
      if (pending.has(key)) return undefined;
      pending.add(key);
      try {
        const source = references.source(value, stack);
        return source && resolutions.get(source.stack)?.value(source.value);
      } finally {
        pending.delete(key);
      }
    },
  };
}
