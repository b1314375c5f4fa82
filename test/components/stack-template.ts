import { NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ContainerService } from '../../lib';

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly Parameters?: { readonly [name: string]: unknown } };
  readonly DependsOn?: readonly string[];
}

interface TemplateJson {
  readonly Resources?: { readonly [id: string]: Resource };
  readonly Outputs?: { readonly [id: string]: { readonly Value: unknown } };
  readonly [section: string]: unknown;
}

/** The nested stack of a service, as its parent has it. */
interface Inlined {
  /** What stands before the logical ids of its resources, so that they read as if they stood in the parent. */
  readonly prefix: string;
  readonly resource: Resource;
  readonly template: TemplateJson;
}

/**
 * The template of a stack with the resources of its services in it, as if these had no nested stacks of their own: ids begin
 * with the path of the service, parameters and outputs are replaced by what they stand for.
 */
export function stackTemplate(stack: Stack): Template {
  const template = Template.fromStack(stack).toJSON() as TemplateJson;
  const inlined = new Map<string, Inlined>();
  for (const nested of nestedStacksOfServices(stack)) {
    const id = String(stack.resolve(nested.nestedStackResource?.logicalId));
    const scopes = nested.node.scopes.slice(stack.node.scopes.length, -1);
    const resource = template.Resources?.[id];
    if (resource === undefined) continue;
    inlined.set(id, {
      prefix: scopes.map(({ node }) => node.id.replaceAll(/[^A-Za-z0-9]/g, '')).join(''),
      resource,
      template: Template.fromStack(nested).toJSON(),
    });
  }
  return Template.fromJSON(new Inliner(template, inlined).inline());
}

function nestedStacksOfServices(stack: Stack): NestedStack[] {
  return stack.node
    .findAll()
    .filter((construct): construct is NestedStack => construct instanceof NestedStack)
    .filter((it) => it.node.scope instanceof ContainerService && it.nestedStackParent === stack);
}

class Inliner {
  constructor(
    private readonly template: TemplateJson,
    private readonly inlined: ReadonlyMap<string, Inlined>,
  ) {}

  public inline(): { [section: string]: unknown } {
    const resources = Object.entries(this.template.Resources ?? {}).flatMap(([id, resource]) => {
      const nested = this.inlined.get(id);
      return nested === undefined
        ? [[id, this.withDependencies(this.replaced(resource))] as const]
        : this.resourcesOf(nested);
    });
    const { Outputs } = this.template;
    return {
      ...this.template,
      Resources: Object.fromEntries(resources),
      ...(Outputs === undefined ? {} : { Outputs: this.replaced(Outputs) }),
    };
  }

  private resourcesOf(nested: Inlined): (readonly [string, Resource])[] {
    const { DependsOn: ofStack = [] } = nested.resource;
    return Object.entries(nested.template.Resources ?? {}).map(([id, resource]) => {
      const own = (resource.DependsOn ?? []).map((other) => nested.prefix + other);
      const replaced = this.replaced(resource, nested);
      return [nested.prefix + id, this.withDependencies({ ...replaced, DependsOn: [...own, ...ofStack] })];
    });
  }

  /** A dependency on a nested stack is one on all of its resources. */
  private withDependencies({ DependsOn = [], ...resource }: Resource): Resource {
    const dependencies = DependsOn.flatMap((id) => {
      const nested = this.inlined.get(id);
      if (nested === undefined) return [id];
      return Object.keys(nested.template.Resources ?? {}).map((other) => nested.prefix + other);
    });
    return dependencies.length === 0 ? resource : { ...resource, DependsOn: dependencies };
  }

  private replaced<T>(value: T, within?: Inlined): T {
    return this.replacedValue(value, within) as T;
  }

  private replacedValue(value: unknown, within?: Inlined): unknown {
    if (Array.isArray(value)) return value.map((item: unknown) => this.replacedValue(item, within));
    if (typeof value !== 'object' || value === null) return value;
    const { Ref: id, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: [string, unknown] };
    if (typeof id === 'string' && within !== undefined) {
      const parameters = within.resource.Properties?.Parameters ?? {};
      if (id in parameters) return this.replacedValue(parameters[id]);
      if (id in (within.template.Resources ?? {})) return { Ref: within.prefix + id };
    }
    if (attribute !== undefined) {
      const [target, name] = attribute;
      if (within !== undefined) return { 'Fn::GetAtt': [within.prefix + target, name] };
      const nested = this.inlined.get(target);
      const output = nested?.template.Outputs?.[String(name).replace('Outputs.', '')];
      if (nested !== undefined && output !== undefined) return this.replacedValue(output.Value, nested);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.replacedValue(item, within)]),
    );
  }
}
